import type { Booking, Schedule } from '../../../../core/event';
import type { Place, Read } from '../../../../core/poll';
import { readRegistrations, readSessions, type Days, type Row } from '../../../../vendors/zenoti/api';
import { dayFields, pagingFields } from '../../../common/actions/fields';
import { operation } from '../../../common/actions/operation';
import type { ZenotiAccount } from '../account';
import { centerField, placeOptions, readPlaceSettings, simplify } from '../fields';
import { firstOf, placeFor, shaped, type WantedPlace } from '../place';

interface Wanted extends WantedPlace {
	readonly days: Days;
	/** Lower case; `null` for all. */
	readonly sessionId: string | null;
	readonly limit: number | null;
}

/** One call for a hundred sessions, then one for each session. */
export const getClassRegistrations = operation<ZenotiAccount, Wanted>({
	option: {
		name: 'Get Many Registrations',
		value: 'getRegistrations',
		description: 'List who is booked on the class sessions of a center, waits, came or cancelled',
		action: 'Get many class registrations',
	},
	properties: [
		centerField,
		...dayFields('sessions'),
		...pagingFields(),
		simplify,
		placeOptions([
			{
				displayName: 'Session ID',
				name: 'sessionId',
				type: 'string',
				default: '',
				description: 'Only registrations of this session, which saves the calls for the others',
			},
		]),
	],
	read: (input) => ({
		centerId: input.requiredId('centerId', 'Center'),
		days: input.days(),
		sessionId: input.within('options').text('sessionId')?.toLowerCase() ?? null,
		limit: input.limit(),
		simplify: input.flag('simplify'),
		settings: readPlaceSettings(input),
	}),
	run: async (account, wanted) => {
		const place = await placeFor(account, wanted);
		if (!place.ok) return place;
		const sessions = await readSessions(account.caller, place.value, wanted.days);
		if (!sessions.ok) return sessions;
		const { sessionId } = wanted;
		const chosen = account
			.rowsOf('sessions', sessions.value)
			.filter(({ value }) => sessionId === null || value.id === sessionId);
		const read = await registrationsOf(account, place.value, chosen, wanted.limit);
		return read.ok ? { ok: true, value: shaped(read.value, wanted.simplify) } : read;
	},
});

async function registrationsOf(
	account: ZenotiAccount,
	place: Place,
	sessions: ReadonlyArray<Row<Schedule>>,
	limit: number | null,
): Promise<Read<ReadonlyArray<Row<Booking>>>> {
	const progress = account.progress('registrations');
	const found: Array<Row<Booking>> = [];
	for (const { raw } of sessions) {
		if (limit !== null && found.length >= limit) break;
		const read = await readRegistrations(account.caller, place, raw);
		if (!read.ok) return read;
		found.push(...account.rowsOf('registrations', read.value));
		progress(found.length, null);
	}
	return { ok: true, value: firstOf(found, limit) };
}
