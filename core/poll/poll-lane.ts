import type { StudioEvent } from '../event';
import type { Failure } from '../http';
import { dayOfMs, earlier, later, msPerDay } from './days';
import { defect } from './defect';
import { settleMissing } from './gone';
import type { Lane, LaneResult, Turn } from './lane';
import { from, withinLimit } from './memory-limit';
import type { LaneProblem } from './problem';
import type { Known, Read, Sighting, Window } from './profile';
import { openRound, type OpenRound } from './round';
import type { LaneState, SeenThing } from './state';
import { WindowRun, type WindowRules } from './window-run';

/** One turn of a lane: it ends with the plan, with a failure, or when its time is up. */
export async function pollLane(lane: Lane, before: LaneState, turn: Turn): Promise<LaneResult> {
	return await new LaneRun(lane, before, turn).run();
}

class LaneRun {
	private readonly events: StudioEvent[] = [];

	private readonly problems: LaneProblem[] = [];

	private readonly round: OpenRound;

	private readonly rules: WindowRules;

	private windows = 0;

	constructor(
		private readonly lane: Lane,
		private readonly before: LaneState,
		private readonly turn: Turn,
	) {
		this.round = openRound(lane, before, turn);
		this.rules = { ...rulesOf(lane, before, turn), hasRoom: (found) => this.hasRoom(found) };
	}

	async run(): Promise<LaneResult> {
		for (const window of this.round.windows) {
			if (!this.mayBegin()) return this.stopBefore(window, 0);
			const read = await this.read(window);
			if (!read.ok) return this.fail(window, read.failure);
			const taken = await new WindowRun(this.round.memory, window, this.rules).take(read.value);
			this.events.push(...taken.events);
			if (taken.failure !== null) return this.fail(window, taken.failure);
			if (taken.isCut) return this.stopBefore(window, 0);
			const { known, found } = taken;
			if (taken.isShrunken) this.problems.push({ kind: 'shrunken', window: window.key, known, found });
			this.windows += 1;
		}
		return await this.complete();
	}

	private mayBegin(): boolean {
		if (this.turn.isFirst && this.windows === 0) return true;
		return this.turn.hasTime() && this.hasRoom(0);
	}

	private hasRoom(found: number): boolean {
		return this.turn.hasRoom(this.events.length + found);
	}

	private async read(window: Window): Promise<Read<readonly Sighting[]>> {
		const { resource, place } = this.lane;
		try {
			return await resource.read(this.turn.caller, place, window, knownIn(this.round.memory.seen));
		} catch (problem) {
			return { ok: false, failure: defect(problem) };
		}
	}

	private fail(window: Window, failure: Failure): LaneResult {
		const timesInARow = this.before.failures + 1;
		this.problems.push({ kind: 'failed', failure, timesInARow });
		return this.stopBefore(window, timesInARow);
	}

	private stopBefore({ key: nextKey }: Window, failures: number): LaneResult {
		const { startedMs, memory } = this.round;
		const round = { startedMs, nextKey, missing: [...memory.missing] };
		return this.result({ ...this.before, failures, round, seen: memory.seen }, false);
	}

	private async complete(): Promise<LaneResult> {
		const { startedMs, isNear, memory, plan } = this.round;
		if (!isNear || this.lane.resource.isThere !== undefined) {
			const { events, failure } = await settleMissing(this.lane, plan, memory, this.rules);
			this.events.push(...events);
			if (failure !== null) this.problems.push({ kind: 'unsure', failure });
		}
		const fresh = { lastPollMs: startedMs, failures: 0, round: null, seen: memory.seen };
		return this.result({ ...this.before, ...fresh, ...(isNear ? {} : this.wideState()) }, true);
	}

	/** Only a wide round has seen everything, and so may forget something. */
	private wideState(): Pick<LaneState, 'lastWideMs' | 'knownFrom' | 'seen'> {
		const { startedMs, memory, plan, lookbackDays } = this.round;
		const oldest = plan.reduce<string | null>((day, window) => earlier(day, window.from), null);
		const days = Math.max(lookbackDays, this.lane.resource.memoryDays ?? 0);
		// one day more: it may still be the look-back's first day in a zone far west
		const forgetBefore = earlier(oldest, dayOfMs(startedMs - (days + 1) * msPerDay));
		const known = this.before.knownFrom;
		const knownFrom = earlier(oldest, known === null ? null : later(known, forgetBefore));
		return { lastWideMs: startedMs, knownFrom, seen: from(memory.seen, forgetBefore) };
	}

	private result(state: LaneState, isComplete: boolean): LaneResult {
		const { seen, cutBefore } = withinLimit(state.seen, this.turn.settings.mostSeen);
		if (cutBefore !== null) this.problems.push({ kind: 'cut', before: cutBefore });
		return {
			events: this.events,
			state: {
				...state,
				seen,
				cutBefore: cutBefore === null ? state.cutBefore : later(state.cutBefore, cutBefore),
				triedMs: this.turn.startedMs,
			},
			problems: this.problems,
			windows: this.windows,
			isComplete,
		};
	}
}

/** What is gone is nobody's memory but ours. */
function knownIn(seen: ReadonlyMap<string, SeenThing>): Known {
	return new Map([...seen].filter(([, { isGone }]) => !isGone));
}

function rulesOf({ resource, place }: Lane, before: LaneState, turn: Turn): Omit<WindowRules, 'hasRoom'> {
	const { caller, hasTime, settings, startedMs } = turn;
	const { knownFrom, cutBefore, lastPollMs } = before;
	const isBaseline = lastPollMs === null && settings.firstRun === 'baseline';
	const receivedAt = new Date(startedMs).toISOString();
	return {
		resource,
		context: { receivedAt, place, includeRaw: settings.includeRaw },
		isNews: (day) => !isBaseline && (knownFrom === null || day >= knownFrom),
		cutBefore,
		caller,
		hasTime,
	};
}
