import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SourceProfile } from '../../../core/intake/profile';
import { startHubSpot, type HubSpotSandbox } from '../../../sandbox/hubspot';
import { createRandom } from '../../../sandbox/random/random';
import { planDeliveries, vendorSenders } from '../../../sandbox/senders';
import { makeStory, type ExpectedDeal, type Story } from '../../../sandbox/studio';
import { recordsBy, run, setUpAccount, withDeals } from '../../support/hubspot-run';

let hubSpot: HubSpotSandbox;
beforeAll(async () => {
	hubSpot = await startHubSpot();
});
afterAll(async () => await hubSpot.close());

const context = {
	receivedAt: '2026-11-20T00:00:00.000Z',
	ingestion: 'webhook',
	timeZone: null,
	currency: 'USD',
} as const;

/** Sends the story's events through our own sync, so many at once, twins among them. */
async function sync(story: Story, profile: SourceProfile, order: 'given' | 'reversed' | 'shuffled') {
	const payloads = story.facts.map((fact) => fact.payload);
	const plan = planDeliveries({ payloads, random: createRandom(9), twins: 0.3, order });
	const events = plan.deliveries.flatMap(({ payload, copies }) =>
		Array.from({ length: copies }, () => profile.toEvents({ payload, headers: {} }, context)).flat(),
	);
	for (let from = 0; from < events.length; from += 40) {
		const { outcomes } = await run(hubSpot, events.slice(from, from + 40), withDeals);
		expect(outcomes.filter((one) => one.outcome === 'failed')).toEqual([]);
	}
}

/** From its first sale on, the sale sets a deal's stage. */
function stageOf(deal: ExpectedDeal): string | undefined {
	const status = deal.saleStatus ?? deal.bookingStatus;
	return status === null ? undefined : withDeals.pipeline?.stages.get(status);
}

const systems = ['zenoti', 'wellnessliving'] as const;
const orders = ['given', 'reversed', 'shuffled'] as const;

describe.each(systems.flatMap((system) => orders.map((order) => ({ system, order }))))(
	'a story by $system in $order order',
	({ system, order }) => {
		const story = makeStory({ system, seed: 21, clients: 25, deliveries: 240 });
		const { contacts, deals } = story.expected;

		beforeAll(async () => {
			hubSpot.reset();
			await setUpAccount(hubSpot);
			await sync(story, vendorSenders[system].profile, order);
		});

		it('ends as one contact per client, with the newest name and phone', () => {
			const held = recordsBy(hubSpot, 'contacts', 'studio_client_id');
			expect(hubSpot.store.records.contacts.all()).toHaveLength(contacts.size);
			for (const [key, { firstName, lastName, phone }] of contacts) {
				expect([key, held.get(key)]).toMatchObject([
					key,
					{ firstname: firstName, lastname: lastName, phone },
				]);
			}
		});

		it('gives each e-mail to exactly one contact, and a family keeps its people apart', () => {
			const held = [...recordsBy(hubSpot, 'contacts', 'studio_client_id').values()];
			const expected = new Set([...contacts.values()].flatMap((contact) => contact.email ?? []));
			expect(
				held
					.flatMap((one) => one.email ?? [])
					.filter((email) => email !== '')
					.sort(),
			).toEqual([...expected].sort());
		});

		it('ends as one deal per visit or sale, in the stage of what happened last', () => {
			const held = recordsBy(hubSpot, 'deals', 'studio_deal_key');
			expect(new Set(held.keys())).toEqual(new Set(deals.keys()));
			expect(hubSpot.store.records.deals.all()).toHaveLength(deals.size);
			for (const [key, deal] of deals) {
				expect([key, held.get(key)?.dealstage]).toEqual([key, stageOf(deal)]);
			}
		});
	},
);
