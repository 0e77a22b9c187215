import type { Booking, Schedule } from '../../../core/event';
import type { Caller } from '../../../core/http';
import type { Place, PolledResource, Read, Sighting } from '../../../core/poll';
import { mapRead, type Row } from './answer';
import { bookingFingerprint, bookingGone, toBookingEvents } from './booking-events';
import { readRegistrations, readSessions } from './classes';
import type { Days } from './days';
import { dayOfBooking } from './poll-bookings';
import { oneWindow } from './poll-plan';

/** Each session takes a call of its own, so a week; what is booked later is found when it comes nearer. */
const aheadDays = 6;

/**
 * Class bookings: the sessions in one call a hundred, then the registrations of each. A session's counts do not tell
 * enough to leave one out: who signs in or is cancelled with the class may leave them as they were.
 */
export const zenotiClassBookings: PolledResource = {
	name: 'classBookings',
	label: 'Class Bookings',
	lookbackDays: 1,
	plan: (input) => oneWindow(input, aheadDays),
	read: async (caller, place, { from, to }) => {
		const sessions = await readSessions(caller, place, { from, to }, { isExact: true });
		return sessions.ok ? await readEach(caller, place, sessions.value.rows, { from, to }) : sessions;
	},
	gone: (id, before, context) => bookingGone(id, before.fingerprint, null, context),
};

async function readEach(
	caller: Caller,
	place: Place,
	sessions: ReadonlyArray<Row<Schedule>>,
	{ to }: Days,
): Promise<Read<readonly Sighting[]>> {
	const sightings = new Map<string, Sighting>();
	for (const { raw } of sessions) {
		const read = await readRegistrations(caller, place, raw, { isExact: true });
		const found = mapRead(read, ({ rows }) => rows.map((row) => toSighting(row, to)));
		if (!found.ok) return found;
		for (const sighting of found.value) sightings.set(sighting.id, sighting);
	}
	return { ok: true, value: [...sightings.values()] };
}

function toSighting({ value: booking, raw }: Row<Booking>, lastDay: string): Sighting {
	const fingerprint = bookingFingerprint(booking);
	const asked = 'GET /v1/classes/{id}/registrations';
	return {
		id: booking.id,
		fingerprint,
		day: dayOfBooking(booking) ?? lastDay,
		events: (before, context) =>
			toBookingEvents({ booking, raw, fingerprint, asked, created: null }, before, context),
	};
}
