import { beforeEach, describe, expect, it } from 'vitest';
import { dayMs, FakeSource, outage } from './fake-source';
import { Poller, start } from './poller';

let source: FakeSource;
let poller: Poller;

beforeEach(async () => {
	source = new FakeSource({ nowMs: start });
	poller = new Poller(source);
	for (const id of ['a', 'b', 'c', 'd']) source.put(id, 0);
	await poller.poll();
});

describe('what is missing', () => {
	it('is told as gone once two complete polls in a row have missed it, and once only', async () => {
		source.things.delete('a');
		expect(await poller.toldIn(1)).toEqual([]);
		expect(await poller.toldIn(1)).toEqual(['deleted a']);
		expect(await poller.toldIn(3)).toEqual([]);
	});

	it('from one read because its page shifted is not told as gone', async () => {
		for (let poll = 0; poll < 3; poll += 1) {
			source.hidden = new Set(['a']);
			expect(await poller.toldIn(2)).toEqual([]);
		}
		expect(source.searches).toEqual([]);
	});

	it('is told as gone with what was known of it last', async () => {
		source.put('a', 0, 7);
		await poller.poll();
		source.things.delete('a');
		await poller.poll();
		const { events } = await poller.poll();
		expect(events).toMatchObject([{ deliveryid: '2026-11-20/7' }]);
	});

	it('is told as gone with the note that it was told with last, and with none that is too long', async () => {
		let note: string | null = 'first';
		poller.profile = source.profileWith({
			read: async (...asked) => {
				const read = await source.resource.read(...asked);
				return read.ok ? { ok: true, value: read.value.map((one) => ({ ...one, note })) } : read;
			},
		});
		source.put('a', 0, 2);
		await poller.poll();
		note = 'later';
		await poller.poll();
		source.put('b', 0, 2);
		await poller.poll();
		note = 'x'.repeat(41);
		source.put('c', 0, 2);
		await poller.poll();
		const told: unknown[] = [];
		for (const id of ['a', 'b', 'c']) {
			source.put(`${id}2`, 0);
			source.things.delete(id);
			await poller.poll();
			told.push(...(await poller.poll()).events.map(({ deliveryid }) => deliveryid));
		}
		expect(told).toEqual(['first', 'later', '2026-11-20/2']);
	});

	it.each([
		['everything', ['a', 'b', 'c', 'd']],
		['more than half', ['a', 'b', 'c']],
	])('is never told as gone while %s is missing: that is a lost right', async (_, ids) => {
		for (const id of ids) source.things.delete(id);
		const { problems } = await poller.poll();
		const found = 4 - ids.length;
		expect(problems).toMatchObject([{ kind: 'shrunken', known: 4, found, window: '2026-11-15..2026-11-21' }]);
		expect(await poller.toldIn(3)).toEqual([]);
	});

	it('up to one half can be gone', async () => {
		source.things.delete('a');
		source.things.delete('b');
		expect(await poller.toldIn(2)).toEqual(['deleted a', 'deleted b']);
	});

	it('outside all windows has moved and is not gone; it is looked for once, and then followed', async () => {
		source.put('a', 30);
		expect(await poller.toldIn(10)).toEqual([]);
		expect(source.searches).toEqual(['a']);
		source.put('a', 1, 2);
		expect(await poller.toldIn(1)).toEqual(['updated a']);
	});

	it('from one window because it moves to another with every poll is not told as gone', async () => {
		source = new FakeSource({ nowMs: start }, 1);
		poller = new Poller(source);
		poller.profile = source.profileWith({ isThere: undefined });
		for (const offset of [-3, -2, -1, 0, 1, 2]) {
			source.put('a', offset);
			for (const id of ['b', 'c', 'd']) source.put(`${id}${offset}`, offset);
			expect(await poller.told()).not.toContain('deleted a');
		}
	});

	it.each([
		['moves to a later window', false],
		['is in one of two windows that overlap', true],
	])(
		'because it %s has not been missed: if the next read misses it, that is the first time',
		async (_, isTwofold) => {
			source = new FakeSource({ nowMs: start }, 1);
			poller = new Poller(source);
			const { plan, read } = source.resource;
			poller.profile = source.profileWith({
				isThere: undefined,
				plan: (input) => plan(input).flatMap((window) => [window, { ...window, key: `again ${window.key}` }]),
				read: async (caller, where, window, known) => {
					const isAgain = window.key.startsWith('again');
					if (isAgain && isTwofold && source.things.has('a')) source.hidden = new Set(['a']);
					return await read(caller, where, window, known);
				},
			});
			for (const id of ['a', 'b', 'c', 'd']) source.put(id, 0);
			source.put('e', 2);
			await poller.poll();
			if (!isTwofold) source.put('a', 2);
			await poller.poll();
			source.things.delete('a');
			expect(await poller.told()).toEqual([]);
			expect(await poller.told()).toEqual(['deleted a']);
		},
	);

	it('and cannot be looked for is neither told as gone nor forgotten', async () => {
		let answer: 'down' | 'up' = 'down';
		poller.profile = source.profileWith({
			isThere: async () =>
				await Promise.resolve(
					answer === 'down' ? { ok: false, failure: outage } : { ok: true, value: false },
				),
		});
		source.things.delete('a');
		expect(await poller.toldIn(2)).toEqual([]);
		expect((await poller.poll()).problems).toMatchObject([{ kind: 'unsure', failure: outage }]);
		answer = 'up';
		expect(await poller.toldIn(1)).toEqual(['deleted a']);
	});

	it('is not told where the source drops things for other reasons', async () => {
		poller.profile = source.profileWith({ gone: null });
		source.things.delete('a');
		expect(await poller.toldIn(3)).toEqual([]);
		expect((await poller.poll()).problems).toEqual([]);
	});

	it('because its day has passed out of the look-back is forgotten without a word', async () => {
		source.clock.nowMs += 8 * dayMs;
		expect(await poller.toldIn(4)).toEqual([]);
		expect([...poller.state.lanes.values()].map(({ seen }) => seen.size)).toEqual([0]);
	});

	it('is remembered over a poll that stops half way', async () => {
		source.things.delete('a');
		source.failures = [null, outage];
		expect(await poller.toldIn(1)).toEqual([]);
		expect(await poller.toldIn(2)).toEqual(['deleted a']);
	});

	it('makes at most twenty calls to look for it, the rest after the next poll', async () => {
		for (let n = 0; n < 100; n += 1) source.put(`t${n}`, 0);
		await poller.poll();
		for (let n = 0; n < 45; n += 1) source.things.delete(`t${n}`);
		await poller.poll();
		const counts: number[] = [];
		for (let poll = 0; poll < 3; poll += 1) counts.push((await poller.poll()).events.length);
		expect(counts).toEqual([20, 20, 5]);
	});

	it('makes one call to look for it when time is up', async () => {
		source.things.delete('a');
		source.things.delete('b');
		await poller.poll();
		expect(await poller.told({ deadlineMs: source.clock.nowMs + 1_500 })).toEqual(['deleted a']);
		expect(await poller.told()).toEqual(['deleted b']);
	});
});
