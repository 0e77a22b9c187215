import { buildEvent, buildEventId, type EventType, type StudioEvent } from '../../../core/event';
import type { PollContext } from '../../../core/poll';
import { eventRowOf } from '../event-table';
import type { Fact } from '../fact';
import { correlationOf, sourceOf, versionOf } from '../identity';

/** One fact a poll has found. */
export interface Finding {
	readonly fact: Fact;
	/** What was asked, in place of an event's name: `GET /v1/guests`. */
	readonly asked: string;
	/** Stands where a webhook has its event id: used where the fact has no stamp of its own. */
	readonly version: string;
	/** UTC, when the source tells when it happened; else it is the poll's time, which a read's state is as of. */
	readonly happenedAt: string | null;
	readonly raw: unknown;
}

/** The webhook that tells the same fact, where one does: its version stamps are used, so that both have one id. */
const twins: Partial<Record<EventType, Readonly<Record<string, string>>>> = {
	'studio.client.created': { guest: 'Guest.Created' },
	'studio.booking.created': { appointment: 'AppointmentGroup.Created' },
};

export function toPollEvent(
	{ fact, asked, version, happenedAt, raw }: Finding,
	context: PollContext,
): StudioEvent {
	const [, subject = '', operation = ''] = fact.type.split('.');
	const stamp = versionOf(fact, stampFields(fact), { ...noDelivery, eventId: version }, null);
	return buildEvent({
		id: buildEventId('zenoti', fact.entity, fact.entityId, operation, stamp),
		source: sourceOf(fact.centerId),
		type: fact.type,
		subject: `${subject}/${fact.entityId}`,
		time: happenedAt ?? context.receivedAt,
		sourcetype: asked,
		receivedtime: context.receivedAt,
		ingestion: 'poll',
		correlationid: correlationOf(fact),
		deliveryid: null,
		data: context.includeRaw ? { ...fact.data, raw } : fact.data,
	});
}

const noDelivery = { eventType: null, deliveryId: null, occurredAt: null, timestamp: null, data: null };

function stampFields({ type, entity }: Fact): readonly string[] {
	const twin = twins[type]?.[entity];
	return (twin === undefined ? undefined : eventRowOf(twin)?.studio[type]) ?? [];
}

/** The version of something that happens once in the life of a thing, where the source has no stamp for it. */
export const onceVersion = 'once';
