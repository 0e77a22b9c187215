import { fetchLocation } from '../../../../vendors/wellnessliving/api';
import { operation } from '../../../common/actions/operation';
import type { WellnessLivingAccount } from '../account';
import { locatorField, simplify } from '../fields';
import { shaped } from '../shape';

interface Wanted {
	readonly locationId: string;
	readonly simplify: boolean;
}

/** One call. */
export const getLocation = operation<WellnessLivingAccount, Wanted>({
	option: {
		name: 'Get',
		value: 'get',
		description: 'Read one location with phone, email and address',
		action: 'Get a location',
	},
	properties: [locatorField('Location', 'locationId', 'searchLocations', 'The location to read'), simplify],
	read: (input) => ({
		locationId: input.requiredId('locationId', 'Location'),
		simplify: input.flag('simplify'),
	}),
	run: async ({ caller }, wanted) => {
		const read = await fetchLocation(caller, wanted.locationId);
		return read.ok ? { ok: true, value: shaped([read.value], wanted.simplify) } : read;
	},
});
