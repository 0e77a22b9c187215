/** One host for every organisation; there is no sandbox (developer.xero.com, "Demo Company"). */
export const xeroUrl = 'https://api.xero.com';

const root = '/api.xro/2.0';

export const paths = {
	connections: '/connections',
	organisation: `${root}/Organisation`,
	accounts: `${root}/Accounts`,
	taxRates: `${root}/TaxRates`,
	trackingCategories: `${root}/TrackingCategories`,
	contacts: `${root}/Contacts`,
	invoices: `${root}/Invoices`,
	creditNotes: `${root}/CreditNotes`,
	payments: `${root}/Payments`,
	allocations: (creditNoteId: string) => `${root}/CreditNotes/${creditNoteId}/Allocations`,
} as const;

/** Documents or payments of one call ("Requests and responses": about 50 elements). */
export const mostPerWrite = 50;
/** Largest page of a list. */
export const rowsPerPage = 1000;
/** Number prefixes of one `where`; more than these are cut to what they have in common. */
export const mostPrefixes = 20;
/** Xero refuses a longer `Reference`. */
export const longestReference = 255;

/** The contact of sales without a client of their own is found by this `ContactNumber`. */
export const genericContact = { number: 'studio-post:generic', name: 'Studio Sales' } as const;

/** What the connection has to be allowed, each with what it is for. */
export const scopes = [
	'accounting.invoices',
	'accounting.payments',
	'accounting.settings',
	'accounting.contacts',
] as const;
