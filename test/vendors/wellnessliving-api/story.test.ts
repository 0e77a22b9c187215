import { describe, expect, it } from 'vitest';
import type { StudioEvent } from '../../../core/event';
import { makeStory } from '../../../sandbox/studio';
import { wellnessLivingProfile } from '../../../vendors/wellnessliving/profile';
import { apiBench } from '../../sandbox/wellnessliving-api/client';
import { Poller } from './poller';

const bench = apiBench();
const story = makeStory({ system: 'wellnessliving', seed: 5, clients: 15, deliveries: 180 });
const day = 86_400_000;

/** Tells the story at the stand-in, with a poll every so many facts; no webhook arrives at all. */
async function live(every: number, between: (index: number) => void = () => undefined) {
	bench.clock.ms = Date.parse(story.facts[0]?.at ?? '') - 3_600_000;
	const poller = new Poller(bench);
	const problems = (await poller.poll()).problems;
	for (const [index, { payload, at }] of story.facts.entries()) {
		bench.clock.ms = Math.max(bench.clock.ms, Date.parse(at));
		bench.api.applyFact(payload);
		if (index % every !== every - 1) continue;
		between(index);
		problems.push(...(await poller.poll()).problems);
	}
	problems.push(...(await poller.poll()).problems);
	// the story has people attend classes of the days to come, which shows in no count
	bench.clock.ms += day;
	problems.push(...(await poller.poll()).problems);
	return { poller, problems };
}

const webhookIds = story.facts.flatMap(({ payload, at }) =>
	wellnessLivingProfile
		.toEvents(
			{ payload, headers: {} },
			{ receivedAt: at, ingestion: 'webhook', timeZone: null, currency: null },
		)
		.map(({ id, type }) => ({ id, type })),
);
const onceTypes = new Set(['studio.client.created', 'studio.sale.closed', 'studio.sale.refunded']);

function expectWhole(events: readonly StudioEvent[]): void {
	const ids = events.map(({ id }) => id);
	expect(new Set(ids).size).toBe(ids.length);
	const toldOnce = webhookIds.filter(({ type }) => onceTypes.has(type)).map(({ id }) => id);
	expect(ids).toEqual(expect.arrayContaining(toldOnce));
	const last = new Map(events.map((event) => [event.subject, event]));
	for (const { key, phone, lastName, email } of story.expected.contacts.values()) {
		expect(last.get(`client/${key.split(':')[1]}`)?.data.client).toMatchObject({ phone, lastName, email });
	}
	for (const { key, bookingStatus, saleStatus } of story.expected.deals.values()) {
		const [, kind, id] = key.split(':');
		const told = last.get(`${kind}/${id}`)?.data;
		// who books and cancels between two polls was never on a list
		if (bookingStatus !== null && told !== undefined) expect(told.booking?.status).toBe(bookingStatus);
		if (bookingStatus !== null && bookingStatus !== 'cancelled') expect(told).toBeDefined();
		if (saleStatus !== null) expect(told?.sale?.status).toBe('closed');
	}
}

describe('a studio none of whose webhooks arrive', () => {
	it('is told whole by polling: every client, sale and refund with the id of its webhook, every visit as it is now', async () => {
		const { poller, problems } = await live(13);
		expect(problems).toEqual([]);
		expectWhole(poller.events);
		expect((await poller.poll()).events).toEqual([]);
		expect(bench.api.journal.violations()).toEqual([]);
	});

	it('is told whole although tokens run out, the firewall answers, and a portal user restarts reports between pages', async () => {
		const { poller, problems } = await live(13, (index) => {
			if (index % 3 === 0) bench.api.expireTokens();
			if (index % 5 === 0) bench.api.block(1);
			if (index % 2 === 0) bench.api.reports.restartAfter(739, 2);
			bench.api.faults.next({ status: 502, times: index % 2 });
		});
		for (let more = 0; more < 3; more += 1) await poller.poll();
		expect(problems).toContain('BLOCKED_BY_FIREWALL');
		expectWhole(poller.events);
	});

	it('is told whole although its sales report is stuck for many polls', async () => {
		const { poller, problems } = await live(13, (index) => {
			if (index < 100) bench.api.reports.hold(739);
			else bench.api.reports.release();
		});
		expect(new Set(problems)).toEqual(new Set(['REPORT_BUILDING']));
		expectWhole(poller.events);
	});
});
