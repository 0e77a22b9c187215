import type { LookUp } from '../../core/books';
import type { Failure } from '../../core/http';
import { mostPrefixes, paths } from './api';
import type { XeroChart } from './chart';
import { documentWords, parseDocument, type DocumentKind, type XeroDocument } from './document';
import { creditNoteNumberOf } from './numbering';
import { fetchPages, type XeroSession } from './session';
import { addDays, chunksOf, laterOf } from './values';
import { allOf, anyOf, before, equals, notBefore, startsWith } from './where';

/** A document as it came, not yet read: reading it takes the chart. */
export interface FoundRow {
	readonly kind: DocumentKind;
	readonly row: unknown;
}

export type FoundDocuments =
	| { readonly ok: true; readonly rows: readonly FoundRow[]; readonly attempts: number }
	| { readonly ok: false; readonly failure: Failure; readonly attempts: number };

export function parseFound(rows: readonly FoundRow[], chart: XeroChart): readonly XeroDocument[] {
	return rows.flatMap(({ kind, row }) => parseDocument(kind, row, chart) ?? []);
}

/** All invoices and credit notes that may be among these: one call each, as a rule. Others may be among them. */
export async function findDocuments(
	session: XeroSession,
	lookUps: readonly LookUp[],
	chart: XeroChart,
): Promise<FoundDocuments> {
	const wheres = (['invoice', 'creditNote'] as const).map(
		(kind) => [kind, whereOf(kind, lookUps, chart)] as const,
	);
	return await readAll(session, wheres);
}

/** Documents by their exact numbers, after an answer that never came. */
export async function readDocuments(
	session: XeroSession,
	kind: DocumentKind,
	numbers: readonly string[],
): Promise<FoundDocuments> {
	const { type, number } = documentWords[kind];
	const isType = equals('Type', type);
	const wheres = chunksOf([...new Set(numbers)], mostPrefixes).map((chunk) =>
		allOf([isType, anyOf(chunk.map((text) => equals(number, text)))]),
	);
	return await readAll(session, [[kind, wheres]]);
}

async function readAll(
	session: XeroSession,
	wheres: ReadonlyArray<readonly [kind: DocumentKind, wheres: readonly string[]]>,
): Promise<FoundDocuments> {
	const rows: FoundRow[] = [];
	let attempts = 0;
	for (const [kind, texts] of wheres) {
		const { list, number } = documentWords[kind];
		const path = kind === 'invoice' ? paths.invoices : paths.creditNotes;
		for (const where of texts) {
			const found = await fetchPages(session, path, list, { where, order: `${number} ASC` });
			attempts = Math.max(attempts, found.attempts);
			if (!found.ok) return { ok: false, failure: found.failure, attempts };
			rows.push(...found.rows.map((row) => ({ kind, row })));
		}
	}
	return { ok: true, rows, attempts };
}

/**
 * `StartsWith` is no indexed filter, hence the days beside it. A document of ours is never dated before its business
 * day, but after it when that was closed already. Many bases are read by their days and first letters instead.
 */
function whereOf(
	kind: DocumentKind,
	lookUps: readonly LookUp[],
	{ organisation }: XeroChart,
): readonly string[] {
	const { type, number } = documentWords[kind];
	const days = lookUps.map(({ journal }) => journal.businessDay).sort();
	const first = days[0] ?? '';
	const last = days.at(-1) ?? first;
	const isType = equals('Type', type);
	if (lookUps.length <= mostPrefixes) {
		const prefixes = lookUps.map((lookUp) => startsWith(number, prefixOf(kind, lookUp)));
		return [allOf([isType, notBefore(first), anyOf(prefixes)])];
	}
	const { closedThrough } = organisation;
	const end = addDays(closedThrough === null ? last : laterOf(last, addDays(closedThrough, 1)), 1);
	const letters = [...new Set(lookUps.map((lookUp) => prefixOf(kind, lookUp).slice(0, 3)))].sort();
	const prefixes = letters.map((text) => startsWith(number, text));
	return [allOf([isType, notBefore(first), before(end), anyOf(prefixes)])];
}

function prefixOf(kind: DocumentKind, { journal, base }: LookUp): string {
	const stem = kind === 'invoice' ? base : creditNoteNumberOf(journal.kind, base);
	return journal.kind === 'day' ? `${stem}-` : stem;
}
