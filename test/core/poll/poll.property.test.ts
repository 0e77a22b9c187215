import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StudioEvent } from '../../../core/event';
import type { PollResult } from '../../../core/poll';
import { dayAt, dayMs, FakeSource, outage, place, refusal, type Thing } from './fake-source';
import { Poller, start } from './poller';

/** What a studio, its source and n8n may do. */
type Step =
	| { readonly kind: 'add'; readonly offset: number }
	/** To a state it never had, or to and fro between two. */
	| { readonly kind: 'change' | 'toggle' | 'remove' | 'restore'; readonly pick: number }
	| { readonly kind: 'move'; readonly pick: number; readonly offset: number }
	| { readonly kind: 'wait'; readonly minutes: number }
	| {
			readonly kind: 'poll';
			/** Which of the next reads fail, and how. */
			readonly failures: ReadonlyArray<'none' | 'transient' | 'permanent'>;
			/** A row that shifts between two pages and is missed by one read. */
			readonly hidden: number | null;
			readonly budgetMs: number;
			readonly mostEvents: number;
			/** n8n dies after the poll, before it has kept anything: neither state nor execution. */
			readonly isLost: boolean;
	  };

const lookback = 5;
const ahead = 3;
const offset = fc.integer({ min: -lookback, max: ahead });
const pick = fc.nat({ max: 30 });

const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 4, arbitrary: fc.record({ kind: fc.constant('add' as const), offset }) },
	{
		weight: 5,
		arbitrary: fc.record({
			kind: fc.constantFrom('change' as const, 'toggle' as const, 'remove' as const, 'restore' as const),
			pick,
		}),
	},
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant('move' as const), pick, offset }) },
	{
		weight: 3,
		arbitrary: fc.record({
			kind: fc.constant('wait' as const),
			minutes: fc.constantFrom(1, 30, 300, 1_500, 6_000),
		}),
	},
	{
		weight: 5,
		arbitrary: fc.record({
			kind: fc.constant('poll' as const),
			failures: fc.array(fc.constantFrom('none' as const, 'transient' as const, 'permanent' as const), {
				maxLength: 4,
			}),
			hidden: fc.option(pick),
			budgetMs: fc.constantFrom(0, 2_500, 1_000_000),
			mostEvents: fc.constantFrom(1, 3, 1_000),
			isLost: fc.boolean(),
		}),
	},
);

class Studio {
	readonly source: FakeSource;
	readonly poller: Poller;
	readonly told: StudioEvent[] = [];
	/** Ids in order of their making; removed ones stay. */
	readonly ids: string[] = [];
	readonly removed = new Map<string, Thing>();
	/** Whatever was done to it. */
	readonly touched = new Set<string>();
	wronglyGone: string[] = [];

	constructor({ windowDays, nearAheadDays }: Shape, firstRun: 'baseline' | 'lookBack') {
		this.source = new FakeSource({ nowMs: start }, windowDays, ahead);
		this.source.nearAheadDays = nearAheadDays;
		this.poller = new Poller(this.source, { firstRun, lookbackDays: lookback });
		this.poller.places = [place('p1')];
	}

	async take(step: Step): Promise<void> {
		const { source } = this;
		if (step.kind === 'add') return this.add(step.offset);
		if (step.kind === 'wait') {
			source.clock.nowMs += step.minutes * 60_000;
			return;
		}
		if (step.kind === 'poll') {
			await this.poll(step);
			return;
		}
		const picked = step.kind === 'restore' ? this.restorable() : this.changeable();
		const id = picked[step.pick % Math.max(1, picked.length)];
		const thing = source.things.get(id ?? '') ?? this.removed.get(id ?? '');
		if (id === undefined || thing === undefined) return;
		this.touched.add(id);
		this.removed.delete(id);
		if (step.kind === 'move') source.put(id, step.offset, Math.abs(thing.version) + 1);
		else if (step.kind === 'change')
			source.things.set(id, { ...thing, version: Math.abs(thing.version) + 1 });
		else if (step.kind === 'toggle') source.things.set(id, { ...thing, version: -thing.version });
		else if (step.kind === 'restore') source.things.set(id, thing);
		else {
			source.things.delete(id);
			this.removed.set(id, thing);
		}
	}

	/** Polls an hour apart, so that each is wide, until nothing is left open. */
	async settle(): Promise<void> {
		for (let poll = 0; poll < 60; poll += 1) {
			this.source.clock.nowMs += 3_600_000;
			const { isComplete } = await this.poll(undisturbed);
			if (isComplete && poll >= 1) return;
		}
		throw new Error('the polls never came to an end');
	}

	add(offset: number): void {
		const id = `t${this.ids.length}`;
		this.ids.push(id);
		this.source.put(id, offset);
	}

	/** What lies in the look-back: of older things nothing is promised. */
	changeable(things: ReadonlyMap<string, Thing> = this.source.things): readonly string[] {
		const oldest = dayAt(this.source.clock.nowMs, -lookback);
		return [...things].filter(([, { day }]) => day >= oldest).map(([id]) => id);
	}

	restorable(): readonly string[] {
		return this.changeable(this.removed);
	}

