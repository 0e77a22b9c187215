import type { Schedule, Service } from '../../core/event/booking';
import { readAmount } from '../../core/event/money';
import { flagOf, numberOf, own, recordOf, textOf, type UnknownRecord } from '../../core/event/read';
import type { FieldRule } from './field-rule';
import { keyOf, minutesOf, recordsOf, refOf } from './values';

/**
 * `appointment.*`: in spite of its name the definition of a service that can be booked; there is no client, no date
 * and no status in it. `i_duration` is 0 while `i_duration_real` holds the minutes.
 */
export function toService(record: UnknownRecord, id: string, currency: string | null): Service {
	return {
		id,
		name: textOf(own(record, 's_service')),
		kind: 'appointment',
		categoryId: keyOf(own(record, 'k_service_category')),
		durationMinutes: minutesOf(own(record, 'i_duration_real')) ?? minutesOf(own(record, 'i_duration')),
		price: readAmount(own(record, 'f_online'), currency),
		isBookable: flagOf(own(record, 'is_bookable')),
		isActive: flagOf(own(record, 'is_active')),
	};
}

export const serviceFields: readonly FieldRule[] = [
	{ studio: 'service.id', from: ['k_service'], required: true },
	{ studio: 'service.name', from: ['s_service'] },
	{ studio: 'service.categoryId', from: ['k_service_category'] },
	{ studio: 'service.durationMinutes', from: ['i_duration_real', 'i_duration'], note: '0 is not told' },
	{ studio: 'service.price', from: ['f_online'], note: 'the price online' },
	{ studio: 'service.isBookable', from: ['is_bookable'] },
	{ studio: 'service.isActive', from: ['is_active'] },
];

/** `purchase_option.*`: a pass, membership or package in the catalogue; undocumented, seen by a production receiver. */
export function toPurchaseOption(record: UnknownRecord, id: string, currency: string | null): Service {
	return {
		id,
		name: textOf(own(record, 'text_title')),
		kind: 'purchase_option',
		categoryId: null,
		durationMinutes: null,
		price: readAmount(own(record, 'm_price'), currency),
		isBookable: null,
		isActive: flagOf(own(record, 'is_active')),
	};
}

export const purchaseOptionFields: readonly FieldRule[] = [
	{ studio: 'service.id', from: ['k_promotion'], required: true },
	{ studio: 'service.name', from: ['text_title'] },
	{ studio: 'service.price', from: ['m_price'] },
	{ studio: 'service.isActive', from: ['is_active'], note: '`false` on `purchase_option.deleted`' },
];

/**
 * `class.*`: the definition of a class or event with its recurring timetable, as one schedule under `k_class`. Place
 * and length are told only when all running rows of the timetable agree.
 */
export function toSchedule(record: UnknownRecord, id: string): Schedule {
	const rows = recordsOf(own(record, 'a_schedule')).filter((row) => flagOf(own(row, 'is_cancel')) !== true);
	return {
		id,
		name: textOf(own(record, 'text_title')),
		location: refOf(shared(rows.map((row) => keyOf(own(row, 'k_location')))), null),
		startAt: null,
		endAt: null,
		startLocal: null,
		timeZone: null,
		durationMinutes: shared(rows.map((row) => minutesOf(own(row, 'i_duration')))),
		capacity: null,
		room: null,
		isRecurring: rows.length === 0 ? null : rows.some(isRepeated),
	};
}

function isRepeated(row: UnknownRecord): boolean {
	return (numberOf(own(recordOf(own(row, 'a_repeat')), 'i_repeat')) ?? 0) > 0;
}

/** The value that all rows have in common, else `null`. */
function shared<T>(values: readonly (T | null)[]): T | null {
	const [first = null] = values;
	return values.every((value) => value === first) ? first : null;
}

export const scheduleFields: readonly FieldRule[] = [
	{ studio: 'schedule.id', from: ['k_class'], required: true },
	{ studio: 'schedule.name', from: ['text_title'] },
	{ studio: 'schedule.location.id', from: ['a_schedule[].k_location'], note: 'when all rows agree' },
	{ studio: 'schedule.durationMinutes', from: ['a_schedule[].i_duration'], note: 'when all rows agree' },
	{ studio: 'schedule.location.id', from: ['a_schedule[].is_cancel'], note: 'cancelled rows do not count' },
	{ studio: 'schedule.durationMinutes', from: ['a_schedule[].is_cancel'], note: 'likewise' },
	{ studio: 'schedule.isRecurring', from: ['a_schedule[].a_repeat'] },
];
