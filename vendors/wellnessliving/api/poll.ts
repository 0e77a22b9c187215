import type { PollProfile } from '../../../core/poll';
import { system } from '../envelope';
import { createBuildMemory } from './build-memory';
import { wellnessLivingBookings } from './poll-bookings';
import { wellnessLivingClients } from './poll-clients';
import { readPlaces } from './poll-places';
import { wellnessLivingSales } from './poll-sales';

/**
 * WellnessLiving as a polling trigger sees it. Memberships are not among its resources: their state is on one address per
 * purchased item and on no list of the business.
 */
export function createWellnessLivingPollProfile(): PollProfile {
	const builds = createBuildMemory();
	return {
		system,
		label: 'WellnessLiving',
		resources: {
			clients: wellnessLivingClients(builds),
			bookings: wellnessLivingBookings,
			sales: wellnessLivingSales(builds),
		},
		places: readPlaces,
	};
}

export const wellnessLivingPollProfile: PollProfile = createWellnessLivingPollProfile();
