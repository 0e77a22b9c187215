import {
	buildEvent,
	buildEventId,
	type EventData,
	type EventType,
	type StudioEvent,
} from '../../../core/event';
import { payloadHash } from '../../../core/intake/payload-hash';
import type { PollContext } from '../../../core/poll';
import { system } from '../envelope';
import { businessOf } from './poll-places';

/** One fact a poll has found. */
export interface Finding {
	readonly type: EventType;
	/** As in the ids of webhooks. */
	readonly entity: 'client' | 'booking' | 'sale' | 'payment' | 'session';
	readonly entityId: string;
	readonly operation: string;
	readonly version: string;
	/** Names the business transaction, `sale:153000001`; `null` where the event stands alone. */
	readonly correlation: string | null;
	/** What was asked, in place of a topic: `POST /v1/report/query 689`. */
	readonly asked: string;
	/** UTC, when the source tells when it happened; else the poll's time, as of which its state is. */
	readonly happenedAt: string | null;
	readonly data: EventData;
	readonly raw: unknown;
}

export function toPollEvent(finding: Finding, context: PollContext): StudioEvent {
	const { type, entity, entityId, operation, version, correlation, asked, happenedAt, data, raw } = finding;
	const id = buildEventId(system, entity, entityId, operation, version);
	return buildEvent({
		id,
		source: `${system}/businesses/${businessOf(context.place)}`,
		type,
		subject: `${entity}/${entityId}`,
		time: happenedAt !== null && happenedAt < context.receivedAt ? happenedAt : context.receivedAt,
		sourcetype: asked,
		receivedtime: context.receivedAt,
		ingestion: 'poll',
		correlationid: correlation === null ? id : `${system}:${correlation}`,
		deliveryid: null,
		data: context.includeRaw ? { ...data, raw } : data,
	});
}

/** Short text that differs when the content does; compared only with earlier texts about the same thing. */
export function mark(content: unknown, length = 10): string {
	return payloadHash(JSON.stringify(content)).slice(0, length);
}

/**
 * The version of a change that nothing at the source has a number for: what it was, what it is, the source's own stamp
 * where there is one, and how often it has changed, so that a thing that goes to and fro is told each time. The same when
 * the same read is repeated.
 */
export function versionOfChange(
	before: string | null,
	now: string,
	stamp: string | null,
	changes = 0,
): string {
	const told = [before, now, stamp];
	return payloadHash(JSON.stringify(changes === 0 ? told : [...told, changes]));
}
