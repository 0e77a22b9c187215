import { setTimeout as wait } from 'node:timers/promises';
import { createFaults, type Faults } from '../http/faults';
import { createJournal, type Journal } from '../http/journal';
import { listenOnLoopback } from '../http/listen';
import { hubSpotApp } from './app';
import { createLimiter, type RateLimit } from './limits';
import { allScopes, sandboxToken } from './seed/account';
import type { HubSpotState } from './state';
import { createStore, type HubSpotStore } from './store/store';
import type { RequiredProperties } from './write';

export { professionalLimit, rateLimited, type RateLimit } from './limits';
export { allScopes, owners, pipelines, sandboxToken, subscriptionTypes } from './seed/account';
export type { HubSpotStore } from './store/store';

export interface HubSpotOptions {
	/** 0, the default, takes a free port. */
	readonly port?: number;
	readonly token?: string;
	/** The studio's own properties exist without `setup`; off by default. */
	readonly withStudioProperties?: boolean;
	/** Enforced limit; none by default. */
	readonly rateLimit?: RateLimit | null;
	/** What an administrator demands of new records; deals need a name by default. */
	readonly required?: Partial<RequiredProperties>;
	/** Milliseconds since 1970. */
	readonly now?: () => number;
	readonly sleep?: (ms: number) => Promise<void>;
}

export interface HubSpotSandbox {
	/** Base URL without a final slash, in place of `https://api.hubapi.com`. */
	readonly url: string;
	readonly token: string;
	/** The records themselves; a fresh object after each reset. */
	readonly store: HubSpotStore;
	readonly journal: Journal;
	readonly faults: Faults;
	/** What the token may do; delete one to see a 403. */
	readonly scopes: Set<string>;
	/** Requests with another token get 401 from now on. */
	readonly setToken: (token: string) => void;
	readonly setRateLimit: (limit: RateLimit | null) => void;
	/** Back to the first minute: records, properties, journal, faults, scopes. */
	readonly reset: () => void;
	readonly close: () => Promise<void>;
}

/** A stateful HubSpot on 127.0.0.1, no kinder than the real one as `hubspot.md` describes it. */
export async function startHubSpot(options: HubSpotOptions = {}): Promise<HubSpotSandbox> {
	const now = options.now ?? Date.now;
	const token = options.token ?? sandboxToken;
	const newStore = () => createStore({ withStudioProperties: options.withStudioProperties ?? false, now });
	const state: HubSpotState = {
		store: newStore(),
		access: { token, scopes: new Set(allScopes) },
		limiter: createLimiter(options.rateLimit ?? null, now),
		journal: createJournal(now),
		faults: createFaults(),
		required: { contacts: [], deals: ['dealname'], ...options.required },
		now,
	};
	const reset = () => resetState(state, newStore(), token, options.rateLimit ?? null);
	const sleep = options.sleep ?? ((ms: number) => wait(ms));
	const listening = await listenOnLoopback(hubSpotApp(state, sleep, reset), options.port);
	return {
		url: listening.url,
		token,
		get store() {
			return state.store;
		},
		journal: state.journal,
		faults: state.faults,
		scopes: state.access.scopes,
		setToken: (next) => {
			state.access.token = next;
		},
		setRateLimit: (limit) => state.limiter.set(limit),
		reset,
		close: listening.close,
	};
}

function resetState(state: HubSpotState, store: HubSpotStore, token: string, limit: RateLimit | null): void {
	state.store = store;
	state.access.token = token;
	for (const scope of allScopes) state.access.scopes.add(scope);
	state.limiter.set(limit);
	state.limiter.clear();
	state.journal.clear();
	state.faults.clear();
}
