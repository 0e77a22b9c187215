import type { Values } from './fields';

/**
 * What one event says of one record. A facet is a kind of statement with a clock of its own (the profile, the
 * consent, the visit, the sale), so that a booking never makes a change of address look out of date. A statement
 * without a facet fills what is empty and overwrites nothing.
 */
export interface Statement<Field extends string, Facet extends string> {
	/** Index of the input item. */
	readonly item: number;
	/** UTC, ISO 8601 with milliseconds: comparable as text. */
	readonly time: string;
	readonly facet: Facet | null;
	readonly values: Values<Field>;
}

export interface SettleRules<Field extends string, Facet extends string> {
	/** Later ones win over earlier ones, whatever the time: money outranks the calendar. */
	readonly facets: readonly Facet[];
	readonly clocks: Readonly<Record<Facet, Field>>;
	/** Fields the CRM owns: filled when empty, never overwritten. */
	readonly owned: ReadonlySet<Field>;
}

export interface Settled<Field extends string> {
	/** What the record should hold and does not yet. */
	readonly changes: Map<Field, string>;
	/** Items that told something older than what was known at their turn. */
	readonly staleItems: ReadonlySet<number>;
}

/**
 * Merges what events say of one record with what the CRM holds: per facet the newest time wins, an unknown field is
 * taken from an older event, strictly older than the CRM only fills, equal time applies.
 */
export function settle<Field extends string, Facet extends string>(
	held: Values<Field>,
	statements: ReadonlyArray<Statement<Field, Facet>>,
	rules: SettleRules<Field, Facet>,
): Settled<Field> {
	const wanted = new Map<Field, string>();
	const fillers = statements.filter((statement) => statement.facet === null);
	const staleItems = new Set<number>();
	for (const facet of rules.facets) {
		const clock = rules.clocks[facet];
		const since = held.get(clock) ?? '';
		const said = statements.filter((statement) => statement.facet === facet);
		const live = said.filter((statement) => statement.time >= since);
		fillers.push(...said.filter((statement) => statement.time < since));
		for (const item of lateItems(said, since)) staleItems.add(item);
		for (const statement of byTime(live)) {
			for (const [field, value] of statement.values) wanted.set(field, value);
			wanted.set(clock, laterOf(wanted.get(clock), statement.time));
		}
	}
	fillEmpty(wanted, held, fillers);
	return { changes: difference(wanted, held, rules.owned), staleItems };
}

/** Oldest first; equal times in input order. */
export function byTime<T extends { readonly time: string }>(list: readonly T[]): readonly T[] {
	return [...list].sort((one, other) => (one.time < other.time ? -1 : one.time > other.time ? 1 : 0));
}

/** As if the items came one by one: late is what is older than the CRM or than an earlier item of the batch. */
function lateItems(said: ReadonlyArray<{ item: number; time: string }>, since: string): readonly number[] {
	let newest = since;
	const late: number[] = [];
	for (const { item, time } of said) {
		if (time < newest) late.push(item);
		newest = laterOf(newest, time);
	}
	return late;
}

export function laterOf(one: string | undefined, other: string): string {
	return one !== undefined && one > other ? one : other;
}

function fillEmpty<Field extends string>(
	wanted: Map<Field, string>,
	held: Values<Field>,
	fillers: ReadonlyArray<{ readonly time: string; readonly values: Values<Field> }>,
): void {
	for (const { values } of [...byTime(fillers)].reverse()) {
		for (const [field, value] of values) {
			if (!wanted.has(field) && isEmpty(held, field)) wanted.set(field, value);
		}
	}
}

export function isEmpty<Field extends string>(held: Values<Field>, field: Field): boolean {
	return (held.get(field) ?? '') === '';
}

function difference<Field extends string>(
	wanted: Values<Field>,
	held: Values<Field>,
	owned: ReadonlySet<Field>,
): Map<Field, string> {
	const changes = new Map<Field, string>();
	for (const [field, value] of wanted) {
		if (value === (held.get(field) ?? '')) continue;
		if (owned.has(field) && !isEmpty(held, field)) continue;
		changes.set(field, value);
	}
	return changes;
}
