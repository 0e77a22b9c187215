import type { StudioEvent } from '../event';
import type { Caller, Failure } from '../http';
import { defect } from './defect';
import type { PollContext, PolledResource, Sighting, Window } from './profile';
import type { SeenThing } from './state';

/** What a round has gathered so far. */
export interface RoundMemory {
	readonly seen: Map<string, SeenThing>;
	/** Should have been in a window of this round and was not. */
	readonly missing: Set<string>;
	/** Found in this poll. */
	readonly sighted: Set<string>;
}

export interface WindowRules {
	readonly resource: PolledResource;
	readonly context: PollContext;
	/** Whether a thing never seen before is new, or only new to us. */
	readonly isNews: (day: string) => boolean;
	/** Things of earlier days are left out; `null` for none. */
	readonly cutBefore: string | null;
	readonly caller: Caller;
	readonly hasTime: () => boolean;
	/** Whether another event may be told beside so many of this window. */
	readonly hasRoom: (found: number) => boolean;
}

export interface WindowResult {
	readonly events: readonly StudioEvent[];
	/** Why some things are neither told nor remembered. */
	readonly failure: Failure | null;
	/** Time or room was over: the same window has to be read again for the rest. */
	readonly isCut: boolean;
	/** How many things the window should have held, and how many of them it did. */
	readonly known: number;
	readonly found: number;
	/** Too little came back to call anything missing. */
	readonly isShrunken: boolean;
}

/** Calls for whole contents are made at least so many times, or a window that takes long to read would get nowhere. */
const leastCompletions = 5;

/** Compares one window with what was known. Each thing is told and remembered together, or neither. */
export class WindowRun {
	private readonly events: StudioEvent[] = [];

	private failure: Failure | null = null;

	private isCut = false;

	private completions = 0;

	constructor(
		private readonly memory: RoundMemory,
		private readonly window: Window,
		private readonly rules: WindowRules,
	) {}

	async take(sightings: readonly Sighting[]): Promise<WindowResult> {
		const latest = new Map(sightings.map((sighting) => [sighting.id, sighting]));
		const expected = this.expectedIds();
		for (const sighting of latest.values()) {
			if (this.isCut) break;
			await this.takeOne(sighting);
		}
		const { events, failure, isCut, memory } = this;
		const found = expected.filter((id) => latest.has(id)).length;
		const isShrunken = expected.length > 0 && (latest.size === 0 || found * 2 < expected.length);
		if (!isShrunken) {
			const absent = expected.filter((id) => !latest.has(id) && !memory.sighted.has(id));
			absent.forEach((id) => memory.missing.add(id));
		}
		return { events, failure, isCut, known: expected.length, found, isShrunken };
	}

	private expectedIds(): readonly string[] {
		const { from, to } = this.window;
		if (this.rules.resource.gone === null) return [];
		const isExpected = ({ day, isGone }: SeenThing): boolean => !isGone && day >= from && day <= to;
		return [...this.memory.seen].filter(([, thing]) => isExpected(thing)).map(([id]) => id);
	}

	private async takeOne(sighting: Sighting): Promise<void> {
		const { id, fingerprint } = sighting;
		const { cutBefore, isNews } = this.rules;
		const { seen, missing, sighted } = this.memory;
		if (sighting.isSummary === true && this.failure !== null) return;
		const thing = seen.get(id) ?? null;
		const day = inside(this.window, sighting.day);
		if (thing === null && cutBefore !== null && day < cutBefore) return;
		const hasChanged = thing !== null && (thing.isGone || thing.fingerprint !== fingerprint);
		const changes = (thing?.changes ?? 0) + (hasChanged ? 1 : 0);
		const before = thing === null || thing.isGone ? null : thing.fingerprint;
		const isTold = hasChanged || (thing === null && isNews(day));
		const quiet = { events: [], note: thing?.note ?? noteOf(sighting) };
		const told = isTold ? await this.tell(sighting, before, changes) : quiet;
		if (told === null) return;
		this.events.push(...told.events);
		seen.set(id, { fingerprint, day, note: told.note, changes, isMissed: false, isGone: false });
		sighted.add(id);
		missing.delete(id);
	}

	/** `null`: not now. A row that a mapping stumbles over stops neither the other rows nor other places. */
	private async tell(sighting: Sighting, before: string | null, changes: number): Promise<Told | null> {
		if (!this.rules.hasRoom(this.events.length)) {
			this.isCut = true;
			return null;
		}
		try {
			const whole = await this.completed(sighting, before);
			if (whole === null) return null;
			return { events: whole.events(before, { ...this.rules.context, changes }), note: noteOf(whole) };
		} catch (problem) {
			this.failure ??= defect(problem);
			return null;
		}
	}

	private async completed(sighting: Sighting, before: string | null): Promise<Sighting | null> {
		const { caller, hasTime } = this.rules;
		if (sighting.complete === undefined) return sighting;
		if (this.completions >= leastCompletions && !hasTime()) {
			this.isCut = true;
			return null;
		}
		this.completions += 1;
		const read = await sighting.complete(caller, before);
		if (read.ok) return read.value;
		if (read.failure.kind === 'permanent' && caller.halted() === null) return sighting;
		this.failure ??= read.failure;
		this.isCut = caller.halted() !== null;
		return null;
	}
}

interface Told {
	readonly events: readonly StudioEvent[];
	readonly note: string | null;
}

const longestNote = 40;

/** One that is too long would be a wrong one when cut. */
function noteOf({ note }: Sighting): string | null {
	return note === undefined || note === null || note.length > longestNote ? null : note;
}

/**
 * A thing read by another axis than its own day (a client by its last change) is remembered as long as the window that
 * held it can be read again, not by a day years ago.
 */
function inside({ from, to }: Window, day: string): string {
	if (day < from) return from;
	return day > to ? to : day;
}
