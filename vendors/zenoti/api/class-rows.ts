import {
	flagOf,
	numberOf,
	own,
	plusMinutes,
	recordOf,
	textOf,
	type Booking,
	type BookingStatus,
	type EventType,
	type NamedRef,
	type Schedule,
	type UnknownRecord,
} from '../../../core/event';
import type { Place } from '../../../core/poll';
import { blankLine, toBooking } from '../booking';
import { guestIdRef } from '../people';
import { namedRef, refOf, zenotiIdOf } from '../read-zenoti';
import { clientOf, minutesBetween, momentOf, staffOf } from './appointment-row';

export interface RegistrationState {
	readonly type: EventType;
	readonly status: BookingStatus | null;
}

/** Registration status (docs.zenoti.com/reference/retrieve-class-registrations). Substituted (5) says nothing of its own. */
export const registrationStates: ReadonlyMap<number, RegistrationState> = new Map<number, RegistrationState>([
	[0, { type: 'studio.booking.updated', status: 'booked' }],
	[1, { type: 'studio.booking.cancelled', status: 'cancelled' }],
	[2, { type: 'studio.booking.noshow', status: 'no_show' }],
	[3, { type: 'studio.booking.checkedin', status: 'checked_in' }],
	[4, { type: 'studio.booking.updated', status: 'waitlisted' }],
	[6, { type: 'studio.booking.cancelled', status: 'cancelled' }],
	[7, { type: 'studio.booking.completed', status: 'completed' }],
	[8, { type: 'studio.booking.updated', status: 'booked' }],
	[9, { type: 'studio.booking.rejected', status: 'rejected' }],
]);

/** Sessions and registrations have no published sample: ids are looked for where webhooks and siblings have them. */
export function sessionIdOf(session: UnknownRecord): string | null {
	return zenotiIdOf(own(session, 'session_id')) ?? zenotiIdOf(own(session, 'id'));
}

export function classIdOf(session: UnknownRecord): string | null {
	return zenotiIdOf(own(session, 'class_id')) ?? zenotiIdOf(own(recordOf(own(session, 'class')), 'id'));
}

export function registrationIdOf(registration: UnknownRecord): string | null {
	return zenotiIdOf(own(registration, 'registration_id')) ?? zenotiIdOf(own(registration, 'id'));
}

function classOf(session: UnknownRecord): NamedRef | null {
	const name = own(session, 'class_name') ?? own(session, 'name');
	return refOf(own(session, 'class')) ?? namedRef(classIdOf(session), name);
}

/** `end_time` contradicts the duration in webhooks, so it counts only where no duration is told. */
export function toSession(session: UnknownRecord, place: Place): Schedule | null {
	const id = sessionIdOf(session);
	if (id === null) return null;
	const start = momentOf(session, 'start_time', place.timeZone);
	const end = momentOf(session, 'end_time', place.timeZone);
	const durationMinutes =
		numberOf(own(session, 'duration_in_mins') ?? own(session, 'duration')) ??
		minutesBetween(start.local ?? start.utc, end.local ?? end.utc);
	return {
		id,
		name: classOf(session)?.name ?? null,
		location: { id: place.id, name: place.name },
		startAt: start.utc,
		endAt: plusMinutes(start.utc, durationMinutes),
		startLocal: start.local,
		timeZone: place.timeZone,
		durationMinutes,
		capacity: numberOf(own(session, 'capacity')),
		room: textOf(own(recordOf(own(session, 'room')), 'name')) ?? textOf(own(session, 'room_name')),
		isRecurring: flagOf(own(session, 'is_recurring')),
	};
}

/** A registration with what its session tells; ids and references are those of the webhooks `Class.Booking.*`. */
export function toRegistration(
	registration: UnknownRecord,
	session: UnknownRecord,
	place: Place,
): Booking | null {
	const id = registrationIdOf(registration);
	if (id === null) return null;
	const schedule = toSession(session, place);
	const guest = recordOf(own(registration, 'guest'));
	const visit = {
		groupId: null,
		saleId: zenotiIdOf(own(registration, 'group_invoice_id') ?? own(registration, 'invoice_id')),
		client: clientOf(guest) ?? guestIdRef(own(registration, 'guest_id')),
		location: { id: place.id, name: place.name },
		timeZone: place.timeZone,
		utm: null,
	};
	const code = numberOf(own(registration, 'status') ?? own(registration, 'registration_status'));
	const isWaiting = flagOf(own(registration, 'waitlist')) === true;
	const status = code === null ? null : (registrationStates.get(code)?.status ?? null);
	return toBooking(id, 'class', isWaiting && status === 'booked' ? 'waitlisted' : status, visit, {
		...blankLine,
		service: classOf(session),
		staff:
			staffOf(recordOf(own(session, 'instructor'))) ??
			namedRef(own(session, 'instructor_id'), own(session, 'instructor_name')),
		startAt: schedule?.startAt ?? null,
		endAt: schedule?.endAt ?? null,
		startLocal: schedule?.startLocal ?? null,
		durationMinutes: schedule?.durationMinutes ?? null,
		scheduleId: schedule?.id ?? null,
	});
}
