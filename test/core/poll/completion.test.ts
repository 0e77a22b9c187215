import { beforeEach, describe, expect, it } from 'vitest';
import type { Failure } from '../../../core/http';
import type { Read, Sighting } from '../../../core/poll';
import { FakeSource, outage, refusal } from './fake-source';
import { Poller, start } from './poller';

let source: FakeSource;
let poller: Poller;
let calls: string[];
/** What the call for one thing's content fails with. */
let failing: Map<string, Failure>;

const whole = (sighting: Sighting): Sighting => ({
	...sighting,
	events: (before, context) =>
		sighting.events(before, context).map((event) => ({ ...event, data: { raw: 'whole' } })),
});

beforeEach(() => {
	calls = [];
	failing = new Map();
	source = new FakeSource({ nowMs: start });
	poller = new Poller(source);
	const read = source.resource.read;
	const complete = async (sighting: Sighting): Promise<Read<Sighting>> => {
		calls.push(sighting.id);
		source.clock.nowMs += 1_000;
		const failure = failing.get(sighting.id);
		return await Promise.resolve(
			failure === undefined ? { ok: true, value: whole(sighting) } : { ok: false, failure },
		);
	};
	poller.profile = source.profileWith({
		read: async (...input) => {
			const found = await read(...input);
			if (!found.ok) return found;
			const sightings = found.value.map((sighting) => ({ ...sighting, complete: () => complete(sighting) }));
			return { ok: true, value: sightings };
		},
	});
});

describe('a thing whose content takes a call of its own', () => {
	it('is asked for only when there is something to tell', async () => {
		source.put('a', 0);
		source.put('b', 0);
		const { events } = await poller.poll();
		expect(events.map(({ data }) => data.raw)).toEqual(['whole', 'whole']);
		source.put('b', 0, 2);
		await poller.toldIn(3);
		expect(calls).toEqual(['a', 'b', 'b']);
	});

	it('is not asked for on a first run that only remembers', async () => {
		source.put('a', 0);
		await poller.poll({ firstRun: 'baseline' });
		expect(calls).toEqual([]);
	});

	it('is told as the list told it when its content is refused', async () => {
		source.put('a', 0);
		failing.set('a', refusal);
		const { events, problems } = await poller.poll();
		expect(events.map(({ data }) => data.raw)).toEqual([undefined]);
		expect(problems).toEqual([]);
	});

	it('waits for the next poll when its content cannot be had now; the others are told', async () => {
		source.put('a', 0);
		source.put('b', 0);
		failing.set('a', outage);
		const { problems } = await poller.poll();
		expect(problems).toMatchObject([{ kind: 'failed', failure: outage }]);
		failing.clear();
		expect(await poller.told()).toEqual(['created a']);
	});

	it('is asked for no more once the caller has given up on the account', async () => {
		for (const id of ['a', 'b', 'c']) source.put(id, 0);
		failing.set('a', refusal);
		source.halt = refusal;
		const { events, problems } = await poller.poll();
		expect(events).toEqual([]);
		expect(problems).toMatchObject([{ failure: refusal }]);
		expect(calls).toEqual(['a']);
	});

	it('gets as many calls as there is time for, five at the least, and the rest with the next polls', async () => {
		for (let n = 0; n < 40; n += 1) source.put(`t${n}`, 0);
		const counts: number[] = [];
		for (const seconds of [30, 0, 0, 0, 0]) {
			const { events } = await poller.poll({ deadlineMs: source.clock.nowMs + seconds * 1_000 });
			counts.push(events.length);
		}
		expect(counts).toEqual([29, 5, 5, 1, 0]);
		expect(new Set(calls).size).toBe(40);
		expect(calls).toHaveLength(40);
	});
});
