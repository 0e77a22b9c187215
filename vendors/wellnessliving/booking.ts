import type { Booking } from '../../core/event/booking';
import type { NamedRef } from '../../core/event/people';
import { own, textOf, type UnknownRecord } from '../../core/event/read';
import { localOf, localToUtc, plusMinutes, utcOf, utcToLocal } from '../../core/event/time';
import { clientFields, clientRefFields, toClientRef } from './client';
import type { FieldRule } from './field-rule';
import { sessionIdOf } from './identity';
import { firstText, joinName, keyOf, minutesOf, recordsOf, refOf } from './values';

/** What the kinds of visit call the thing that is booked. */
const fieldsOfKind = {
	class: { period: 'k_class_period', service: 'k_class' },
	appointment: { period: 'k_appointment', service: 'k_service' },
} as const;

export function periodFieldOf(kind: Booking['kind']): string {
	return fieldsOfKind[kind].period;
}

export type BookingTimes = Pick<Booking, 'startAt' | 'endAt' | 'startLocal' | 'timeZone' | 'durationMinutes'>;

/**
 * `dt_date_global` is UTC and `dt_date_local` local, against the rule that `dt_` is UTC; `dt_cancel` is a deadline;
 * `text_timezone` is an abbreviation (`ET`) that converts nothing, so the setting decides.
 */
export function bookingTimesOf(payload: UnknownRecord, timeZone: string | null): BookingTimes {
	const local = localOf(own(payload, 'dt_date_local'));
	const startAt = utcOf(own(payload, 'dt_date_global')) ?? localToUtc(local, timeZone);
	const durationMinutes = minutesOf(own(payload, 'i_duration'));
	return {
		startAt,
		endAt: plusMinutes(startAt, durationMinutes),
		startLocal: local ?? utcToLocal(startAt, timeZone),
		timeZone,
		durationMinutes,
	};
}

interface KnownOfBooking extends Pick<Booking, 'id' | 'kind' | 'status'> {
	readonly client: UnknownRecord;
	readonly clientId: string | null;
	readonly periodId: string | null;
	readonly times: BookingTimes;
}

export function toBooking(payload: UnknownRecord, known: KnownOfBooking): Booking {
	const { id, kind, status, client, clientId, periodId, times } = known;
	return {
		id,
		groupId: null,
		kind,
		status,
		client: clientId === null ? null : toClientRef(client, clientId),
		service: refOf(keyOf(own(payload, fieldsOfKind[kind].service)), textOf(own(payload, 's_title'))),
		staff: staffOf(payload),
		location: refOf(keyOf(own(payload, 'k_location')), textOf(own(payload, 'text_location'))),
		room: textOf(own(payload, 'text_room')),
		startAt: times.startAt,
		endAt: times.endAt,
		startLocal: times.startLocal,
		timeZone: times.timeZone,
		durationMinutes: times.durationMinutes,
		price: null,
		saleId: null,
		scheduleId: kind === 'class' ? sessionIdOf(periodId, times.startAt) : null,
		source: null,
		utm: null,
	};
}

/** The first one named leads the class. */
function staffOf(payload: UnknownRecord): NamedRef | null {
	const [first] = recordsOf(own(payload, 'a_staff'));
	if (first === undefined) return null;
	const lastName = firstText(first, ['s_family', 's_surname']);
	return refOf(keyOf(own(first, 'k_staff')), joinName(textOf(own(first, 's_name')), lastName));
}

const start = ['dt_date_global', 'dt_date_local'];

const sessionField: FieldRule = {
	studio: 'booking.scheduleId',
	from: ['k_class_period', 'dt_date_global'],
	joined: true,
	note: 'the period repeats every week, so the start in UTC belongs to it',
};

export function bookingFields(kind: Booking['kind']): readonly FieldRule[] {
	return [
		{ studio: 'booking.id', from: ['k_visit'] },
		{
			studio: 'booking.id',
			from: [fieldsOfKind[kind].period, 'dt_date_global'],
			joined: true,
			required: true,
			note: 'with `uid`, where there is no `k_visit`; the local start stands in for the UTC one',
		},
		{
			studio: 'booking.status',
			from: ['id_visit'],
			required: true,
			note: 'see the table of visit statuses',
		},
		{ studio: 'booking.client.id', from: ['client.uid', 'uid'] },
		...clientRefFields('booking.client', 'client.'),
		{ studio: 'booking.service.id', from: [fieldsOfKind[kind].service] },
		{ studio: 'booking.service.name', from: ['s_title'] },
		{ studio: 'booking.staff.id', from: ['a_staff[].k_staff'], note: 'the first one named' },
		{ studio: 'booking.staff.name', from: ['a_staff[].s_name', 'a_staff[].s_family'], joined: true },
		{ studio: 'booking.location.id', from: ['k_location'] },
		{ studio: 'booking.location.name', from: ['text_location'] },
		{ studio: 'booking.room', from: ['text_room'] },
		{
			studio: 'booking.startAt',
			from: start,
			note: 'the second is local and needs the time-zone setting',
		},
		{
			studio: 'booking.endAt',
			from: ['dt_date_global', 'i_duration'],
			joined: true,
			note: 'start and length',
		},
		{
			studio: 'booking.startLocal',
			from: ['dt_date_local', 'dt_date_global'],
			note: 'the second needs the time-zone setting',
		},
		{ studio: 'booking.durationMinutes', from: ['i_duration'] },
		...(kind === 'class' ? [sessionField] : []),
		{ studio: 'client.id', from: ['client.uid', 'uid'] },
		...clientFields('client.'),
	];
}
