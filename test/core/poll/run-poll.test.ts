import { beforeEach, describe, expect, it } from 'vitest';
import type { PollContext } from '../../../core/poll';
import { dayMs, FakeSource, outage, place, refusal } from './fake-source';
import { Poller, start } from './poller';

let source: FakeSource;
let poller: Poller;

beforeEach(() => {
	source = new FakeSource({ nowMs: start });
	poller = new Poller(source);
});

describe('a poll', () => {
	it('tells what is new, what has changed and nothing else', async () => {
		source.put('a', 0);
		expect(await poller.told()).toEqual(['created a']);
		source.put('b', 1);
		source.put('a', 0, 2);
		expect(await poller.toldIn(1)).toEqual(['updated a', 'created b']);
		expect(await poller.toldIn(3)).toEqual([]);
	});

	it('tells of a thing that moved to another window that it moved, not that it is gone', async () => {
		const weekly = new FakeSource({ nowMs: start }, 1);
		const other = new Poller(weekly);
		weekly.put('a', -2);
		weekly.put('b', -2);
		await other.poll();
		weekly.put('a', 2);
		expect(await other.toldIn(4)).toEqual(['updated a']);
	});

	it('reads a quiet window once and no more', async () => {
		source.put('a', 0);
		await poller.poll();
		source.reads.length = 0;
		await poller.poll();
		expect(source.reads).toEqual(['p1 2026-11-15..2026-11-21', 'p1 2026-11-22..2026-11-23']);
	});

	it('looks back from the last complete poll, however long nobody could look', async () => {
		source.put('a', -5);
		await poller.poll();
		source.things.set('a', { day: '2026-11-15', version: 2 });
		source.clock.nowMs += 10 * dayMs;
		expect(await poller.told()).toEqual(['updated a']);
	});

	it('tells a fact once that two places know of', async () => {
		poller.places = [place('p1'), place('p2')];
		poller.profile = source.profileWith({
			read: async (caller, _place, window, known) => {
				const found = await source.resource.read(caller, place('both'), window, known);
				if (!found.ok) return found;
				const value = found.value.map((sighting) => ({
					...sighting,
					events: (before: string | null, context: PollContext) =>
						sighting.events(before, { ...context, place: place('both') }),
				}));
				return { ok: true, value };
			},
		});
		source.put('a', 0);
		expect(await poller.told()).toEqual(['created a']);
	});

	it('remembers a thing by the window that held it, not by a day of long ago', async () => {
		let version = 1;
		poller.profile = source.profileWith({
			read: async () =>
				await Promise.resolve({ ok: true, value: [source.sighting('a', { day: '2019-01-01', version })] }),
		});
		expect(await poller.told()).toEqual(['created a']);
		expect(await poller.toldIn(2)).toEqual([]);
		version = 2;
		expect(await poller.toldIn(2)).toEqual(['updated a']);
	});

	it('forgets nothing of the look-back when a plan leaves out the far windows for a while', async () => {
		let isNear = false;
		const { plan } = source.resource;
		poller.profile = source.profileWith({ plan: (input) => plan(input).slice(isNear ? -1 : 0) });
		source.put('a', -5);
		source.put('b', 3);
		await poller.poll();
		isNear = true;
		await poller.toldIn(2);
		isNear = false;
		source.put('late', -5);
		expect(await poller.toldIn(1)).toEqual(['created late']);
		expect(await poller.toldIn(1)).toEqual([]);
	});

	it('says of itself whether every window was read', async () => {
		expect(await poller.poll()).toMatchObject({ isComplete: true, windows: 2, problems: [] });
		source.failures = [null, outage];
		expect(await poller.poll()).toMatchObject({ isComplete: false, windows: 1 });
	});
});

describe('the first run', () => {
	it.each([
		['baseline', []],
		['lookBack', ['created a']],
	] as const)('with %s tells %j of what is there already', async (firstRun, expected) => {
		poller = new Poller(source, { firstRun });
		source.put('a', 0);
		expect(await poller.told()).toEqual(expected);
		source.put('b', 0);
		source.put('a', 0, 2);
		expect(await poller.toldIn(1)).toEqual(['updated a', 'created b']);
	});

	it('as a baseline stays one over the polls it takes', async () => {
		poller = new Poller(source, { firstRun: 'baseline' });
		source.put('a', 0);
		source.put('b', 3);
		source.failures = [null, outage];
		expect(await poller.told()).toEqual([]);
		expect(await poller.toldIn(2)).toEqual([]);
		source.put('b', 3, 2);
		expect(await poller.toldIn(1)).toEqual(['updated b']);
	});

	it('is one for each place: a place that comes later floods nobody', async () => {
		poller = new Poller(source, { firstRun: 'baseline' });
		source.put('a', 0);
		await poller.poll();
		poller.places = [place('p1'), place('p2')];
		expect(await poller.toldIn(2)).toEqual([]);
	});

	it('is not repeated when the look-back is made longer: what lies further back is old', async () => {
		source.put('a', -4);
		poller = new Poller(source, { firstRun: 'baseline', lookbackDays: 1 });
		await poller.poll();
		expect(await poller.told({ lookbackDays: 5 })).toEqual([]);
		source.put('a', -4, 2);
		expect(await poller.told({ lookbackDays: 5 })).toEqual(['updated a']);
		source.put('late', -4);
		expect(await poller.told({ lookbackDays: 5 })).toEqual(['created late']);
	});
});

