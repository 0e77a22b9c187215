import { amountOut } from '../money';
import { dayOut, dayString, momentOut } from '../moment';
import type { Body } from '../problem';
import {
	amountAllocated,
	amountPaid,
	livePayments,
	outstanding,
	shownStatus,
	subTotal,
	total,
	totalTax,
	type Allocation,
	type DocumentLine,
	type Payment,
	type TradeDocument,
} from '../store/document';
import type { Organisation } from '../store/organisation';
import { nestedContact } from './contact';

/** `full` with lines and payments, `headers` without lines, `summary` without both. */
export type Detail = 'full' | 'headers' | 'summary';

export function invoiceShape(books: Organisation, document: TradeDocument, detail: Detail): Body {
	const due = outstanding(document);
	return {
		Type: 'ACCREC',
		InvoiceID: document.id,
		InvoiceNumber: document.number,
		...(document.url === null ? {} : { Url: document.url }),
		...commonShape(books, document, detail),
		...(detail === 'summary'
			? {}
			: {
					CreditNotes: document.allocations.map((one) => appliedCreditNote(books, one)),
					Prepayments: [],
					Overpayments: [],
					SentToContact: false,
				}),
		AmountDue: amountOut(due),
		AmountPaid: amountOut(amountPaid(document)),
		AmountCredited: amountOut(amountAllocated(document)),
		IsDiscounted: false,
	};
}

export function creditNoteShape(books: Organisation, document: TradeDocument, detail: Detail): Body {
	return {
		Type: 'ACCRECCREDIT',
		CreditNoteID: document.id,
		CreditNoteNumber: document.number,
		ID: document.id,
		...commonShape(books, document, detail),
		...(detail === 'summary'
			? {}
			: { Allocations: document.allocations.map((one) => allocationShape(books, one)) }),
		RemainingCredit: amountOut(outstanding(document)),
	};
}

function appliedCreditNote(books: Organisation, { otherId, amount, date }: Allocation): Body {
	return {
		CreditNoteID: otherId,
		CreditNoteNumber: books.documents.get(otherId)?.number,
		ID: otherId,
		HasErrors: false,
		AppliedAmount: amountOut(amount),
		DateString: dayString(date),
		Date: dayOut(date),
		LineItems: [],
	};
}

export function allocationShape(books: Organisation, { id, otherId, amount, date }: Allocation): Body {
	return {
		AllocationID: id,
		Amount: amountOut(amount),
		Date: dayOut(date),
		Invoice: {
			InvoiceID: otherId,
			InvoiceNumber: books.documents.get(otherId)?.number,
			LineItems: [],
			Payments: [],
			CreditNotes: [],
			HasErrors: false,
		},
	};
}

function commonShape(books: Organisation, document: TradeDocument, detail: Detail): Body {
	return {
		Reference: document.reference ?? '',
		Status: shownStatus(document),
		Contact: nestedContact(books.contacts.get(document.contactId)),
		DateString: dayString(document.date),
		Date: dayOut(document.date),
		...(document.dueDate === null
			? {}
			: { DueDateString: dayString(document.dueDate), DueDate: dayOut(document.dueDate) }),
		...(shownStatus(document) === 'PAID' ? { FullyPaidOnDate: dayOut(lastPaidOn(document)) } : {}),
		LineAmountTypes: document.lineAmountTypes,
		SubTotal: amountOut(subTotal(document)),
		TotalTax: amountOut(totalTax(document)),
		Total: amountOut(total(document)),
		CurrencyCode: document.currency,
		CurrencyRate: 1,
		UpdatedDateUTC: momentOut(document.updatedAt),
		UpdatedDateUTCString: `${new Date(document.updatedAt).toISOString().slice(0, 19)}Z`,
		HasAttachments: false,
		HasErrors: false,
		...(detail === 'summary' ? {} : { Payments: livePayments(document).map(nestedPayment) }),
		...(detail === 'summary' ? {} : { LineItems: detail === 'full' ? lineShapes(books, document) : [] }),
	};
}

function lastPaidOn(document: TradeDocument): string {
	const days = livePayments(document).map((payment) => payment.date);
	return days.sort().at(-1) ?? document.date;
}

/** Inside a document a payment does not tell its account; `GET /Payments` does. */
function nestedPayment(payment: Payment): Body {
	return {
		PaymentID: payment.id,
		Date: dayOut(payment.date),
		Amount: amountOut(payment.amount),
		...(payment.reference === null ? {} : { Reference: payment.reference }),
		CurrencyRate: 1,
		HasAccount: false,
		HasValidationErrors: false,
	};
}

function lineShapes(books: Organisation, document: TradeDocument): readonly Body[] {
	return document.lines.map((line) => lineShape(books, line));
}

export function lineShape(books: Organisation, line: DocumentLine): Body {
	const account = line.accountId === null ? undefined : books.accounts.get(line.accountId);
	return {
		LineItemID: line.id,
		...(line.description === null ? {} : { Description: line.description }),
		...(line.quantity === null ? {} : { Quantity: line.quantity, UnitAmount: line.unitAmount }),
		...(line.taxType === null ? {} : { TaxType: line.taxType }),
		TaxAmount: amountOut(line.taxAmount),
		LineAmount: amountOut(line.lineAmount),
		...(account === undefined ? {} : { AccountID: account.id }),
		...(account?.code == null ? {} : { AccountCode: account.code }),
		Tracking: line.tracking.map(({ categoryId, optionId, name, option }) => ({
			Name: name,
			Option: option,
			TrackingCategoryID: categoryId,
			TrackingOptionID: optionId,
		})),
	};
}
