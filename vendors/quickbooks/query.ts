import { listOf, own, recordOf, type UnknownRecord } from '../../core/event/read';
import type { Failure } from '../../core/http';
import { mostPerBatch, mostRows, numbersPerQuery, type Entity } from './api';
import { sendBatch } from './batch';
import { failureOfFault, isThrottle, noResult, throttledItem } from './failure';
import { chunksOf, type QuickBooksSession } from './session';

/** One question; the language knows AND only, no OR. */
export interface Query {
	readonly entity: string;
	/** `null`: all rows. */
	readonly where: string | null;
	/** False for the one row of company settings. */
	readonly isPaged: boolean;
}

export const all = (entity: string, where: string | null = null): Query => ({
	entity,
	where,
	isPaged: true,
});
export const single = (entity: string): Query => ({ entity, where: null, isPaged: false });

/** A text inside a statement; the quotation mark is escaped by a backslash (Intuit "Query operations"). */
export function literal(text: string): string {
	return `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;
}

/** Inactive rows are hidden unless they are asked for. */
export const withInactive = 'Active in (true,false)';

/** Documents by their exact numbers, a hundred per question. */
export function byNumbers(entity: Entity, numbers: readonly string[]): readonly Query[] {
	return chunksOf(numbers, numbersPerQuery).map((chunk) =>
		all(entity, `DocNumber in (${chunk.map(literal).join(',')})`),
	);
}

/** Documents whose number goes on after `base` and a hyphen. */
export function byBase(entity: Entity, base: string): Query {
	return all(entity, `DocNumber like ${literal(`${base}-%`)}`);
}

export function statementOf({ entity, where, isPaged }: Query, start: number): string {
	const condition = where === null ? '' : ` where ${where}`;
	const from = start === 1 ? '' : ` startposition ${start}`;
	return `select * from ${entity}${condition}${isPaged ? ` orderby Id${from} maxresults ${mostRows}` : ''}`;
}

export type Rows = ReadonlyMap<Query, readonly UnknownRecord[]>;
export type Answered =
	| { readonly ok: true; readonly rows: Rows; readonly attempts: number }
	| { readonly ok: false; readonly failure: Failure; readonly attempts: number };

/** A company of more rows than this is none we know; it also ends a page that comes again and again. */
const lastStart = 1 + 200 * mostRows;

interface Page {
	readonly query: Query;
	readonly start: number;
	readonly tries: number;
}

/**
 * All rows of all questions, thirty questions a call; a full page asks for the next one. A question that was throttled
 * or not answered is asked again, `maxAttempts` times altogether; one refused question fails them all.
 */
export async function runQueries(
	session: QuickBooksSession,
	queries: readonly Query[],
	maxAttempts: number,
): Promise<Answered> {
	const rows = new Map<Query, UnknownRecord[]>(queries.map((query) => [query, []]));
	let attempts = 0;
	let pages: readonly Page[] = queries.map((query) => ({ query, start: 1, tries: 1 }));
	while (pages.length > 0) {
		const later: Page[] = [];
		for (const chunk of chunksOf(pages, mostPerBatch)) {
			const asked = await askPages(session, chunk, rows, maxAttempts);
			attempts = Math.max(attempts, asked.attempts);
			if (!asked.ok) return { ok: false, failure: asked.failure, attempts };
			later.push(...asked.later);
		}
		pages = later;
	}
	return { ok: true, rows, attempts };
}

type Asked =
	| { readonly ok: true; readonly later: readonly Page[]; readonly attempts: number }
	| { readonly ok: false; readonly failure: Failure; readonly attempts: number };

async function askPages(
	session: QuickBooksSession,
	pages: readonly Page[],
	rows: Map<Query, UnknownRecord[]>,
	maxAttempts: number,
): Promise<Asked> {
	const statements = pages.map(({ query, start }) => ({ Query: statementOf(query, start) }));
	const answer = await sendBatch(session, statements, null);
	const { attempts } = answer;
	if (!answer.ok) return { ok: false, failure: answer.failure, attempts };
	const later: Page[] = [];
	for (const [index, page] of pages.entries()) {
		const item = answer.items[index] ?? { kind: 'none' };
		if (item.kind === 'done') {
			const found = rowsOf(item.body, page.query.entity);
			rows.get(page.query)?.push(...found);
			if (page.query.isPaged && found.length >= mostRows && page.start < lastStart)
				later.push({ ...page, start: page.start + mostRows, tries: 1 });
			continue;
		}
		const isFinal = item.kind === 'fault' && !isThrottle(item.fault);
		if (isFinal) return { ok: false, failure: failureOfFault(item.fault), attempts };
		if (page.tries >= maxAttempts)
			return { ok: false, failure: item.kind === 'fault' ? throttledItem : noResult, attempts };
		later.push({ ...page, tries: page.tries + 1 });
	}
	return { ok: true, later, attempts };
}

/** An empty result is `{"QueryResponse":{}}`, without a list. */
export function rowsOf(body: UnknownRecord, entity: string): readonly UnknownRecord[] {
	return listOf(own(recordOf(own(body, 'QueryResponse')), entity)).map(recordOf);
}
