import type { StudioEvent } from '../../../core/event';
import { createRandom, type Random } from '../../../sandbox/random/random';
import {
	makeStory,
	throughSecondSubscription,
	type Fact,
	type Story,
	type StoryOptions,
} from '../../../sandbox/studio';
import { wellnessLivingProfile } from '../../../vendors/wellnessliving/profile';
import { zenotiProfile } from '../../../vendors/zenoti/profile';
import type { Clock } from './poller';
import { openWellnessLiving, openZenoti } from './vendors';

export interface WeekOptions extends Pick<StoryOptions, 'system' | 'seed' | 'clients'> {
	readonly facts: number;
	/** Evenly spread, the last one at the end of the week. */
	readonly polls: number;
}

/** A week of a studio, and what the API showed of it. */
export interface Week extends WeekOptions {
	readonly story: Story;
	readonly pollEvents: readonly StudioEvent[];
	/** Milliseconds since 1970; without the one at the start, which learns that the studio is empty. */
	readonly polledAt: readonly number[];
	/** Calls that broke the vendor's published rules. */
	readonly violations: readonly unknown[];
}

/** What reached n8n by webhook. */
export interface Hearing {
	/** Facts whose delivery arrived. */
	readonly told: ReadonlySet<Fact>;
	/** In the order of arrival, twins included. */
	readonly events: readonly StudioEvent[];
}

const weekMs = 7 * 86_400_000;
const opened = { zenoti: openZenoti, wellnessliving: openWellnessLiving } as const;
const profiles = { zenoti: zenotiProfile, wellnessliving: wellnessLivingProfile } as const;
/** The trigger's own setting: WellnessLiving's refunds tell no day by themselves. */
const timeZones = { zenoti: null, wellnessliving: 'America/New_York' } as const;

/** A polling trigger is switched on, a week passes, and it polls: everything in simulated time. */
export async function liveWeek(options: WeekOptions): Promise<Week> {
	const { system, seed, clients, facts, polls } = options;
	// a little less than a week in all, because pauses are only on average half of the longest
	const longestPauseMs = Math.floor((1.9 * weekMs) / facts);
	const story = makeStory({ system, seed, clients, deliveries: facts, longestPauseMs });
	const startsAt = Date.parse(story.facts[0]?.at ?? '') - 60_000;
	const clock: Clock = { ms: startsAt };
	const studio = await opened[system](story, clock);
	const polledAt = Array.from({ length: polls }, (_, n) => startsAt + ((n + 1) * weekMs) / polls);
	try {
		const baseline = await studio.poller.poll();
		if (baseline.length > 0) throw new Error('an empty studio had something to tell');
		const pollEvents: StudioEvent[] = [];
		let from = startsAt;
		for (const until of polledAt) {
			for (const { at, payload } of story.facts) {
				const atMs = Date.parse(at);
				if (atMs < from || atMs >= until) continue;
				clock.ms = Math.max(clock.ms, atMs);
				studio.happen(payload);
			}
			clock.ms = until;
			pollEvents.push(...(await studio.poller.poll()));
			from = until;
		}
		if (Date.parse(story.facts.at(-1)?.at ?? '') >= from) throw new Error('the story is longer than a week');
		return { ...options, story, pollEvents, polledAt, violations: studio.violations() };
	} finally {
		await studio.close();
	}
}

/** The week's deliveries without the share that is dropped: by chance, but the same for the same seed. */
export function hear({ system, seed, story }: Week, drop: number): Hearing {
	const random = createRandom(seed + 1 + Math.round(drop * 1_000));
	const told = new Set(story.facts.filter(() => !random.chance(drop)));
	const events = deliveriesOf(told, system, random).flatMap(({ payload, arrivesAt }) =>
		profiles[system].toEvents(
			{ payload, headers: {} },
			{
				receivedAt: new Date(arrivesAt).toISOString(),
				ingestion: 'webhook',
				timeZone: timeZones[system],
				currency: 'USD',
			},
		),
	);
	return { told, events };
}

interface Delivery {
	readonly payload: Fact['payload'];
	/** Milliseconds since 1970. */
	readonly arrivesAt: number;
}

/** Most arrive within seconds, some are sent again after up to an hour, so out of order, and some come twice. */
function deliveriesOf(told: ReadonlySet<Fact>, system: Week['system'], random: Random): readonly Delivery[] {
	const twinOf = system === 'zenoti' ? throughSecondSubscription : (payload: Fact['payload']) => payload;
	const deliveries = [...told].flatMap(({ at, payload }) => {
		const copies = random.chance(0.1) ? [payload, twinOf(payload)] : [payload];
		return copies.map((copy): Delivery => {
			const delayMs = random.below(random.chance(0.9) ? 5_000 : 3_600_000);
			return { payload: copy, arrivesAt: Date.parse(at) + 500 + delayMs };
		});
	});
	return deliveries.sort((one, other) => one.arrivesAt - other.arrivesAt);
}
