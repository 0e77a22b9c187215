/** What is remembered of one thing. */
export interface SeenThing {
	readonly fingerprint: string;
	/** `YYYY-MM-DD`, inside the window it was last found in: when it may be forgotten. */
	readonly day: string;
	/** What the source wants to be told when it is gone; `null` for nothing. */
	readonly note: string | null;
	/** How often it has changed since it was first seen. */
	readonly changes: number;
	/** Told as gone: kept so that its return is told as a fact of its own. */
	readonly isGone: boolean;
	/** The last complete round did not find it: gone, if the next one does not find it either. */
	readonly isMissed: boolean;
}

/** A way through all windows of a plan that was not finished; the next poll goes on from here. */
export interface Round {
	/** Milliseconds; the plan made for this moment is the one to go on with. */
	readonly startedMs: number;
	/** Key of the window to read next. */
	readonly nextKey: string;
	/** Ids that the windows read so far should have held. */
	readonly missing: readonly string[];
}

/** What one resource of one place remembers between two polls. */
export interface LaneState {
	/** Start of the last complete round in milliseconds; `null` until the first one is complete. */
	readonly lastPollMs: number | null;
	/** Start of the last complete wide round; `null` until there was one. */
	readonly lastWideMs: number | null;
	/** Its last turn in milliseconds, complete or not: who waited longest comes first. */
	readonly triedMs: number;
	/** Polls in a row in which a read failed. */
	readonly failures: number;
	/** From this day on everything has been seen. What is found before it for the first time is old, not new. */
	readonly knownFrom: string | null;
	/** Days before this one were too much to remember and are left out; `null` for none. */
	readonly cutBefore: string | null;
	readonly round: Round | null;
	readonly seen: ReadonlyMap<string, SeenThing>;
}

export interface PollState {
	/** Polls in a row in which the list of places could not be read. */
	readonly placeFailures: number;
	/** By `laneKey`. */
	readonly lanes: ReadonlyMap<string, LaneState>;
}

export const emptyPollState: PollState = { placeFailures: 0, lanes: new Map() };

export const newLane: LaneState = {
	lastPollMs: null,
	lastWideMs: null,
	triedMs: 0,
	failures: 0,
	knownFrom: null,
	cutBefore: null,
	round: null,
	seen: new Map(),
};

export function laneKey(resource: string, placeId: string): string {
	return `${resource}/${placeId}`;
}

/**
 * Whether a lane came to the end of its first round, and not with the first poll of all, after which n8n saves by itself:
 * forgotten again, it would take what happens until then for what was there before.
 */
export function hasBegun(before: PollState, after: PollState): boolean {
	const isReady = ({ lastPollMs }: LaneState): boolean => lastPollMs !== null;
	return (
		before.lanes.size > 0 &&
		[...after.lanes].some(([key, lane]) => isReady(lane) && !isReady(before.lanes.get(key) ?? newLane))
	);
}
