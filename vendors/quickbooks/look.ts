import type { LookUp } from '../../core/books';
import { own, textOf, type UnknownRecord } from '../../core/event/read';
import type { Failure } from '../../core/http';
import type { Entity } from './api';
import { companyQueries, type Company } from './company';
import type { DocumentForm } from './form';
import { toStored, type StoredDocument } from './posted';
import { byBase, byNumbers, runQueries, type Query, type Rows } from './query';
import type { LedgerOptions, QuickBooksSession } from './session';

export type Sight =
	| {
			readonly ok: true;
			readonly company: Company;
			/** By base, ascending by revision; no entry where nothing was found. */
			readonly documents: ReadonlyMap<string, readonly StoredDocument[]>;
			readonly attempts: number;
	  }
	| { readonly ok: false; readonly failure: Failure; readonly attempts: number };

/** The first correction is asked for along with the sale, because a person may have deleted the sale's own document. */
const firstCorrection = 2;
/** Revisions asked for by number where there is something; whoever has the last of them is asked for by prefix, too. */
const laterCorrections = [3, 4, 5];

interface Row {
	readonly entity: Entity;
	readonly row: UnknownRecord;
}

/**
 * The company and all documents under these bases. Days are asked for by prefix. Sales by their exact numbers, a hundred
 * a question, so that a thousand new ones cost two calls; only for those that are there, more corrections are asked for.
 */
export async function lookAtBooks(
	session: QuickBooksSession,
	options: LedgerOptions,
	form: DocumentForm,
	lookUps: readonly LookUp[],
	known: Company | null,
): Promise<Sight> {
	const companyPart = known === null ? companyQueries(options.mapping, options.form) : null;
	const bases = lookUps.map(({ base }) => base);
	const first = firstQuestions(options.form, form.entities, bases);
	const asked = [...(companyPart?.list ?? []), ...first.map(({ query }) => query)];
	const answered = await runQueries(session, asked, options.maxAttempts);
	if (!answered.ok) return answered;
	const company = companyPart?.read(answered.rows) ?? known;
	if (company === null) return { ok: false, failure: noCompanyRead, attempts: answered.attempts };
	const found = collect(first, answered.rows);
	const more =
		options.form === 'day' ? nothingMore : await lookForCorrections(session, options, form, bases, found);
	if (!more.ok) return more;
	const documents = assign(session, options, form, company, lookUps, [...found, ...more.found]);
	return { ok: true, company, documents, attempts: Math.max(answered.attempts, more.attempts) };
}

const noCompanyRead: Failure = {
	kind: 'transient',
	code: 'NO_RESULT',
	message: 'QuickBooks did not tell how the company is set up.',
	hint: 'Run again.',
};
const nothingMore = { ok: true as const, found: [] as readonly Row[], attempts: 0 };

interface Question {
	readonly entity: Entity;
	readonly query: Query;
}

function firstQuestions(
	form: 'day' | 'sale',
	entities: readonly Entity[],
	bases: readonly string[],
): readonly Question[] {
	return entities.flatMap((entity) => {
		const queries =
			form === 'day'
				? bases.map((base) => byBase(entity, base))
				: byNumbers(entity, [...bases, ...bases.map((base) => `${base}-${firstCorrection}`)]);
		return queries.map((query) => ({ entity, query }));
	});
}

function collect(questions: readonly Question[], rows: Rows): readonly Row[] {
	return questions.flatMap(({ entity, query }) => (rows.get(query) ?? []).map((row) => ({ entity, row })));
}

const numberIn = ({ row }: Row): string => textOf(own(row, 'DocNumber')) ?? '';

async function lookForCorrections(
	session: QuickBooksSession,
	{ maxAttempts }: LedgerOptions,
	form: DocumentForm,
	bases: readonly string[],
	found: readonly Row[],
) {
	const present = new Set(found.map(numberIn));
	const there = bases.filter((base) => present.has(base) || present.has(`${base}-${firstCorrection}`));
	const numbers = there.flatMap((base) => laterCorrections.map((revision) => `${base}-${revision}`));
	const byNumber = await ask(session, maxAttempts, (entity) => byNumbers(entity, numbers), form);
	if (!byNumber.ok) return byNumber;
	const last = laterCorrections.at(-1);
	const corrected = new Set(byNumber.found.map(numberIn));
	const many = there.filter((base) => corrected.has(`${base}-${last}`));
	const byPrefix = await ask(
		session,
		maxAttempts,
		(entity) => many.map((base) => byBase(entity, base)),
		form,
	);
	if (!byPrefix.ok) return byPrefix;
	// the prefix finds the asked ones again
	const known = new Set([...present, ...corrected]);
	const later = byPrefix.found.filter((row) => !known.has(numberIn(row)));
	const attempts = Math.max(byNumber.attempts, byPrefix.attempts);
	return { ok: true as const, found: [...byNumber.found, ...later], attempts };
}

async function ask(
	session: QuickBooksSession,
	maxAttempts: number,
	queriesOf: (entity: Entity) => readonly Query[],
	form: DocumentForm,
) {
	const questions = form.entities.flatMap((entity) => queriesOf(entity).map((query) => ({ entity, query })));
	const queries = questions.map(({ query }) => query);
	const answered = await runQueries(session, queries, maxAttempts);
	if (!answered.ok) return answered;
	return { ok: true as const, found: collect(questions, answered.rows), attempts: answered.attempts };
}

function assign(
	session: QuickBooksSession,
	{ mapping }: LedgerOptions,
	form: DocumentForm,
	company: Company,
	lookUps: readonly LookUp[],
	rows: readonly Row[],
): ReadonlyMap<string, readonly StoredDocument[]> {
	const byBaseOf = new Map(lookUps.map((lookUp) => [lookUp.base, lookUp]));
	const documents = new Map<string, StoredDocument[]>();
	for (const found of rows) {
		const number = numberIn(found);
		const lookUp = byBaseOf.get(number) ?? byBaseOf.get(number.replace(/-\d{1,2}$/, ''));
		if (lookUp === undefined) continue;
		const stored = toStored(session, form, { company, mapping }, lookUp, found.entity, found.row);
		if (stored === null) continue;
		const list = documents.get(lookUp.base) ?? [];
		list.push(stored);
		documents.set(lookUp.base, list);
	}
	for (const list of documents.values()) list.sort((a, b) => a.posted.revision - b.posted.revision);
	return documents;
}