	async poll({
		failures,
		hidden,
		budgetMs,
		mostEvents,
		isLost,
	}: Omit<Step & { kind: 'poll' }, 'kind'>): Promise<PollResult> {
		const { source, poller } = this;
		source.failures = failures.map((kind) =>
			kind === 'none' ? null : kind === 'transient' ? outage : refusal,
		);
		// what slips through on the last day it can be read is lost: that is what a look-back is for
		const shifting = this.changeable();
		const hiddenId = hidden === null ? undefined : shifting[hidden % Math.max(1, shifting.length)];
		source.hidden = new Set(hiddenId === undefined ? [] : [hiddenId]);
		const before = poller.state;
		const result = await poller.poll({ deadlineMs: source.clock.nowMs + budgetMs, mostEvents });
		source.failures = [];
		if (isLost) poller.state = before;
		else this.told.push(...result.events);
		for (const { type, subject } of result.events) {
			const id = subject.slice('booking/'.length);
			if (type === 'studio.booking.deleted' && source.things.has(id)) this.wronglyGone.push(id);
		}
		return result;
	}

	/** The fingerprint told last, by thing. */
	lastTold(): ReadonlyMap<string, string | null> {
		return new Map(
			this.told.map(({ subject, deliveryid }) => [subject.slice('booking/'.length), deliveryid]),
		);
	}
}

const undisturbed = {
	failures: [],
	hidden: null,
	budgetMs: 1_000_000,
	mostEvents: 1_000,
	isLost: false,
} as const;

/** How the source is read. */
interface Shape {
	readonly windowDays: number;
	/** `null`: the same in each round. */
	readonly nearAheadDays: number | null;
}

const histories = fc.record({
	steps: fc.array(step, { maxLength: 40 }),
	windowDays: fc.constantFrom(1, 3, 9, 30),
	nearAheadDays: fc.constantFrom(null, 0, 1),
});
const runs = { numRuns: 300 };

describe('over any history of changes, failures, lost polls, shifting pages and short time', () => {
	it('the last state of everything that was in the look-back when it changed is told', async () => {
		await fc.assert(
			fc.asyncProperty(histories, async ({ steps, ...shape }) => {
				const studio = new Studio(shape, 'lookBack');
				await studio.settle();
				for (const one of steps) await studio.take(one);
				await studio.settle();
				const told = studio.lastTold();
				for (const [id, { day, version }] of studio.source.things) {
					expect([id, told.get(id)]).toEqual([id, `${day}/${version}`]);
				}
			}),
			runs,
		);
	});

	it('nothing is told twice, and nothing is told as gone that is there', async () => {
		await fc.assert(
			fc.asyncProperty(histories, async ({ steps, ...shape }) => {
				const studio = new Studio(shape, 'lookBack');
				await studio.settle();
				for (const one of steps) await studio.take(one);
				await studio.settle();
				const ids = studio.told.map(({ id }) => id);
				expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
				expect(studio.wronglyGone).toEqual([]);
			}),
			runs,
		);
	});

	it('a removed thing is told as gone when enough others are left, and nothing else is, also where nobody can look for it', async () => {
		await fc.assert(
			fc.asyncProperty(histories, async ({ steps, ...shape }) => {
				const studio = new Studio(shape, 'lookBack');
				studio.poller.profile = studio.source.profileWith({ isThere: undefined });
				const crowd = Array.from({ length: 9 }, (_, day) =>
					Array.from({ length: 8 }, () => day - lookback),
				).flat();
				for (const one of crowd) studio.add(one);
				await studio.settle();
				for (const one of steps) {
					const isQuick = one.kind !== 'wait' || one.minutes < 1_000;
					if (isQuick && one.kind !== 'restore')
						await studio.take(one.kind === 'poll' ? { ...one, hidden: null } : one);
				}
				await studio.settle();
				await studio.settle();
				const today = dayAt(studio.source.clock.nowMs);
				const told = new Set(
					studio.told.filter(({ type }) => type.endsWith('deleted')).map(({ subject }) => subject),
				);
				const created = new Set(studio.told.map(({ subject }) => subject));
				const removed = studio.ids.filter(
					(id) => !studio.source.things.has(id) && created.has(`booking/${id}`),
				);
				if (today === dayAt(start))
					expect([...told].sort()).toEqual(removed.map((id) => `booking/${id}`).sort());
				expect(studio.wronglyGone).toEqual([]);
			}),
			runs,
		);
	});

	it('what is remembered stays within the look-back', async () => {
		await fc.assert(
			fc.asyncProperty(histories, async ({ steps, ...shape }) => {
				const studio = new Studio(shape, 'lookBack');
				for (const one of steps) await studio.take(one);
				studio.source.clock.nowMs += 40 * dayMs;
				await studio.settle();
				await studio.settle();
				const days = [...studio.poller.state.lanes.values()].flatMap(({ seen }) => [...seen.values()]);
				const oldest = dayAt(studio.source.clock.nowMs, -lookback - 1);
				expect(days.filter(({ day }) => day < oldest)).toEqual([]);
			}),
			{ numRuns: 100 },
		);
	});

	it('a first run that only remembers tells of nothing that was there, and of every change since', async () => {
		const there = fc.array(offset, { maxLength: 10 });
		await fc.assert(
			fc.asyncProperty(histories, there, async ({ steps, ...shape }, offsets) => {
				const studio = new Studio(shape, 'baseline');
				for (const one of offsets) studio.add(one);
				await studio.settle();
				expect(studio.told).toEqual([]);
				const before = new Map(studio.source.things);
				for (const one of steps) await studio.take(one);
				await studio.settle();
				const told = studio.lastTold();
				for (const id of studio.changeable()) {
					const thing = studio.source.things.get(id);
					const wasThere = before.get(id);
					const known = told.get(id) ?? `${wasThere?.day}/${wasThere?.version}`;
					expect([id, known]).toEqual([id, `${thing?.day}/${thing?.version}`]);
				}
				const untouched = [...told.keys()].filter((id) => before.has(id) && !studio.touched.has(id));
				expect(untouched).toEqual([]);
			}),
			runs,
		);
	});
});
