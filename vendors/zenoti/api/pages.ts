import { isRecord, numberOf } from '../../../core/event';
import type { Caller, Failure, HttpRequest } from '../../../core/http';
import type { Read } from '../../../core/poll';
import { unexpectedAnswer } from './failure';
import { anyCase } from './problem';
import { mostPerPage } from './url';

export interface PageOptions {
	/** Rows of a page, 100 at the most. */
	readonly size?: number;
	/** What a row is known by, so that one on two pages is told once; `null` for a row without. */
	readonly idOf?: (row: unknown) => string | null;
	/** Names of the two parameters where they differ (`page_num`, `page_size`). */
	readonly names?: readonly [page: string, size: string];
	/** Stop as soon as there are so many rows. */
	readonly limit?: number;
	readonly mostPages?: number;
	/** Read anew when rows are known to be missing, because others came or went between two pages. */
	readonly isExact?: boolean;
	/** Told after each page: rows so far, and how many there are altogether as far as known. */
	readonly onPage?: (rows: number, total: number | null) => void;
}

type RowsOf = (body: unknown) => readonly unknown[] | null;

/** 100,000 rows: more than any list that is read here should ever have. */
const usualMostPages = 1_000;
const mostRounds = 3;

interface Round {
	/** By id where rows have one; later pages win. */
	readonly byId: Map<string, unknown>;
	readonly anonymous: unknown[];
	/** As the last page told it; `null` when not told, or contradicted by the rows. */
	readonly total: number | null;
	/** Rows were on two pages, or the total was not the same on all. */
	readonly hasMoved: boolean;
	readonly hasShrunk: boolean;
}

/**
 * All pages of a list. It ends with a short page or with the told total, whichever comes first; totals that the rows
 * contradict are not believed (a documented sample swaps `page`, `size` and `total`).
 */
export async function readAll(
	caller: Caller,
	request: HttpRequest,
	rowsOf: RowsOf,
	options: PageOptions = {},
): Promise<Read<readonly unknown[]>> {
	const rounds: Round[] = [];
	for (let count = 1; ; count += 1) {
		const read = await readRound(caller, request, rowsOf, options);
		if (!read.ok) return read;
		rounds.push(read.value);
		const isDone = options.isExact !== true || isWhole(read.value);
		// Never at rest: what any of the rounds saw is told, and the next poll looks again
		if (isDone || count === mostRounds) {
			const rows = rowsIn(isDone ? [read.value] : rounds);
			return { ok: true, value: rows.slice(0, options.limit) };
		}
	}
}

/** Rows that moved to a page already read are missing; the told total gives it away. */
function isWhole({ byId, anonymous, total, hasMoved, hasShrunk }: Round): boolean {
	return !hasShrunk && (!hasMoved || total === null || byId.size + anonymous.length >= total);
}

function rowsIn(rounds: readonly Round[]): readonly unknown[] {
	const byId = new Map(rounds.flatMap((round) => [...round.byId]));
	return [...byId.values(), ...(rounds.at(-1)?.anonymous ?? [])];
}

async function readRound(
	caller: Caller,
	request: HttpRequest,
	rowsOf: RowsOf,
	options: PageOptions,
): Promise<Read<Round>> {
	const { size = mostPerPage, limit = Number.POSITIVE_INFINITY, mostPages = usualMostPages } = options;
	const byId = new Map<string, unknown>();
	const anonymous: unknown[] = [];
	const totals: number[] = [];
	let hasRepeats = false;
	for (let page = 1; page <= mostPages; page += 1) {
		const result = await caller.call(pageOf(request, page, size, options.names));
		if (!result.ok) return { ok: false, failure: result.failure };
		const { body, status } = result.response;
		const rows = rowsOf(body);
		if (rows === null) return { ok: false, failure: unexpectedAnswer(status) };
		const before = byId.size + anonymous.length;
		const repeats = takeRows(rows, options.idOf, byId, anonymous);
		const seen = byId.size + anonymous.length;
		hasRepeats ||= repeats > 0;
		const total = totalOf(body, (page - 1) * size + rows.length);
		if (total !== null) totals.push(total);
		options.onPage?.(seen, total);
		const isLast = rows.length !== size || (total !== null && page * size >= total) || seen >= limit;
		// a page that brings nothing new: the endpoint does not page
		if (isLast || seen === before) {
			return { ok: true, value: { byId, anonymous, total, ...movementOf(totals, hasRepeats) } };
		}
	}
	return { ok: false, failure: tooManyPages(mostPages) };
}

function movementOf(totals: readonly number[], hasRepeats: boolean): Pick<Round, 'hasMoved' | 'hasShrunk'> {
	return {
		hasMoved: hasRepeats || new Set(totals).size > 1,
		hasShrunk: totals.some((total, index) => total < (totals[index - 1] ?? total)),
	};
}

/** How many of the rows an earlier page has told already. */
function takeRows(
	rows: readonly unknown[],
	idOf: PageOptions['idOf'],
	byId: Map<string, unknown>,
	anonymous: unknown[],
): number {
	const known = new Set(byId.keys());
	let repeats = 0;
	for (const row of rows) {
		const id = idOf?.(row) ?? null;
		if (id === null) {
			anonymous.push(row);
			continue;
		}
		if (known.has(id)) repeats += 1;
		byId.set(id, row);
	}
	return repeats;
}

/** `page_info`, spelt `page_Info` on the guest list; one smaller than the rows seen so far is none. */
function totalOf(body: unknown, seen: number): number | null {
	const info = isRecord(body) ? anyCase(body, 'page_info') : null;
	const total = isRecord(info) ? numberOf(anyCase(info, 'total')) : null;
	return total !== null && total >= seen ? total : null;
}

function pageOf(
	request: HttpRequest,
	page: number,
	size: number,
	[pageName, sizeName]: readonly [string, string] = ['page', 'size'],
): HttpRequest {
	const query = { ...request.query, [pageName]: String(page), [sizeName]: String(size) };
	return { ...request, query };
}

function tooManyPages(pages: number): Failure {
	return {
		kind: 'permanent',
		code: 'TOO_MANY_PAGES',
		message: `The list has more than ${pages} pages, so it was not read to its end and nothing of it is used.`,
		hint: 'Choose a shorter period or fewer centers.',
	};
}
