import {
	buildEvent,
	buildEventId,
	type EventData,
	type EventType,
	type StudioEvent,
} from '../../../core/event';
import { rawOf, type RowContext, type RowGroup } from '../../../core/rows';
import { system } from '../envelope';
import { sourceOf } from './places';

/** One fact of a file. */
export interface ImportedFact {
	readonly type: EventType;
	/** As in the ids of webhooks: `sale`, `booking`, `client`. */
	readonly entity: string;
	readonly entityId: string;
	readonly operation: string;
	readonly version: string;
	/** Names the business transaction; `null`: the event itself. */
	readonly correlation: string | null;
	/** UTC; `null` where the file does not tell it: then it is as of the export. */
	readonly happenedAt: string | null;
	readonly exportName: string;
	readonly data: EventData;
}

export function importEvent(fact: ImportedFact, group: RowGroup, context: RowContext): StudioEvent {
	const entityId = fact.entityId.replaceAll(':', '~');
	const id = buildEventId(system, fact.entity, entityId, fact.operation, fact.version);
	return buildEvent({
		id,
		source: sourceOf(context),
		type: fact.type,
		subject: `${fact.entity}/${entityId}`,
		time: fact.happenedAt ?? context.asOf,
		sourcetype: `${fact.exportName} export`,
		receivedtime: context.receivedAt,
		ingestion: 'import',
		correlationid: fact.correlation === null ? id : `${system}:${fact.entity}:${fact.correlation}`,
		deliveryid: null,
		data: { ...fact.data, ...rawOf(group, context) },
	});
}
