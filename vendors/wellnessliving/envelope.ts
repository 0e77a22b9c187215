import { idOf, own, recordOf, textOf, type UnknownRecord } from '../../core/event/read';
import { plusMinutes } from '../../core/event/time';
import { headerOf, type DeliveryHeaders } from '../../core/intake/headers';
import { payloadHash } from '../../core/intake/payload-hash';
import { momentOf } from './moment';
import { keyOf } from './values';

export const system = 'wellnessliving';

/**
 * What a delivery says of itself. The body is signed and the headers are not, so `meta_data` is asked first and a
 * header only for what it leaves open; every one of them may be missing.
 */
export interface Envelope {
	readonly meta: UnknownRecord;
	readonly businessId: string | null;
	/** `wellnessliving/businesses/<k_business>`, or `wellnessliving` when the business is unknown. */
	readonly source: string;
	/** When the vendor made the payload, UTC; it does not move in three days of retries. */
	readonly generatedAt: string | null;
	/** The vendor's own name of this delivery. */
	readonly deliveryId: string | null;
	/** Names this one generation of the payload; `null` when neither body nor headers name it. */
	readonly stamp: string | null;
}

export function readEnvelope(payload: UnknownRecord, headers: DeliveryHeaders, receivedAt: string): Envelope {
	const meta = recordOf(own(payload, 'meta_data'));
	const businessId = businessIdOf(payload, meta, headers);
	const eventId = stampText(idOf(own(meta, 'id')));
	const payloadKey = eventId ?? stampText(textOf(headerOf(headers, 'x-payload-key')));
	const signedAt = momentOf(own(meta, 'date'));
	return {
		meta,
		businessId,
		source: businessId === null ? system : `${system}/businesses/${businessId}`,
		generatedAt: signedAt ?? believable(momentOf(headerOf(headers, 'x-generated-at')), receivedAt),
		deliveryId: payloadKey,
		stamp: eventId ?? keyAndTime(payloadKey, signedAt ?? textOf(headerOf(headers, 'x-generated-at'))),
	};
}

const dayMinutes = 1_440;

/**
 * The header is not signed. A time from the future would make every later change of the entity look stale, so one
 * that is more than a day ahead of receipt is not believed; a past one is, because retries run for three days.
 */
function believable(moment: string | null, receivedAt: string): string | null {
	const limit = plusMinutes(receivedAt, dayMinutes);
	return moment !== null && limit !== null && moment > limit ? null : moment;
}

/** nginx drops header names with an underscore, hence both spellings and the body first. */
function businessIdOf(payload: UnknownRecord, meta: UnknownRecord, headers: DeliveryHeaders): string | null {
	return (
		keyOf(own(meta, 'business_id')) ??
		keyOf(headerOf(headers, 'x-business_id')) ??
		keyOf(headerOf(headers, 'x-business-id')) ??
		keyOf(own(payload, 'k_business'))
	);
}

/**
 * `x-payload-key` alone is a hash of the content: a phone number that goes A → B → A shows the first key again. With
 * the time of generation beside it the three are three facts, and a retry, which keeps both, is still one.
 */
function keyAndTime(payloadKey: string | null, generatedAt: string | null): string | null {
	return payloadKey !== null && generatedAt !== null ? `${payloadKey}@${stampTime(generatedAt)}` : null;
}

/** Colons separate the parts of an event id. */
function stampTime(text: string): string | null {
	return stampText(text.replaceAll(':', ''));
}

const plainStamp = /^[\w.@+/=-]{1,100}$/;

/** Texts that become part of an id stay short and plain, whatever arrives. */
function stampText(text: string | null): string | null {
	return text === null || plainStamp.test(text) ? text : payloadHash(text);
}

/** The stamp, or the best that can be had without one: the content, with the time of generation where it is known. */
export function versionOf(envelope: Envelope, payload: UnknownRecord): string {
	if (envelope.stamp !== null) return envelope.stamp;
	const content = envelope.deliveryId ?? payloadHash(payload);
	return keyAndTime(content, envelope.generatedAt) ?? content;
}
