import { buildEvent, buildEventId } from '../../core/event/build';
import type { StudioEvent } from '../../core/event/event';
import { isRecord, own, textOf, type UnknownRecord } from '../../core/event/read';
import { headerOf } from '../../core/intake/headers';
import type { Delivery, NormaliseContext } from '../../core/intake/profile';
import { unrecognizedEvent } from '../../core/intake/unrecognized';
import { readEnvelope, system, type Envelope } from './envelope';
import type { Fact } from './fact';
import { routeOf } from './route';

/** One delivery is one event: WellnessLiving sends a flat body about one thing. Never throws for a JSON value. */
export function toEvents(delivery: Delivery, context: NormaliseContext): readonly StudioEvent[] {
	const { payload, headers } = delivery;
	if (!isRecord(payload)) return [notAnObject(payload, context)];
	const envelope = readEnvelope(payload, headers, context.receivedAt);
	const header = headerOf(headers, 'x-topic');
	const route = routeOf(envelope.meta, header);
	if (route.rule === null) {
		const reason = `WellnessLiving sent ${shownTopic(envelope.meta, header)}, which is not known here.`;
		return [unusable(payload, envelope, context, route.sourcetype, reason)];
	}
	const reading = route.rule.read(payload, { envelope, context });
	if (reading.kind === 'fact') return [toEvent(reading, envelope, context, route.sourcetype)];
	const reason = `WellnessLiving sent "${route.sourcetype}", but it cannot be used. ${reading.reason}`;
	return [unusable(payload, envelope, context, route.sourcetype, reason)];
}

function toEvent(fact: Fact, envelope: Envelope, context: NormaliseContext, sourcetype: string): StudioEvent {
	const id = buildEventId(system, fact.entity, fact.entityId, fact.operation, fact.version);
	return buildEvent({
		id,
		source: envelope.source,
		type: fact.type,
		subject: `${fact.entity}/${fact.entityId}`,
		time: envelope.generatedAt ?? context.receivedAt,
		sourcetype,
		receivedtime: context.receivedAt,
		ingestion: context.ingestion,
		correlationid: fact.correlation === null ? id : `${system}:${fact.entity}:${fact.correlation}`,
		deliveryid: envelope.deliveryId,
		data: fact.data,
	});
}

function unusable(
	payload: UnknownRecord,
	envelope: Envelope,
	context: NormaliseContext,
	sourcetype: string,
	reason: string,
): StudioEvent {
	return unrecognizedEvent(
		{
			system,
			source: envelope.source,
			sourcetype,
			reason,
			vendorEventId: envelope.stamp,
			deliveryId: envelope.deliveryId,
			time: envelope.generatedAt,
			payload,
		},
		context,
	);
}

function notAnObject(payload: unknown, context: NormaliseContext): StudioEvent {
	const shape = Array.isArray(payload) ? 'a list' : payload === null ? 'null' : `a ${typeof payload}`;
	return unrecognizedEvent(
		{
			system,
			source: system,
			sourcetype: 'unknown',
			reason: `WellnessLiving sends one JSON object per delivery; this one is ${shape}.`,
			vendorEventId: null,
			deliveryId: null,
			time: null,
			payload,
		},
		context,
	);
}

const longestShown = 100;

/** The topic as it arrived, so that a studio can ask WellnessLiving about it. */
function shownTopic(meta: UnknownRecord, header: string | null): string {
	const raw = textOf(own(meta, 'topic')) ?? textOf(header) ?? textOf(own(meta, 'source'));
	return raw === null ? 'no topic' : `the topic "${textOf(raw.slice(0, longestShown))}"`;
}
