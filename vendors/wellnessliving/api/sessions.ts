import {
	flagOf,
	listOf,
	localOf,
	numberOf,
	own,
	plusMinutes,
	textOf,
	utcOf,
	type Schedule,
	type Staff,
	type UnknownRecord,
} from '../../../core/event';
import type { Caller } from '../../../core/http';
import type { Read } from '../../../core/poll';
import { sessionIdOf } from '../identity';
import { keyOf, minutesOf, refOf } from '../values';
import { fetchRows, getRequest, type Rows } from './answer';
import { readStaff } from './staff';
import { unexpectedAnswer } from './failure';

/** One class or event at one hour; its timetable entry (`periodId`) repeats every week. */
export interface Session {
	/** Timetable entry and start. */
	readonly id: string;
	readonly periodId: string;
	readonly classId: string | null;
	/** UTC. */
	readonly startAt: string;
	/** Local to the location; attendance is asked for by it. */
	readonly startLocal: string;
	readonly name: string | null;
	readonly durationMinutes: number | null;
	/** `null` when not told. */
	readonly booked: number | null;
	readonly waiting: number | null;
	readonly capacity: number | null;
	readonly isCancelled: boolean;
	readonly locationId: string | null;
	/** Who leads it, first one first. */
	readonly staff: readonly SessionStaff[];
}

export interface SessionStaff {
	readonly id: string | null;
	readonly uid: string | null;
}

/** `YYYY-MM-DD`, both inclusive, local days. */
export interface Days {
	readonly from: string;
	readonly to: string;
}

/**
 * All classes and events of these days, the cancelled ones too; private appointments are in no list. `uid` is demanded
 * and does not filter: whoever it is, the answer is the whole business.
 */
export async function readSessions(caller: Caller, days: Days, uid: string): Promise<Read<Rows<Session>>> {
	const request = getRequest('/v1/schedule/class/list', {
		// bare dates, against the rule of this API (`date-end-invalid`)
		dt_date: days.from,
		dt_end: days.to,
		uid,
		show_cancel: true,
		show_class: true,
		show_event: true,
		is_tab_all: true,
	});
	return await fetchRows(caller, request, { field: 'a_session', keyField: null }, toSession);
}

/** Any person's `uid`, as the schedule demands one. */
export async function anyUid(caller: Caller): Promise<Read<string>> {
	const read = await readStaff(caller);
	return read.ok ? uidOf(read.value) : read;
}

/** That of the first staff member who has one. */
export function uidOf({ rows }: Rows<Staff>): Read<string> {
	const uid = rows.map(({ raw }) => keyOf(own(raw, 'uid'))).find((found) => found !== null) ?? null;
	if (uid !== null) return { ok: true, value: uid };
	return { ok: false, failure: unexpectedAnswer('staff member with a uid, which the schedule asks for') };
}

/** One row per answer is known to carry a date and nothing else: it cannot be keyed. */
function toSession(record: UnknownRecord): Session | null {
	const periodId = keyOf(own(record, 'k_class_period'));
	const startAt = utcOf(own(record, 'dt_date'));
	const startLocal = localOf(own(record, 'dtl_date'));
	const id = sessionIdOf(periodId, startAt);
	if (id === null || periodId === null || startAt === null || startLocal === null) return null;
	return {
		id,
		periodId,
		classId: keyOf(own(record, 'k_class')),
		startAt,
		startLocal,
		name: textOf(own(record, 's_title')),
		durationMinutes: minutesOf(own(record, 'i_duration')),
		booked: numberOf(own(record, 'i_book')),
		waiting: numberOf(own(record, 'i_wait')),
		capacity: numberOf(own(record, 'i_capacity')),
		isCancelled: flagOf(own(record, 'is_cancel')) === true,
		locationId: keyOf(own(record, 'k_location')),
		staff: staffOf(record),
	};
}

/** `a_staff` and `a_staff_uid` are paired by place; the first is empty for newer API applications. */
function staffOf(record: UnknownRecord): readonly SessionStaff[] {
	const ids = listOf(own(record, 'a_staff')).map(keyOf);
	const uids = listOf(own(record, 'a_staff_uid')).map(keyOf);
	const count = Math.max(ids.length, uids.length);
	return Array.from({ length: count }, (_, index) => ({ id: ids[index] ?? null, uid: uids[index] ?? null }));
}

export function toSchedule(
	session: Session,
	location: Schedule['location'],
	timeZone: string | null,
): Schedule {
	return {
		id: session.id,
		name: session.name,
		location: location ?? refOf(session.locationId, null),
		startAt: session.startAt,
		endAt: plusMinutes(session.startAt, session.durationMinutes),
		startLocal: session.startLocal,
		timeZone,
		durationMinutes: session.durationMinutes,
		capacity: session.capacity,
		room: null,
		isRecurring: null,
	};
}
