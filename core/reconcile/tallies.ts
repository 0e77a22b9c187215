import type { Pair } from './compare';
import { compareTexts } from './order';

/** Keys, each counted once: `source` = matched + missing + different. */
export interface SummaryCounts {
	readonly source: number;
	/** Keys that count as being on the other side. */
	readonly other: number;
	readonly matched: number;
	readonly missing: number;
	/** Duplicate and ambiguous ones included. */
	readonly different: number;
	readonly extra: number;
	/** There more than once; part of `different` or `extra`. */
	readonly duplicate: number;
	/** Items of either side that could not be read. */
	readonly unreadable: number;
	readonly outsideWindow: number;
}

/** Keys of the source by the ways they were seen. */
export interface SourceCounts {
	readonly webhookOnly: number;
	readonly pollOnly: number;
	readonly both: number;
	/** Neither by webhook nor by poll. */
	readonly import: number;
	readonly replay: number;
}

export interface TypeRow {
	/** Studio event type, or the family. */
	readonly type: string;
	readonly source: number;
	readonly matched: number;
	readonly missing: number;
	readonly different: number;
	readonly extra: number;
}

export interface LargestLag {
	/** From the event to the write that got through, or to its receipt where the other side tells no lag. */
	readonly largestLagMs: number | null;
	readonly largestLagKey: string | null;
}

/** By both sides' word: what the source polled and the other side saw by webhook was seen both ways. */
export function sourceCountsOf(pairs: readonly Pair[]): SourceCounts {
	const counts = { webhookOnly: 0, pollOnly: 0, both: 0, import: 0, replay: 0 };
	for (const { source, other } of pairs) {
		if (source === null) continue;
		const ways = new Set([...source.seenBy, ...(other?.seenBy ?? [])]);
		if (ways.has('webhook')) counts[ways.has('poll') ? 'both' : 'webhookOnly'] += 1;
		else if (ways.has('poll')) counts.pollOnly += 1;
		else if (ways.has('import')) counts.import += 1;
		else if (ways.has('replay')) counts.replay += 1;
	}
	return counts;
}

export function typeRows(pairs: readonly Pair[]): readonly TypeRow[] {
	const rows = new Map<string, { -readonly [Name in keyof TypeRow]: TypeRow[Name] }>();
	for (const { source, other, status } of pairs) {
		const newest = source?.newest ?? other?.newest;
		const type = newest?.type ?? newest?.family ?? 'record';
		const row = rows.get(type) ?? { type, source: 0, matched: 0, missing: 0, different: 0, extra: 0 };
		if (source !== null) row.source += 1;
		if (status === 'matched' || status === 'missing' || status === 'extra') row[status] += 1;
		else row.different += 1;
		rows.set(type, row);
	}
	return [...rows.values()].sort((one, two) => compareTexts(one.type, two.type));
}

/** Writes before receipts: once the other side tells how long writing took, receiving does not matter. */
export function largestLag(pairs: readonly Pair[]): LargestLag {
	return (
		largestOf(pairs, writeLag) ?? largestOf(pairs, receiptLag) ?? { largestLagMs: null, largestLagKey: null }
	);
}

/** Of equal lags the first key of the alphabet, whatever the order. */
function largestOf(pairs: readonly Pair[], lagOf: (pair: Pair) => number | null): LargestLag | null {
	let largest: { readonly largestLagMs: number; readonly largestLagKey: string } | null = null;
	for (const pair of pairs) {
		const lagMs = pair.source === null ? null : lagOf(pair);
		if (lagMs === null) continue;
		const known: number = largest?.largestLagMs ?? -1;
		const isLarger = lagMs > known || (lagMs === known && pair.key < (largest?.largestLagKey ?? ''));
		if (isLarger) largest = { largestLagMs: lagMs, largestLagKey: pair.key };
	}
	return largest;
}

/** Of several writes of one event the first that got through. */
function writeLag({ other, isThere }: Pair): number | null {
	if (!isThere || other === null) return null;
	return other.facts.reduce<number | null>((least, { written, lagMs, absence }) => {
		if (written === null || lagMs === null || absence !== null) return least;
		return least === null ? lagMs : Math.min(least, lagMs);
	}, null);
}

function receiptLag({ source }: Pair): number | null {
	return source?.newest.lagMs ?? null;
}
