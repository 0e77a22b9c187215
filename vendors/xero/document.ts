import { createHash } from 'node:crypto';
import { currencyDigits, currencyOf } from '../../core/event/money';
import { listOf, own, recordOf, textOf, type UnknownRecord } from '../../core/event/read';
import type { XeroChart } from './chart';
import { dayOf, minorOf } from './values';

export type DocumentKind = 'invoice' | 'creditNote';

/** Amounts of a document line, debit positive, in minor units. */
export interface XeroLine {
	readonly accountId: string;
	readonly taxType: string;
	/** Keys of tracking options; empty for none. */
	readonly tracking: string;
	/** Without tax. */
	readonly amount: number;
	readonly tax: number;
}

export interface XeroPayment {
	readonly id: string;
	readonly date: string | null;
	readonly reference: string;
	/** Minor units, positive. */
	readonly amount: number;
	/** `null` where it was not told: payments inside a document come without their account. */
	readonly accountId: string | null;
}

/** An invoice or credit note as Xero tells it; amounts in minor units of its currency. */
export interface XeroDocument {
	readonly kind: DocumentKind;
	readonly id: string;
	readonly number: string;
	readonly date: string;
	readonly status: string;
	readonly reference: string;
	readonly digits: number;
	readonly lines: readonly XeroLine[];
	readonly payments: readonly XeroPayment[];
	/** Credit notes set off against an invoice, or invoices a credit note is set off against, by their number. */
	readonly credits: ReadonlyArray<{ readonly number: string; readonly amount: number }>;
	/** What is still to be paid, or of a credit note still to be given back; never negative. */
	readonly due: number;
	/** `null` where the answer does not tell. */
	readonly total: number | null;
	readonly totalTax: number | null;
}

/** The names the same thing has in both kinds of document. */
export const documentWords = {
	invoice: { list: 'Invoices', id: 'InvoiceID', number: 'InvoiceNumber', due: 'AmountDue', type: 'ACCREC' },
	creditNote: {
		list: 'CreditNotes',
		id: 'CreditNoteID',
		number: 'CreditNoteNumber',
		due: 'RemainingCredit',
		type: 'ACCRECCREDIT',
	},
} as const;

/** `null` for a row without id or number. */
export function parseDocument(kind: DocumentKind, row: unknown, chart: XeroChart): XeroDocument | null {
	const record = recordOf(row);
	const words = documentWords[kind];
	const id = textOf(own(record, words.id));
	const number = textOf(own(record, words.number));
	if (id === null || number === null) return null;
	const digits = currencyDigits(currencyOf(own(record, 'CurrencyCode')) ?? chart.organisation.currency);
	return {
		kind,
		id,
		number,
		date: dayOf(own(record, 'DateString')) ?? dayOf(own(record, 'Date')) ?? '',
		status: textOf(own(record, 'Status')) ?? '',
		reference: textOf(own(record, 'Reference')) ?? '',
		digits,
		lines: listOf(own(record, 'LineItems')).flatMap((line) =>
			parseLine(kind, record, recordOf(line), digits, chart),
		),
		payments: listOf(own(record, 'Payments')).flatMap((payment) => parsePayment(payment, digits, chart)),
		credits: kind === 'invoice' ? creditsOf(record, digits) : allocationsOf(record, digits),
		due: minorOf(own(record, words.due), digits) ?? 0,
		total: minorOf(own(record, 'Total'), digits),
		totalTax: minorOf(own(record, 'TotalTax'), digits),
	};
}

function parseLine(
	kind: DocumentKind,
	document: UnknownRecord,
	line: UnknownRecord,
	digits: number,
	chart: XeroChart,
): readonly XeroLine[] {
	const tax = minorOf(own(line, 'TaxAmount'), digits) ?? 0;
	const told = minorOf(own(line, 'LineAmount'), digits) ?? 0;
	const amount = own(document, 'LineAmountTypes') === 'Inclusive' ? told - tax : told;
	// the memo stands on a line of its own that is text alone
	if (amount === 0 && tax === 0) return [];
	const sign = kind === 'invoice' ? -1 : 1;
	return [
		{
			accountId: accountIdOf(line, chart),
			taxType: textOf(own(line, 'TaxType')) ?? 'NONE',
			tracking: trackingOf(line, chart),
			amount: sign * amount + 0,
			tax: sign * tax + 0,
		},
	];
}

