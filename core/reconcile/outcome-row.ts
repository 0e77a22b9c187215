import { numberOf, own, recordOf, textOf, type UnknownRecord } from '../event';
import { isRecord, listOf } from '../event/read';
import { outcomeKinds, type OutcomeKind, type RecordRef } from '../sync';
import { leftOut, rowOf, unreadable, type Reader } from './row';

export interface OutcomeReading {
	readonly match: 'event' | 'correlation';
	/** Families to compare, `sale`; empty for all. */
	readonly families: ReadonlySet<string>;
	/** Whether an event that was skipped counts as written. */
	readonly countSkipped: boolean;
}

/** Reads the items our action nodes give: one outcome per event, on their main output or their error output. */
export function outcomeReader({ match, families, countSkipped }: OutcomeReading): Reader {
	return (item, index) => {
		const outcome = outcomeOf(item);
		const kind = outcomeKinds.find((known) => known === own(outcome, 'outcome'));
		if (kind === undefined) return unreadable('it is no outcome of Studio CRM or Studio Accounting');
		const eventId = textOf(own(outcome, 'eventId'));
		const correlationId = textOf(own(outcome, 'correlationId'));
		const key = match === 'event' ? eventId : correlationId;
		if (key === null) return unreadable('its outcome names no event');
		const type = textOf(own(outcome, 'type'));
		const family = familyOf(type);
		if (families.size > 0 && family !== null && !families.has(family))
			return leftOut('events of other kinds');
		const system = textOf(own(outcome, 'system')) ?? 'the other system';
		const row = rowOf(item, index, {
			key,
			family,
			type,
			factId: eventId,
			correlationId,
			lagMs: lagOf(outcome),
			absence: absenceOf(outcome, kind, system, countSkipped),
			written: { system, outcome: kind, records: recordsOf(outcome) },
		});
		return { kind: 'row', row };
	};
}

/** On the error output n8n puts the event beside `error`, `message` and `details`; the outcome is in `details`. */
export function outcomeOf(item: unknown): UnknownRecord {
	const record = recordOf(item);
	const details = own(record, 'details');
	return isRecord(details) && own(record, 'outcome') === undefined ? details : record;
}

function familyOf(type: string | null): string | null {
	const family = type?.split('.')[1] ?? null;
	return family === 'payment' ? 'sale' : family;
}

function lagOf(outcome: UnknownRecord): number | null {
	const lagMs = numberOf(own(outcome, 'lagMs'));
	return lagMs === null || lagMs < 0 ? null : lagMs;
}

function absenceOf(
	outcome: UnknownRecord,
	kind: OutcomeKind,
	system: string,
	countSkipped: boolean,
): string | null {
	if (kind === 'failed')
		return told(`${system} could not write it`, own(recordOf(own(outcome, 'error')), 'message'));
	if (kind === 'skipped') return countSkipped ? null : told(`${system} skipped it`, own(outcome, 'note'));
	const isPlan = isRecord(own(outcome, 'dryRun')) && (kind === 'created' || kind === 'updated');
	return isPlan ? `${system} was not written to: it was a dry run` : null;
}

function told(what: string, why: unknown): string {
	const reason = textOf(why);
	return reason === null ? what : `${what}: ${reason}`;
}

function recordsOf(outcome: UnknownRecord): readonly RecordRef[] {
	return listOf(own(outcome, 'records')).flatMap((entry) => {
		const record = recordOf(entry);
		const [type, id] = [textOf(own(record, 'type')), textOf(own(record, 'id'))];
		return type === null || id === null ? [] : [{ type, id, url: textOf(own(record, 'url')) }];
	});
}
