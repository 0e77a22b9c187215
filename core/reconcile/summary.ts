import type { Comparison, Pair } from './compare';
import { dayOfGroup } from './compare';
import { dayRows, type DayRow } from './days';
import { compareTexts } from './order';
import type { Side, Unreadable } from './read-side';
import {
	largestLag,
	sourceCountsOf,
	typeRows,
	type LargestLag,
	type SourceCounts,
	type SummaryCounts,
	type TypeRow,
} from './tallies';
import { emptySideNote, summaryText, type SummaryWords } from './summary-text';
import type { Window } from './window';

type SideName = 'source' | 'otherSide';

export interface Summary extends LargestLag {
	/** Complete: both sides hold the same, and everything could be read. */
	readonly verdict: 'complete' | 'incomplete';
	readonly text: string;
	readonly counts: SummaryCounts;
	readonly bySource: SourceCounts;
	readonly byType: readonly TypeRow[];
	readonly days: readonly DayRow[];
	readonly window: Window;
	/** Keys that were compared although they tell no day, when there is a window. */
	readonly withoutDay: { readonly count: number; readonly keys: readonly string[] };
	readonly leftOut: ReadonlyArray<{
		readonly side: SideName;
		readonly reason: string;
		readonly count: number;
	}>;
	/** The first ones of each side. */
	readonly unreadable: ReadonlyArray<{ readonly side: SideName } & Unreadable>;
	/** What a person should know before they trust the rest. */
	readonly notes: readonly string[];
}

export interface SummarySettings {
	readonly window: Window;
	readonly words: SummaryWords;
	/** Outcomes tell no amounts. */
	readonly otherTellsAmounts: boolean;
	/** In plain words, what an event without a key does not tell. */
	readonly lacks: string;
	/** What only the other side has leaves the verdict as it is. */
	readonly extraIsFine: boolean;
}

const mostListed = 20;

export function summaryOf(
	comparison: Comparison,
	source: Side,
	other: Side,
	settings: SummarySettings,
): Summary {
	const { pairs } = comparison;
	const problem = `it does not tell ${settings.lacks}`;
	const keyless = comparison.keyless.map(({ index }) => ({ item: index, problem }));
	const unreadable = { source: [...source.unreadable, ...keyless], other: other.unreadable };
	const counts = countsOf(comparison, unreadable.source.length + unreadable.other.length);
	const bySource = sourceCountsOf(pairs);
	return {
		verdict: isComplete(counts, settings) ? 'complete' : 'incomplete',
		text: summaryText(pairs, counts, bySource, settings.words),
		counts,
		bySource,
		byType: typeRows(pairs),
		days: dayRows(pairs, settings.otherTellsAmounts),
		...largestLag(pairs),
		window: settings.window,
		withoutDay: withoutDay(pairs, settings.window),
		leftOut: [
			...leftOutRows('source', source.leftOut),
			...leftOutRows('source', danglingRows(comparison)),
			...leftOutRows('otherSide', other.leftOut),
		],
		unreadable: [
			...unreadable.source.slice(0, mostListed).map((entry) => ({ side: 'source' as const, ...entry })),
			...unreadable.other.slice(0, mostListed).map((entry) => ({ side: 'otherSide' as const, ...entry })),
		],
		notes: [emptySideNote('the source', source), emptySideNote('the other side', other)].filter(
			(note) => note !== null,
		),
	};
}

/** Nothing that could be wrong is let pass: an item nobody could read might have been the missing one. */
function isComplete(
	{ missing, different, extra, unreadable }: SummaryCounts,
	{ extraIsFine }: SummarySettings,
): boolean {
	return missing + different + unreadable === 0 && (extraIsFine || extra === 0);
}

function countsOf({ pairs, outsideWindow }: Comparison, unreadable: number): SummaryCounts {
	const count = (test: (pair: Pair) => boolean): number => pairs.filter(test).length;
	const source = count((pair) => pair.source !== null);
	const matched = count(({ status }) => status === 'matched');
	const missing = count(({ status }) => status === 'missing');
	return {
		source,
		other: count(({ isThere }) => isThere),
		matched,
		missing,
		different: source - matched - missing,
		extra: count(({ status }) => status === 'extra'),
		duplicate: count(({ isDoubled }) => isDoubled),
		unreadable,
		outsideWindow,
	};
}

function withoutDay(pairs: readonly Pair[], { from, to }: Window): Summary['withoutDay'] {
	if (from === null && to === null) return { count: 0, keys: [] };
	const keys = pairs.flatMap(({ key, source, other }) => {
		const days = [source, other].flatMap((group) => (group === null ? [] : (dayOfGroup(group) ?? [])));
		return days.length === 0 ? [key] : [];
	});
	return { count: keys.length, keys: keys.sort(compareTexts).slice(0, mostListed) };
}

function danglingRows({ dangling }: Comparison): ReadonlyMap<string, number> {
	return new Map(dangling.length === 0 ? [] : [['payments whose sale is not there', dangling.length]]);
}

function leftOutRows(side: SideName, reasons: ReadonlyMap<string, number>): Summary['leftOut'] {
	return [...reasons]
		.map(([reason, count]) => ({ side, reason, count }))
		.sort((one, other) => compareTexts(one.reason, other.reason));
}
