import { own, textOf, utcOf } from '../../core/event';
import type { UnknownRecord } from '../../core/event';
import { payloadHash } from '../../core/intake/payload-hash';
import type { Envelope } from './envelope';
import type { Fact } from './fact';

/**
 * The version part of an event id: the entity's own stamps where the event table names some and the payload has them
 * all (a poll sees the same ones); else Zenoti's `event_id`, else the delivery's `id`, else a hash. Only `id` differs
 * between a second subscription and the first, so it comes after `event_id`.
 */
export function versionOf(
	fact: Fact,
	fields: readonly string[],
	envelope: Envelope,
	payload: unknown,
): string {
	return (
		stampOf(fact.record, fields) ??
		envelope.eventId ??
		envelope.deliveryId ??
		payloadHash(
			envelope.timestamp === null ? payload : [fact.type, fact.entityId, envelope.timestamp].join('|'),
		)
	);
}

/** Values of the fields joined by dashes; `null` when there are none, or one of them is missing. */
function stampOf(record: UnknownRecord, fields: readonly string[]): string | null {
	if (fields.length === 0) return null;
	const stamps = fields.map((field) => stampText(own(record, field)));
	return stamps.includes(null) ? null : stamps.join('-');
}

/** A date-time as 17 digits (UTC, milliseconds), so that no separator of another source makes it differ. */
function stampText(value: unknown): string | null {
	const instant = utcOf(value);
	if (instant !== null) return digitsOf(instant);
	return typeof value === 'number' ? String(value) : textOf(value);
}

/** The digits of `YYYY-MM-DDTHH:MM:SS.mmmZ`, by their places. */
function digitsOf(utc: string): string {
	const day = `${utc.slice(0, 4)}${utc.slice(5, 7)}${utc.slice(8, 10)}`;
	return `${day}${utc.slice(11, 13)}${utc.slice(14, 16)}${utc.slice(17, 19)}${utc.slice(20, 23)}`;
}

/**
 * The correlation id of everything that belongs to one business transaction: the visit where the payload names one
 * (bookings, their invoices, feedback), else the invoice (sales without a visit, payments, what was bought or
 * redeemed on one), else the entity alone. Payment events do not name the visit, so they go by the invoice only.
 */
export function correlationOf(fact: Fact): string {
	if (fact.groupId !== null) return `zenoti:visit:${fact.groupId}`;
	if (fact.saleId !== null) return `zenoti:invoice:${fact.saleId}`;
	return `zenoti:${fact.entity}:${fact.entityId}`;
}

/** The account and place, as far as the payload names them. */
export function sourceOf(centerId: string | null): string {
	return centerId === null ? 'zenoti' : `zenoti/centers/${centerId}`;
}
