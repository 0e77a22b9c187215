/** Our own reading of the answers: what a client may count on, and nothing else may be in the strict ones. */
const guid = { type: 'string', format: 'uuid' };
const cents = { type: 'number', multipleOf: 0.01 };
const day = { type: 'string', pattern: '^/Date\\(-?\\d+\\+0000\\)/$' };
const dayText = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T00:00:00$' };
const text = { type: 'string' };
const flag = { type: 'boolean' };
const list = { type: 'array' };

/** All of these, and each of its type. */
const all = (properties: Readonly<Record<string, object>>) => ({
	type: 'object',
	required: Object.keys(properties),
	properties,
});
const onlyThese = (
	required: Readonly<Record<string, object>>,
	optional: Readonly<Record<string, object>> = {},
) => ({
	type: 'object',
	required: Object.keys(required),
	properties: { ...required, ...optional },
	additionalProperties: false,
});

const line = onlyThese(
	{ LineItemID: guid, Description: text, TaxAmount: cents, LineAmount: cents, Tracking: list },
	{ Quantity: cents, UnitAmount: cents, TaxType: text, AccountID: guid, AccountCode: text },
);
const nestedPayment = onlyThese(
	{
		PaymentID: guid,
		Date: day,
		Amount: cents,
		CurrencyRate: cents,
		HasAccount: { const: false },
		HasValidationErrors: flag,
	},
	{ Reference: text },
);
const contact = all({ ContactID: guid, Name: text, HasValidationErrors: flag });

const document = {
	Reference: text,
	Status: { enum: ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'PAID', 'VOIDED', 'DELETED'] },
	Contact: contact,
	Date: day,
	DateString: dayText,
	LineAmountTypes: { enum: ['Exclusive', 'Inclusive', 'NoTax'] },
	LineItems: { type: 'array', items: line },
	Payments: { type: 'array', items: nestedPayment },
	SubTotal: cents,
	TotalTax: cents,
	Total: cents,
	CurrencyCode: { type: 'string', pattern: '^[A-Z]{3}$' },
	UpdatedDateUTC: day,
	HasErrors: flag,
};

const envelope = (collection: string, element: object) =>
	all({
		Id: guid,
		Status: { const: 'OK' },
		ProviderName: text,
		DateTimeUTC: { type: 'string', pattern: '^/Date\\(\\d+\\)/$' },
		[collection]: { type: 'array', minItems: 1, items: element },
	});

/** By collection. */
export const answerSchemas = {
	Invoices: envelope(
		'Invoices',
		all({
			...document,
			Type: { const: 'ACCREC' },
			InvoiceID: guid,
			InvoiceNumber: text,
			DueDate: day,
			AmountDue: cents,
			AmountPaid: cents,
			AmountCredited: cents,
			CreditNotes: list,
		}),
	),
	CreditNotes: envelope(
		'CreditNotes',
		all({
			...document,
			Type: { const: 'ACCRECCREDIT' },
			CreditNoteID: guid,
			CreditNoteNumber: text,
			RemainingCredit: cents,
			Allocations: list,
		}),
	),
	Payments: envelope(
		'Payments',
		all({
			PaymentID: guid,
			PaymentType: { enum: ['ACCRECPAYMENT', 'ARCREDITPAYMENT'] },
			Status: { enum: ['AUTHORISED', 'DELETED'] },
			Date: day,
			Amount: cents,
			Account: all({ AccountID: guid }),
			Invoice: all({ InvoiceID: guid, InvoiceNumber: text, Type: text }),
			IsReconciled: flag,
			HasAccount: { const: true },
		}),
	),
	Accounts: envelope(
		'Accounts',
		all({
			AccountID: guid,
			Name: text,
			Type: text,
			TaxType: text,
			Class: text,
			Status: text,
			EnablePaymentsToAccount: flag,
		}),
	),
	TaxRates: envelope(
		'TaxRates',
		all({
			Name: text,
			TaxType: text,
			EffectiveRate: { type: 'number' },
			Status: text,
			CanApplyToRevenue: flag,
			CanApplyToLiabilities: flag,
		}),
	),
	TrackingCategories: envelope(
		'TrackingCategories',
		all({
			TrackingCategoryID: guid,
			Name: text,
			Status: text,
			Options: {
				type: 'array',
				items: onlyThese({ TrackingOptionID: guid, Name: text, Status: text, TrackingCategoryID: guid }),
			},
		}),
	),
	Contacts: envelope(
		'Contacts',
		all({ ContactID: guid, Name: text, ContactStatus: text, UpdatedDateUTC: day }),
	),
	ManualJournals: envelope(
		'ManualJournals',
		all({ ManualJournalID: guid, Narration: text, Date: day, Status: text, JournalLines: list }),
	),
	Organisation: envelope(
		'Organisations',
		all({ OrganisationID: guid, BaseCurrency: text, CountryCode: text, PeriodLockDate: day, Timezone: text }),
	),
} as const;
