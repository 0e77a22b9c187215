import type { StudioEvent } from '../event';
import type { Caller, Failure } from '../http';

/** A center or location that is read on its own: its ids, zone and money. */
export interface Place {
	readonly id: string;
	readonly name: string | null;
	/** IANA; `null` when neither the source nor the setting tells it. */
	readonly timeZone: string | null;
	/** ISO 4217. */
	readonly currency: string | null;
}

export type Read<T> =
	| { readonly ok: true; readonly value: T }
	/** Nothing of a read that failed half way is used. */
	| { readonly ok: false; readonly failure: Failure };

export interface PollContext {
	/** UTC, ISO 8601 with milliseconds: when this poll began. */
	readonly receivedAt: string;
	readonly place: Place;
	readonly includeRaw: boolean;
	/**
	 * How often the thing has changed since it was first seen, this time included; 0 (or nothing) for the first time. Part
	 * of the version of a change, so that a thing that goes to and fro is told each time; it comes from what is remembered,
	 * so a read that is repeated gives the same.
	 */
	readonly changes?: number;
}

/** One thing as a read found it. */
export interface Sighting {
	/** The entity's own id, the same as in the events of webhooks. */
	readonly id: string;
	/** Short text over all that matters; equal texts mean that nothing happened. At most 24 characters. */
	readonly fingerprint: string;
	/** `YYYY-MM-DD` it belongs to (the day of the booking, of the sale): when it may be forgotten. Counted into its window. */
	readonly day: string;
	/** At most 40 characters to be told of it when it is gone: remembered with the fingerprint that it was told with. */
	readonly note?: string | null;
	/**
	 * Stands for the sightings before it in the same read (a session for its bookings): not remembered when one of them
	 * could not be.
	 */
	readonly isSummary?: boolean;
	/**
	 * What has happened since it was last seen with the fingerprint `before`; `null` when it was never seen. The ids are
	 * those of the webhooks wherever the source tells enough, and in any case the same when the same read is repeated.
	 * May be empty.
	 */
	readonly events: (before: string | null, context: PollContext) => readonly StudioEvent[];
	/**
	 * Where the whole content takes a call of its own: the same sighting (id, fingerprint, day) with better events. Asked
	 * for only when there is something to tell; after a permanent failure the events above are told instead.
	 */
	readonly complete?: (caller: Caller, before: string | null) => Promise<Read<Sighting>>;
}

/** What an earlier poll remembers of a sighting. */
export interface Remembered {
	readonly fingerprint: string;
	readonly day: string;
	/** `null` when there was none. */
	readonly note: string | null;
}

/** By id: all that is remembered of one resource and place, of any day; empty when nothing is. */
export type Known = ReadonlyMap<string, Remembered>;

/** A stretch to read in one go; the plan freezes it, because some sources build a report per window. */
export interface Window {
	/** Stable name, part of the state: `2026-11-14..2026-11-20`. */
	readonly key: string;
	/** Days covered, `YYYY-MM-DD` in the place's zone, both inclusive. */
	readonly from: string;
	readonly to: string;
	/** Part of a near round: the plan for it leaves something out. */
	readonly isNear?: boolean;
}

export interface PlanInput {
	readonly place: Place;
	/** Milliseconds since 1970. */
	readonly nowMs: number;
	/** Start of the last complete round that saw all that this one has to see (milliseconds); `null` on the first. */
	readonly lastPollMs: number | null;
	/**
	 * A round between two wide ones: only what has to be known soon needs to be read, a quiet one in a single call. What
	 * it leaves out is neither forgotten nor missed; the next wide round, an hour later at the latest, looks at it. Its
	 * windows say that they are near; those of a source that reads the same each time do not.
	 */
	readonly isNear?: boolean;
	/** How many days are read again for late changes; at least 1. */
	readonly lookbackDays: number;
}

/** What can be polled: `clients`, `bookings`, `sales`, `memberships`. */
export interface PolledResource {
	readonly name: string;
	/** For people. */
	readonly label: string;
	/** Look-back that suits the source when the user sets none: sales of Zenoti change for five weeks. */
	readonly lookbackDays: number;
	/**
	 * Days a thing is remembered, where that has to be longer than the look-back because what a change means depends on
	 * what was before: an active membership was frozen months ago.
	 */
	readonly memoryDays?: number;
	/** The windows to read now, oldest first. A quiet poll takes one call per window at the least. */
	readonly plan: (input: PlanInput) => readonly Window[];
	/**
	 * All pages of one window; a thing that is on two pages is told once. Where details cost a call each (the attendance
	 * of a class), `known` tells what need not be asked for again: it is then sighted with the fingerprint it had.
	 */
	readonly read: (
		caller: Caller,
		place: Place,
		window: Window,
		known: Known,
	) => Promise<Read<readonly Sighting[]>>;
	/**
	 * What it means when a thing seen before is missing from a window that covers its day: events of its disappearance,
	 * or `null` where the source drops things for other reasons. Not asked when the window came back empty or with less
	 * than half of what was known: that is more often a lost right than a real disappearance. Told once two complete
	 * rounds in a row have missed it.
	 */
	readonly gone: ((id: string, before: Remembered, context: PollContext) => readonly StudioEvent[]) | null;
	/**
	 * Whether what is missing is still there, outside the windows: then it has moved, and is not gone. Without this only
	 * wide rounds tell what is gone: a near one does not see where it may have moved to.
	 */
	readonly isThere?: (caller: Caller, place: Place, id: string) => Promise<Read<boolean>>;
}

/** A vendor as the polling trigger sees it. */
export interface PollProfile {
	/** `zenoti`. */
	readonly system: string;
	readonly label: string;
	readonly resources: Readonly<Record<string, PolledResource>>;
	/** The places the credential may see; those of the setting when it may not list them. */
	readonly places: (caller: Caller, wanted: readonly string[]) => Promise<Read<readonly Place[]>>;
}
