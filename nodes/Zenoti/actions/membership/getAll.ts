import { readGuestMemberships } from '../../../../vendors/zenoti/api';
import { pagingFields } from '../../../common/actions/fields';
import { operation } from '../../../common/actions/operation';
import type { ZenotiAccount } from '../account';
import { centerField, guestIdField, placeOptions, readPlaceSettings, simplify } from '../fields';
import { firstOf, placeFor, shaped, type WantedPlace } from '../place';

interface Wanted extends WantedPlace {
	readonly guestId: string;
	readonly limit: number | null;
}

/** One call, and one an hour for the centers. */
export const getMemberships = operation<ZenotiAccount, Wanted>({
	option: {
		name: 'Get Many',
		value: 'getAll',
		description: 'List the memberships of a guest',
		action: 'Get many memberships',
	},
	properties: [
		guestIdField('Whose memberships to list'),
		{
			...centerField,
			description: 'Zenoti demands a center here; a wrong one is answered with “Invalid Center”',
		},
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
		const read = await readGuestMemberships(account.caller, place.value, wanted.guestId);
		if (!read.ok) return read;
		const rows = account.rowsOf('memberships', read.value);
		return { ok: true, value: shaped(firstOf(rows, wanted.limit), wanted.simplify) };
	},
});
