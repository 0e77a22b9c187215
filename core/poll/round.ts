import { businessDayOf } from '../event';
import { dayOfMs, msPerDay } from './days';
import type { Lane, Turn } from './lane';
import type { Window } from './profile';
import type { LaneState } from './state';
import type { RoundMemory } from './window-run';

/** A way through the windows of one plan. */
export interface OpenRound {
	/** The moment the plan was made for, milliseconds since 1970. */
	readonly startedMs: number;
	/** Between two wide ones. */
	readonly isNear: boolean;
	/** At least 1. */
	readonly lookbackDays: number;
	readonly plan: readonly Window[];
	/** Those of the plan that are still to read. */
	readonly windows: readonly Window[];
	readonly memory: RoundMemory;
}

/**
 * A wide round begins this long after the last one. An hour, less what a schedule may run late: an hourly or nightly one
 * is always wide, and so is the first round after an outage of an hour.
 */
const wideEveryMs = 55 * 60_000;

/** Also when the clock was set back: else it would take as long until the next one. */
function isNearAt(ms: number, { lastWideMs }: LaneState): boolean {
	return lastWideMs !== null && ms >= lastWideMs && ms - lastWideMs < wideEveryMs;
}

/**
 * The look-back counts from the last complete poll: what changed late while nobody could look lies so much further back
 * when it is looked at.
 */
function daysBetween(fromMs: number, toMs: number, timeZone: string | null): number {
	const dayAt = (ms: number): string => businessDayOf(new Date(ms).toISOString(), timeZone) ?? dayOfMs(ms);
	return Math.max(0, Math.round((Date.parse(dayAt(toMs)) - Date.parse(dayAt(fromMs))) / msPerDay));
}

/** A round that is stuck so long begins anew, with windows up to now. */
const roundLifeMs = 86_400_000;

/**
 * Goes on with the round that the last poll left open, if its plan still holds: the same inputs give the same windows,
 * and a source that builds a report for a window finds it built. Else a new one, up to now. A near round is not gone on
 * with when a wide one is due, which reads the same and more.
 */
export function openRound(lane: Lane, before: LaneState, turn: Turn): OpenRound {
	const lookbackDays = Math.max(1, turn.settings.lookbackDays ?? lane.resource.lookbackDays);
	const { round, seen } = before;
	const memoryWith = (missing: readonly string[]): RoundMemory => ({
		seen: new Map(seen),
		missing: new Set(missing),
		sighted: new Set(),
	});
	const { startedMs } = turn;
	if (round !== null && startedMs - round.startedMs < roundLifeMs) {
		const { startedMs: begunMs, missing, nextKey } = round;
		const plan = planFor(lane, before, lookbackDays, begunMs);
		const next = plan.findIndex(({ key }) => key === nextKey);
		if (next !== -1 && !(isNearPlan(plan) && !isNearAt(startedMs, before))) {
			const open = { startedMs: begunMs, isNear: isNearPlan(plan), lookbackDays, plan };
			return { ...open, windows: plan.slice(next), memory: memoryWith(missing) };
		}
	}
	const plan = planFor(lane, before, lookbackDays, startedMs);
	return {
		startedMs,
		isNear: isNearPlan(plan),
		lookbackDays,
		plan,
		windows: plan,
		memory: memoryWith([]),
	};
}

/** A source that reads the same each time has wide rounds only. */
function isNearPlan(plan: readonly Window[]): boolean {
	return plan.some(({ isNear }) => isNear === true);
}

/** A wide round has to see what has changed since the last wide one; before there were near ones, all were wide. */
function planFor(
	{ resource, place }: Lane,
	before: LaneState,
	lookbackDays: number,
	nowMs: number,
): readonly Window[] {
	const { lastPollMs, lastWideMs } = before;
	const isNear = isNearAt(nowMs, before);
	const sinceMs = isNear ? lastPollMs : (lastWideMs ?? lastPollMs);
	const idleDays = sinceMs === null ? 0 : daysBetween(sinceMs, nowMs, place.timeZone);
	return resource.plan({
		place,
		nowMs,
		lastPollMs: sinceMs,
		lookbackDays: lookbackDays + idleDays,
		isNear,
	});
}
