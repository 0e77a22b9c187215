import { setTimeout as wait } from 'node:timers/promises';
import { createFaults, type Faults } from '../http/faults';
import { createJournal, type Journal } from '../http/journal';
import { listenOnLoopback } from '../http/listen';
import { createRandom } from '../random/random';
import { quickBooksApp } from './app';
import { documentNumbersOf, recordsOf, trialBalanceOf } from './books';
import { createCompany } from './company';
import type { Levers } from './control';
import { editDocument } from './edit';
import { createLimiter, type RateLimit } from './limits';
import { createAccess, sandboxClientId, sandboxClientSecret } from './oauth/access';
import { createRequestMemory } from './request-memory';
import { settingsOf, type CompanySettings } from './settings';
import type { ItemTrouble, QuickBooksState } from './state';
import type { Fields } from './store/record';

export type { PersonChange } from './edit';
export { vendorLimit, type RateLimit } from './limits';
export type { CompanySettings } from './settings';

export interface QuickBooksOptions extends Partial<CompanySettings> {
	/** 0, the default, takes a free port. */
	readonly port?: number;
	/** The company's id, digits. */
	readonly realmId?: string;
	/** Enforced limit; none by default. */
	readonly rateLimit?: RateLimit | null;
	/** Seed of the order that batch answers come in. */
	readonly batchOrder?: number;
	/** Milliseconds since 1970. */
	readonly now?: () => number;
	readonly sleep?: (ms: number) => Promise<void>;
}

export interface QuickBooksSandbox extends Levers {
	/** Base URL without a final slash, in place of `https://sandbox-quickbooks.api.intuit.com`. */
	readonly url: string;
	readonly realmId: string;
	/** The newest access token, and the only refresh token that works. */
	readonly token: string;
	readonly refreshToken: string;
	readonly clientId: string;
	readonly clientSecret: string;
	readonly journal: Journal;
	readonly faults: Faults;
	/** All objects of a kind as a client reads them, in order of creation, the inactive ones too. */
	readonly records: (entity: string) => readonly Fields[];
	readonly accounts: () => readonly Fields[];
	readonly journalEntries: () => readonly Fields[];
	readonly salesReceipts: () => readonly Fields[];
	readonly refundReceipts: () => readonly Fields[];
	/** Hundredths of the home currency by account name, debit positive; accounts at zero are left out. */
	readonly trialBalance: () => ReadonlyMap<string, number>;
	/** Numbers of all documents, as often as they are carried: two of one number are a doubled post. */
	readonly documentNumbers: () => readonly string[];
	/** Access tokens given out so far answer 401 from now on. */
	readonly expireTokens: () => void;
	/** The next items inside a batch are refused for the rate, or done and left out of the answer. */
	readonly troubleItems: (trouble: Partial<ItemTrouble>) => void;
	readonly close: () => Promise<void>;
}

/** A stateful QuickBooks Online company on 127.0.0.1, no kinder than the real one as its contract describes it. */
export async function startQuickBooks(options: QuickBooksOptions = {}): Promise<QuickBooksSandbox> {
	const { port, realmId = '9130347596842001', rateLimit = null, batchOrder = 1, ...rest } = options;
	const { now = Date.now, sleep = (ms: number) => wait(ms), ...chosen } = rest;
	const newCompany = () => createCompany(settingsOf(chosen), now);
	const state: QuickBooksState = {
		company: newCompany(),
		realmId,
		access: createAccess(now),
		limiter: createLimiter(rateLimit, now),
		journal: createJournal(now),
		faults: createFaults(),
		requests: createRequestMemory(),
		itemTrouble: { throttle: 0, lose: 0 },
		order: createRandom(batchOrder),
		now,
	};
	const levers: Levers = {
		reset: () => {
			state.company = newCompany();
			state.limiter.set(rateLimit);
			state.order = createRandom(batchOrder);
			forget(state);
		},
		setRateLimit: state.limiter.set,
		setPreferences: (changes) => {
			state.company.settings = { ...state.company.settings, ...changes };
		},
		editAsPerson: (number, change) => editDocument(state.company, number, change),
	};
	const { url, close } = await listenOnLoopback(quickBooksApp(state, levers, sleep), port);
	return {
		url,
		close,
		...levers,
		...readings(state),
		...connection(state),
		get token() {
			return state.access.token();
		},
		get refreshToken() {
			return state.access.refreshToken();
		},
	};
}

function forget({ access, requests, journal, faults, itemTrouble }: QuickBooksState): void {
	access.reset();
	requests.clear();
	journal.clear();
	faults.clear();
	Object.assign(itemTrouble, { throttle: 0, lose: 0 });
}

function readings(state: QuickBooksState) {
	const records = (entity: string) => recordsOf(state.company, entity);
	return {
		journal: state.journal,
		faults: state.faults,
		records,
		accounts: () => records('Account'),
		journalEntries: () => records('JournalEntry'),
		salesReceipts: () => records('SalesReceipt'),
		refundReceipts: () => records('RefundReceipt'),
		trialBalance: () => trialBalanceOf(state.company),
		documentNumbers: () => documentNumbersOf(state.company),
	};
}

function connection(state: QuickBooksState) {
	return {
		realmId: state.realmId,
		clientId: sandboxClientId,
		clientSecret: sandboxClientSecret,
		expireTokens: state.access.expire,
		troubleItems: (trouble: Partial<ItemTrouble>) => {
			Object.assign(state.itemTrouble, trouble);
		},
	};
}
