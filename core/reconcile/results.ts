import { recordOf } from '../event';
import type { Ingestion } from '../event';
import type { OutcomeKind, RecordRef } from '../sync';
import type { Pair, Status } from './compare';
import type { Difference } from './differences';
import { dayOfGroup } from './compare';
import type { Group } from './group';
import type { Row } from './row';

/** What is added to an item that leaves by Missing, Different or Extra. */
export interface Finding {
	readonly status: Exclude<Status, 'matched'>;
	readonly key: string;
	readonly differences: readonly Difference[];
	readonly reason: string;
}

/** What is said of a key both sides agree on. */
export interface MatchedKey {
	readonly key: string;
	readonly eventId: string | null;
	readonly type: string | null;
	readonly correlationId: string | null;
	readonly day: string | null;
	readonly centre: string | null;
	readonly seenBy: readonly Ingestion[];
	readonly outcome: OutcomeKind | null;
	readonly records: readonly RecordRef[];
	readonly note: string | null;
}

/** Positions of the input items a result comes from. */
export interface Origin {
	readonly source: number | null;
	readonly other: number | null;
}

export interface Result {
	readonly json: Readonly<Record<string, unknown>>;
	readonly origin: Origin;
}

export interface Results {
	readonly matched: readonly Result[];
	readonly missing: readonly Result[];
	readonly different: readonly Result[];
	readonly extra: readonly Result[];
}

/**
 * Items by output. What repairs a key are all facts the source has of it, each once and oldest first: a sale with its
 * payments, a client with the opt-out. They are the source's own items, so the next node takes them as they are.
 */
export function resultsOf(pairs: readonly Pair[], place: string): Results {
	const matched: Result[] = [];
	const missing: Result[] = [];
	const different: Result[] = [];
	const extra: Result[] = [];
	for (const pair of pairs) {
		const { source, other, status } = pair;
		if (source === null) {
			for (const row of other?.facts ?? []) extra.push(found(row, pair, null, row.index, place));
		} else if (status === 'matched') {
			matched.push(matchedResult(pair, source));
		} else {
			const output = status === 'missing' ? missing : different;
			const otherItem = status === 'missing' ? null : (other?.newest.index ?? null);
			for (const row of source.facts) output.push(found(row, pair, row.index, otherItem, place));
		}
	}
	return { matched, missing, different, extra };
}

function found(row: Row, pair: Pair, source: number | null, other: number | null, place: string): Result {
	const { key, status, differences, reason } = pair;
	const finding = { status, key, differences, reason: reason ?? reasonOf(status, place) };
	return { json: { ...recordOf(row.item), reconcile: finding }, origin: { source, other } };
}

function reasonOf(status: Status, place: string): string {
	return status === 'extra' ? `Only ${place}: the source does not tell it.` : `It is not ${place}.`;
}

function matchedResult(pair: Pair, source: Group): Result {
	const { newest } = source;
	const written = pair.other?.newest.written ?? null;
	const json: MatchedKey = {
		key: pair.key,
		eventId: newest.type === null ? null : newest.factId,
		type: newest.type,
		correlationId: newest.correlationId,
		day: dayOfGroup(source),
		centre: newest.centre?.id ?? null,
		seenBy: source.seenBy,
		outcome: written?.outcome ?? null,
		records: written?.records ?? [],
		note: pair.reason,
	};
	return { json: { ...json }, origin: { source: newest.index, other: pair.other?.newest.index ?? null } };
}
