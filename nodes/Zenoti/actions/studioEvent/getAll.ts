import { zenotiPollProfile } from '../../../../vendors/zenoti/api';
import { getStudioEvents } from '../../../common/actions/studioEvents';
import type { ZenotiAccount } from '../account';
import { centersField } from '../fields';
import { listedPlaces } from '../place';

/** As the polling trigger reads on its first run; the centers are listed once an hour at most. */
export const getEvents = getStudioEvents<ZenotiAccount>({
	profile: zenotiPollProfile,
	placesField: { ...centersField, name: 'placeIds' },
	places: listedPlaces,
});
