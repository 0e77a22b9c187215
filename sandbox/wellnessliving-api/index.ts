import { setTimeout as wait } from 'node:timers/promises';
import { createFaults, type Faults } from '../http/faults';
import { createJournal, type Journal } from '../http/journal';
import { listenOnLoopback } from '../http/listen';
import { createRandom } from '../random/random';
import { createStudio, type Studio } from '../studio';
import { createAccess, sandboxClientId, sandboxClientSecret } from './access';
import { wellnessLivingApp } from './app';
import { controlRouter } from './control';
import { createDesk, type Desk } from './desk';
import { applyFact } from './facts/apply';
import type { FactOutcome } from './facts/fact';
import { Reports } from './reports/builds';
import { sandboxRegion } from './routes/places';
import { tokenPath } from './routes/token';
import { usualSettings, type Settings } from './settings';
import type { WellnessLivingState } from './state';
import { createBusiness } from './store/business';

export { refusal } from './problem';
export { columnNames } from './reports/columns';
export type { FactOutcome } from './facts/fact';
export type { Settings } from './settings';
export type { WellnessLivingState } from './state';

export interface WellnessLivingOptions {
	/** 0, the default, takes a free port. */
	readonly port?: number;
	/** Places and staff; those of every story by default. Its clients come by facts. */
	readonly studio?: Studio;
	readonly settings?: Partial<Settings>;
	/** Milliseconds since 1970; tokens and reports age by it. */
	readonly now?: () => number;
	readonly sleep?: (ms: number) => Promise<void>;
}

export interface WellnessLivingSandbox {
	/** In place of `https://api.wellnessliving.io`, without a final slash. */
	readonly url: string;
	/** In place of `https://access.api.wellnessliving.io/oauth2/token`. */
	readonly tokenUrl: string;
	readonly clientId: string;
	readonly clientSecret: string;
	readonly region: string;
	readonly businessId: string;
	readonly journal: Journal;
	readonly faults: Faults;
	readonly state: WellnessLivingState;
	readonly reports: Reports;
	readonly desk: Desk;
	/** Makes visible by API what a webhook payload tells, whether that webhook is sent or not. */
	readonly applyFact: (payload: unknown, topic?: string) => FactOutcome;
	/** Tokens given out so far get 401 from now on. */
	readonly expireTokens: () => void;
	/** So many of the next calls meet the firewall's page; the path may narrow them down. */
	readonly block: (times?: number, path?: RegExp) => void;
	/** Something that happens between two calls of a client: once, after the next answer of such a path. */
	readonly afterAnswer: (path: RegExp, act: () => void) => void;
	/** Back to the first minute. */
	readonly reset: () => void;
	readonly close: () => Promise<void>;
}

/** A stateful WellnessLiving on 127.0.0.1, no kinder than the real one as `api.md` describes it. */
export async function startWellnessLivingApi(
	options: WellnessLivingOptions = {},
): Promise<WellnessLivingSandbox> {
	const studio = options.studio ?? createStudio({ random: createRandom(1), clients: 0, openedAt: 0 });
	const state = createState(studio, options);
	const desk = createDesk(state);
	const apply = (payload: unknown, topic?: string) => applyFact(state.business, state.now(), payload, topic);
	const reset = () => resetState(state, studio, options);
	const control = controlRouter(state, { desk, applyFact: apply, reset });
	const sleep = options.sleep ?? ((ms: number) => wait(ms));
	const listening = await listenOnLoopback(wellnessLivingApp(state, control, sleep), options.port);
	return {
		url: listening.url,
		tokenUrl: `${listening.url}${tokenPath}`,
		clientId: sandboxClientId,
		clientSecret: sandboxClientSecret,
		region: sandboxRegion,
		businessId: studio.businessKey,
		journal: state.journal,
		faults: state.faults,
		state,
		reports: state.reports,
		desk,
		applyFact: apply,
		expireTokens: state.access.expire,
		block: (times = 1, path) =>
			state.faults.next({ status: 403, times, ...(path === undefined ? {} : { match: { path } }) }),
		afterAnswer: (path, act) => void state.afterAnswer.push({ path, act }),
		reset,
		close: listening.close,
	};
}

function createState(studio: Studio, options: WellnessLivingOptions): WellnessLivingState {
	const now = options.now ?? Date.now;
	const state: WellnessLivingState = {
		business: createBusiness(studio),
		settings: { ...usualSettings, ...options.settings },
		access: createAccess(now),
		reports: new Reports(now, () => {
			const { reportTimes, reportKeepMs: keepMs } = state.settings;
			return { ...reportTimes, keepMs };
		}),
		journal: createJournal(now),
		faults: createFaults(),
		denied: new Map(),
		afterAnswer: [],
		now,
	};
	return state;
}

function resetState(state: WellnessLivingState, studio: Studio, options: WellnessLivingOptions): void {
	state.business = createBusiness(studio);
	state.settings = { ...usualSettings, ...options.settings };
	state.access.reset();
	state.afterAnswer.length = 0;
	for (const memory of [state.reports, state.journal, state.faults, state.denied]) memory.clear();
}
