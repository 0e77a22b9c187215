import type { OutcomeKind } from '../sync';
import type { Group } from './group';
import { compareTexts } from './order';
import type { Row, Written } from './row';

/** Whether what the other side tells of a key counts as being there, and as being there once. */
export interface Presence {
	/** Why it is not there; `null` when it is. */
	readonly absence: string | null;
	/** Why it is there more than once; `null` when it is not. */
	readonly doubled: string | null;
}

export function presenceOf({ facts }: Group): Presence {
	const absence = absenceOf(facts);
	return { absence, doubled: absence === null ? doubledOf(facts) : null };
}

/**
 * Why a sale is not there although its key is: outcomes matched by correlation are those of a whole visit, and its booking
 * does not stand for its sale.
 */
export function unwrittenSale(source: Group, other: Group): string | null {
	if (!source.facts.some(({ family, isWhole }) => family === 'sale' && isWhole)) return null;
	const isOfSale = ({ family, written }: Row): boolean =>
		written === null || family === null || family === 'sale';
	return other.facts.some(isOfSale) ? null : 'Other events of it were written, its sale was not.';
}

/**
 * Several outcomes of one event in one system: the best counts. Events and systems stand for themselves: what one CRM
 * has written does not make up for what the books refused.
 */
function absenceOf(facts: readonly Row[]): string | null {
	const perWrite = new Map<string, Row[]>();
	for (const row of telling(facts)) {
		const write = row.written === null ? '' : `${row.written.system} ${row.factId}`;
		const rows = perWrite.get(write) ?? [];
		rows.push(row);
		perWrite.set(write, rows);
	}
	const reasons = [...perWrite.values()].flatMap((rows) =>
		rows.some(({ absence }) => absence === null) ? [] : rows.flatMap(({ absence }) => absence ?? []),
	);
	return reasons.sort(compareTexts)[0] ?? null;
}

/** `duplicate` says only "same event as another item": what became of that one decides, where it is known. */
function telling(facts: readonly Row[]): readonly Row[] {
	const own = facts.filter(({ written }) => written?.outcome !== 'duplicate');
	return own.length > 0 ? own : facts;
}

function doubledOf(facts: readonly Row[]): string | null {
	const there = facts.filter(({ absence }) => absence === null);
	return there.length < 2 ? null : (doubledRecords(there) ?? doubledWrites(there));
}

/** Records that carry the same key under different ids; revisions of a ledger document carry different numbers. */
function doubledRecords(rows: readonly Row[]): string | null {
	const records = new Map<string, string[]>();
	for (const { identity, factId, type } of rows) {
		if (identity === null || type !== null) continue;
		const ids = records.get(identity) ?? [];
		ids.push(factId ?? 'no ID');
		records.set(identity, ids);
	}
	return told([...records.values()].find((ids) => ids.length > 1));
}

/** Two writes of one event that both made a new record of the same type. */
function doubledWrites(rows: readonly Row[]): string | null {
	const made = new Map<string, Set<string>>();
	for (const { factId, written } of rows) {
		if (written === null || !madeRecords.has(written.outcome)) continue;
		for (const [type, ids] of idsByType(written)) {
			const place = `${factId} ${written.system} ${type}`;
			made.set(place, (made.get(place) ?? new Set()).add(ids));
		}
	}
	return told([...made.values()].map((ids) => [...ids]).find((ids) => ids.length > 1));
}

const madeRecords: ReadonlySet<OutcomeKind> = new Set(['created']);

/** The ids of each type as one text, because one write may make several (payments of an invoice). */
function idsByType({ records }: Written): ReadonlyMap<string, string> {
	const ids = new Map<string, string[]>();
	for (const { type, id } of records) ids.set(type, [...(ids.get(type) ?? []), id]);
	return new Map([...ids].map(([type, list]) => [type, list.sort(compareTexts).join(' + ')]));
}

const mostIdsTold = 10;

function told(ids: readonly string[] | undefined): string | null {
	if (ids === undefined) return null;
	const names = [...ids].sort(compareTexts).slice(0, mostIdsTold).join(', ');
	return `It is there ${ids.length} times: ${names}${ids.length > mostIdsTold ? ' …' : ''}.`;
}
