import { naiveUtcOf, localOf, sevenDigitsOf } from './stamp';
import type { Occasion } from './occasion';

/** Shapes of Zenoti's webhooks as documented and as seen in real traffic; every person in them is invented. */
export type Json = Readonly<Record<string, unknown>>;

/** The ids of one delivery: the event first, then the delivery record of a subscription, counted on from it. */
export interface ZenotiIds {
	readonly eventId: string;
	readonly deliveryId: string;
}

/** Zenoti's ids carry their second and a counter. */
export function zenotiIdsOf(atMs: number, counter: number): ZenotiIds {
	const seconds = Math.floor(atMs / 1_000)
		.toString(16)
		.padStart(8, '0');
	const idOf = (count: number) => `${seconds}a961750e01${count.toString(16).padStart(6, '0')}`;
	return { eventId: idOf(counter), deliveryId: idOf(counter + 1) };
}

export interface Moment extends ZenotiIds {
	/** Milliseconds since 1970. */
	readonly at: number;
}

/** `event_resource` is null, as in all traffic since 2023. */
export function envelope(eventType: string, moment: Moment, data: Json): Json {
	return {
		id: moment.deliveryId,
		event_id: moment.eventId,
		event_schema: 'v1',
		event_resource: null,
		event_type: eventType,
		event_timestamp: sevenDigitsOf(moment.at),
		data,
	};
}

/** The same event through a second subscription: another delivery id, nothing else. */
export function throughSecondSubscription(payload: Json): Json {
	return { ...payload, id: String(payload.id).replace(/.{6}$/, 'ffffff') };
}

/** One line of an appointment group; times without a zone, twice: UTC and the center's wall clock. */
export function appointmentLine(occasion: Occasion, updatedAt: number, startsAt: number): Json {
	const { offering, teacher, center } = occasion;
	const endsAt = startsAt + offering.minutes * 60_000;
	return {
		id: occasion.lineGuid,
		invoice_item_id: occasion.invoiceLineGuid,
		service_name: offering.name,
		service_id: offering.guid,
		start_time: naiveUtcOf(startsAt),
		end_time: naiveUtcOf(endsAt),
		start_time_in_center: localOf(startsAt, center.timeZone),
		end_time_in_center: localOf(endsAt, center.timeZone),
		creation_date: naiveUtcOf(occasion.bookedAt),
		last_updated_on: naiveUtcOf(updatedAt),
		service_duration_in_minutes: offering.minutes,
		has_add_ons: false,
		is_add_on: false,
		therapist_name: `${teacher.firstName} ${teacher.lastName}`,
		therapist_id: teacher.guid,
		is_recurring: false,
		show_in_calendar: true,
		appointment_type: 2,
		therapist_request_type: 0,
		room_id: null,
		room_name: 'Room 1',
		equipment_name: '',
	};
}
