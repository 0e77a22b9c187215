import { isRecord, own, textOf, utcOf } from '../../core/event';
import type { UnknownRecord } from '../../core/event';

/** The frame around an event object: `{ id, event_id, event_schema, event_resource, event_type, event_timestamp, data }`. */
export interface Envelope {
	/** The routing key as sent; `null` for a bare event object. `event_resource` is null in real traffic and never read. */
	readonly eventType: string | null;
	/** One per business event, the same for every subscription that tells it. */
	readonly eventId: string | null;
	/** One per delivery record of one subscription. */
	readonly deliveryId: string | null;
	/** UTC with milliseconds, from up to seven fractional digits. */
	readonly occurredAt: string | null;
	/** `event_timestamp` as sent, with all its digits. */
	readonly timestamp: string | null;
	readonly data: unknown;
}

const envelopeKeys = ['event_id', 'event_schema', 'event_timestamp'] as const;

/**
 * Takes the envelope off. An object without one is its own event object; its `id` and `event_id` are then not Zenoti's
 * delivery ids (a class session has a field `event_id` that is null or −1).
 */
export function openEnvelope(payload: UnknownRecord): Envelope {
	const eventType = textOf(own(payload, 'event_type'));
	if (eventType === null && !isFramed(payload)) {
		return {
			eventType: null,
			eventId: null,
			deliveryId: null,
			occurredAt: null,
			timestamp: null,
			data: payload,
		};
	}
	const timestamp = own(payload, 'event_timestamp');
	return {
		eventType,
		eventId: textOf(own(payload, 'event_id')),
		deliveryId: textOf(own(payload, 'id')),
		occurredAt: utcOf(timestamp),
		timestamp: textOf(timestamp),
		data: own(payload, 'data'),
	};
}

function isFramed(payload: UnknownRecord): boolean {
	return isRecord(own(payload, 'data')) && envelopeKeys.some((key) => Object.hasOwn(payload, key));
}
