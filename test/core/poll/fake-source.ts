import { buildEvent, type EventType, type StudioEvent } from '../../../core/event';
import type { Caller, Failure } from '../../../core/http';
import type { Place, PollContext, PolledResource, PollProfile, Sighting, Window } from '../../../core/poll';

export const dayMs = 86_400_000;

export interface Thing {
	readonly day: string;
	readonly version: number;
}

export const outage: Failure = {
	kind: 'transient',
	code: 'UNAVAILABLE',
	message: 'The source is away.',
	hint: 'Wait.',
};

export const refusal: Failure = { ...outage, kind: 'permanent', code: 'NO_PERMISSION', message: 'No right.' };

export const place = (id: string, changes: Partial<Place> = {}): Place => ({
	id,
	name: null,
	timeZone: 'UTC',
	currency: null,
	...changes,
});

export function dayAt(ms: number, offset = 0): string {
	return new Date(ms + offset * dayMs).toISOString().slice(0, 10);
}

/** A source whose things have a day and a version; what it answers can be made to fail, and its pages to shift. */
export class FakeSource {
	readonly things = new Map<string, Thing>();

	/** Windows asked for, in order, as `place key`. */
	readonly reads: string[] = [];

	/** Looks for missing things. */
	readonly searches: string[] = [];

	/** What the next reads fail with; `null` for a success. */
	failures: Array<Failure | null> = [];

	/** Ids that the next read does not show, although they are there. */
	hidden = new Set<string>();

	/** Places that always fail. */
	readonly broken = new Map<string, Failure>();

	/** Set to see what a mapping does that throws. */
	poisoned: string | null = null;

	halt: Failure | null = null;

	/** Set to have near rounds, from yesterday to so many days ahead. */
	nearAheadDays: number | null = null;

	constructor(
		readonly clock: { nowMs: number },
		readonly windowDays = 7,
		readonly aheadDays = 3,
		readonly readMs = 1_000,
	) {}

	readonly caller: Caller = {
		call: async () => await Promise.reject(new Error('the fake source needs no calls')),
		sent: () => this.reads.length,
		halted: () => this.halt,
	};

	readonly resource: PolledResource = {
		name: 'things',
		label: 'Things',
		lookbackDays: 5,
		plan: ({ nowMs, lookbackDays, isNear }) => {
			const { nearAheadDays } = this;
			if (isNear !== true || nearAheadDays === null)
				return this.windows(dayAt(nowMs, -lookbackDays), dayAt(nowMs, this.aheadDays));
			const near = this.windows(dayAt(nowMs, -1), dayAt(nowMs, nearAheadDays));
			return near.map((window) => ({ ...window, key: `near ${window.key}`, isNear: true }));
		},
		read: async (_caller, { id }, window) => {
			this.reads.push(`${id} ${window.key}`);
			this.clock.nowMs += this.readMs;
			const failure = this.broken.get(id) ?? this.failures.shift() ?? null;
			if (failure !== null) return { ok: false, failure };
			const { hidden } = this;
			this.hidden = new Set();
			const found = [...this.things].filter(
				([thing, { day }]) => day >= window.from && day <= window.to && !hidden.has(thing),
			);
			return { ok: true, value: found.map(([thing, about]) => this.sighting(thing, about)) };
		},
		gone: (id, { fingerprint, note }, context) => [
			eventOf(
				'studio.booking.deleted',
				id,
				versionIn(fingerprint, 'gone', context),
				note ?? fingerprint,
				context,
			),
		],
		isThere: async (_caller, _place, id) => {
			this.searches.push(id);
			return await Promise.resolve({ ok: true, value: this.things.has(id) });
		},
	};

	readonly profile: PollProfile = {
		system: 'fake',
		label: 'Fake',
		resources: { things: this.resource },
		places: async () => await Promise.resolve({ ok: true, value: [place('p1')] }),
	};

	profileWith(changes: Partial<PolledResource>): PollProfile {
		return { ...this.profile, resources: { things: { ...this.resource, ...changes } } };
	}

	put(id: string, dayOffset: number, version = 1): void {
		this.things.set(id, { day: dayAt(this.clock.nowMs, dayOffset), version });
	}

	private windows(from: string, to: string): readonly Window[] {
		const windows: Window[] = [];
		for (let start = from; start <= to; start = dayAt(Date.parse(start), this.windowDays)) {
			const last = dayAt(Date.parse(start), this.windowDays - 1);
			const end = last < to ? last : to;
			windows.push({ key: `${start}..${end}`, from: start, to: end });
		}
		return windows;
	}

	sighting(id: string, { day, version }: Thing): Sighting {
		const fingerprint = `${day}/${version}`;
		return {
			id,
			fingerprint,
			day,
			events: (before, context) => {
				if (this.poisoned === id) throw new Error('a row like this one was never seen');
				const type = before === null ? 'studio.booking.created' : 'studio.booking.updated';
				return [eventOf(type, id, versionIn(before, fingerprint, context), fingerprint, context)];
			},
		};
	}
}

/** As vendors make it: what happens once, or what it was, what it is, and how often it has changed. */
function versionIn(before: string | null, now: string, { changes = 0 }: PollContext): string {
	return before === null && changes === 0 ? 'once' : `${before}-${now}-${changes}`;
}

/** `deliveryid` carries the fingerprint, so that a test can follow what was told last. */
function eventOf(
	type: EventType,
	id: string,
	version: string,
	fingerprint: string,
	{ receivedAt, place: { id: placeId } }: PollContext,
): StudioEvent {
	return buildEvent({
		id: `fake:${placeId}:${id}:${type}:${version}`,
		source: `fake/${placeId}`,
		type,
		subject: `booking/${id}`,
		time: receivedAt,
		sourcetype: 'Fake',
		receivedtime: receivedAt,
		ingestion: 'poll',
		correlationid: `fake:${id}`,
		deliveryid: fingerprint,
		data: {},
	});
}
