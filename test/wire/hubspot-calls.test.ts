import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startHubSpot, type HubSpotSandbox } from '../../sandbox/hubspot';
import { run, setUpAccount, withDeals } from '../support/hubspot-run';
import { booking, client, clientRef, studioEvent } from '../support/studio-events';

let hubSpot: HubSpotSandbox;

beforeAll(async () => {
	hubSpot = await startHubSpot();
});
afterAll(async () => await hubSpot.close());
beforeEach(async () => {
	hubSpot.reset();
	await setUpAccount(hubSpot);
	hubSpot.journal.clear();
});

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
const clientEvents = (time: string, firstName = 'Ana') =>
	numbers(1000).map((index) =>
		studioEvent('studio.client.updated', { client: client(`g${index}`, { firstName }) }, { time }),
	);

describe('the number of calls to HubSpot', () => {
	it('is 20 for 1,000 known clients: ten reads and ten writes', async () => {
		await run(hubSpot, clientEvents('2026-11-20T10:00:00.000Z'));
		hubSpot.journal.clear();
		const { outcomes, calls } = await run(hubSpot, clientEvents('2026-11-20T11:00:00.000Z', 'Anna'));
		expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['updated']));
		expect(hubSpot.journal.total()).toBe(20);
		expect(calls).toBe(20);
	});

	it('is 30 for 1,000 contacts that are found by e-mail and taken over', async () => {
		for (const index of numbers(1000)) hubSpot.store.seed('contacts', { email: `g${index}@example.com` });
		const { outcomes } = await run(hubSpot, clientEvents('2026-11-20T10:00:00.000Z'));
		expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['updated']));
		expect(hubSpot.journal.total()).toBe(30);
		expect(hubSpot.store.records.contacts.all()).toHaveLength(1000);
	});

	it('is 10 for 1,000 clients that are up to date already', async () => {
		const events = clientEvents('2026-11-20T10:00:00.000Z');
		await run(hubSpot, events);
		hubSpot.journal.clear();
		await run(hubSpot, events);
		expect(hubSpot.journal.total()).toBe(10);
	});

	it('is 36 for 1,000 bookings of 500 new clients, 16 when they come again', async () => {
		const events = numbers(1000).map((index) =>
			studioEvent('studio.booking.created', {
				booking: booking(`v${index}`, { client: clientRef(`g${index % 500}`) }),
			}),
		);
		const { outcomes } = await run(hubSpot, events, withDeals);
		expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['created']));
		expect(hubSpot.journal.total()).toBe(36);
		expect(hubSpot.store.records.contacts.all()).toHaveLength(500);
		expect(hubSpot.store.records.deals.all()).toHaveLength(1000);
		expect(hubSpot.store.associations.count()).toBe(2000);
		hubSpot.journal.clear();
		const again = await run(hubSpot, events, withDeals);
		expect(new Set(again.outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['unchanged']));
		expect(hubSpot.journal.total()).toBe(16);
	});

	it('is one more per run with links to the records', async () => {
		const { outcomes } = await run(hubSpot, clientEvents('2026-11-20T10:00:00.000Z'), undefined, {
			recordLinks: true,
		});
		expect(hubSpot.journal.total()).toBe(31);
		const [record] = hubSpot.store.records.contacts.all();
		const links = outcomes.flatMap(({ records }) => records.map(({ url }) => url));
		expect(links).toContain(`https://app.hubspot.com/contacts/48213907/record/0-1/${record?.id}`);
	});

	it('is told by a dry run, which writes nothing', async () => {
		const event = studioEvent('studio.booking.created', {
			booking: booking('v1', { client: clientRef('g1') }),
		});
		const { outcomes } = await run(hubSpot, [event], withDeals, { dryRun: true });
		expect(hubSpot.journal.entries().every(({ path }) => path.endsWith('/batch/read'))).toBe(true);
		expect(hubSpot.store.records.contacts.all()).toEqual([]);
		expect(outcomes[0]?.dryRun?.calls).toBe(6);
		expect(outcomes[0]?.dryRun?.changes.map(({ type, action }) => `${action} ${type}`)).toEqual([
			'create contact',
			'create deal',
			'link deal',
		]);
		hubSpot.journal.clear();
		await run(hubSpot, [event], withDeals);
		expect(hubSpot.journal.total()).toBe(6);
	});

	it('is foretold by a dry run, for new and for known clients and visits alike', async () => {
		const events = Array.from({ length: 120 }, (_, index) =>
			studioEvent('studio.booking.created', {
				booking: booking(`v${index}`, { client: clientRef(`g${index % 70}`) }),
			}),
		);
		for (const part of [events.slice(0, 50), events]) {
			const foretold = await run(hubSpot, part, withDeals, { dryRun: true });
			const real = await run(hubSpot, part, withDeals);
			expect(foretold.calls).toBe(real.calls);
		}
	});
});
