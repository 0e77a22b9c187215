import type { BookMapping } from '../../../core/books';
import type { HttpAnswer, HttpRequest, Outside } from '../../../core/http';
import {
	createXeroCaller,
	createXeroLedger,
	type XeroChart,
	type XeroLedgerOptions,
	type XeroSession,
} from '../../../vendors/xero';
import { settingRows, uuid } from './organisation-rows';

export type Row = Record<string, unknown>;

/** What happens to one call instead of the usual. */
export type Trouble = (answer: () => HttpAnswer, request: HttpRequest) => HttpAnswer;

export const response = (body: unknown, status = 200, headers: Record<string, string> = {}): HttpAnswer => ({
	kind: 'response',
	status,
	headers,
	body,
});
export const lost: HttpAnswer = {
	kind: 'noResponse',
	code: 'ECONNRESET',
	message: 'The connection was cut.',
	mayRecover: true,
};
/** The work is done, the answer gets lost. */
export const dropAfter: Trouble = (answer) => {
	answer();
	return lost;
};
export const dropBefore: Trouble = () => lost;
export const refusal = (...elements: readonly Row[]) => ({
	ErrorNumber: 10,
	Type: 'ValidationException',
	Message: 'A validation exception occurred',
	Elements: elements,
});
export const because = (Message: string) => ({ ValidationErrors: [{ Message }] });

export const mapping: BookMapping = {
	accounts: new Map(),
	revenueWhenSold: new Set(),
	centres: new Map(),
	centreOfUnnamed: null,
	taxed: 'OUTPUT',
	untaxed: 'BASEXCLUDED',
	customerId: null,
	largestRounding: null,
};

const cents = (value: unknown) => Math.round(Number(value ?? 0) * 100);
const epoch = (date: unknown) => `/Date(${Date.parse(`${String(date)}T00:00:00Z`)}+0000)/`;
const list = (value: unknown) => (Array.isArray(value) ? (value as Row[]) : []);

/**
 * An organisation played back from recorded shapes: it keeps what is created and gives all of it to whoever asks. The
 * stand-in with Xero's own refusals is sandbox/xero; this one does what each test says, call by call.
 */
export class PlayedXero {
	readonly requests: HttpRequest[] = [];

	readonly invoices: Row[] = [];

	readonly creditNotes: Row[] = [];

	readonly payments: Row[] = [];

	readonly settings: Record<string, readonly Row[]>;

	/** By call, counted from 1 over all writes. */
	readonly onWrite = new Map<number, Trouble>();

	/** By list, `Invoices`; stays. */
	readonly onRead = new Map<string, Trouble>();

	readonly sleeps: number[] = [];

	chart: XeroChart | null = null;

	nowMs = Date.parse('2026-11-21T04:00:00Z');

	private nextId = 9000;

	writes = 0;

	constructor(organisation: Row = {}) {
		this.settings = { ...settingRows(organisation) };
	}

	session(maxAttempts = 3): XeroSession {
		const outside: Outside = {
			send: async (request) => this.answer(request),
			nowMs: () => this.nowMs,
			random: () => 0,
			sleep: async (milliseconds) => {
				this.sleeps.push(milliseconds);
				this.nowMs += milliseconds;
			},
			isCancelled: () => false,
		};
		const chart = {
			get: () => this.chart,
			set: (read: XeroChart) => {
				this.chart = read;
			},
		};
		return { caller: createXeroCaller(outside, maxAttempts), tenantId: uuid(42), chart };
	}

	ledger(options: Partial<XeroLedgerOptions> = {}) {
		const maxAttempts = options.maxAttempts ?? 3;
		return createXeroLedger(this.session(maxAttempts), {
			mapping,
			form: 'day',
			runId: 'run-1',
			maxAttempts,
			...options,
		});
	}

	bodies(listName: string): readonly Row[] {
		const written = this.requests.filter(({ method, path }) => method === 'PUT' && path.endsWith(listName));
		return written.flatMap(({ body }) => list((body as Row)[listName]));
	}

	wheres(listName: string): readonly string[] {
		const read = this.requests.filter(({ method, path }) => method === 'GET' && path.endsWith(listName));
		return read.map(({ query }) => query?.where ?? '');
	}

	document(number: string): Row {
		const all = [...this.invoices, ...this.creditNotes];
		const found = all.find((row) => row.InvoiceNumber === number || row.CreditNoteNumber === number);
		if (found === undefined) throw new Error(`No document ${number}`);
		return found;
	}

	private answer(request: HttpRequest): HttpAnswer {
		this.requests.push(structuredClone(request));
		const name = request.path.split('/').at(-1) ?? '';
		if (request.method === 'GET') {
			const usual = () => response(structuredClone(this.read(name)));
			return this.onRead.get(name)?.(usual, request) ?? usual();
		}
		this.writes += 1;
		const usual = () => response(structuredClone(this.write(name, request)));
		return this.onWrite.get(this.writes)?.(usual, request) ?? usual();
	}

