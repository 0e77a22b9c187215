import { wellnessLivingPollProfile } from '../../../../vendors/wellnessliving/api';
import { getStudioEvents } from '../../../common/actions/studioEvents';
import type { WellnessLivingAccount } from '../account';
import { locationsOption } from '../fields';

/** As the polling trigger reads on its first run. */
export const getEvents = getStudioEvents<WellnessLivingAccount>({
	profile: wellnessLivingPollProfile,
	placesField: { ...locationsOption, name: 'placeIds' },
	places: async ({ caller }, ids) => await wellnessLivingPollProfile.places(caller, ids),
});
