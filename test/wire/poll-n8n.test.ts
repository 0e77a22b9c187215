import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startZenotiApi, type ZenotiApiSandbox } from '../../sandbox/zenoti-api';
import { loadPollingEngine, PollHost } from '../nodes/polling/poll-host';
import type { Engine } from '../support/engine';
import { minute, openingMs } from './poll-studios';

let engine: Engine;
let zenoti: ZenotiApiSandbox;
beforeAll(async () => {
	engine = await loadPollingEngine();
	zenoti = await startZenotiApi();
}, 60_000);
afterAll(async () => await zenoti.close());
beforeEach(() => {
	vi.useFakeTimers({ toFake: ['Date'], now: openingMs });
	zenoti.reset();
});
afterEach(() => {
	vi.useRealTimers();
});

const host = (parameters = {}): PollHost => {
	const fields = { environment: 'custom', baseUrl: zenoti.url, apiKey: zenoti.apiKey };
	return new PollHost(engine, 'zenotiPollingTrigger', 'zenotiApi', fields, parameters);
};
const passes = (ms: number) => vi.setSystemTime(Date.now() + ms);
const calls = () => zenoti.journal.total();

describe('the Zenoti Polling Trigger in n8n', () => {
	it.each([
		['for too many calls', 429, 420.5],
		['for overload', 503, 300],
	])(
		'after a refusal %s leaves Zenoti alone until then, poll after poll',
		async (_title, status, seconds) => {
			const headers = { 'Retry-After': String(seconds) };
			const restMs = seconds * 1_000;
			const trigger = host({ resources: ['clients'] });
			await trigger.poll();
			const guest = zenoti.desk.addGuest();
			passes(minute);
			zenoti.journal.clear();
			zenoti.faults.next({ match: { path: /^.v1/ }, status, headers, times: 1 });
			expect(await trigger.poll()).toBeNull();
			expect(calls()).toBe(1);
			for (passes(minute); Date.now() < openingMs + minute + restMs; passes(minute)) {
				expect(await trigger.poll()).toBeNull();
				expect(calls()).toBe(1);
			}
			const items = (await trigger.poll()) ?? [];
			expect(items.map(({ subject }) => subject)).toEqual([`client/${guest.id}`]);
		},
	);

	it('goes on with the next poll where its time was over, over a restart, until all is told once', async () => {
		const trigger = host({ options: { skipSeenByWebhook: false } });
		await trigger.poll();
		const guests = Array.from({ length: 12 }, () => zenoti.desk.addGuest().id);
		for (const guestId of guests) {
			zenoti.desk.book({ guestId });
			// cash and card on one line: each sale takes a read of its invoice
			const tenders = [{ cents: 1_000 }, { mode: 1, name: 'VISA' }];
			zenoti.desk.sell({ guestId, lines: [{ name: 'Oil', cents: 4_000 }], tenders });
		}
		const told: string[] = [];
		let polls = 0;
		// each call takes half a minute, and a poll four minutes at the most, beside the end of what it has begun
		zenoti.between.next({ match: {}, times: 10_000, act: () => passes(minute / 2) });
		for (; polls < 20 && told.length < 36; polls += 1) {
			zenoti.journal.clear();
			for (const { id } of (await trigger.poll()) ?? []) told.push(String(id));
			expect(calls()).toBeLessThanOrEqual(8 + 5);
			trigger.restart();
			passes(minute);
		}
		expect(new Set(told).size).toBe(36);
		expect(told).toHaveLength(36);
		expect(polls).toBeGreaterThan(1);
		zenoti.between.clear();
		expect(await trigger.poll()).toBeNull();
	});
});