	private read(name: string): unknown {
		const all: Record<string, readonly Row[]> = {
			...this.settings,
			Organisation: this.settings.Organisations ?? [],
			Invoices: this.invoices,
			CreditNotes: this.creditNotes,
			Payments: this.payments,
		};
		const listName = name === 'Organisation' ? 'Organisations' : name;
		return { [listName]: all[name], pagination: { page: 1, pageSize: 1000, pageCount: 1 } };
	}

	private write(name: string, { path, body }: HttpRequest): unknown {
		const elements = list((body as Row)[name]);
		if (name === 'Invoices')
			return { Invoices: elements.map((one) => this.keep(one, 'InvoiceID', this.invoices)) };
		if (name === 'CreditNotes')
			return { CreditNotes: elements.map((one) => this.keep(one, 'CreditNoteID', this.creditNotes)) };
		if (name === 'Payments') return { Payments: elements.map((one) => this.pay(one)) };
		if (name === 'Allocations') return { Allocations: elements.map((one) => this.allocate(one, path)) };
		const id = name === 'Accounts' ? 'AccountID' : 'ContactID';
		const made = (elements.length > 0 ? elements : [body as Row]).map((one) => ({ [id]: this.id(), ...one }));
		this.settings[name] = [...(this.settings[name] ?? []), ...made];
		return { [name]: made };
	}

	private keep(element: Row, idName: string, documents: Row[]): Row {
		const lines = list(element.LineItems).map((line) => ({ ...line, LineAmount: line.UnitAmount ?? 0 }));
		const sum = (field: string) =>
			lines.reduce((total, line) => total + cents((line as Row)[field]), 0) / 100;
		const Total = sum('LineAmount') + sum('TaxAmount');
		const rounded = Math.round(Total * 100) / 100;
		const kept = {
			...element,
			[idName]: this.id(),
			Date: epoch(element.Date),
			DateString: `${String(element.Date)}T00:00:00`,
			LineItems: lines,
			Payments: [],
			...(idName === 'InvoiceID'
				? { CreditNotes: [], AmountDue: rounded }
				: { Allocations: [], RemainingCredit: rounded }),
			TotalTax: sum('TaxAmount'),
			Total: rounded,
			Status: rounded === 0 ? 'PAID' : 'AUTHORISED',
			HasErrors: false,
		};
		documents.push(kept);
		return kept;
	}

	private pay(element: Row): Row {
		const target = this.target(element);
		const due = target.InvoiceID === undefined ? 'RemainingCredit' : 'AmountDue';
		const left = cents(target[due]) - cents(element.Amount);
		if (left < 0) return { ...element, ...because(overpaid), HasValidationErrors: true };
		target[due] = left / 100;
		if (left === 0) target.Status = 'PAID';
		const told = {
			PaymentID: this.id(),
			Date: epoch(element.Date),
			Amount: element.Amount,
			Reference: element.Reference,
		};
		list(target.Payments).push({ ...told, HasAccount: false });
		const payment = { ...told, Account: element.Account, Status: 'AUTHORISED', HasAccount: true };
		this.payments.push(payment);
		return payment;
	}

	private target(element: Row): Row {
		const invoice = this.invoices.find(
			(row) => row.InvoiceID === (element.Invoice as Row | undefined)?.InvoiceID,
		);
		const note = this.creditNotes.find(
			(row) => row.CreditNoteID === (element.CreditNote as Row | undefined)?.CreditNoteID,
		);
		const target = invoice ?? note;
		if (target === undefined) throw new Error('A payment of nothing');
		return target;
	}

	private allocate(element: Row, path: string): Row {
		const note = this.creditNotes.find((row) => path.includes(String(row.CreditNoteID)));
		const invoice = this.target(element);
		if (note === undefined) throw new Error('An allocation of nothing');
		note.RemainingCredit = (cents(note.RemainingCredit) - cents(element.Amount)) / 100;
		invoice.AmountDue = (cents(invoice.AmountDue) - cents(element.Amount)) / 100;
		list(note.Allocations).push({
			Amount: element.Amount,
			Invoice: { InvoiceNumber: invoice.InvoiceNumber },
		});
		list(invoice.CreditNotes).push({
			CreditNoteNumber: note.CreditNoteNumber,
			AppliedAmount: element.Amount,
		});
		return element;
	}

	private id(): string {
		this.nextId += 1;
		return uuid(this.nextId);
	}
}

export const overpaid = 'Payment amount exceeds the amount outstanding on this document';
