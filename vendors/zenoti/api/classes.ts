import { recordOf, type Booking, type Schedule, type UnknownRecord } from '../../../core/event';
import type { Caller, HttpRequest } from '../../../core/http';
import type { Place, Read } from '../../../core/poll';
import { listUnder, mapRead, toRows, type Rows } from './answer';
import { classIdOf, registrationIdOf, sessionIdOf, toRegistration, toSession } from './class-rows';
import { addDays, type Days } from './days';
import { readAll, type PageOptions } from './pages';
import { pathWith, step } from './url';

/**
 * Sessions of a center; active timetables only. Whether `end_date` belongs to the range is not published, and that of
 * appointments does not, so one more day is asked for than is wanted.
 */
export function sessionsRequest(centerId: string, { from, to }: Days): HttpRequest {
	return {
		method: 'GET',
		path: '/v1/classes/sessions',
		query: { center_id: centerId, start_date: from, end_date: addDays(to, 1) },
	};
}

export function registrationsRequest(centerId: string, classId: string, sessionId: string): HttpRequest {
	const path = pathWith(`/v1/classes/${step(classId)}/registrations`, [
		['session_id', sessionId],
		['center_id', centerId],
		['expand', 'session'],
		['expand', 'status_count'],
	]);
	return { method: 'GET', path };
}

export async function readSessions(
	caller: Caller,
	place: Place,
	days: Days,
	options: PageOptions = {},
): Promise<Read<Rows<Schedule>>> {
	const idOf = (row: unknown): string | null => sessionIdOf(recordOf(row));
	const request = sessionsRequest(place.id, days);
	const read = await readAll(caller, request, listUnder('sessions'), { ...options, idOf });
	return mapRead(read, (list) => {
		const { rows, problems } = toRows(list, 'sessions', (row) => toSession(row, place));
		return { rows: rows.filter(({ value }) => !isAfter(value, days)), problems };
	});
}

/** Of the day that was asked for in excess; one without a time is kept. */
function isAfter({ startLocal, startAt }: Schedule, { to }: Days): boolean {
	return ((startLocal ?? startAt)?.slice(0, 10) ?? to) > to;
}

export async function readRegistrations(
	caller: Caller,
	place: Place,
	session: UnknownRecord,
	options: PageOptions = {},
): Promise<Read<Rows<Booking>>> {
	const classId = classIdOf(session);
	const sessionId = sessionIdOf(session);
	if (classId === null || sessionId === null) return { ok: true, value: { rows: [], problems: [] } };
	const idOf = (row: unknown): string | null => registrationIdOf(recordOf(row));
	const request = registrationsRequest(place.id, classId, sessionId);
	const read = await readAll(caller, request, listUnder('registrations'), { ...options, idOf });
	return mapRead(read, (list) => toRows(list, 'registrations', (row) => toRegistration(row, session, place)));
}
