import { describe, expect, it } from 'vitest';
import type { StudioEvent } from '../../../core/event';
import type { SourceProfile } from '../../../core/intake/profile';
import { clientKeyOf, dealKeyOf } from '../../../core/sync/keys';
import { makeStory, throughSecondSubscription, type Fact, type Story } from '../../../sandbox/studio';
import { wellnessLivingProfile } from '../../../vendors/wellnessliving/profile';
import { zenotiProfile } from '../../../vendors/zenoti/profile';

const context = {
	receivedAt: '2026-12-24T00:00:00.000Z',
	ingestion: 'webhook',
	timeZone: 'America/New_York',
	currency: 'USD',
} as const;

const systems: readonly [Story, SourceProfile][] = [
	[makeStory({ system: 'zenoti', seed: 11, clients: 60, deliveries: 900, forgeries: 9 }), zenotiProfile],
	[
		makeStory({ system: 'wellnessliving', seed: 12, clients: 60, deliveries: 900, forgeries: 9 }),
		wellnessLivingProfile,
	],
];

const eventsOf = (profile: SourceProfile, fact: Fact): readonly StudioEvent[] =>
	profile.toEvents({ payload: fact.payload, headers: {} }, context);

describe.each(systems.map(([story, profile]) => ({ label: profile.label, story, profile })))(
	'the story $label tells',
	({ story, profile }) => {
		it('has as many facts as asked for, each at a moment of its own, in order', () => {
			const times = story.facts.map((fact) => fact.at);
			expect(story.facts).toHaveLength(900);
			expect(new Set(times).size).toBe(900);
			expect([...times].sort()).toEqual(times);
			expect(story.expected.contacts.size).toBe(60);
		});

		it('is understood by our own profile, fact by fact, with the time it happened', () => {
			for (const fact of story.facts) {
				const [event] = eventsOf(profile, fact);
				expect(event?.type, event?.data.reason).not.toBe('studio.unrecognized');
				expect(event?.time).toBe(fact.at);
			}
		});

		it('never uses an event id twice', () => {
			const ids = story.facts.flatMap((fact) => eventsOf(profile, fact).map((event) => event.id));
			expect(new Set(ids).size).toBe(ids.length);
		});

		it('says which deal each fact moves as the CRM plan says it', () => {
			for (const fact of story.facts.filter((one) => one.name !== 'sale refunded')) {
				expect([fact.name, dealKeyOf(eventOf(profile, fact))]).toEqual([fact.name, fact.dealKey]);
			}
		});

		it('expects of each client what the newest client event says', () => {
			const newest = new Map<string, StudioEvent>();
			for (const fact of story.facts) {
				const event = eventOf(profile, fact);
				if (event.data.client !== undefined && event.type.startsWith('studio.client.')) {
					newest.set(clientKeyOf(event) ?? '', event);
				}
			}
			expect(new Set(newest.keys())).toEqual(new Set(story.expected.contacts.keys()));
			for (const [key, event] of newest) {
				const { firstName, lastName, email, phone } = event.data.client ?? {};
				expect(story.expected.contacts.get(key)).toMatchObject({ firstName, lastName, email, phone });
			}
		});

		it('expects of each deal what its newest booking and sale say', () => {
			const statuses = new Map<string, { booking: unknown; gross: unknown }>();
			for (const fact of story.facts) {
				const { data } = eventOf(profile, fact);
				const before = statuses.get(fact.dealKey ?? '') ?? { booking: null, gross: null };
				statuses.set(fact.dealKey ?? '', {
					booking: data.booking?.status ?? before.booking,
					gross: data.sale?.isRefund === false ? data.sale.totals.gross : before.gross,
				});
			}
			for (const deal of story.expected.deals.values()) {
				const { booking, gross } = statuses.get(deal.key) ?? {};
				expect([deal.key, deal.bookingStatus, deal.amount]).toEqual([deal.key, booking, gross]);
			}
		});

		it('has every kind of thing happen that it knows', () => {
			const names = new Set(story.facts.map((fact) => fact.name));
			expect(names.size).toBeGreaterThanOrEqual(profile.system === 'zenoti' ? 12 : 7);
		});

		it('has families that share an e-mail and people without one', () => {
			const people = [...story.expected.contacts.values()];
			const emails = people.flatMap((person) => person.email ?? []);
			expect(new Set(emails).size).toBeLessThan(emails.length);
			expect(people.some((person) => person.email === null)).toBe(true);
			const shared = people.filter((person) => person.sharesEmail).map((person) => person.email);
			for (const email of shared) expect(emails.filter((one) => one === email).length).toBeGreaterThan(1);
		});

		it('makes forgeries up about people who are in no genuine fact', () => {
			expect(story.forgeries).toHaveLength(9);
			const told = JSON.stringify(story.facts);
			for (const key of story.forgedKeys) {
				expect(story.expected.contacts.has(key)).toBe(false);
				expect(told).not.toContain(key.slice(key.indexOf(':') + 1));
			}
		});
	},
);

describe('stories', () => {
	it('are the same for the same seed, and others for another', () => {
		const told = (seed: number) => makeStory({ system: 'zenoti', seed, clients: 5, deliveries: 40 }).facts;
		expect(told(1)).toEqual(told(1));
		expect(told(1)).not.toEqual(told(2));
	});

	it('can be told through a second Zenoti subscription: another delivery, the same event', () => {
		const [fact] = makeStory({ system: 'zenoti', seed: 1, clients: 1, deliveries: 1 }).facts;
		if (fact === undefined) throw new Error('the story is empty');
		const twin = { ...fact, payload: throughSecondSubscription(fact.payload) };
		const [one, other] = [eventOf(zenotiProfile, fact), eventOf(zenotiProfile, twin)];
		expect(other.id).toBe(one.id);
		expect(other.deliveryid).not.toBe(one.deliveryid);
	});
});

function eventOf(profile: SourceProfile, fact: Fact): StudioEvent {
	const [event] = eventsOf(profile, fact);
	if (event === undefined) throw new Error(`${fact.name} gave no event`);
	return event;
}
