import type { DocumentBody } from '../bodies/document';
import { sumOf } from '../money';

export type LineAmountTypes = 'Exclusive' | 'Inclusive' | 'NoTax';

export interface LineTracking {
	readonly categoryId: string;
	readonly optionId: string;
	readonly name: string;
	readonly option: string;
}

export interface DocumentLine {
	readonly id: string;
	readonly description: string | null;
	/** `null`: a line of text only. */
	readonly quantity: number | null;
	readonly unitAmount: number | null;
	readonly accountId: string | null;
	readonly taxType: string | null;
	/** Cents as entered: tax is in it when the document is inclusive. */
	readonly lineAmount: number;
	readonly taxAmount: number;
	readonly tracking: readonly LineTracking[];
}

export interface Payment {
	readonly id: string;
	readonly accountId: string;
	/** `YYYY-MM-DD` */
	readonly date: string;
	/** Cents, more than zero. */
	readonly amount: number;
	readonly reference: string | null;
	readonly status: 'AUTHORISED' | 'DELETED';
	readonly isReconciled: boolean;
	/** Milliseconds since 1970. */
	readonly updatedAt: number;
}

/** Part of a credit note set off against an invoice; both documents hold it. */
export interface Allocation {
	readonly id: string;
	/** The document on the other side. */
	readonly otherId: string;
	/** `YYYY-MM-DD` */
	readonly date: string;
	/** Cents, more than zero. */
	readonly amount: number;
}

export const documentKinds = ['invoice', 'creditNote'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** A sales invoice (ACCREC) or a credit note for one (ACCRECCREDIT), with its payments or refunds. */
export interface TradeDocument {
	readonly id: string;
	readonly kind: DocumentKind;
	readonly number: string;
	/** PAID is not kept but follows from what is due. */
	readonly status: 'DRAFT' | 'SUBMITTED' | 'AUTHORISED' | 'VOIDED' | 'DELETED';
	readonly contactId: string;
	readonly date: string;
	readonly dueDate: string | null;
	readonly reference: string | null;
	readonly url: string | null;
	readonly currency: string;
	readonly lineAmountTypes: LineAmountTypes;
	readonly lines: readonly DocumentLine[];
	/** In the order they came, deleted ones included. */
	readonly payments: readonly Payment[];
	readonly allocations: readonly Allocation[];
	readonly updatedAt: number;
	/** What was sent, so that an edit can be checked as a whole. */
	readonly source: DocumentBody;
}

export function totalTax(document: Pick<TradeDocument, 'lines'>): number {
	return sumOf(document.lines.map((line) => line.taxAmount));
}

/** Cents without tax. */
export function netOf(line: DocumentLine, types: LineAmountTypes): number {
	return types === 'Inclusive' ? line.lineAmount - line.taxAmount : line.lineAmount;
}

export function subTotal(document: Pick<TradeDocument, 'lines' | 'lineAmountTypes'>): number {
	return sumOf(document.lines.map((line) => netOf(line, document.lineAmountTypes)));
}

export function total(document: Pick<TradeDocument, 'lines' | 'lineAmountTypes'>): number {
	return subTotal(document) + totalTax(document);
}

export function livePayments(document: Pick<TradeDocument, 'payments'>): readonly Payment[] {
	return document.payments.filter((payment) => payment.status === 'AUTHORISED');
}

export function amountPaid(document: Pick<TradeDocument, 'payments'>): number {
	return sumOf(livePayments(document).map((payment) => payment.amount));
}

/** Cents of an invoice that credit notes settle, or of a credit note that went to invoices. */
export function amountAllocated({ allocations }: Pick<TradeDocument, 'allocations'>): number {
	return sumOf(allocations.map((allocation) => allocation.amount));
}

/** Whether something is paid on it or set off against it, so that it can neither change nor be voided. */
export function isSettledInPart(document: Pick<TradeDocument, 'payments' | 'allocations'>): boolean {
	return livePayments(document).length > 0 || document.allocations.length > 0;
}

/** Cents still due of an invoice, still to be refunded of a credit note; 0 once void. */
export function outstanding(document: TradeDocument): number {
	const isVoid = document.status === 'VOIDED' || document.status === 'DELETED';
	return isVoid ? 0 : total(document) - amountPaid(document) - amountAllocated(document);
}

export type ShownStatus = TradeDocument['status'] | 'PAID';

export function shownStatus(document: TradeDocument): ShownStatus {
	return document.status === 'AUTHORISED' && outstanding(document) === 0 ? 'PAID' : document.status;
}
