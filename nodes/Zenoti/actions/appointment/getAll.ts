import { readAppointments, type Days } from '../../../../vendors/zenoti/api';
import { dayFields, pagingFields } from '../../../common/actions/fields';
import { operation } from '../../../common/actions/operation';
import type { ZenotiAccount } from '../account';
import { centerField, employeeField, placeOptions, readPlaceSettings, simplify } from '../fields';
import { firstOf, placeFor, shaped, type WantedPlace } from '../place';

interface Wanted extends WantedPlace {
	readonly days: Days;
	readonly employeeId: string | undefined;
	readonly limit: number | null;
}

/** One call a week; the list is not paged. */
export const getAppointments = operation<ZenotiAccount, Wanted>({
	option: {
		name: 'Get Many',
		value: 'getAll',
		description: 'List the appointments of a center, those cancelled and missed included',
		action: 'Get many appointments',
	},
	properties: [
		centerField,
		...dayFields('appointments'),
		...pagingFields(),
		simplify,
		placeOptions([employeeField]),
	],
	read: (input) => ({
		centerId: input.requiredId('centerId', 'Center'),
		days: input.days(),
		employeeId: input.within('options').text('employeeId') ?? undefined,
		limit: input.limit(),
		simplify: input.flag('simplify'),
		settings: readPlaceSettings(input),
	}),
	run: async (account, wanted) => {
		const place = await placeFor(account, wanted);
		if (!place.ok) return place;
		const { days, employeeId, limit } = wanted;
		const read = await readAppointments(account.caller, place.value, days, employeeId);
		if (!read.ok) return read;
		const rows = account.rowsOf('appointments', read.value);
		return { ok: true, value: shaped(firstOf(rows, limit), wanted.simplify) };
	},
});
