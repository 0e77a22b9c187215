/** The hosts of Intuit's accounting API; each company lives on one of them only. */
export const quickBooksUrls = {
	production: 'https://quickbooks.api.intuit.com',
	sandbox: 'https://sandbox-quickbooks.api.intuit.com',
} as const;

/** The only minor version there is: 1 to 74 were switched off in August 2025 (Intuit "Minor versions"). */
export const minorVersion = '75';

/** Requests of one batch call (Intuit "Limits and throttles"; older pages say 10 or 25). */
export const mostPerBatch = 30;
/** Rows of one answer to a query; 100 when nothing is asked for. */
export const mostRows = 1000;
/** Document numbers of one `in (…)`: keeps a statement under 3 kB. */
export const numbersPerQuery = 100;
/** Characters of a private note. */
export const longestNote = 4000;

/** What we post. The name is the key of the object in requests and answers. */
export const entities = ['JournalEntry', 'SalesReceipt', 'RefundReceipt'] as const;
export type Entity = (typeof entities)[number];

/** The customer of sales without a client of their own; made by Set Up. */
export const genericCustomer = 'Studio Sales';
