import type { EventData, EventType, Ingestion, StudioEvent } from './event';

/** Base of the JSON Schema URIs; the schemas are in the repository under `docs/schemas/v1`. */
export const schemaBase =
	'https://raw.githubusercontent.com/studio-ops/n8n-nodes-studio-ops/main/docs/schemas/v1/';

/**
 * The dedupe key: system, entity, entity id, operation and a version stamp, joined by colons.
 * A missing part is a bug in the caller, so it throws; an outside value that may be missing has to be checked before.
 * Ids are lower-cased, because the same GUID comes in both cases (Zenoti differs between endpoints).
 */
export function buildEventId(
	system: string,
	entity: string,
	entityId: string,
	operation: string,
	version: string,
): string {
	const parts = [system, entity, entityId.toLowerCase(), operation, version.toLowerCase()];
	const missing = parts.findIndex((part) => part.trim() === '');
	if (missing !== -1) throw new Error(`Part ${missing + 1} of the event id is missing: ${parts.join(':')}`);
	return parts.join(':');
}

export interface EventParts {
	readonly id: string;
	readonly source: string;
	readonly type: EventType;
	readonly subject: string;
	readonly time: string;
	readonly sourcetype: string;
	readonly receivedtime: string;
	readonly ingestion: Ingestion;
	readonly correlationid: string;
	readonly deliveryid: string | null;
	readonly data: EventData;
}

/** Assembles the CloudEvents envelope around what a vendor's mapping knows. */
export function buildEvent(parts: EventParts): StudioEvent {
	return {
		specversion: '1.0',
		id: parts.id,
		source: parts.source,
		type: parts.type,
		subject: parts.subject,
		time: parts.time,
		datacontenttype: 'application/json',
		dataschema: `${schemaBase}${parts.type}.json`,
		sourcetype: parts.sourcetype,
		receivedtime: parts.receivedtime,
		ingestion: parts.ingestion,
		correlationid: parts.correlationid,
		deliveryid: parts.deliveryid,
		data: parts.data,
	};
}
