import {
	fetchVisit,
	type Days,
	type Row,
	type Visit,
	type VisitPointer,
} from '../../../../vendors/wellnessliving/api';
import type { Read } from '../../../../core/poll';
import { clientVisits } from '../../../../vendors/wellnessliving/api/client-visits';
import { dayFields, pagingFields } from '../../../common/actions/fields';
import { operation } from '../../../common/actions/operation';
import type { WellnessLivingAccount } from '../account';
import { clientIdField, optionsField, simplify, timeZoneOption } from '../fields';
import { shaped, zonesOf } from '../shape';

interface Wanted {
	readonly clientId: string;
	readonly days: Days;
	readonly withClasses: boolean;
	readonly timeZone: string | null;
	readonly simplify: boolean;
	readonly limit: number | null;
}

/** One call or two for the list, and one for each visit on it: nothing lists the appointments of a whole business. */
export const getAppointments = operation<WellnessLivingAccount, Wanted>({
	option: {
		name: 'Get Many',
		value: 'getAll',
		description: 'List the appointments of one client',
		action: 'Get many appointments',
	},
	properties: [
		clientIdField('Whose appointments to list'),
		...dayFields('appointments'),
		...pagingFields(),
		simplify,
		optionsField([
			{
				displayName: 'Include Classes',
				name: 'includeClasses',
				type: 'boolean',
				default: true,
				description: 'Whether to list the client’s visits of classes and events, too',
			},
			timeZoneOption,
		]),
	],
	read: (input) => ({
		clientId: input.requiredId('clientId', 'Client ID'),
		days: input.days(),
		withClasses: input.within('options').flag('includeClasses'),
		timeZone: input.within('options').timeZone('timeZone', 'Time Zone'),
		simplify: input.flag('simplify'),
		limit: input.limit(),
	}),
	run: async (account, wanted) => {
		const pointers = await clientVisits(account.caller, wanted.clientId, wanted.days);
		if (!pointers.ok) return pointers;
		const read = await visitsOf(account, account.rowsOf('visits', pointers.value), wanted);
		if (!read.ok) return read;
		const rows = read.value.map(({ raw, value }) => ({ raw, value: value.booking }));
		return { ok: true, value: shaped(rows, wanted.simplify) };
	},
});

async function visitsOf(
	account: WellnessLivingAccount,
	pointers: ReadonlyArray<Row<VisitPointer>>,
	{ days, withClasses, timeZone, limit }: Wanted,
): Promise<Read<ReadonlyArray<Row<Visit>>>> {
	const locations = await account.locations();
	if (!locations.ok) return locations;
	const zoneOf = zonesOf(locations.value, timeZone);
	const progress = account.progress('visits');
	const found: Array<Row<Visit>> = [];
	for (const [index, { value }] of pointers.entries()) {
		if (limit !== null && found.length >= limit) break;
		const read = await fetchVisit(account.caller, value.id, zoneOf);
		if (!read.ok) return read;
		if (isWanted(read.value.value, days, withClasses)) found.push(read.value);
		progress(index + 1, pointers.length);
	}
	return { ok: true, value: found };
}

/** The list is asked for a day more at either end: it counts in UTC, a day is the studio’s. */
function isWanted({ booking }: Visit, { from, to }: Days, withClasses: boolean): boolean {
	const day = (booking.startLocal ?? booking.startAt)?.slice(0, 10) ?? from;
	return day >= from && day <= to && (withClasses || booking.kind === 'appointment');
}
