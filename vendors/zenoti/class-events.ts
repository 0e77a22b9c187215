import {
	flagOf,
	emailOf,
	idOf,
	isRecord,
	listOf,
	localOf,
	localToUtc,
	numberOf,
	own,
	plusMinutes,
	textOf,
} from '../../core/event';
import type { BookingStatus, ClientRef, EventType, Schedule, UnknownRecord } from '../../core/event';
import { blankLine, bookingFact, statusAfter, toBooking, type Line, type Visit } from './booking';
import { missingId, type FieldRow, type Mapped, type Mapper } from './fact';
import { guestIdRef, rawPhoneOf } from './people';
import { centerOf, namedRef, zenotiIdOf } from './read-zenoti';

/** What the registrations of one delivery have in common. */
interface ClassVisit {
	readonly type: EventType;
	readonly status: BookingStatus | null;
	readonly visit: Omit<Visit, 'client'>;
	readonly line: Line;
}

/** Class.Booking.*: the guest's own registration, and one for each guest that person brings along. */
export function classBooking(type: EventType): Mapper {
	return (data) => {
		const common = classOf(data, type);
		const companions = listOf(own(data, 'training_virtual_guests')).filter(isRecord);
		return [
			...registration(common, data, 'data.registration_id', guestIdRef(own(data, 'guest_id'))),
			...companions.flatMap((guest) =>
				registration(common, guest, 'data.training_virtual_guests[].registration_id', virtualGuest(guest)),
			),
		];
	};
}

function classOf(data: UnknownRecord, type: EventType): ClassVisit {
	const isWaiting = type === 'studio.booking.created' && flagOf(own(data, 'waitlist')) === true;
	return {
		type,
		status: isWaiting ? 'waitlisted' : (statusAfter[type] ?? null),
		visit: {
			groupId: null,
			saleId: zenotiIdOf(own(data, 'group_invoice_id')),
			location: centerOf(data),
			timeZone: null,
			utm: null,
		},
		line: {
			...blankLine,
			service: namedRef(own(data, 'class_id'), null),
			scheduleId: idOf(own(data, 'session_id')),
		},
	};
}

function registration(
	{ type, status, visit, line }: ClassVisit,
	record: UnknownRecord,
	path: string,
	client: ClientRef | null,
): readonly Mapped[] {
	const id = zenotiIdOf(own(record, 'registration_id'));
	if (id === null) return missingId('registration id', path);
	return [
		bookingFact(type, 'registration', toBooking(id, 'class', status, { ...visit, client }, line), record),
	];
}

function virtualGuest(guest: UnknownRecord): ClientRef {
	return {
		id: zenotiIdOf(own(guest, 'guest_id')),
		firstName: textOf(own(guest, 'first_name')),
		lastName: textOf(own(guest, 'last_name')),
		email: emailOf(own(guest, 'email')),
		...rawPhoneOf(own(guest, 'mobile_phone')),
	};
}

/**
 * Class.Schedule.*: the key is spelt `sesion_id`. In which zone `start_time` is written is not published; it is
 * read as the centre's wall clock. `end_time` is not used: in two documented samples it contradicts the duration.
 */
export function classSchedule(type: EventType): Mapper {
	return (data, context) => {
		const id = zenotiIdOf(own(data, 'sesion_id')) ?? zenotiIdOf(own(data, 'session_id'));
		if (id === null) return missingId('session id', 'data.sesion_id');
		const location = centerOf(data);
		const startLocal = localOf(own(data, 'start_time'));
		const startAt = localToUtc(startLocal, context.timeZone);
		const durationMinutes = numberOf(own(data, 'duration_in_mins'));
		const schedule: Schedule = {
			id,
			name: textOf(own(data, 'class_name')),
			location,
			startAt,
			endAt: plusMinutes(startAt, durationMinutes),
			startLocal,
			timeZone: context.timeZone,
			durationMinutes,
			capacity: numberOf(own(data, 'capacity')),
			room: null,
			isRecurring: flagOf(own(data, 'is_recurring')),
		};
		const none = { groupId: null, saleId: null };
		const centerId = location?.id ?? null;
		return [{ type, entity: 'session', entityId: id, record: data, centerId, ...none, data: { schedule } }];
	};
}

export const classBookingFields: readonly FieldRow[] = [
	{
		studio: 'booking.id',
		zenoti: 'registration_id',
		note: 'and one booking per entry of training_virtual_guests, with its own registration_id',
	},
	{ studio: 'booking.client.id', zenoti: 'guest_id' },
	{ studio: 'booking.location.id', zenoti: 'center_id' },
	{ studio: 'booking.service.id', zenoti: 'class_id' },
	{ studio: 'booking.scheduleId', zenoti: 'session_id' },
	{ studio: 'booking.saleId', zenoti: 'group_invoice_id' },
	{ studio: 'booking.status', zenoti: 'waitlist', note: 'true on Created: waitlisted; else by event' },
];

export const scheduleFields: readonly FieldRow[] = [
	{ studio: 'schedule.id', zenoti: 'sesion_id', note: 'Zenoti’s spelling; session_id is read too' },
	{ studio: 'schedule.name', zenoti: 'class_name' },
	{ studio: 'schedule.location.id', zenoti: 'center_id' },
	{
		studio: 'schedule.startLocal',
		zenoti: 'start_time',
		note: 'zone not published: read as the centre’s wall clock; startAt needs the time zone setting',
	},
	{ studio: 'schedule.durationMinutes', zenoti: 'duration_in_mins', note: 'end_time is never used' },
	{ studio: 'schedule.capacity', zenoti: 'capacity' },
	{ studio: 'schedule.isRecurring', zenoti: 'is_recurring' },
];
