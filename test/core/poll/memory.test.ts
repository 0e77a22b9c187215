import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	emptyPollState,
	newLane,
	problemText,
	readPollState,
	storePollState,
	type SeenThing,
} from '../../../core/poll';
import { withinLimit } from '../../../core/poll/memory-limit';
import { dayMs, FakeSource, place } from './fake-source';
import { Poller, start } from './poller';

const thing = fc.record({
	fingerprint: fc.string({ maxLength: 24 }),
	day: fc.constantFrom('2026-11-18', '2026-11-19', '2026-11-20'),
	note: fc.option(fc.string({ maxLength: 40 })),
	changes: fc.nat({ max: 200 }),
	isGone: fc.constant(false),
	isMissed: fc.boolean(),
});
const goneThing = thing.map((one) => ({ ...one, isGone: true, isMissed: false }));
const known = (fingerprint: string, day: string): SeenThing => ({
	fingerprint,
	day,
	note: null,
	changes: 0,
	isGone: false,
	isMissed: false,
});
const seen = fc
	.array(fc.tuple(fc.string({ minLength: 1 }), fc.oneof(thing, goneThing)), { maxLength: 20 })
	.map((list) => new Map(list));

describe('the state in n8n’s keeping', () => {
	it('comes back as it was, whatever ids and fingerprints hold', () => {
		fc.assert(
			fc.property(seen, (things) => {
				const round = { startedMs: 1, nextKey: 'x', missing: [...things.keys()] };
				const lane = { ...newLane, lastPollMs: 5, knownFrom: '2026-11-18', round, seen: things };
				const state = { placeFailures: 2, lanes: new Map([['things/p1', lane]]) };
				const back = readPollState(JSON.parse(JSON.stringify(storePollState(state))));
				expect(back?.lanes.get('things/p1')?.seen).toEqual(things);
				expect(back).toEqual(state);
			}),
		);
	});

	it('takes about fifty characters for each thing', () => {
		const things = new Map<string, SeenThing>();
		for (let n = 0; n < 1_000; n += 1) {
			const id = `d835ab9b-9bd0-4f83-a21d-${String(n).padStart(12, '0')}`;
			things.set(id, known('0123456789', '2026-11-20'));
		}
		const state = { ...emptyPollState, lanes: new Map([['things/p1', { ...newLane, seen: things }]]) };
		expect(JSON.stringify(storePollState(state)).length).toBeLessThan(49_000);
	});

	it.each([[undefined], [null], ['text'], [[]], [{}], [{ v: 2, lanes: {} }], [{ lanes: {} }]])(
		'%j is no state this version can read',
		(stored) => {
			expect(readPollState(stored)).toBeNull();
		},
	);

	it.each([
		[{ v: 1 }],
		[{ v: 1, lanes: { x: 5, y: null } }],
		[{ v: 1, lanes: [] }],
		[{ v: 1, placeFailures: 'x', lanes: 'text' }],
	])('%j holds nothing, and breaks nothing', (stored) => {
		expect(readPollState(stored)).toEqual(emptyPollState);
	});

	it('a lane with fields of the wrong kind begins anew', () => {
		const lane = {
			lastPollMs: '5',
			round: { startedMs: 'x' },
			seen: { '2026-11-20': 7, '2026-11-19': 'a;;b f -' },
		};
		const lanes = readPollState({ v: 1, lanes: { 'things/p1': lane } })?.lanes;
		const seen = new Map([['b', { ...known('f', '2026-11-19'), isMissed: true }]]);
		expect(lanes?.get('things/p1')).toEqual({ ...newLane, seen });
	});
});

describe('what is remembered has a limit', () => {
	const things = (days: Readonly<Record<string, number>>): Map<string, SeenThing> =>
		new Map(
			Object.entries(days).flatMap(([day, count]) =>
				Array.from({ length: count }, (_, n) => [`${day}-${n}`, known('f', day)] as const),
			),
		);

	it.each([
		['all that fits', { '2026-11-18': 2, '2026-11-19': 3 }, 5, null, 5],
		['the newest days', { '2026-11-18': 2, '2026-11-19': 3, '2026-11-20': 3 }, 6, '2026-11-19', 6],
		['no half days', { '2026-11-18': 4, '2026-11-19': 3, '2026-11-20': 3 }, 5, '2026-11-20', 3],
		['the newest day, however large', { '2026-11-19': 3, '2026-11-20': 9 }, 5, '2026-11-20', 9],
		['a single day, however large', { '2026-11-20': 9 }, 5, null, 9],
	])('%s', (_, days, most, cutBefore, left) => {
		const bounded = withinLimit(things(days), most);
		expect(bounded.cutBefore).toBe(cutBefore);
		expect(bounded.seen.size).toBe(left);
	});

	it('what was too much is said, and is not told again with every poll', async () => {
		const source = new FakeSource({ nowMs: start });
		const poller = new Poller(source, { mostSeen: 10 });
		for (let n = 0; n < 8; n += 1) source.put(`old${n}`, -2);
		for (let n = 0; n < 8; n += 1) source.put(`new${n}`, 0);
		const { events, problems } = await poller.poll();
		expect(events).toHaveLength(16);
		expect(problems).toMatchObject([{ kind: 'cut', before: '2026-11-20' }]);
		expect(await poller.toldIn(3)).toEqual([]);
		source.put('new0', 0, 2);
		expect(await poller.toldIn(1)).toEqual(['updated new0']);
	});

	it('a place that is no longer chosen is forgotten after a month, not after a bad day', async () => {
		const source = new FakeSource({ nowMs: start });
		const poller = new Poller(source);
		poller.places = [place('p1'), place('p2')];
		await poller.poll();
		poller.places = [place('p1')];
		source.clock.nowMs += 29 * dayMs;
		await poller.poll();
		expect([...poller.state.lanes.keys()]).toEqual(['things/p1', 'things/p2']);
		source.clock.nowMs += 2 * dayMs;
		await poller.poll();
		expect([...poller.state.lanes.keys()]).toEqual(['things/p1']);
	});

	it('a place that the first poll after a long outage does not get to keeps its memory', async () => {
		const source = new FakeSource({ nowMs: start });
		const poller = new Poller(source, { firstRun: 'baseline' });
		poller.places = [place('p1'), place('p2')];
		await poller.poll();
		source.clock.nowMs += 40 * dayMs;
		source.put('a', 0);
		const told = new Set<string>();
		for (let poll = 0; poll < 40; poll += 1) {
			const { events } = await poller.poll({ deadlineMs: source.clock.nowMs });
			for (const { id } of events) told.add(id);
		}
		expect([...told].map((id) => id.split(':')[1]).sort()).toEqual(['p1', 'p2']);
	});
});

describe('a problem in the log', () => {
	const where = { resource: 'Sales', place: place('p1', { name: 'Downtown' }) };
	const failure = { kind: 'transient', code: 'X', message: 'It is away.', hint: 'Wait.' } as const;

	it.each([
		[{ kind: 'failed', failure, timesInARow: 1 } as const, 'Sales of Downtown: It is away. Wait.'],
		[{ kind: 'unsure', failure } as const, 'could not be found out: It is away.'],
		[{ kind: 'shrunken', window: 'w', known: 9, found: 2 } as const, 'of 9 known in w only 2 came back'],
		[{ kind: 'cut', before: '2026-11-20' } as const, 'days before 2026-11-20 are left out'],
	])('%j names place and reason', (problem, text) => {
		expect(problemText({ ...problem, ...where })).toContain(text);
	});
});
