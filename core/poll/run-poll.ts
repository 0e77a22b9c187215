import type { StudioEvent } from '../event';
import type { Caller } from '../http';
import type { Lane } from './lane';
import { pollLane } from './poll-lane';
import type { PollProblem } from './problem';
import type { Place, PollProfile } from './profile';
import type { PollSettings } from './settings';
import { laneKey, newLane, type LaneState, type PollState } from './state';

export interface PollInput {
	readonly profile: PollProfile;
	readonly caller: Caller;
	readonly places: readonly Place[];
	readonly state: PollState;
	readonly settings: PollSettings;
	readonly nowMs: () => number;
}

export interface PollResult {
	/** Each id once. */
	readonly events: readonly StudioEvent[];
	/** To be kept only when the events are handed on: both or neither. */
	readonly state: PollState;
	readonly problems: readonly PollProblem[];
	/** Windows read. */
	readonly windows: number;
	/** Every lane came to the end of its plan. */
	readonly isComplete: boolean;
}

/** A place or resource that is no longer chosen keeps its memory so long: a list of places may have a bad day. */
const idleLifeMs = 30 * 86_400_000;

/**
 * One poll over all chosen resources and places. A lane that fails stops at the window that failed and leaves the
 * others alone; only when the caller gives up on the whole account do the rest wait for the next poll.
 */
export async function runPoll(input: PollInput): Promise<PollResult> {
	const { caller, settings, state, nowMs } = input;
	const startedMs = nowMs();
	const lanes = new Map(state.lanes);
	const events: StudioEvent[] = [];
	const problems: PollProblem[] = [];
	let windows = 0;
	let complete = 0;
	const queue = inTurn(input);
	for (const [index, { key, lane, before }] of queue.entries()) {
		const hasTime = (): boolean => nowMs() < settings.deadlineMs;
		const hasRoom = (found: number): boolean => events.length + found < settings.mostEvents;
		const isFirst = index === 0;
		if (!isFirst && !(hasTime() && hasRoom(0))) break;
		const turn = { caller, settings, startedMs, isFirst, hasTime, hasRoom };
		const result = await pollLane(lane, before, turn);
		lanes.set(key, result.state);
		events.push(...result.events);
		const named = { resource: lane.resource.label, place: lane.place };
		problems.push(...result.problems.map((problem) => ({ ...problem, ...named })));
		windows += result.windows;
		complete += result.isComplete ? 1 : 0;
		if (caller.halted() !== null) break;
	}
	return {
		events: firstOfEach(events),
		state: { placeFailures: 0, lanes: withoutIdle(lanes, new Set(queue.map(({ key }) => key)), startedMs) },
		problems,
		windows,
		isComplete: complete === queue.length,
	};
}

interface Queued {
	readonly key: string;
	readonly lane: Lane;
	readonly before: LaneState;
}

/** Who waited longest comes first, so that a poll that runs out of time starves nobody. */
function inTurn({ profile, places, state, settings }: PollInput): readonly Queued[] {
	const queued = settings.resources.flatMap((name) => {
		const resource = Object.hasOwn(profile.resources, name) ? profile.resources[name] : undefined;
		if (resource === undefined) return [];
		return places.map((place): Queued => {
			const key = laneKey(name, place.id);
			return { key, lane: { resource, place }, before: state.lanes.get(key) ?? newLane };
		});
	});
	return queued.sort((left, right) => left.before.triedMs - right.before.triedMs);
}

/** Those that are chosen stay: after a long outage a poll may not get to all of them. */
function withoutIdle(
	lanes: ReadonlyMap<string, LaneState>,
	chosen: ReadonlySet<string>,
	nowMs: number,
): ReadonlyMap<string, LaneState> {
	return new Map([...lanes].filter(([key, { triedMs }]) => chosen.has(key) || nowMs - triedMs < idleLifeMs));
}

function firstOfEach(events: readonly StudioEvent[]): readonly StudioEvent[] {
	const ids = new Set<string>();
	return events.filter(({ id }) => !ids.has(id) && ids.add(id));
}
