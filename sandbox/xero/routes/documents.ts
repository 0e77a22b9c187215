import type { Answer, Call } from '../../http/route';
import {
	creditNotesBody,
	fromCreditNote,
	fromInvoice,
	invoicesBody,
	type DocumentBody,
} from '../bodies/document';
import { parseBody, type Parsed } from '../bodies/parse';
import { notFound, type Body } from '../problem';
import { createDocument, findDocument, upsertDocument } from '../rules/document-change';
import { creditNoteShape, invoiceShape, type Detail } from '../shape/document';
import { envelope } from '../shape/envelope';
import { creditNoteFields, invoiceFields, type FieldTable } from '../query/fields';
import { answerList, listParameter } from '../query/list';
import type { Visit, XeroRoute } from '../state';
import { shownStatus, type DocumentKind, type TradeDocument } from '../store/document';
import type { Organisation } from '../store/organisation';
import { noId, writeElements } from './elements';

/** What sets invoices and credit notes apart on the wire. */
interface Wire {
	readonly kind: DocumentKind;
	readonly collection: string;
	readonly idField: string;
	readonly numberField: string;
	readonly fields: FieldTable;
	readonly parse: (body: unknown) => Parsed<readonly DocumentBody[]>;
	readonly shape: (books: Organisation, document: TradeDocument, detail: Detail) => Body;
}

const invoices: Wire = {
	kind: 'invoice',
	collection: 'Invoices',
	idField: 'InvoiceID',
	numberField: 'InvoiceNumber',
	fields: invoiceFields,
	parse: (body) =>
		parseBody(
			invoicesBody.transform((list) => list.map(fromInvoice)),
			body,
		),
	shape: invoiceShape,
};
const creditNotes: Wire = {
	kind: 'creditNote',
	collection: 'CreditNotes',
	idField: 'CreditNoteID',
	numberField: 'CreditNoteNumber',
	fields: creditNoteFields,
	parse: (body) =>
		parseBody(
			creditNotesBody.transform((list) => list.map(fromCreditNote)),
			body,
		),
	shape: creditNoteShape,
};

const scopes = () => ['accounting.invoices'];

function routesOf(wire: Wire): readonly XeroRoute[] {
	const path = `/api.xro/2.0/${wire.collection}`;
	return [
		{ method: 'GET', path, scopes, answer: (visit, call) => list(wire, visit, call) },
		{ method: 'PUT', path, scopes, answer: (visit, call) => write(wire, 'create', visit, call, null) },
		{ method: 'POST', path, scopes, answer: (visit, call) => write(wire, 'upsert', visit, call, null) },
		{ method: 'GET', path: `${path}/:key`, scopes, answer: (visit, call) => one(wire, visit, call) },
		{
			method: 'POST',
			path: `${path}/:key`,
			scopes,
			answer: (visit, call) => {
				const found = findDocument(visit, wire.kind, call.params.key ?? '');
				return found === undefined ? notFound : write(wire, 'upsert', visit, call, found.id);
			},
		},
	];
}

export const documentRoutes: readonly XeroRoute[] = [...routesOf(invoices), ...routesOf(creditNotes)];

function write(wire: Wire, mode: 'create' | 'upsert', visit: Visit, call: Call, id: string | null): Answer {
	const parsed = wire.parse(bodyOfOne(wire, call.body, id));
	if (!parsed.ok) return parsed.answer;
	const unitDecimals = call.query.unitdp === '4' ? 4 : 2;
	const change = mode === 'create' ? createDocument : upsertDocument;
	return writeElements(visit, call, {
		collection: wire.collection,
		elements: parsed.value,
		write: (sent) => {
			const body = id === null ? sent : { ...sent, id };
			return change(visit, { kind: wire.kind, body, unitDecimals });
		},
		shape: (document) => wire.shape(visit.books, document, 'full'),
		echo: ({ number, Reference, Date, Status }) => ({
			[wire.idField]: noId,
			...(number === undefined ? {} : { [wire.numberField]: number }),
			Reference,
			DateString: Date,
			Status,
		}),
		errorFlag: 'HasErrors',
	});
}

/** `POST /Invoices/{id}` takes the bare element as well as the list. */
function bodyOfOne(wire: Wire, body: unknown, id: string | null): unknown {
	const isBare =
		typeof body === 'object' && body !== null && !Array.isArray(body) && !(wire.collection in body);
	return id !== null && isBare ? { [wire.collection]: [body] } : body;
}

function one(wire: Wire, visit: Visit, call: Call): Answer {
	const found = findDocument(visit, wire.kind, call.params.key ?? '');
	if (found === undefined) return notFound;
	return envelope(visit, { [wire.collection]: [wire.shape(visit.books, found, 'full')] });
}

function list(wire: Wire, visit: Visit, call: Call): Answer {
	const { query } = call;
	const filters = {
		ids: listParameter(query, 'IDs'),
		numbers: listParameter(query, 'InvoiceNumbers'),
		contacts: listParameter(query, 'ContactIDs'),
		statuses: listParameter(query, 'Statuses'),
	};
	const isWanted = (row: TradeDocument) =>
		row.kind === wire.kind &&
		(filters.ids?.has(row.id) ?? true) &&
		(filters.contacts?.has(row.contactId) ?? true) &&
		// credit notes know neither of these two
		(wire.kind === 'creditNote' ||
			((filters.numbers?.has(row.number) ?? true) && (filters.statuses?.has(shownStatus(row)) ?? true)));
	const isSummary = query.summaryOnly === 'true' && wire.kind === 'invoice';
	return answerList(visit, call, {
		collection: wire.collection,
		fields: wire.fields,
		rows: visit.books.documents.all().filter(isWanted),
		updatedAt: (row) => row.updatedAt,
		whole: (row) => wire.shape(visit.books, row, 'summary'),
		shown: (row, isPage) => wire.shape(visit.books, row, isSummary ? 'summary' : isPage ? 'full' : 'headers'),
		isPaged: true,
	});
}
