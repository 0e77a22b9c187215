import { beforeEach, describe, expect, it } from 'vitest';
import { emptyPollState, readPollState, storePollState } from '../../../core/poll';
import { dayMs, FakeSource, outage } from './fake-source';
import { Poller, start } from './poller';

let source: FakeSource;
let poller: Poller;

const minute = 60_000;
const wide = ['p1 2026-11-15..2026-11-21', 'p1 2026-11-22..2026-11-23'];
const near = ['p1 near 2026-11-19..2026-11-21'];

beforeEach(() => {
	source = new FakeSource({ nowMs: start });
	source.nearAheadDays = 1;
	poller = new Poller(source);
});

/** What the next poll reads. */
async function readsAfter(minutes: number): Promise<readonly string[]> {
	source.clock.nowMs += minutes * minute;
	source.reads.length = 0;
	await poller.poll();
	return [...source.reads];
}

describe('a round', () => {
	it('is wide at first, then near until the last wide one is an hour old', async () => {
		expect(await readsAfter(0)).toEqual(wide);
		expect(await readsAfter(1)).toEqual(near);
		expect(await readsAfter(50)).toEqual(near);
		expect(await readsAfter(5)).toEqual(wide);
		expect(await readsAfter(1)).toEqual(near);
	});

	it.each([59, 60, 1_440])('of a schedule of %d minutes is always wide', async (minutes) => {
		await poller.poll();
		for (let poll = 0; poll < 3; poll += 1) expect((await readsAfter(minutes))[0]).not.toContain('near');
	});

	it('is wide after a clock was set back', async () => {
		await poller.poll();
		expect((await readsAfter(-600))[0]).not.toContain('near');
	});

	it('is wide where the memory is of a version that knew no near ones, and nothing is told again', async () => {
		source.put('a', -4);
		await poller.poll();
		const stored = JSON.parse(JSON.stringify(storePollState(poller.state)));
		for (const lane of Object.values<Record<string, unknown>>(stored.lanes)) delete lane.lastWideMs;
		poller.state = readPollState(stored) ?? emptyPollState;
		source.put('b', -4);
		source.clock.nowMs += minute;
		expect(await poller.told()).toEqual(['created b']);
		expect(source.reads.slice(-2)).toEqual(wide);
	});

	it('that is wide and stops half way goes on as a wide one', async () => {
		source.failures = [null, outage];
		await poller.poll();
		expect(await readsAfter(1)).toEqual(wide.slice(1));
		expect(await readsAfter(1)).toEqual(near);
	});

	it('that is near and stops half way goes on, and gives way once a wide one is due', async () => {
		await poller.poll();
		source.failures = [outage];
		expect(await readsAfter(1)).toEqual(near);
		expect(await readsAfter(1)).toEqual(near);
		source.failures = [outage];
		await readsAfter(1);
		expect(await readsAfter(60)).toEqual(wide);
	});

	it('that is wide reaches back to the last wide one', async () => {
		source.clock.nowMs = start + 11.5 * 60 * minute;
		source.put('a', -5);
		await poller.poll();
		source.things.set('a', { day: '2026-11-15', version: 2 });
		expect(await readsAfter(50)).toEqual(['p1 near 2026-11-20..2026-11-22']);
		source.clock.nowMs += 10 * minute;
		expect(await poller.told()).toEqual(['updated a']);
	});
});

describe('between two wide rounds', () => {
	beforeEach(async () => {
		for (const id of ['a', 'b', 'c', 'd']) source.put(id, 0);
		source.put('far', 3);
		source.put('old', -5);
		await poller.poll();
	});

	it('what is near is told at once, what is far with the next wide round', async () => {
		source.put('a', 0, 2);
		source.put('far', 3, 2);
		source.put('old', -5, 2);
		expect(await poller.toldIn(1)).toEqual(['updated a']);
		expect(await poller.toldIn(3)).toEqual([]);
		source.clock.nowMs += 60 * minute;
		expect(await poller.told()).toEqual(['updated old', 'updated far']);
	});

	it('nothing far is forgotten or missed', async () => {
		expect(await poller.toldIn(5)).toEqual([]);
		source.clock.nowMs += 60 * minute;
		expect(await poller.toldIn(2)).toEqual([]);
		expect([...poller.state.lanes.values()].map(({ seen }) => seen.size)).toEqual([6]);
	});

	it('also over midnight, when the oldest day is no longer in the look-back', async () => {
		source.clock.nowMs = Date.parse('2026-11-20T23:50:00Z');
		await poller.poll();
		expect(await readsAfter(20)).toEqual(['p1 near 2026-11-20..2026-11-22']);
		source.things.set('old', { day: '2026-11-15', version: 2 });
		source.clock.nowMs += 60 * minute;
		expect(await poller.told()).toEqual(['updated old']);
	});

	it('what moves out of sight is looked for once, and its new place told with the next wide round', async () => {
		source.put('a', 3, 2);
		expect(await poller.toldIn(4)).toEqual([]);
		expect(source.searches).toEqual(['a']);
		source.clock.nowMs += 60 * minute;
		expect(await poller.told()).toEqual(['updated a']);
		expect(await poller.toldIn(3)).toEqual([]);
	});

	it('what is gone is told as gone, where it can be looked for', async () => {
		source.things.delete('a');
		expect(await poller.toldIn(2)).toEqual(['deleted a']);
	});

	it('where nobody can look for it, what is gone is told by the second wide round, and what moved never', async () => {
		poller.profile = source.profileWith({ isThere: undefined });
		source.things.delete('a');
		source.put('b', 3, 2);
		expect(await poller.toldIn(5)).toEqual([]);
		source.clock.nowMs += 60 * minute;
		expect(await poller.told()).toEqual(['updated b']);
		expect(await poller.toldIn(3)).toEqual([]);
		source.clock.nowMs += dayMs / 24;
		expect(await poller.told()).toEqual(['deleted a']);
	});
});
