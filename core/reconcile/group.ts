import type { Ingestion } from '../event';
import { sortedByAge } from './order';
import type { Row } from './row';
import { jsonText } from './values';

/** All rows of one side under one key. */
export interface Group {
	readonly key: string;
	/** Every fact once, oldest first; never empty. */
	readonly facts: readonly [Row, ...Row[]];
	/** What is compared: the newest that tells a whole state. */
	readonly newest: Row;
	/** The ways any of its facts reached us. */
	readonly seenBy: readonly Ingestion[];
}

/** Groups in the order of their first rows; rows whose key is `null` are not grouped. */
export function groupRows(rows: readonly Row[]): ReadonlyMap<string, Group> {
	const members = new Map<string, Row[]>();
	for (const row of rows) {
		if (row.key === null) continue;
		const list = members.get(row.key);
		if (list === undefined) members.set(row.key, [row]);
		else list.push(row);
	}
	const groups = new Map<string, Group>();
	for (const [key, [first, ...others]] of members) {
		if (first !== undefined) groups.set(key, groupOf(key, first, others));
	}
	return groups;
}

function groupOf(key: string, first: Row, others: readonly Row[]): Group {
	if (others.length === 0) {
		const seenBy = first.ingestion === null ? [] : [first.ingestion];
		return { key, facts: [first], newest: first, seenBy };
	}
	const rows = sortedByAge([first, ...others]);
	const [oldest = first, ...later] = onePerFact(rows);
	const facts: readonly [Row, ...Row[]] = [oldest, ...later];
	const newest = facts.findLast(({ isWhole }) => isWhole) ?? later.at(-1) ?? oldest;
	const ways = new Set(rows.flatMap(({ ingestion }) => ingestion ?? []));
	return { key, facts, newest, seenBy: [...ways].sort() };
}

/** Of rows that tell the same fact the newest; rows without an id are the same only when they say the same. */
function onePerFact(rows: readonly Row[]): readonly Row[] {
	const facts = new Map<string, Row>();
	for (const row of rows) {
		const fact = row.factId === null ? `text ${jsonText(row.item)}` : `id ${factKey(row)}`;
		facts.delete(fact);
		facts.set(fact, row);
	}
	return [...facts.values()];
}

/** Several outcomes of one event are no repetition: each tells of a write of its own. */
function factKey(row: Row): string {
	return row.written === null ? String(row.factId) : `${row.factId} ${jsonText(row.item)}`;
}
