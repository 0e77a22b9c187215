import { vendorSenders } from '../../../sandbox/senders';
import type { Fact, Story } from '../../../sandbox/studio';

/** A story told in two parts, with a poll in between. */
export interface Halves {
	readonly early: readonly Fact[];
	/** Only what a poll reads that looks a few days ahead, and at counts instead of at every single booking of a class. */
	readonly late: readonly Fact[];
	/** Keys of deals. */
	readonly expectedEarly: ReadonlySet<string>;
	readonly expected: ReadonlySet<string>;
}

export interface Split {
	readonly system: keyof typeof vendorSenders;
	/** How many facts at the end of the story come later. */
	readonly lateCount: number;
	readonly daysAhead: number;
	/** Zenoti numbers class bookings alike in every story, so only one story may tell of them. */
	readonly hasClasses: boolean;
}

export function halvesOf(story: Story, { system, lateCount, daysAhead, hasClasses }: Split): Halves {
	const facts = story.facts.filter(({ name }) => hasClasses || !name.startsWith('class '));
	const starts = startsOf(facts, system);
	const beyondMs = Date.now() + daysAhead * 86_400_000;
	const signedIn = new Set(facts.filter(({ name }) => leavesCounts.has(name)).map(({ dealKey }) => dealKey));
	const isEarly = ({ dealKey }: Fact) =>
		signedIn.has(dealKey) || Date.parse(starts.get(dealKey ?? '') ?? '') >= beyondMs;
	const first = facts.length - lateCount;
	const early = facts.filter((fact, index) => index < first || isEarly(fact));
	const late = facts.filter((fact) => !early.includes(fact));
	// who books a class and cancels it before the first poll is on no list of WellnessLiving's
	const isUnlisted = ({ name }: Fact) => system === 'wellnessliving' && name === 'class cancelled';
	const unseen = new Set(early.filter(isUnlisted).map(({ dealKey }) => dealKey));
	const keysOf = (some: readonly Fact[]) =>
		new Set(some.flatMap(({ dealKey }) => (dealKey === null || unseen.has(dealKey) ? [] : [dealKey])));
	return { early, late, expectedEarly: keysOf(early), expected: keysOf(facts) };
}

const leavesCounts: ReadonlySet<string> = new Set(['class completed', 'class no_show']);

/** When the visit of each deal begins, as its webhooks tell it. */
function startsOf(facts: readonly Fact[], system: Split['system']): ReadonlyMap<string, string> {
	const starts = new Map<string, string>();
	const { profile } = vendorSenders[system];
	for (const { payload, at, dealKey } of facts) {
		const told = {
			receivedAt: at,
			ingestion: 'webhook',
			timeZone: 'America/New_York',
			currency: null,
		} as const;
		for (const { data } of profile.toEvents({ payload, headers: {} }, told)) {
			const startAt = data.booking?.startAt;
			if (dealKey !== null && typeof startAt === 'string') starts.set(dealKey, startAt);
		}
	}
	return starts;
}
