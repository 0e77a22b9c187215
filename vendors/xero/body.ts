import { accountById } from './accounts';
import type { XeroChart } from './chart';
import type { PlannedDocument } from './plan-write';
import type { PlannedLine } from './tax-lines';
import { majorOf } from './values';

type Json = Readonly<Record<string, unknown>>;

/**
 * A document as `PUT /Invoices` or `PUT /CreditNotes` takes it. Amounts are without tax, and the tax stands beside each
 * line, so that Xero does not work it out anew. Only the id of the contact: any other field would change the contact.
 */
export function documentBody(document: PlannedDocument, contactId: string, chart: XeroChart): Json {
	const { kind, number, date, reference, currency, memo } = document;
	const isInvoice = kind === 'invoice';
	const memoLine = memo === '' ? [] : [{ Description: memo }];
	return {
		Type: isInvoice ? 'ACCREC' : 'ACCRECCREDIT',
		Status: 'AUTHORISED',
		Contact: { ContactID: contactId },
		Date: date,
		...(isInvoice ? { DueDate: date, InvoiceNumber: number } : { CreditNoteNumber: number }),
		Reference: reference,
		CurrencyCode: currency,
		LineAmountTypes: 'Exclusive',
		LineItems: [...document.lines.map((line) => lineBody(line, document, chart)), ...memoLine],
	};
}

function lineBody(line: PlannedLine, { kind, digits }: PlannedDocument, chart: XeroChart): Json {
	const sign = kind === 'invoice' ? -1 : 1;
	const account = accountById(chart, line.accountId);
	const tracking = chart.tracking?.find(({ key }) => key === line.tracking);
	return {
		Description: line.text,
		Quantity: 1,
		UnitAmount: majorOf(sign * line.amount, digits),
		...(account?.code == null ? { AccountID: line.accountId } : { AccountCode: account.code }),
		TaxType: line.taxType,
		TaxAmount: majorOf(sign * line.tax, digits),
		...(tracking === undefined ? {} : { Tracking: [{ Name: tracking.category, Option: tracking.option }] }),
	};
}

/** One element of `PUT /Payments`. The reference stands on the bank line, so our number is in it. */
export function paymentBody(payment: {
	readonly kind: PlannedDocument['kind'];
	readonly documentId: string;
	readonly accountId: string;
	readonly date: string;
	readonly amount: number;
	readonly digits: number;
	readonly reference: string;
}): Json {
	const { kind, documentId, accountId, date, amount, digits, reference } = payment;
	return {
		...(kind === 'invoice'
			? { Invoice: { InvoiceID: documentId } }
			: { CreditNote: { CreditNoteID: documentId } }),
		Account: { AccountID: accountId },
		Date: date,
		Amount: majorOf(amount, digits),
		Reference: reference,
	};
}
