import type { Ingestion } from '../event';
import type { OutcomeKind, RecordRef } from '../sync';
import { dayOfGroup, type Pair, type Status } from './compare';
import type { Difference } from './differences';
import type { Group } from './group';

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
	readonly center: string | null;
	readonly seenBy: readonly Ingestion[];
	readonly outcome: OutcomeKind | null;
	readonly records: readonly RecordRef[];
	readonly note: string | null;
}

/** Positions of the input items a result comes from; at least one is there. */
export interface Origin {
	readonly source: number | null;
	readonly other: number | null;
}

/** The source's item, or the other side's where the source has none, with what was found about it. */
export interface Found {
	readonly finding: Finding;
	readonly origin: Origin;
}

export interface Results {
	readonly matched: ReadonlyArray<{ readonly matched: MatchedKey; readonly origin: Origin }>;
	readonly missing: readonly Found[];
	readonly different: readonly Found[];
	readonly extra: readonly Found[];
}

/**
 * Results by output. What repairs a key are all facts the source has of it, each once and oldest first: a sale with its
 * payments, a client with the opt-out. They are the source's own items, so the next node takes them as they are.
 */
export function resultsOf(pairs: readonly Pair[], place: string): Results {
	const matched: Array<Results['matched'][number]> = [];
	const found: Record<'missing' | 'different' | 'extra', Found[]> = { missing: [], different: [], extra: [] };
	for (const pair of pairs) {
		const { source, other, status } = pair;
		if (source !== null && status === 'matched') {
			matched.push(matchedOf(pair, source));
			continue;
		}
		const finding = findingOf(pair, status === 'matched' ? 'extra' : status, place);
		if (source === null) {
			for (const { index } of other?.facts ?? [])
				found.extra.push({ finding, origin: { source: null, other: index } });
			continue;
		}
		const isMissing = status === 'missing';
		const counterpart = isMissing ? null : (other?.newest.index ?? null);
		for (const { index } of source.facts)
			found[isMissing ? 'missing' : 'different'].push({
				finding,
				origin: { source: index, other: counterpart },
			});
	}
	return { matched, ...found };
}

function findingOf(pair: Pair, status: Finding['status'], place: string): Finding {
	const { key, differences, reason } = pair;
	return { status, key, differences, reason: reason ?? reasonOf(status, place) };
}

function reasonOf(status: Status, place: string): string {
	return status === 'extra' ? `Only ${place}: the source does not tell it.` : `It is not ${place}.`;
}

function matchedOf(pair: Pair, source: Group): Results['matched'][number] {
	const { newest } = source;
	const written = pair.other?.newest.written ?? null;
	const matched: MatchedKey = {
		key: pair.key,
		eventId: newest.type === null ? null : newest.factId,
		type: newest.type,
		correlationId: newest.correlationId,
		day: dayOfGroup(source),
		center: newest.centre?.id ?? null,
		seenBy: source.seenBy,
		outcome: written?.outcome ?? null,
		records: written?.records ?? [],
		note: pair.reason,
	};
	return { matched, origin: { source: newest.index, other: pair.other?.newest.index ?? null } };
}
