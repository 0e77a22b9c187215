import type { BookMapping } from '../../../core/books';
import type { HttpAnswer, HttpRequest, Outside } from '../../../core/http';
import { createQuickBooksCaller, createQuickBooksLedger } from '../../../vendors/quickbooks';
import { accountRows, infoRow, itemRows, preferencesRow, type Settings } from './company-rows';

type Row = Record<string, unknown>;
interface Item {
	readonly bId: string;
	readonly Query?: string;
	readonly [entity: string]: unknown;
}

/** What happens to one call instead of the usual; `null`: nothing special. */
export type Trouble = (answer: () => HttpAnswer, request: HttpRequest) => HttpAnswer;

export const response = (body: unknown, status = 200): HttpAnswer => ({
	kind: 'response',
	status,
	headers: {},
	body,
});
export const lost: HttpAnswer = {
	kind: 'noResponse',
	code: 'ECONNRESET',
	message: 'The connection was cut.',
	mayRecover: true,
};
export const fault = (code: string, message: string, detail = message) => ({
	Fault: { type: 'ValidationFault', Error: [{ Message: message, Detail: detail, code, element: '' }] },
});
/** The work is done, the answer gets lost. */
export const dropAfter: Trouble = (answer) => {
	answer();
	return lost;
};
export const dropBefore: Trouble = () => lost;
/** Changes the answer's items after the work was done. */
export const onItems =
	(change: (items: Row[], request: HttpRequest) => readonly unknown[]): Trouble =>
	(answer, request) => {
		const done = answer();
		const body = (done.kind === 'response' ? done.body : {}) as { BatchItemResponse: Row[] };
		return response({ BatchItemResponse: change(body.BatchItemResponse, request) });
	};

export const mapping: BookMapping = {
	accounts: new Map(),
	revenueWhenSold: new Set(['membership']),
	centres: new Map(),
	centreOfUnnamed: null,
	taxed: null,
	untaxed: null,
	customerId: null,
	largestRounding: null,
};

/**
 * A company played back from recorded shapes: it answers the questions a run asks, and keeps what is created. The full
 * stand-in with all of QuickBooks' refusals is sandbox/quickbooks; this one does what each test says, call by call.
 */
export function playCompany(settings: Settings & { rows?: Readonly<Record<string, readonly Row[]>> } = {}) {
	const documents: Row[] = [];
	const requests: HttpRequest[] = [];
	const sleeps: number[] = [];
	const troubles = new Map<number, Trouble>();
	const fixed: Readonly<Record<string, readonly Row[]>> = {
		Account: accountRows,
		Item: itemRows,
		Preferences: [preferencesRow(settings)],
		CompanyInfo: [infoRow(settings)],
		Customer: [{ Id: '58', DisplayName: 'Studio Sales', Active: true }],
		...settings.rows,
	};
	let nowMs = Date.parse('2026-11-21T09:00:00.000Z');
	const answerItem = (item: Item): Row => {
		if (typeof item.Query === 'string') return { bId: item.bId, QueryResponse: select(item.Query) };
		const entity = Object.keys(item).find((key) => key !== 'bId' && key !== 'operation') ?? '';
		const row = store(entity, item[entity] as Row, documents.length);
		documents.push(row);
		return { bId: item.bId, [entity]: withoutEntity(row) };
	};
	const select = (query: string): Row => {
		const entity = /from (\w+)/.exec(query)?.[1] ?? '';
		const ours = documents.filter((row) => row.entity === entity).map(withoutEntity);
		const rows = [...(fixed[entity] ?? []), ...ours].filter(matcherOf(query));
		const start = Number(/startposition (\d+)/.exec(query)?.[1] ?? 1);
		const most = Number(/maxresults (\d+)/.exec(query)?.[1] ?? 100);
		const page = rows.slice(start - 1, start - 1 + most);
		return page.length === 0 ? {} : { [entity]: page, startPosition: start, maxResults: page.length };
	};
	const answer = (request: HttpRequest): HttpAnswer => {
		if (request.method === 'GET') return response({ QueryResponse: select(request.query?.query ?? '') });
		const { BatchItemRequest } = request.body as { BatchItemRequest: readonly Item[] };
		// results come in any order
		return response({ BatchItemResponse: [...BatchItemRequest].reverse().map(answerItem) });
	};
	const outside: Outside = {
		send: async (request) => {
			requests.push(request);
			const trouble = troubles.get(requests.length);
			return trouble === undefined ? answer(request) : trouble(() => answer(request), request);
		},
		nowMs: () => nowMs,
		random: () => 0,
		sleep: async (milliseconds) => {
			sleeps.push(milliseconds);
			nowMs += milliseconds;
		},
		isCancelled: () => false,
	};
	const session = (maxAttempts = 4) => ({
		caller: createQuickBooksCaller(outside, maxAttempts),
		realmId: '9130347798120106',
	});
	return {
		documents,
		requests,
		sleeps,
		session,
		/** What happens to the nth call, from 1. */
		on: (call: number, trouble: Trouble) => troubles.set(call, trouble),
		ledger: (form: 'day' | 'sale', more: Partial<BookMapping> = {}, maxAttempts = 4) =>
			createQuickBooksLedger(session(maxAttempts), {
				mapping: { ...mapping, ...more },
				form,
				runId: 'run-1',
				maxAttempts,
			}),
		queriesOf: (call: number) => itemsOf(requests[call - 1]).map(({ Query }) => Query ?? ''),
	};
}

export function itemsOf(request: HttpRequest | undefined): readonly Item[] {
	return (request?.body as { BatchItemRequest?: readonly Item[] } | undefined)?.BatchItemRequest ?? [];
}

function withoutEntity(row: Row): Row {
	return Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'entity'));
}

function matcherOf(query: string): (row: Row) => boolean {
	const listed = /DocNumber in \(([^)]*)\)/.exec(query)?.[1];
	if (listed !== undefined) {
		const numbers = listed.split(',').map((text) => text.replace(/'/g, ''));
		return ({ DocNumber }) => numbers.includes(String(DocNumber));
	}
	const prefix = /DocNumber like '([^%]*)%'/.exec(query)?.[1];
	return prefix === undefined ? () => true : ({ DocNumber }) => String(DocNumber).startsWith(prefix);
}

/** What QuickBooks adds: ids, a subtotal line, totals of its own. */
function store(entity: string, body: Row, index: number): Row {
	const lines = (body.Line ?? []) as ReadonlyArray<{ readonly Amount: number }>;
	const cents = lines.reduce((sum, { Amount }) => sum + Math.round(Amount * 100), 0);
	const tax = Math.round(((body.TxnTaxDetail as { TotalTax?: number } | undefined)?.TotalTax ?? 0) * 100);
	const subtotal = { Amount: cents / 100, DetailType: 'SubTotalLineDetail', SubTotalLineDetail: {} };
	const isForm = entity === 'SalesReceipt' || entity === 'RefundReceipt';
	return {
		entity,
		...body,
		Id: String(1001 + index),
		SyncToken: '0',
		Line: [...lines.map((line, n) => ({ Id: String(n + 1), ...line })), ...(isForm ? [subtotal] : [])],
		...(isForm ? { TotalAmt: (cents + tax) / 100, Balance: 0 } : {}),
	};
}
