import { setTimeout as wait } from 'node:timers/promises';
import { createFaults, type Faults } from '../http/faults';
import { createJournal, type Journal } from '../http/journal';
import { listenOnLoopback } from '../http/listen';
import { createRandom } from '../random/random';
import type { Studio } from '../studio/studio';
import { createAccess, sandboxKey, type KeyGrant } from './access';
import { zenotiApp } from './app';
import { createBetween, type Between } from './between';
import { controlRouter } from './control';
import { openDesk, type Desk } from './desk/desk';
import { emptyStudio, leversOf, type Levers } from './levers';
import { createLimiter, type RateLimit } from './limits';
import { usualSettings, type Settings } from './settings';
import type { ZenotiState } from './state';
import { createOrganisation, openStudio, type Organisation } from './store/organisation';

export { rights, sandboxKey, type KeyGrant, type Right } from './access';
export type { Interruption } from './between';
export type { Desk } from './desk/desk';
export type { Done } from './desk/done';
export type { FactOutcome } from './facts/fact';
export { vendorLimit, type RateLimit } from './limits';
export { usualSettings, type Settings } from './settings';
export type { Organisation } from './store/organisation';

export interface ZenotiApiOptions extends Partial<Settings> {
	/** 0, the default, takes a free port. */
	readonly port?: number;
	readonly apiKey?: string;
	/** Whose centres, staff and prices it knows from the start; an invented studio with two centres by default. */
	readonly studio?: Studio;
	/** Enforced limit; none by default. */
	readonly rateLimit?: RateLimit | null;
	/** Seed of the ids that are made here. */
	readonly seed?: number;
	/** Milliseconds since 1970. */
	readonly now?: () => number;
	readonly sleep?: (ms: number) => Promise<void>;
}

export interface ZenotiApiSandbox extends Levers {
	/** Base URL without a final slash, in place of `https://api.zenoti.com`. */
	readonly url: string;
	/** The newest key with all rights. */
	readonly apiKey: string;
	readonly journal: Journal;
	readonly faults: Faults;
	/** Lets something happen between two calls: rows that move from page to page. */
	readonly between: Between;
	/** The account itself; a fresh object after each reset. */
	readonly organisation: Organisation;
	/** The people at the front desk; what they do is told as webhooks, which nobody sends. */
	readonly desk: Desk;
	/** Adds a key, or changes what one may do. */
	readonly grantKey: (key: string, grant: Partial<KeyGrant>) => void;
	/** A new key; the old one lives for a week. */
	readonly rotateKey: () => string;
	readonly endKey: (key: string) => void;
	readonly close: () => Promise<void>;
}

/** A stateful Zenoti API on 127.0.0.1, no kinder than the real one as its contract describes it. */
export async function startZenotiApi(options: ZenotiApiOptions = {}): Promise<ZenotiApiSandbox> {
	const { port, apiKey = sandboxKey, studio, rateLimit = null, seed = 7, ...rest } = options;
	const { now = Date.now, sleep = (ms: number) => wait(ms), ...chosen } = rest;
	const state: ZenotiState = {
		...firstMinute(studio ?? emptyStudio(now()), chosen, seed),
		access: createAccess(apiKey, now),
		limiter: createLimiter(rateLimit, now),
		journal: createJournal(now),
		faults: createFaults(),
		between: createBetween(),
		webhooks: [],
		now,
	};
	const reset = () => {
		Object.assign(state, firstMinute(studio ?? emptyStudio(now()), chosen, seed));
		state.limiter.set(rateLimit);
		for (const part of [state.limiter, state.journal, state.faults, state.between]) part.clear();
		state.access.reset();
		state.webhooks.length = 0;
	};
	const levers = leversOf(state, reset);
	const desk = openDesk(state);
	const app = zenotiApp(state, sleep, controlRouter(state, levers, desk));
	const { url, close } = await listenOnLoopback(app, port);
	return {
		...levers,
		url,
		close,
		desk,
		journal: state.journal,
		faults: state.faults,
		between: state.between,
		grantKey: state.access.grant,
		rotateKey: state.access.rotate,
		endKey: state.access.end,
		get apiKey() {
			return state.access.current();
		},
		get organisation() {
			return state.organisation;
		},
	};
}

type FirstMinute = Pick<ZenotiState, 'organisation' | 'settings' | 'random' | 'counter'>;

function firstMinute(studio: Studio, chosen: Partial<Settings>, seed: number): FirstMinute {
	const organisation = createOrganisation(studio.organizationGuid);
	openStudio(organisation, studio);
	return { organisation, settings: { ...usualSettings, ...chosen }, random: createRandom(seed), counter: 0 };
}
