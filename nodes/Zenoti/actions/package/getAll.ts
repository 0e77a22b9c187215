import { readGuestPackages } from '../../../../vendors/zenoti/api';
import { pagingFields } from '../../../common/actions/fields';
import { operation } from '../../../common/actions/operation';
import type { ZenotiAccount } from '../account';
import { centerField, guestIdField, placeOptions, readPlaceSettings, simplify } from '../fields';
import { placeFor, shaped, type WantedPlace } from '../place';

interface Wanted extends WantedPlace {
	readonly guestId: string;
	readonly limit: number | null;
}

/** One call for a hundred packages, and one an hour for the centers. */
export const getPackages = operation<ZenotiAccount, Wanted>({
	option: {
		name: 'Get Many',
		value: 'getAll',
		description: 'List the packages of a guest and what is left on them',
		action: 'Get many packages',
	},
	properties: [
		guestIdField('Whose packages to list'),
		centerField,
		...pagingFields(),
		simplify,
		placeOptions(),
	],
	read: (input) => ({
		guestId: input.requiredId('guestId', 'Guest ID'),
		centerId: input.requiredId('centerId', 'Center'),
		limit: input.limit(),
		simplify: input.flag('simplify'),
		settings: readPlaceSettings(input),
	}),
	run: async (account, wanted) => {
		const place = await placeFor(account, wanted);
		if (!place.ok) return place;
		const options = { limit: wanted.limit ?? undefined };
		const read = await readGuestPackages(account.caller, place.value, wanted.guestId, options);
		if (!read.ok) return read;
		return { ok: true, value: shaped(account.rowsOf('packages', read.value), wanted.simplify) };
	},
});
