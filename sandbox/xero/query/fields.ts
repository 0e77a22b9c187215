import { millisIn } from '../moment';
import type { Body } from '../problem';

export type FieldType = 'text' | 'number' | 'day' | 'guid' | 'flag';

/** What a collection can be filtered and ordered by: the paths of its answer, `Contact.ContactID`, and their types. */
export interface FieldTable {
	/** As the parser's messages call it. */
	readonly typeName: string;
	readonly types: Readonly<Record<string, FieldType>>;
}

/** Names are read without regard to case. */
export function fieldNamed(table: FieldTable, name: string): { path: string; type: FieldType } | null {
	const found = Object.entries(table.types).find(([path]) => path.toLowerCase() === name.toLowerCase());
	return found === undefined ? null : { path: found[0], type: found[1] };
}

export type Value = string | number | boolean | null;

/** A field of an answer as something to compare: days as milliseconds, `null` where it is not set. */
export function valueAt(body: Body, path: string, type: FieldType): Value {
	let value: unknown = body;
	for (const part of path.split('.')) {
		value =
			typeof value === 'object' && value !== null
				? Object.entries(value).find(([key]) => key === part)?.[1]
				: undefined;
	}
	if (type === 'day') return millisIn(value);
	if (typeof value === 'string') return type === 'guid' ? value.toLowerCase() : value;
	return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

const contact = {
	'Contact.ContactID': 'guid',
	'Contact.Name': 'text',
	'Contact.ContactNumber': 'text',
} as const;
const documentFields = {
	...contact,
	Type: 'text',
	Status: 'text',
	Reference: 'text',
	Date: 'day',
	DueDate: 'day',
	FullyPaidOnDate: 'day',
	UpdatedDateUTC: 'day',
	SubTotal: 'number',
	TotalTax: 'number',
	Total: 'number',
	CurrencyCode: 'text',
	LineAmountTypes: 'text',
} as const;

export const invoiceFields: FieldTable = {
	typeName: 'Invoice',
	types: {
		...documentFields,
		InvoiceID: 'guid',
		InvoiceNumber: 'text',
		AmountDue: 'number',
		AmountPaid: 'number',
		AmountCredited: 'number',
		Url: 'text',
		SentToContact: 'flag',
	},
};
export const creditNoteFields: FieldTable = {
	typeName: 'CreditNote',
	types: { ...documentFields, CreditNoteID: 'guid', CreditNoteNumber: 'text', RemainingCredit: 'number' },
};
export const paymentFields: FieldTable = {
	typeName: 'Payment',
	types: {
		PaymentID: 'guid',
		PaymentType: 'text',
		Status: 'text',
		Date: 'day',
		UpdatedDateUTC: 'day',
		Amount: 'number',
		Reference: 'text',
		IsReconciled: 'flag',
		'Invoice.InvoiceID': 'guid',
		'Invoice.InvoiceNumber': 'text',
		'Invoice.Type': 'text',
		'Invoice.Contact.ContactID': 'guid',
		'Account.AccountID': 'guid',
		'Account.Code': 'text',
	},
};
export const contactFields: FieldTable = {
	typeName: 'Contact',
	types: {
		ContactID: 'guid',
		ContactNumber: 'text',
		AccountNumber: 'text',
		ContactStatus: 'text',
		Name: 'text',
		FirstName: 'text',
		LastName: 'text',
		EmailAddress: 'text',
		UpdatedDateUTC: 'day',
	},
};
export const accountFields: FieldTable = {
	typeName: 'Account',
	types: {
		AccountID: 'guid',
		Code: 'text',
		Name: 'text',
		Status: 'text',
		Type: 'text',
		Class: 'text',
		TaxType: 'text',
		SystemAccount: 'text',
		EnablePaymentsToAccount: 'flag',
		UpdatedDateUTC: 'day',
	},
};
export const taxRateFields: FieldTable = {
	typeName: 'TaxRate',
	types: {
		Name: 'text',
		TaxType: 'text',
		Status: 'text',
		EffectiveRate: 'number',
		CanApplyToRevenue: 'flag',
	},
};
export const trackingFields: FieldTable = {
	typeName: 'TrackingCategory',
	types: { Name: 'text', Status: 'text', TrackingCategoryID: 'guid' },
};
export const manualJournalFields: FieldTable = {
	typeName: 'ManualJournal',
	types: { ManualJournalID: 'guid', Narration: 'text', Date: 'day', Status: 'text', UpdatedDateUTC: 'day' },
};
