import type { Booking } from '../../../core/event';
import type { PolledResource, Sighting } from '../../../core/poll';
import { mapRead, type Row } from './answer';
import { fetchAppointment, readAppointments } from './appointments';
import { createdStampOf } from './booking-created';
import { bookingFingerprint, bookingGone, toBookingEvents } from './booking-events';
import { oneWindow, weekAhead } from './poll-plan';
import type { VisitMemory } from './visit-memory';

/** Four weeks and the look-back are five calls; what is booked later is found when it comes nearer. */
const aheadDays = 27;

/**
 * Appointments, read week by week and compared: Zenoti cannot list what has changed. Between two wide rounds the week that
 * begins yesterday, in one call.
 */
export function zenotiBookings(memory: VisitMemory): PolledResource {
	return {
		name: 'bookings',
		label: 'Appointments',
		lookbackDays: 7,
		plan: (input) => (input.isNear === true ? weekAhead(input) : oneWindow(input, aheadDays)),
		read: async (caller, place, { from, to }) => {
			const read = await readAppointments(caller, place, { from, to });
			return mapRead(read, ({ rows }) =>
				rows.map((row) => {
					memory.learn(row.value);
					return toSighting(row, to);
				}),
			);
		},
		gone: (id, before, context) => bookingGone(id, before.fingerprint, memory.ofBooking(id), context),
		isThere: async (caller, place, id) => {
			const read = await fetchAppointment(caller, place, id);
			if (read.ok) return { ok: true, value: read.value.value.status !== 'deleted' };
			return read.failure.code === 'NOT_FOUND' ? { ok: true, value: false } : read;
		},
	};
}

function toSighting(row: Row<Booking>, lastDay: string): Sighting {
	const { value: booking, raw } = row;
	const fingerprint = bookingFingerprint(booking);
	return {
		id: booking.id,
		fingerprint,
		day: dayOfBooking(booking) ?? lastDay,
		events: (before, context) =>
			toBookingEvents(
				{
					booking,
					raw,
					fingerprint,
					asked: 'GET /v1/appointments',
					created: createdStampOf(raw, context.place),
				},
				before,
				context,
			),
	};
}

/** At the center where that is known. */
export function dayOfBooking({ startLocal, startAt }: Booking): string | null {
	return (startLocal ?? startAt)?.slice(0, 10) ?? null;
}
