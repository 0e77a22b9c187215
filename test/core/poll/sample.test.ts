import { beforeEach, describe, expect, it } from 'vitest';
import { samplePoll, type Sample } from '../../../core/poll';
import { FakeSource, outage, place } from './fake-source';
import { start } from './poller';

let source: FakeSource;

beforeEach(() => {
	source = new FakeSource({ nowMs: start }, 1);
});

async function sample(places = ['p1'], resources = ['things'], profile = source.profile): Promise<Sample> {
	return await samplePoll({
		profile,
		caller: source.caller,
		places: places.map((id) => place(id)),
		settings: {
			resources,
			lookbackDays: null,
			firstRun: 'baseline',
			includeRaw: false,
			deadlineMs: start,
			mostEvents: 10,
			mostSeen: 10,
		},
		nowMs: () => source.clock.nowMs,
	});
}

describe('a sample for building a workflow', () => {
	it('is three real things of each resource, newest first', async () => {
		for (const [id, day] of [
			['a', -1],
			['b', 0],
			['c', 0],
			['d', 0],
			['e', 0],
		] as const)
			source.put(id, day);
		const { events, failures } = await sample();
		expect(events.map(({ subject }) => subject)).toEqual(['booking/b', 'booking/c', 'booking/d']);
		expect(failures).toEqual([]);
	});

	it('goes back through the look-back when the last days hold nothing', async () => {
		source = new FakeSource({ nowMs: start }, 7);
		source.put('a', -4);
		expect((await sample()).events).toHaveLength(1);
	});

	it('looks into other places when the first one holds nothing, three at the most', async () => {
		const { events } = await sample(['p1', 'p2', 'p3', 'p4']);
		expect(events).toEqual([]);
		expect(new Set(source.reads.map((read) => read.split(' ')[0]))).toEqual(new Set(['p1', 'p2', 'p3']));
	});

	it('holds whole contents where they take a call', async () => {
		source.put('a', 0);
		const profile = source.profileWith({
			read: async () => {
				const sighting = source.sighting('a', { day: '2026-11-20', version: 1 });
				const complete = async () =>
					await Promise.resolve({
						ok: true,
						value: source.sighting('b', { day: '2026-11-20', version: 1 }),
					} as const);
				return await Promise.resolve({ ok: true, value: [{ ...sighting, complete }] });
			},
		});
		expect((await sample(['p1'], ['things'], profile)).events).toMatchObject([{ subject: 'booking/b' }]);
	});

	it('says why it is empty, and nothing when there is something to show', async () => {
		source.broken.set('p1', outage);
		expect(await sample(['p1'])).toEqual({ events: [], failures: [outage] });
		source.put('a', 0);
		expect(await sample(['p1', 'p2'])).toMatchObject({ events: [{}], failures: [] });
	});

	it('asks no more once the caller has given up', async () => {
		source.halt = outage;
		await sample();
		expect(source.reads).toEqual([]);
	});

	it('knows only resources of the profile', async () => {
		expect(await sample(['p1'], ['constructor', 'unknown'])).toEqual({ events: [], failures: [] });
	});
});