/** By id where Xero tells it, because a code can be given to another account. */
function accountIdOf(holder: UnknownRecord, { accounts }: XeroChart, codeName = 'AccountCode'): string {
	const id = textOf(own(holder, 'AccountID'));
	if (id !== null) return id;
	const code = textOf(own(holder, codeName)) ?? '';
	return accounts.find((account) => account.code === code)?.id ?? `code ${code}`;
}

function trackingOf(line: UnknownRecord, chart: XeroChart): string {
	const keys = listOf(own(line, 'Tracking')).map((entry) => {
		const record = recordOf(entry);
		const category = textOf(own(record, 'Name')) ?? '';
		const option = textOf(own(record, 'Option')) ?? '';
		const known = (chart.tracking ?? []).filter((one) => one.category === category && one.option === option);
		return (known.find(({ isActive }) => isActive) ?? known[0])?.key ?? `${category}/${option}`;
	});
	return keys.sort().join('+');
}

/** A payment inside a document or of `GET /Payments`; deleted ones are none. */
export function parsePayment(row: unknown, digits: number, chart: XeroChart): readonly XeroPayment[] {
	const record = recordOf(row);
	const id = textOf(own(record, 'PaymentID'));
	const amount = minorOf(own(record, 'Amount'), digits);
	if (id === null || amount === null || own(record, 'Status') === 'DELETED') return [];
	const account = recordOf(own(record, 'Account'));
	const isTold = textOf(own(account, 'AccountID')) !== null || textOf(own(account, 'Code')) !== null;
	return [
		{
			id,
			date: dayOf(own(record, 'Date')),
			reference: textOf(own(record, 'Reference')) ?? '',
			amount,
			accountId: isTold ? accountIdOf(account, chart, 'Code') : null,
		},
	];
}

function creditsOf(invoice: UnknownRecord, digits: number): XeroDocument['credits'] {
	return listOf(own(invoice, 'CreditNotes')).map((entry) => {
		const credit = recordOf(entry);
		const amount = minorOf(own(credit, 'AppliedAmount'), digits) ?? 0;
		return { number: textOf(own(credit, 'CreditNoteNumber')) ?? '', amount };
	});
}

function allocationsOf(creditNote: UnknownRecord, digits: number): XeroDocument['credits'] {
	return listOf(own(creditNote, 'Allocations')).flatMap((entry) => {
		const allocation = recordOf(entry);
		const amount = minorOf(own(allocation, 'Amount'), digits) ?? 0;
		const number = textOf(own(recordOf(own(allocation, 'Invoice')), 'InvoiceNumber')) ?? '';
		return own(allocation, 'IsDeleted') === true ? [] : [{ number, amount }];
	});
}

/** 8 hex digits over the lines, in whatever order; payments are not in it, because they come later. */
export function shaOf(lines: readonly XeroLine[]): string {
	const texts = lines.map(({ accountId, taxType, tracking, amount, tax }) =>
		[accountId, taxType, tracking, amount, tax].join('|'),
	);
	return createHash('sha256').update(texts.sort().join('\n')).digest('hex').slice(0, 8);
}

/** What the lines come to with tax, as the document shows it. */
export function totalOf(kind: DocumentKind, lines: readonly XeroLine[]): { total: number; totalTax: number } {
	const sign = kind === 'invoice' ? -1 : 1;
	const totalTax = sign * lines.reduce((sum, { tax }) => sum + tax, 0) + 0;
	return { total: sign * lines.reduce((sum, { amount }) => sum + amount, 0) + totalTax, totalTax };
}

export function isVoid({ status }: XeroDocument): boolean {
	return status === 'VOIDED' || status === 'DELETED';
}

/** Approved: it is in the books. A draft is not. */
export function isPosted({ status }: XeroDocument): boolean {
	return status === 'AUTHORISED' || status === 'PAID';
}

const pages = {
	invoice: 'https://go.xero.com/AccountsReceivable/View.aspx?InvoiceID=',
	creditNote: 'https://go.xero.com/AccountsReceivable/ViewCreditNote.aspx?creditNoteID=',
} as const;

export function recordOfDocument({ kind, id }: Pick<XeroDocument, 'kind' | 'id'>) {
	return { type: kind, id, url: `${pages[kind]}${id}` } as const;
}
