import type { StudioEvent } from '../event';
import type { Failure } from '../http';
import { defect } from './defect';
import { dayAfter, later } from './days';
import type { Lane } from './lane';
import type { Window } from './profile';
import type { SeenThing } from './state';
import type { RoundMemory, WindowRules } from './window-run';

/** Calls to look for what is missing; the rest is looked for after the next round. */
const mostSearches = 20;

export interface Settled {
	readonly events: readonly StudioEvent[];
	/** Why it is not known whether something is gone. */
	readonly failure: Failure | null;
}

/**
 * At the end of a round: what is told as gone. Only what two complete rounds in a row did not find, because rows shift
 * while pages are read one after the other, and a row that is there slips through once.
 */
export async function settleMissing(
	lane: Lane,
	plan: readonly Window[],
	memory: RoundMemory,
	rules: WindowRules,
): Promise<Settled> {
	const events: StudioEvent[] = [];
	let failure: Failure | null = null;
	let searches = 0;
	for (const id of memory.missing) {
		const thing = memory.seen.get(id);
		if (thing === undefined) continue;
		if (!thing.isMissed) {
			memory.seen.set(id, { ...thing, isMissed: true });
			continue;
		}
		if (lane.resource.isThere !== undefined) {
			const isOver = searches >= mostSearches || (searches > 0 && !rules.hasTime());
			if (isOver || rules.caller.halted() !== null) continue;
			searches += 1;
		}
		const told = await settleOne(lane, id, thing, rules);
		if (told.kind === 'unknown') failure ??= told.failure;
		else if (told.kind === 'moved') memory.seen.set(id, { ...thing, day: dayBehind(plan), isMissed: false });
		else {
			events.push(...told.events);
			if (told.events.length === 0) memory.seen.delete(id);
			else memory.seen.set(id, { ...thing, changes: thing.changes + 1, isMissed: false, isGone: true });
		}
	}
	return { events, failure };
}

type Verdict =
	| { readonly kind: 'gone'; readonly events: readonly StudioEvent[] }
	| { readonly kind: 'moved' }
	| { readonly kind: 'unknown'; readonly failure: Failure };

async function settleOne(
	{ resource, place }: Lane,
	id: string,
	thing: SeenThing,
	{ caller, context }: WindowRules,
): Promise<Verdict> {
	try {
		const read = await resource.isThere?.(caller, place, id);
		if (read?.ok === false) return { kind: 'unknown', failure: read.failure };
		if (read?.value === true) return { kind: 'moved' };
		const changes = thing.changes + 1;
		return { kind: 'gone', events: resource.gone?.(id, thing, { ...context, changes }) ?? [] };
	} catch (problem) {
		return { kind: 'unknown', failure: defect(problem) };
	}
}

/** The first day no window has covered yet: there it is looked for again once it should come into sight. */
function dayBehind(plan: readonly Window[]): string {
	return dayAfter(plan.reduce((day, { to }) => later(day, to), ''));
}
