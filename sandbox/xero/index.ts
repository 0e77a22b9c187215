import { setTimeout as wait } from 'node:timers/promises';
import { createFaults } from '../http/faults';
import { createJournal } from '../http/journal';
import { listenOnLoopback } from '../http/listen';
import { createAccess, type TokenSet } from './access';
import { xeroApp } from './app';
import { controlRouter } from './control';
import { createIdempotencyStore } from './idempotency';
import { createLimiter, type XeroLimits } from './limits';
import { editAsPerson, unpayAsPerson, voidAsPerson } from './person';
import { allPayments } from './rules/payment';
import type { XeroControls, XeroSandbox } from './sandbox';
import type { CountryCode } from './seed/countries';
import type { XeroState } from './state';
import { createOrganisation, type Organisation, type OrganisationOptions } from './store/organisation';
import { trialBalance } from './trial-balance';

export { allScopes, sandboxClient } from './access';
export { coreLimits, starterLimits, type XeroLimits } from './limits';
export type { PersonEdit } from './person';
export type { XeroControls, XeroSandbox } from './sandbox';
export type { CountryCode } from './seed/countries';
export type { Organisation, OrganisationOptions } from './store/organisation';

export interface XeroOptions extends OrganisationOptions {
	/** 0, the default, takes a free port. */
	readonly port?: number;
	/** AU by default. */
	readonly country?: CountryCode;
	/** Further organisations that the token reaches. */
	readonly others?: readonly OrganisationOptions[];
	/** Enforced limits; none by default, the headers count all the same. */
	readonly rateLimit?: XeroLimits | null;
	/** Life of an access token, 30 minutes by default. */
	readonly tokenLifeMs?: number;
	/** Milliseconds since 1970. */
	readonly now?: () => number;
	readonly sleep?: (ms: number) => Promise<void>;
}

/** A stateful Xero on 127.0.0.1, no kinder than the real one as its public descriptions have it. */
export async function startXero(options: XeroOptions = {}): Promise<XeroSandbox> {
	const now = options.now ?? Date.now;
	const state: XeroState = {
		organisations: new Map(),
		access: createAccess(now, options.tokenLifeMs),
		limiter: createLimiter(options.rateLimit ?? null, now),
		idempotency: createIdempotencyStore(now),
		journal: createJournal(now),
		faults: createFaults(),
		now,
	};
	const controls = controlsOf(state, options);
	const sleep = options.sleep ?? ((ms: number) => wait(ms));
	const app = xeroApp(state, sleep, controlRouter(controls));
	const { url, close } = await listenOnLoopback(app, options.port);
	return Object.assign(controls, { url, close });
}

/** The first minute: new books under the same ids, and the same first pair of tokens. */
function begin(state: XeroState, options: XeroOptions): TokenSet {
	const books = [options, ...(options.others ?? [])].map((one, index) =>
		createOrganisation(one, index, state.now),
	);
	state.organisations = new Map(books.map((one) => [one.tenantId, one]));
	state.access.reset();
	return state.access.issue();
}

function firstOf({ organisations }: XeroState): Organisation {
	for (const books of organisations.values()) return books;
	throw new Error('the stand-in has no organisation');
}

function controlsOf(state: XeroState, options: XeroOptions): XeroControls {
	const { accessToken, refreshToken } = begin(state, options);
	return {
		get books() {
			return firstOf(state);
		},
		tenantId: firstOf(state).tenantId,
		token: accessToken,
		refreshToken,
		...readings(state),
		...edits(state),
		journal: state.journal,
		faults: state.faults,
		idempotency: state.idempotency,
		scopes: state.access.scopes,
		expireTokens: state.access.expireTokens,
		setRateLimit: (limits) => {
			state.limiter.set(limits);
			state.limiter.clear();
		},
		reset: () => {
			begin(state, options);
			state.limiter.set(options.rateLimit ?? null);
			for (const part of [state.limiter, state.idempotency, state.journal, state.faults]) part.clear();
		},
	};
}

type Readings = Pick<
	XeroControls,
	'organisations' | 'trialBalance' | 'invoices' | 'creditNotes' | 'payments' | 'documentNumbers'
>;

function readings(state: XeroState): Readings {
	const documents = () => firstOf(state).documents.all();
	return {
		organisations: () => [...state.organisations.values()],
		trialBalance: () => trialBalance(firstOf(state)),
		invoices: () => documents().filter((row) => row.kind === 'invoice'),
		creditNotes: () => documents().filter((row) => row.kind === 'creditNote'),
		payments: () =>
			allPayments({ books: firstOf(state) }).filter(({ payment }) => payment.status === 'AUTHORISED'),
		documentNumbers: () =>
			documents()
				.filter((row) => row.status !== 'VOIDED' && row.status !== 'DELETED')
				.map((row) => row.number),
	};
}

type Edits = Pick<XeroControls, 'editAsPerson' | 'voidAsPerson' | 'unpayAsPerson' | 'lock' | 'lockYearEnd'>;

function edits(state: XeroState): Edits {
	return {
		editAsPerson: (number, edit) => editAsPerson(firstOf(state), number, edit, state.now()),
		voidAsPerson: (number) => voidAsPerson(firstOf(state), number, state.now()),
		unpayAsPerson: (number) => unpayAsPerson(firstOf(state), number, state.now()),
		lock: (day) => {
			firstOf(state).locks.period = day;
		},
		lockYearEnd: (day) => {
			firstOf(state).locks.yearEnd = day;
		},
	};
}
