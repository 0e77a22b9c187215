import type { Booking, Schedule } from '../../../core/event';
import type { Caller } from '../../../core/http';
import type { Known, Place, PlanInput, PolledResource, Read, Sighting, Window } from '../../../core/poll';
import { mapRead, type Row } from './answer';
import { bookingFingerprint, bookingGone, isOver, toBookingEvents } from './booking-events';
import { readRegistrations, readSessions } from './classes';
import { addDays, daysAt, slicesOf } from './days';
import { dayOfBooking } from './poll-bookings';
import { oneWindow, weekAhead } from './poll-plan';
import { countsOf, isSessionKey, sessionFingerprint, sessionKey, sessionSighting } from './session-sighting';

/** What is booked later is found when it comes nearer. */
const aheadDays = 27;
/** Sessions of a week are read in one go: each may take a call of its own. */
const sliceDays = 7;
const aheadMark = 'ahead ';

/**
 * Class bookings: the sessions in one call a hundred, then the registrations of those whose counts have changed. A wide
 * round reads those of every session up to tomorrow, because who signs in leaves the counts as they are.
 */
export const zenotiClassBookings: PolledResource = {
	name: 'classBookings',
	label: 'Class Bookings',
	lookbackDays: 1,
	plan: (input) => (input.isNear === true ? weekAhead(input) : widePlan(input)),
	read: async (caller, place, window, known) => {
		const sessions = await readSessions(caller, place, window, { isExact: true });
		if (!sessions.ok) return sessions;
		return await readEach(caller, place, { window, known, sessions: sessions.value.rows });
	},
	gone: (id, { fingerprint }, context) =>
		isSessionKey(id) ? [] : bookingGone(id, fingerprint, null, context),
};

function widePlan(input: PlanInput): readonly Window[] {
	const today = daysAt(input.nowMs, input.place.timeZone).to;
	const ahead = { from: addDays(today, 2), to: addDays(today, aheadDays) };
	return [
		...oneWindow(input, 1),
		...slicesOf(ahead, sliceDays).map(({ from, to }) => ({ key: `${aheadMark}${from}..${to}`, from, to })),
	];
}

interface Sessions {
	readonly window: Window;
	readonly known: Known;
	readonly sessions: ReadonlyArray<Row<Schedule>>;
}

/** Sessions come last: they count as seen only when all their registrations do. */
async function readEach(
	caller: Caller,
	place: Place,
	{ window, known, sessions }: Sessions,
): Promise<Read<readonly Sighting[]>> {
	const bySession = registrationsOf(known);
	const kept: Sighting[] = [];
	const found: Sighting[] = [];
	const summaries: Sighting[] = [];
	for (const row of sessions) {
		const before = bySession.get(row.value.id) ?? [];
		if (!isToRead(row, window, known, before)) {
			kept.push(...before);
			summaries.push(sessionSighting(row, window.to, true));
			continue;
		}
		const read = await readRegistrations(caller, place, row.raw, { isExact: true });
		const told = mapRead(read, ({ rows }) => rows.map((one) => toSighting(one, window.to)));
		if (!told.ok) return told;
		found.push(...told.value);
		const ids = new Set(told.value.map(({ id }) => id));
		const isSettled = before.every(({ id }) => ids.has(id));
		summaries.push(sessionSighting(row, window.to, isSettled));
	}
	const sightings = [...kept, ...found, ...summaries];
	// one that has moved here from a session that was not read is where it was found
	return { ok: true, value: [...new Map(sightings.map((sighting) => [sighting.id, sighting])).values()] };
}

/** What earlier polls remember, by session, with nothing to tell. */
function registrationsOf(known: Known): ReadonlyMap<string, readonly Sighting[]> {
	const bySession = new Map<string, Sighting[]>();
	for (const [id, { fingerprint, day, note }] of known) {
		if (note === null || isSessionKey(id)) continue;
		const sighting = { id, fingerprint, day, note, events: () => [] };
		const others = bySession.get(note);
		if (others === undefined) bySession.set(note, [sighting]);
		else others.push(sighting);
	}
	return bySession;
}

function isToRead(row: Row<Schedule>, window: Window, known: Known, before: readonly Sighting[]): boolean {
	const counts = countsOf(row);
	if (counts === null) return true;
	const isEmpty = counts.taken === 0 && counts.waiting === 0;
	const isEachRead = window.isNear !== true && !window.key.startsWith(aheadMark);
	// the first look at this one: whoever has cancelled may have left it empty
	if (isEachRead && !known.has(sessionKey(row.value.id))) return true;
	if (isEmpty && before.every(({ fingerprint }) => isOver(fingerprint))) return false;
	return isEachRead || known.get(sessionKey(row.value.id))?.fingerprint !== sessionFingerprint(row);
}

function toSighting({ value: booking, raw }: Row<Booking>, lastDay: string): Sighting {
	const fingerprint = bookingFingerprint(booking);
	const asked = 'GET /v1/classes/{id}/registrations';
	return {
		id: booking.id,
		fingerprint,
		day: dayOfBooking(booking) ?? lastDay,
		note: booking.scheduleId,
		events: (before, context) =>
			toBookingEvents({ booking, raw, fingerprint, asked, created: null }, before, context),
	};
}
