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
	/** At least 1. */
	readonly lookbackDays: number;
	readonly plan: readonly Window[];
	/** Those of the plan that are still to read. */
	readonly windows: readonly Window[];
	readonly memory: RoundMemory;
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
 * and a source that builds a report for a window finds it built. Else a new one, up to now.
 */
export function openRound({ resource, place }: Lane, before: LaneState, turn: Turn): OpenRound {
	const lookbackDays = Math.max(1, turn.settings.lookbackDays ?? resource.lookbackDays);
	const { lastPollMs, round, seen } = before;
	const planFor = (nowMs: number): readonly Window[] => {
		const idleDays = lastPollMs === null ? 0 : daysBetween(lastPollMs, nowMs, place.timeZone);
		return resource.plan({ place, nowMs, lastPollMs, lookbackDays: lookbackDays + idleDays });
	};
	const memoryWith = (missing: readonly string[]): RoundMemory => ({
		seen: new Map(seen),
		missing: new Set(missing),
		sighted: new Set(),
	});
	if (round !== null && turn.startedMs - round.startedMs < roundLifeMs) {
		const { startedMs, missing, nextKey } = round;
		const plan = planFor(startedMs);
		const next = plan.findIndex(({ key }) => key === nextKey);
		if (next !== -1) {
			return { startedMs, lookbackDays, plan, windows: plan.slice(next), memory: memoryWith(missing) };
		}
	}
	const { startedMs } = turn;
	const plan = planFor(startedMs);
	return { startedMs, lookbackDays, plan, windows: plan, memory: memoryWith([]) };
}
