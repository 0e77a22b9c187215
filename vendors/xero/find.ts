import type { LookUp } from '../../core/books';
import type { Failure } from '../../core/http';
import { mostPrefixes, paths } from './api';
import type { XeroChart } from './chart';
import { documentWords, parseDocument, type DocumentKind, type XeroDocument } from './document';
import { creditNoteNumberOf } from './numbering';
import { fetchPages, type XeroSession } from './session';
import { chunksOf } from './values';
import { allOf, anyOf, equals, notBefore, startsWith } from './where';

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
): Promise<FoundDocuments> {
	const wheres = (['invoice', 'creditNote'] as const).map((kind) => [kind, whereOf(kind, lookUps)] as const);
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
 * `StartsWith` is no indexed filter, hence the day beside it. A document of ours is never dated before its business
 * day, but any time after it: where that was closed already, on the first day that was open when it was written.
 */
function whereOf(kind: DocumentKind, lookUps: readonly LookUp[]): readonly string[] {
	const { type, number } = documentWords[kind];
	const [first = ''] = lookUps.map(({ journal }) => journal.businessDay).sort();
	const prefixes = prefixesOf(lookUps.map((lookUp) => prefixOf(kind, lookUp)));
	const begins = prefixes.map((text) => startsWith(number, text));
	return [allOf([equals('Type', type), notBefore(first), anyOf(begins)])];
}

/** `ZD-`, `ZN-`: there are a few of these at the most. */
const familyLength = 3;

/** These, or where they are too many what they begin with in common, each family of numbers for itself. */
function prefixesOf(all: readonly string[]): readonly string[] {
	if (all.length <= mostPrefixes) return all;
	const families = [...new Set(all.map((text) => text.slice(0, familyLength)))].sort();
	const most = Math.floor(mostPrefixes / families.length);
	return families.flatMap((family) =>
		shortened(
			all.filter((text) => text.startsWith(family)),
			most,
		),
	);
}

/** The longest beginnings of which there are so many at the most. */
function shortened(texts: readonly string[], most: number): readonly string[] {
	for (let length = Math.max(...texts.map((text) => text.length)); length > familyLength; length -= 1) {
		const begins = new Set(texts.map((text) => text.slice(0, length)));
		if (begins.size <= most) return [...begins].sort();
	}
	return [...new Set(texts.map((text) => text.slice(0, familyLength)))];
}

function prefixOf(kind: DocumentKind, { journal, base }: LookUp): string {
	const stem = kind === 'invoice' ? base : creditNoteNumberOf(journal.kind, base);
	return journal.kind === 'day' ? `${stem}-` : stem;
}
