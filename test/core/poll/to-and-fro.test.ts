import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { dayMs, FakeSource } from './fake-source';
import { Poller, start } from './poller';

let source: FakeSource;
let poller: Poller;

beforeEach(() => {
	source = new FakeSource({ nowMs: start });
	poller = new Poller(source);
});

const ids = (result: { events: ReadonlyArray<{ id: string }> }) => result.events.map(({ id }) => id);

describe('a thing that goes to and fro', () => {
	it('is another fact each time', async () => {
		source.put('a', 0, 1);
		const told = [...ids(await poller.poll())];
		for (const version of [2, 1, 2, 1]) {
			source.put('a', 0, version);
			told.push(...ids(await poller.poll()));
		}
		expect([told.length, new Set(told).size]).toEqual([5, 5]);
	});

	it('and that is gone and back, gone and back is, too', async () => {
		for (const id of ['b', 'c']) source.put(id, 0);
		const told: string[] = [];
		for (const isThere of [true, false, true, false, true]) {
			if (isThere) source.put('a', 0);
			else source.things.delete('a');
			for (let poll = 0; poll < 2; poll += 1) told.push(...ids(await poller.poll()));
		}
		expect([told.length, new Set(told).size]).toEqual([7, 7]);
	});

	it('is the same fact when a poll was killed before anything was kept, and the next one reads the same', async () => {
		source.put('a', 0, 1);
		await poller.poll();
		source.put('a', 0, 2);
		await poller.poll();
		const { state } = poller;
		source.put('a', 0, 1);
		const first = ids(await poller.poll());
		poller.state = state;
		source.clock.nowMs += 2 * dayMs;
		expect([first.length, ids(await poller.poll())]).toEqual([1, first]);
	});
});

describe('over any to and fro of a thing between being away and some states', () => {
	const away = 0;
	const steps = fc.array(fc.record({ state: fc.integer({ min: away, max: 2 }), isKept: fc.boolean() }), {
		maxLength: 25,
	});

	it('each change that a kept poll finds is one fact of its own, and a lost one finds the same again', async () => {
		await fc.assert(
			fc.asyncProperty(steps, async (states) => {
				source = new FakeSource({ nowMs: start });
				poller = new Poller(source);
				for (const id of ['b', 'c']) source.put(id, 0);
				await poller.toldIn(1);
				const told: string[] = [];
				let changes = 0;
				let known = away;
				for (const { state, isKept } of states) {
					if (state === away) source.things.delete('a');
					else source.put('a', 0, state);
					const before = poller.state;
					const found = [...ids(await poller.poll()), ...ids(await poller.poll())];
					if (!isKept) poller.state = before;
					else {
						told.push(...found);
						changes += state === known ? 0 : 1;
						known = state;
					}
				}
				expect([told.length, new Set(told).size]).toEqual([changes, changes]);
			}),
			{ numRuns: 200 },
		);
	});
});