describe('a look-back made longer', () => {
	it.each([
		['at once', 0, -2],
		['after ten days', 10, -4],
	])('%s tells nothing of what lies further back', async (_, days, offset) => {
		poller = new Poller(source, { firstRun: 'baseline', lookbackDays: 1 });
		await poller.poll();
		for (let day = 0; day < days; day += 1) {
			source.clock.nowMs += dayMs;
			await poller.poll();
		}
		source.put('a', offset);
		expect(await poller.told({ lookbackDays: 5 })).toEqual([]);
	});
});

describe('after an error', () => {
	it('the next poll begins with the window that failed', async () => {
		source.failures = [null, outage];
		const { problems } = await poller.poll();
		expect(problems).toMatchObject([{ kind: 'failed', resource: 'Things', failure: outage, timesInARow: 1 }]);
		source.reads.length = 0;
		await poller.poll();
		expect(source.reads).toEqual(['p1 2026-11-22..2026-11-23']);
	});

	it('the windows stay those of the plan, also when midnight has passed, because a report was built for them', async () => {
		source.failures = [null, outage];
		await poller.poll();
		source.clock.nowMs += 13 * 3_600_000;
		source.reads.length = 0;
		await poller.poll();
		expect(source.reads).toEqual(['p1 2026-11-22..2026-11-23']);
	});

	it('what changed behind the window that failed is found, although a day has passed meanwhile', async () => {
		source.put('a', -5);
		await poller.poll();
		source.failures = [null, outage];
		await poller.poll();
		source.things.set('a', { day: '2026-11-15', version: 2 });
		source.clock.nowMs += 13 * 3_600_000;
		expect(await poller.toldIn(2)).toEqual(['updated a']);
	});

	it('a plan that is stuck for a day is made anew, and still nothing is skipped', async () => {
		source.failures = [null, outage];
		await poller.poll();
		source.put('late', 0);
		source.clock.nowMs += 2 * dayMs;
		expect(await poller.told()).toEqual(['created late']);
	});

	it('other places go on, and the failures of a place are counted until it answers', async () => {
		poller.places = [place('p1'), place('p2')];
		source.put('a', 0);
		source.broken.set('p1', refusal);
		expect((await poller.poll()).events).toHaveLength(1);
		const { problems } = await poller.poll();
		expect(problems).toMatchObject([{ place: { id: 'p1' }, timesInARow: 2 }]);
		source.broken.clear();
		expect(await poller.told()).toEqual(['created a']);
		source.broken.set('p1', outage);
		expect((await poller.poll()).problems).toMatchObject([{ timesInARow: 1 }]);
	});

	it('of the whole account, the places behind it wait for the next poll and come first then', async () => {
		poller.places = [place('p1'), place('p2'), place('p3')];
		source.halt = refusal;
		source.broken.set('p1', refusal);
		await poller.poll();
		expect(source.reads).toHaveLength(1);
		source.halt = null;
		await poller.poll();
		expect(source.reads.map((read) => read.slice(0, 2))).toEqual(['p1', 'p2', 'p2', 'p3', 'p3', 'p1']);
	});

	it('in our own mapping, the other things of the window are told, and that one is not forgotten', async () => {
		source.put('a', 0);
		source.put('b', 0);
		source.put('c', 0);
		source.poisoned = 'b';
		const { events, problems } = await poller.poll();
		expect(events).toHaveLength(2);
		expect(problems).toMatchObject([{ failure: { code: 'NODE_DEFECT', kind: 'permanent' } }]);
		source.poisoned = null;
		expect(await poller.told()).toEqual(['created b']);
	});

	it('what stands for the whole read is not taken for known', async () => {
		const summary = { id: 'all', fingerprint: 'x', day: '2026-11-20', isSummary: true, events: () => [] };
		poller.profile = source.profileWith({
			read: async (...asked) => {
				const read = await source.resource.read(...asked);
				return read.ok ? { ok: true, value: [...read.value, summary] } : read;
			},
		});
		const known = () => [...poller.state.lanes.values()].flatMap(({ seen }) => [...seen.keys()]);
		source.put('a', 0);
		source.put('b', 0);
		source.poisoned = 'a';
		await poller.poll();
		expect(known()).toEqual(['b']);
		source.poisoned = null;
		await poller.poll();
		expect(known()).toContain('all');
	});

	it('that a read throws, the place fails and not the poll', async () => {
		poller.profile = source.profileWith({ read: async () => await Promise.reject(new Error('oops')) });
		expect((await poller.poll()).problems).toMatchObject([
			{ failure: { code: 'NODE_DEFECT', message: expect.stringContaining('oops') } },
		]);
	});
});

describe('a poll whose time is short', () => {
	it('reads one window at the least, stops, and goes on with the next poll', async () => {
		const deadlineMs = start;
		source.put('b', 3);
		expect(await poller.told({ deadlineMs })).toEqual([]);
		expect(await poller.told({ deadlineMs })).toEqual(['created b']);
		expect(source.reads).toEqual(['p1 2026-11-15..2026-11-21', 'p1 2026-11-22..2026-11-23']);
	});

	it('takes the places in turn, so that the last one gets its share', async () => {
		poller.places = ['p1', 'p2', 'p3'].map((id) => place(id));
		for (let poll = 0; poll < 3; poll += 1) await poller.poll({ deadlineMs: source.clock.nowMs + 2_000 });
		expect(source.reads.map((read) => read.slice(0, 2))).toEqual(['p1', 'p1', 'p2', 'p2', 'p3', 'p3']);
	});

	it('tells at most as many events as may be, and the rest with the next polls', async () => {
		for (let n = 0; n < 25; n += 1) source.put(`t${n}`, 0);
		const counts = [];
		for (let poll = 0; poll < 4; poll += 1)
			counts.push((await poller.poll({ mostEvents: 10 })).events.length);
		expect(counts).toEqual([10, 10, 5, 0]);
	});
});
