import type { Faults } from '../http/faults';
import type { Journal } from '../http/journal';
import type { IdempotencyStore } from './idempotency';
import type { XeroLimits } from './limits';
import type { PersonEdit } from './person';
import type { Paid } from './rules/payment';
import type { TradeDocument } from './store/document';
import type { Organisation } from './store/organisation';

/** Everything to look at and to turn. Reads and edits are of the first organisation. */
export interface XeroControls {
	readonly tenantId: string;
	readonly token: string;
	readonly refreshToken: string;
	/** The books themselves; a fresh object after each reset. */
	readonly books: Organisation;
	readonly organisations: () => readonly Organisation[];
	/** Balances by account name in cents, debit positive, zeros left out. */
	readonly trialBalance: () => ReadonlyMap<string, number>;
	/** In the order they were made, void ones included. */
	readonly invoices: () => readonly TradeDocument[];
	readonly creditNotes: () => readonly TradeDocument[];
	/** Payments and refunds that were not deleted. */
	readonly payments: () => readonly Paid[];
	/** Numbers of the documents that are neither void nor deleted. */
	readonly documentNumbers: () => readonly string[];
	readonly journal: Journal;
	readonly faults: Faults;
	readonly idempotency: IdempotencyStore;
	/** What the token may do; delete one to see a 401. */
	readonly scopes: Set<string>;
	readonly editAsPerson: (number: string, edit: PersonEdit) => void;
	/** Takes the payments off and voids the document. */
	readonly voidAsPerson: (number: string) => void;
	readonly unpayAsPerson: (number: string) => void;
	/** Nothing may be dated on or before this day (`YYYY-MM-DD`); `null` unlocks. */
	readonly lock: (day: string | null) => void;
	readonly lockYearEnd: (day: string | null) => void;
	readonly expireTokens: () => void;
	readonly setRateLimit: (limits: XeroLimits | null) => void;
	/** Back to the first minute: books, tokens, journal, faults, keys. */
	readonly reset: () => void;
}

/** What tests and scripts hold of a running stand-in. */
export interface XeroSandbox extends XeroControls {
	/** Base URL without a final slash, in place of `https://api.xero.com` and `https://identity.xero.com`. */
	readonly url: string;
	readonly close: () => Promise<void>;
}
