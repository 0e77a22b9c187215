import { z } from 'zod';
import { contactBody } from './contact';
import { amount, collectionOf, currency, day, guid, lineAmountTypes, text } from './fields';

export const trackingBody = z
	.object({ TrackingCategoryID: guid, TrackingOptionID: guid, Name: text(100), Option: text(100) })
	.partial()
	.strict();
export type TrackingBody = z.infer<typeof trackingBody>;

export const lineBody = z
	.object({
		LineItemID: guid,
		Description: z.string().min(1).max(4_000),
		Quantity: amount,
		UnitAmount: amount,
		AccountCode: z.string(),
		AccountID: guid,
		TaxType: z.string(),
		TaxAmount: amount,
		LineAmount: amount,
		/** Two per line, as there are at most two categories in an organisation. */
		Tracking: z.array(trackingBody).max(2),
		DiscountRate: amount,
		DiscountAmount: amount,
	})
	.partial()
	.strict();
export type LineBody = z.infer<typeof lineBody>;

const common = {
	Contact: contactBody,
	LineItems: z.array(lineBody).min(1),
	Date: day,
	DueDate: day,
	LineAmountTypes: lineAmountTypes,
	Reference: text(255),
	CurrencyCode: currency,
	CurrencyRate: amount,
	Status: z.enum(['DRAFT', 'SUBMITTED', 'DELETED', 'AUTHORISED', 'PAID', 'VOIDED']),
	SubTotal: amount,
	TotalTax: amount,
	Total: amount,
};

export const invoiceBody = z
	.object({
		...common,
		Type: z.enum(['ACCPAY', 'ACCREC']),
		InvoiceID: guid,
		InvoiceNumber: text(255),
		Url: z.string(),
		SentToContact: z.boolean(),
		ExpectedPaymentDate: day,
		BrandingThemeID: guid,
	})
	.partial()
	.strict();
export const creditNoteBody = z
	.object({
		...common,
		Type: z.enum(['ACCPAYCREDIT', 'ACCRECCREDIT']),
		CreditNoteID: guid,
		CreditNoteNumber: text(255),
		BrandingThemeID: guid,
	})
	.partial()
	.strict();

/** Both kinds under the same names, so that one set of rules checks them. */
export type DocumentBody = Omit<z.infer<typeof invoiceBody>, 'Type' | 'InvoiceID' | 'InvoiceNumber'> & {
	readonly type?: 'sales' | 'purchase';
	readonly id?: string;
	readonly number?: string;
};

export const invoicesBody = collectionOf('Invoices', invoiceBody);
export const creditNotesBody = collectionOf('CreditNotes', creditNoteBody);

export function fromInvoice(body: z.infer<typeof invoiceBody>): DocumentBody {
	const { Type, InvoiceID, InvoiceNumber, ...rest } = body;
	return neutral(rest, Type === undefined ? undefined : Type === 'ACCREC', InvoiceID, InvoiceNumber);
}

export function fromCreditNote(body: z.infer<typeof creditNoteBody>): DocumentBody {
	const { Type, CreditNoteID, CreditNoteNumber, ...rest } = body;
	return neutral(
		rest,
		Type === undefined ? undefined : Type === 'ACCRECCREDIT',
		CreditNoteID,
		CreditNoteNumber,
	);
}

function neutral(
	rest: DocumentBody,
	isSales: boolean | undefined,
	id: string | undefined,
	number: string | undefined,
): DocumentBody {
	return {
		...rest,
		...(isSales === undefined ? {} : { type: isSales ? 'sales' : 'purchase' }),
		...(id === undefined ? {} : { id }),
		...(number === undefined ? {} : { number }),
	};
}
