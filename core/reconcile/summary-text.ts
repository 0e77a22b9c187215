import type { Pair } from './compare';
import type { Side } from './read-side';
import type { SourceCounts, SummaryCounts } from './tallies';

/** Words for what a key is and where the other side is. */
export interface SummaryWords {
	/** What one key of the source is, when it is not simply an event: `studio day`. */
	readonly thing: string | null;
	/** `in the books`. */
	readonly place: string;
}

/** `1,204 sales: 1,187 by webhook, 17 found only by polling, 0 missing in the books`. */
export function summaryText(
	pairs: readonly Pair[],
	counts: SummaryCounts,
	bySource: SourceCounts,
	words: SummaryWords,
): string {
	const { source, missing, different, duplicate, extra, unreadable } = counts;
	if (source + extra + unreadable === 0) return 'Nothing to compare';
	const thing = words.thing ?? thingOf(pairs);
	const parts = [
		...waysOf(bySource),
		`${numberText(missing)} missing ${words.place}`,
		...(different > 0 ? [`${numberText(different)} different`] : []),
		...(duplicate > 0 ? [`${numberText(duplicate)} there more than once`] : []),
		...(extra > 0 ? [`${numberText(extra)} only ${words.place}`] : []),
		...(unreadable > 0 ? [`${numberText(unreadable)} unreadable`] : []),
	];
	return `${counted(source, thing)}: ${parts.join(', ')}`;
}

function waysOf({ webhookOnly, both, pollOnly, import: imported, replay }: SourceCounts): readonly string[] {
	const byWebhook = webhookOnly + both;
	return [
		...(byWebhook + pollOnly > 0 ? [`${numberText(byWebhook)} by webhook`] : []),
		...(pollOnly > 0 ? [`${numberText(pollOnly)} found only by polling`] : []),
		...(imported > 0 ? [`${numberText(imported)} imported`] : []),
		...(replay > 0 ? [`${numberText(replay)} replayed`] : []),
	];
}

/** One family and one key for each thing is that thing; several events of one sale are `sale events`. */
function thingOf(pairs: readonly Pair[]): string {
	const families = new Set<string | null>();
	const things = new Set<string>();
	let keys = 0;
	let areEvents = true;
	for (const { source } of pairs) {
		if (source === null) continue;
		keys += 1;
		families.add(source.newest.family);
		things.add(source.newest.identity ?? source.key);
		if (source.newest.type === null) areEvents = false;
	}
	const [family] = families;
	if (!areEvents) return 'record';
	if (families.size !== 1 || family === null || family === undefined) return 'event';
	return things.size === keys ? family : `${family} event`;
}

function counted(count: number, thing: string): string {
	return `${numberText(count)} ${count === 1 ? thing : pluralOf(thing)}`;
}

const plurals: ReadonlyMap<string, string> = new Map([
	['business', 'businesses'],
	['feedback', 'feedback entries'],
	['staff', 'staff members'],
]);

function pluralOf(thing: string): string {
	return plurals.get(thing) ?? `${thing}s`;
}

/** `1,204`. */
export function numberText(count: number): string {
	return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Why a side that has items has nothing to compare; usually a field that was not asked for, or inputs exchanged. */
export function emptySideNote(name: string, { rows, unreadable, leftOut }: Side): string | null {
	const [first] = unreadable;
	if (rows.length > 0) return null;
	if (first !== undefined)
		return `Nothing of ${name} could be read: ${first.problem}. Check that the two inputs are not exchanged.`;
	if (leftOut.size === 0) return null;
	const reasons = [...leftOut].map(([reason, count]) => `${numberText(count)} ${reason}`).sort();
	return `Nothing of ${name} can be compared: it has only ${reasons.join(', ')}.`;
}
