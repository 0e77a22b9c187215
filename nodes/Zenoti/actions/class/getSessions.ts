import { readSessions, type Days } from '../../../../vendors/zenoti/api';
import { dayFields, pagingFields } from '../../../common/actions/fields';
import { operation } from '../../../common/actions/operation';
import type { ZenotiAccount } from '../account';
import { centerField, placeOptions, readPlaceSettings, simplify } from '../fields';
import { firstOf, placeFor, shaped, type WantedPlace } from '../place';

interface Wanted extends WantedPlace {
	readonly days: Days;
	readonly limit: number | null;
}

/** One call for a hundred sessions. */
export const getClassSessions = operation<ZenotiAccount, Wanted>({
	option: {
		name: 'Get Many Sessions',
		value: 'getSessions',
		description: 'List the class sessions of a center',
		action: 'Get many class sessions',
	},
	properties: [centerField, ...dayFields('sessions'), ...pagingFields(), simplify, placeOptions()],
	read: (input) => ({
		centerId: input.requiredId('centerId', 'Center'),
		days: input.days(),
		limit: input.limit(),
		simplify: input.flag('simplify'),
		settings: readPlaceSettings(input),
	}),
	run: async (account, wanted) => {
		const place = await placeFor(account, wanted);
		if (!place.ok) return place;
		const options = { onPage: account.progress('sessions') };
		const read = await readSessions(account.caller, place.value, wanted.days, options);
		if (!read.ok) return read;
		const rows = account.rowsOf('sessions', read.value);
		return { ok: true, value: shaped(firstOf(rows, wanted.limit), wanted.simplify) };
	},
});
