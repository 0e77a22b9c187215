import type { Read } from '../../../../core/poll';
import {
	readSessionAttendance,
	staffByKey,
	toSessionBooking,
	type Attendance,
	type Days,
	type Row,
	type Session,
	type StudioBook,
} from '../../../../vendors/wellnessliving/api';
import { inParallel } from '../../../../vendors/wellnessliving/api/in-parallel';
import { dayFields, pagingFields } from '../../../common/actions/fields';
import { operation } from '../../../common/actions/operation';
import type { WellnessLivingAccount } from '../account';
import { locationsOption, optionsField, readLocationFilter, simplify, timeZoneOption } from '../fields';
import { sessionsOf } from '../sessions';
import { firstOf, zonesOf } from '../shape';

interface Wanted {
	readonly days: Days;
	readonly isWanted: (locationId: string | null) => boolean;
	readonly sessionId: string | null;
	readonly timeZone: string | null;
	readonly simplify: boolean;
	readonly limit: number | null;
}

/** Calls under way at a time. */
const width = 4;

/** Staff, schedule and locations, then one call for each session. Who has cancelled is on no list. */
export const getAttendance = operation<WellnessLivingAccount, Wanted>({
	option: {
		name: 'Get Many',
		value: 'getAll',
		description: 'List who is booked on classes and events, waits or came; who cancelled is not listed',
		action: 'Get many class bookings',
	},
	properties: [
		...dayFields('classes'),
		...pagingFields(),
		simplify,
		optionsField([
			locationsOption,
			timeZoneOption,
			{
				displayName: 'Session ID',
				name: 'sessionId',
				type: 'string',
				default: '',
				description: 'Only this session, as Class › Get Many Sessions names it',
			},
		]),
	],
	read: (input) => ({
		days: input.days(),
		isWanted: readLocationFilter(input),
		sessionId: input.within('options').text('sessionId'),
		timeZone: input.within('options').timeZone('timeZone', 'Time Zone'),
		simplify: input.flag('simplify'),
		limit: input.limit(),
	}),
	run: async (account, { days, isWanted, sessionId, timeZone, simplify: isSimple, limit }) => {
		const sessions = await sessionsOf(account, days, isWanted);
		if (!sessions.ok) return sessions;
		const book = await bookOf(account, timeZone);
		if (!book.ok) return book;
		const chosen = sessions.value
			.map(({ value }) => value)
			.filter(({ id }) => sessionId === null || id === sessionId);
		const read = await attendanceOf(account, chosen, limit);
		if (!read.ok) return read;
		const shape = isSimple ? toBooking(book.value) : ({ row }: Attended) => row.raw;
		return { ok: true, value: firstOf(read.value.map(shape), limit) };
	},
});

interface Attended {
	readonly session: Session;
	readonly row: Row<Attendance>;
}

async function bookOf(account: WellnessLivingAccount, timeZone: string | null): Promise<Read<StudioBook>> {
	const [locations, staff] = [await account.locations(), await account.staff()];
	if (!locations.ok) return locations;
	if (!staff.ok) return staff;
	const timeZoneOf = zonesOf(locations.value, timeZone);
	return { ok: true, value: { locations: locations.value, staff: staffByKey(staff.value), timeZoneOf } };
}

async function attendanceOf(
	{ caller, progress }: WellnessLivingAccount,
	sessions: readonly Session[],
	limit: number | null,
): Promise<Read<readonly Attended[]>> {
	const tell = progress('class bookings');
	const found: Attended[] = [];
	for (let start = 0; start < sessions.length; start += width) {
		if (limit !== null && found.length >= limit) break;
		const read = await inParallel(sessions.slice(start, start + width), width, async (session) => {
			const rows = await readSessionAttendance(caller, session);
			return rows.ok ? { ok: true, value: rows.value.map((row) => ({ session, row })) } : rows;
		});
		if (!read.ok) return read;
		found.push(...read.value.flat());
		tell(found.length, null);
	}
	return { ok: true, value: found };
}

function toBooking(book: StudioBook): (attended: Attended) => object {
	return ({ session, row: { value, raw } }) => {
		const { bookedAt, checkedInAt } = value;
		const booking = toSessionBooking(session, value, book);
		return booking === null ? raw : { ...booking, bookedAt, checkedInAt };
	};
}
