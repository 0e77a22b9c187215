import { localOf, numberOf, own, recordOf, textOf, utcOf, utcToLocal } from '../../core/event';
import type { Booking, BookingStatus, EventType, UnknownRecord } from '../../core/event';
import type { NormaliseContext } from '../../core/intake';
import type { Fact, FieldRow, ZenotiEntity } from './fact';
import { guestRef } from './people';
import { centerOf, namedRef, zenotiIdOf } from './read-zenoti';

/** The status a booking has after an event of that type; `null` where the event does not say. */
export const statusAfter: Partial<Record<EventType, BookingStatus>> = {
	'studio.booking.created': 'booked',
	'studio.booking.confirmed': 'confirmed',
	'studio.booking.started': 'started',
	'studio.booking.completed': 'completed',
	'studio.booking.cancelled': 'cancelled',
	'studio.booking.noshow': 'no_show',
	'studio.booking.rejected': 'rejected',
	'studio.booking.deleted': 'deleted',
};

/** What all lines of one appointment group share; of a class booking: what its session tells. */
export type Visit = Pick<Booking, 'groupId' | 'saleId' | 'client' | 'location' | 'timeZone' | 'utm'>;

/** What is told of one line. */
export type Line = Pick<
	Booking,
	'service' | 'staff' | 'room' | 'startAt' | 'endAt' | 'startLocal' | 'durationMinutes' | 'scheduleId'
>;

export const blankLine: Line = {
	service: null,
	staff: null,
	room: null,
	startAt: null,
	endAt: null,
	startLocal: null,
	durationMinutes: null,
	scheduleId: null,
};

/** Written out, not spread: this is the busiest place of a visit with many lines. */
export function toBooking(
	id: string,
	kind: Booking['kind'],
	status: BookingStatus | null,
	visit: Visit,
	line: Line,
): Booking {
	return {
		id,
		groupId: visit.groupId,
		kind,
		status,
		client: visit.client,
		service: line.service,
		staff: line.staff,
		location: visit.location,
		room: line.room,
		startAt: line.startAt,
		endAt: line.endAt,
		startLocal: line.startLocal,
		timeZone: visit.timeZone,
		durationMinutes: line.durationMinutes,
		price: null,
		saleId: visit.saleId,
		scheduleId: line.scheduleId,
		source: null,
		utm: visit.utm,
	};
}

export function visitOf(data: UnknownRecord, context: NormaliseContext): Visit {
	const source = textOf(own(data, 'utm_source'));
	const medium = textOf(own(data, 'utm_medium'));
	return {
		groupId: zenotiIdOf(own(data, 'appointment_group_id')),
		saleId: zenotiIdOf(own(data, 'invoice_id')),
		client: guestRef(recordOf(own(data, 'guest'))),
		location: centerOf(data),
		timeZone: context.timeZone,
		utm: source === null && medium === null ? null : { source, medium },
	};
}

/**
 * One appointment line. `start_time` and `end_time` are UTC, `start_time_in_center` is the centre's wall clock; both are
 * written without a zone. Group events and Started/Completed spell duration and therapist differently.
 */
export function appointmentLine(line: UnknownRecord, timeZone: string | null): Line {
	const startAt = utcOf(own(line, 'start_time'));
	return {
		service: namedRef(own(line, 'service_id'), own(line, 'service_name')),
		staff: namedRef(own(line, 'therapist_id') ?? own(line, 'TherapistId'), own(line, 'therapist_name')),
		room: textOf(own(line, 'room_name')),
		startAt,
		endAt: utcOf(own(line, 'end_time')),
		startLocal: localOf(own(line, 'start_time_in_center')) ?? utcToLocal(startAt, timeZone),
		durationMinutes: numberOf(
			own(line, 'service_duration_in_minutes') ?? own(line, 'serviceduration_in_miutes'),
		),
		scheduleId: null,
	};
}

export function bookingFact(
	type: EventType,
	entity: ZenotiEntity,
	booking: Booking,
	record: UnknownRecord,
): Fact {
	return {
		type,
		entity,
		entityId: booking.id,
		record,
		centerId: booking.location?.id ?? null,
		groupId: booking.groupId,
		saleId: booking.saleId,
		data: { booking },
	};
}

export const appointmentFields: readonly FieldRow[] = [
	{
		studio: 'booking.id',
		zenoti: 'appointments[].id',
		note: 'appointment_id on AppointmentGroup.Delete; appointment_group_id on Status and on an emptied Updated',
	},
	{ studio: 'booking.groupId', zenoti: 'appointment_group_id' },
	{ studio: 'booking.client.id', zenoti: 'guest.id' },
	{ studio: 'booking.client.firstName', zenoti: 'guest.first_name' },
	{ studio: 'booking.client.lastName', zenoti: 'guest.last_name' },
	{ studio: 'booking.client.email', zenoti: 'guest.email' },
	{ studio: 'booking.location.id', zenoti: 'center_id' },
	{ studio: 'booking.location.name', zenoti: 'center_Name' },
	{ studio: 'booking.saleId', zenoti: 'invoice_id' },
	{ studio: 'booking.utm.source', zenoti: 'utm_source' },
	{ studio: 'booking.utm.medium', zenoti: 'utm_medium' },
	{ studio: 'booking.service.id', zenoti: 'appointments[].service_id' },
	{ studio: 'booking.service.name', zenoti: 'appointments[].service_name' },
	{
		studio: 'booking.staff.id',
		zenoti: 'appointments[].therapist_id',
		note: 'TherapistId on Started, Completed',
	},
	{ studio: 'booking.staff.name', zenoti: 'appointments[].therapist_name' },
	{ studio: 'booking.room', zenoti: 'appointments[].room_name' },
	{ studio: 'booking.startAt', zenoti: 'appointments[].start_time', note: 'UTC' },
	{ studio: 'booking.endAt', zenoti: 'appointments[].end_time', note: 'UTC' },
	{
		studio: 'booking.startLocal',
		zenoti: 'appointments[].start_time_in_center',
		note: 'else converted from start_time when the time zone is set',
	},
	{
		studio: 'booking.durationMinutes',
		zenoti: 'appointments[].service_duration_in_minutes',
		note: 'serviceduration_in_miutes on Started, Completed',
	},
	{
		studio: 'booking.status',
		zenoti: 'appointment_group_status',
		note: 'Status only; AppointmentGroup.Updated does not tell the status: null',
	},
];
