import type { PaymentBody } from '../bodies/payment';
import { centsOf, hasAtMostTwoDecimals } from '../money';
import { checked, refused, type Checked } from '../problem';
import type { Visit } from '../state';
import { outstanding, shownStatus, type Payment, type TradeDocument } from '../store/document';
import { paymentAccount } from './account-use';
import { findDocument } from './document-change';
import { lockProblems } from './lock-date';

/** A payment with the document it is on, as it stands after it. */
export interface Paid {
	readonly payment: Payment;
	readonly document: TradeDocument;
}

/** There is no unique key: the same partial payment sent twice is two payments. */
export function createPayment(visit: Visit, sent: PaymentBody): Checked<Paid> {
	const document = paidDocument(visit, sent);
	if (!document.ok) return document;
	const account = paymentAccount(visit.books, sent.Account);
	if (!account.ok) return account;
	if (!hasAtMostTwoDecimals(sent.Amount)) visit.reportViolation('fraction-of-a-cent', String(sent.Amount));
	const payment: Payment = {
		id: visit.books.newId(),
		accountId: account.value.id,
		date: sent.Date,
		amount: centsOf(sent.Amount),
		reference: sent.Reference ?? null,
		status: 'AUTHORISED',
		isReconciled: sent.IsReconciled ?? false,
		updatedAt: visit.now(),
	};
	const problems = [...dueProblems(document.value, payment), ...lockProblems(visit.books, payment.date)];
	if (problems.length > 0) return refused(...problems);
	return checked(keep(visit, document.value, payment, [...document.value.payments, payment]));
}

function paidDocument(visit: Visit, { Invoice, CreditNote }: PaymentBody): Checked<TradeDocument> {
	if ((Invoice === undefined) === (CreditNote === undefined)) {
		return refused('A payment must be on one invoice or one credit note');
	}
	const document =
		Invoice === undefined
			? findDocument(visit, 'creditNote', CreditNote?.CreditNoteID ?? CreditNote?.CreditNoteNumber ?? '')
			: findDocument(visit, 'invoice', Invoice.InvoiceID ?? Invoice.InvoiceNumber ?? '');
	if (document === undefined) {
		return refused(Invoice === undefined ? 'CreditNote could not be found' : 'Invoice could not be found');
	}
	return checked(document);
}

/** Both texts come for a document that is paid already. */
function dueProblems(document: TradeDocument, payment: Payment): readonly string[] {
	const isOver = payment.amount > outstanding(document);
	const status = shownStatus(document);
	return [
		...(payment.amount <= 0 ? ['Payment amount must be greater than zero'] : []),
		...(isOver && (status === 'AUTHORISED' || status === 'PAID')
			? ['Payment amount exceeds the amount outstanding on this document']
			: []),
		...(status === 'AUTHORISED' ? [] : ['Payments can only be made against AUTHORISED documents']),
	];
}

/** `POST /Payments/{PaymentID}` with `{"Status":"DELETED"}`: impossible once reconciled or locked. */
export function deletePayment(visit: Visit, paid: Paid): Checked<Paid> {
	const { payment, document } = paid;
	if (payment.status === 'DELETED') return refused('Payment has already been deleted.');
	if (payment.isReconciled) return refused('Payment is reconciled and cannot be deleted.');
	const locked = lockProblems(visit.books, payment.date);
	if (locked.length > 0) return refused(...locked);
	const deleted: Payment = { ...payment, status: 'DELETED', updatedAt: visit.now() };
	const payments = document.payments.map((row) => (row.id === payment.id ? deleted : row));
	return checked(keep(visit, document, deleted, payments));
}

function keep(visit: Visit, document: TradeDocument, payment: Payment, payments: readonly Payment[]): Paid {
	const next: TradeDocument = { ...document, payments, updatedAt: visit.now() };
	visit.books.documents.put(next);
	return { payment, document: next };
}

/** Every payment with its document, oldest document first. */
export function allPayments({ books }: Pick<Visit, 'books'>): readonly Paid[] {
	return books.documents
		.all()
		.flatMap((document) => document.payments.map((payment) => ({ payment, document })));
}
