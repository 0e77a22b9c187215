import type { Booking, BookingStatus, EventType, NamedRef, StudioEvent } from '../../../core/event';
import type { RowContext } from '../../../core/rows';
import { bookingFingerprint } from '../api/booking-events';
import { versionOfChange } from '../api/fingerprint';
import { onceVersion, toPollEvent } from '../api/poll-event';
import { bookingFact, statusAfter } from '../booking';
import { asImport } from './imported';

/** When it was booked: to the second for the event's id, and as near as told for its time. */
export interface Created {
	readonly stamp: string | null;
	readonly at: string | null;
}

/** What a status says beyond that the appointment was booked. */
const stepOf = new Map<BookingStatus | null, EventType>([
	['checked_in', 'studio.booking.checkedin'],
	...typesByStatus(),
]);

function typesByStatus(): ReadonlyArray<readonly [BookingStatus, EventType]> {
	const steps: EventType[] = [
		'studio.booking.confirmed',
		'studio.booking.started',
		'studio.booking.completed',
		'studio.booking.cancelled',
		'studio.booking.noshow',
		'studio.booking.deleted',
	];
	return steps.flatMap((type) => {
		const status = statusAfter[type];
		return status === undefined ? [] : [[status, type] as const];
	});
}

/** As a poll tells of an appointment that it sees for the first time, with the same ids. */
export function bookingImports(
	booking: Booking,
	created: Created,
	center: NamedRef | null,
	context: RowContext,
	raw: { readonly raw?: unknown },
): readonly StudioEvent[] {
	const eventOf = (type: EventType, told: Booking, version: string, at: string | null): StudioEvent => {
		const stamps = created.stamp === null ? {} : { creation_date: created.stamp };
		const fact = bookingFact(type, 'appointment', told, stamps);
		const finding = { fact, asked: 'Appointments export', version, happenedAt: at, raw: null };
		const place = { id: '', name: null, timeZone: context.timeZone, currency: context.currency };
		const event = toPollEvent(finding, { receivedAt: context.asOf, place, includeRaw: false });
		return asImport(event, context, center, raw);
	};
	const booked = eventOf('studio.booking.created', { ...booking, status: 'booked' }, onceVersion, created.at);
	const step = stepOf.get(booking.status);
	if (step === undefined) return [booked];
	return [booked, eventOf(step, booking, versionOfChange(null, bookingFingerprint(booking)), null)];
}
