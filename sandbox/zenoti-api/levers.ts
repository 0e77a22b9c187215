import { createStudio } from '../studio/studio';
import { createRandom } from '../random/random';
import { reclosedSale, tillCenter, tillInvoice, tillSales } from '../studio/till';
import type { Story } from '../studio/story';
import type { Studio } from '../studio/studio';
import { applyFact } from './facts/apply';
import type { FactOutcome } from './facts/fact';
import type { RateLimit } from './limits';
import type { Settings } from './settings';
import type { ZenotiState } from './state';
import { openStudio } from './store/organisation';
import type { Json } from './store/rows';

/** What the stand-in can be told from outside, by a test in this process or over HTTP. */
export interface Levers {
	/** The key function: the account follows a webhook's payload, whether or not anybody sends it. */
	readonly applyFact: (payload: unknown) => FactOutcome;
	/** Its centres, staff and price list. */
	readonly openStudio: (studio: Studio) => void;
	/** Opens the story's studio and applies its facts; with `until`, only those told up to then (ISO 8601, UTC). */
	readonly tellStory: (story: Story, until?: string) => readonly FactOutcome[];
	/** The invented day at the till of `sandbox/studio/till`, the second closing of 8106 included. */
	readonly tellTillDay: () => readonly FactOutcome[];
	readonly change: (settings: Partial<Settings>) => void;
	readonly setRateLimit: (limit: RateLimit | null) => void;
	/** Calls that others make with the same organization's allowance. */
	readonly spendCalls: (calls: number) => void;
	/** Webhooks of what happened here, oldest first; facts applied from outside are not among them. */
	readonly webhooks: () => readonly Json[];
	/** Back to the first minute: account, keys, journal, faults, settings. */
	readonly reset: () => void;
}

export function leversOf(state: ZenotiState, reset: () => void): Levers {
	const apply = (payload: unknown) => applyFact(state, payload);
	return {
		applyFact: apply,
		openStudio: (studio) => openStudio(state.organisation, studio),
		tellStory: (story, until) => {
			openStudio(state.organisation, story.studio);
			const facts = story.facts.filter(({ at }) => until === undefined || at <= until);
			return facts.map(({ payload }) => apply(payload));
		},
		tellTillDay: () => {
			openTill(state);
			return [...tillSales, reclosedSale].map((sale) => apply(tillInvoice(sale)));
		},
		change: (settings) => {
			state.settings = { ...state.settings, ...settings };
		},
		setRateLimit: (limit) => {
			state.limiter.set(limit);
			state.limiter.clear();
		},
		spendCalls: state.limiter.spend,
		webhooks: () => state.webhooks,
		reset,
	};
}

function openTill({ organisation }: ZenotiState): void {
	const { id, name, code, timeZone } = tillCenter;
	organisation.centers.put({ id, name, code, timeZone, invoicePrefix: '' });
}

/** The studio that opens when none is given: two centres, and nobody has joined yet. */
export function emptyStudio(openedAt: number): Studio {
	return createStudio({ random: createRandom(1), clients: 0, openedAt });
}
