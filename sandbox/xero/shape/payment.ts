import { amountOut } from '../money';
import { dayOut, momentOut } from '../moment';
import type { Body } from '../problem';
import type { Paid } from '../rules/payment';
import { amountPaid, outstanding, shownStatus, total, type TradeDocument } from '../store/document';
import type { Organisation } from '../store/organisation';
import { nestedContact } from './contact';

/**
 * Read back, the refund of a credit note names it under `Invoice` with the type ACCRECCREDIT, as in the published
 * example and in xero-ruby issue 48; the answer to the write names it under `CreditNote`.
 */
export function paymentShape(books: Organisation, paid: Paid, view: 'read' | 'written'): Body {
	const { payment, document } = paid;
	const account = books.accounts.get(payment.accountId);
	const isRefund = document.kind === 'creditNote';
	return {
		PaymentID: payment.id,
		PaymentType: isRefund ? 'ARCREDITPAYMENT' : 'ACCRECPAYMENT',
		Status: payment.status,
		Date: dayOut(payment.date),
		Amount: amountOut(payment.amount),
		BankAmount: amountOut(payment.amount),
		CurrencyRate: 1,
		...(payment.reference === null ? {} : { Reference: payment.reference }),
		IsReconciled: payment.isReconciled,
		HasAccount: true,
		HasValidationErrors: false,
		UpdatedDateUTC: momentOut(payment.updatedAt),
		UpdatedDateUTCString: `${new Date(payment.updatedAt).toISOString().slice(0, 19)}Z`,
		Account: {
			AccountID: payment.accountId,
			...(account?.code == null ? {} : { Code: account.code }),
			...(view === 'written' ? { Name: account?.name } : {}),
		},
		...(isRefund && view === 'written'
			? { CreditNote: { CreditNoteID: document.id, CreditNoteNumber: document.number, ...stand(document) } }
			: { Invoice: paidInvoice(books, document, view) }),
	};
}

function paidInvoice(books: Organisation, document: TradeDocument, view: 'read' | 'written'): Body {
	return {
		Type: document.kind === 'invoice' ? 'ACCREC' : 'ACCRECCREDIT',
		InvoiceID: document.id,
		InvoiceNumber: document.number,
		Contact: nestedContact(books.contacts.get(document.contactId)),
		CurrencyCode: document.currency,
		LineItems: [],
		Payments: [],
		CreditNotes: [],
		Prepayments: [],
		Overpayments: [],
		IsDiscounted: false,
		HasErrors: false,
		...(view === 'written' ? stand(document) : {}),
	};
}

/** How the document stands after the payment. */
function stand(document: TradeDocument): Body {
	const due = outstanding(document);
	const rest =
		document.kind === 'invoice'
			? { AmountDue: amountOut(due), AmountPaid: amountOut(amountPaid(document)) }
			: { RemainingCredit: amountOut(due) };
	return { Status: shownStatus(document), Total: amountOut(total(document)), ...rest };
}
