import { buildEvent, buildEventId, isRecord, own, utcOf } from '../../core/event';
import type { StudioEvent } from '../../core/event';
import { unrecognizedEvent, type Delivery, type NormaliseContext } from '../../core/intake';
import { openEnvelope, type Envelope } from './envelope';
import type { ZenotiEventRow } from './event-row';
import { eventRowOf } from './event-table';
import type { Fact, Mapped, Problem } from './fact';
import { correlationOf, sourceOf, versionOf } from './identity';
import { eventNameOfShape } from './shapes';

/** What one delivery is about, before it is mapped. */
interface Opened {
	readonly payload: unknown;
	readonly envelope: Envelope;
	readonly sourcetype: string;
	readonly context: NormaliseContext;
}

const noEnvelope: Envelope = {
	eventType: null,
	eventId: null,
	deliveryId: null,
	occurredAt: null,
	timestamp: null,
	data: null,
};

/** The studio events of one authentic Zenoti delivery, at least one; never throws for a JSON value. */
export function toZenotiEvents(delivery: Delivery, context: NormaliseContext): readonly StudioEvent[] {
	const { payload } = delivery;
	if (!isRecord(payload)) {
		const opened = { payload, envelope: noEnvelope, sourcetype: 'unknown', context };
		return [unrecognized(opened, 'The delivery is not a JSON object.')];
	}
	const envelope = openEnvelope(payload);
	const name = envelope.eventType ?? (isRecord(envelope.data) ? eventNameOfShape(envelope.data) : null);
	const opened = { payload, envelope, sourcetype: name ?? 'unknown', context };
	if (name === null) {
		return [unrecognized(opened, 'The delivery has no event_type, and its shape is none of those known.')];
	}
	const row = eventRowOf(name);
	if (row === null) return [unrecognized(opened, `The Zenoti event type "${name}" is not known here.`)];
	if (!isRecord(envelope.data)) return [unrecognized(opened, `${name} came without its data object.`)];
	return assemble(opened, row, row.map(envelope.data, context));
}

/** Facts become events, each once; what could not be read becomes one event that says so. */
function assemble(opened: Opened, row: ZenotiEventRow, mapped: readonly Mapped[]): readonly StudioEvent[] {
	const events = new Map<string, StudioEvent>();
	const problems = new Set<string>();
	for (const result of mapped) {
		if (isProblem(result)) {
			problems.add(`${opened.sourcetype} ${result.problem}.`);
			continue;
		}
		const event = factEvent(opened, row, result);
		if (!events.has(event.id)) events.set(event.id, event);
	}
	if (problems.size === 0) return [...events.values()];
	return [...events.values(), unrecognized(opened, [...problems].join(' '))];
}

function isProblem(mapped: Mapped): mapped is Problem {
	return 'problem' in mapped;
}

function factEvent(opened: Opened, row: ZenotiEventRow, fact: Fact): StudioEvent {
	const { envelope, context } = opened;
	const [, subject = '', operation = ''] = fact.type.split('.');
	const version = versionOf(fact, row.studio[fact.type] ?? [], envelope, opened.payload);
	return buildEvent({
		id: buildEventId('zenoti', fact.entity, fact.entityId, operation, version),
		source: sourceOf(fact.centerId),
		type: fact.type,
		subject: `${subject}/${fact.entityId}`,
		time: envelope.occurredAt ?? ownTime(fact) ?? context.receivedAt,
		sourcetype: opened.sourcetype,
		receivedtime: context.receivedAt,
		ingestion: context.ingestion,
		correlationid: correlationOf(fact),
		deliveryid: envelope.deliveryId,
		data: fact.data,
	});
}

/** UTC fields of an entity that stand in for a missing `event_timestamp`, best first. */
const timeFields = ['timestamp', 'last_updated_on', 'last_updated'] as const;

function ownTime(fact: Fact): string | null {
	for (const field of timeFields) {
		const time = utcOf(own(fact.record, field));
		if (time !== null) return time;
	}
	return null;
}

function unrecognized(opened: Opened, reason: string): StudioEvent {
	const { envelope, context, payload } = opened;
	return unrecognizedEvent(
		{
			system: 'zenoti',
			source: 'zenoti',
			sourcetype: opened.sourcetype,
			reason,
			vendorEventId: envelope.eventId ?? envelope.deliveryId,
			deliveryId: envelope.deliveryId,
			time: envelope.occurredAt,
			payload,
		},
		context,
	);
}
