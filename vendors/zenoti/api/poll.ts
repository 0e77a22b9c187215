import type { PollProfile } from '../../../core/poll';
import { readPlaces } from './centers';
import { zenotiBookings } from './poll-bookings';
import { zenotiClassBookings } from './poll-classes';
import { zenotiClients } from './poll-clients';
import { zenotiMemberships } from './poll-memberships';
import { zenotiSales, type InvoiceReading } from './poll-sales';
import { createVisitMemory } from './visit-memory';

export interface ZenotiPollOptions {
	readonly invoices: InvoiceReading;
}

/** Zenoti as a polling trigger sees it. */
export function createZenotiPollProfile({ invoices }: ZenotiPollOptions): PollProfile {
	const memory = createVisitMemory();
	return {
		system: 'zenoti',
		label: 'Zenoti',
		resources: {
			clients: zenotiClients,
			// before the sales, which learn from it which visit they belong to
			bookings: zenotiBookings(memory),
			classBookings: zenotiClassBookings,
			sales: zenotiSales(memory, invoices),
			memberships: zenotiMemberships,
		},
		places: readPlaces,
	};
}

export const zenotiPollProfile: PollProfile = createZenotiPollProfile({ invoices: 'whenUnclear' });
