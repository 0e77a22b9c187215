import type { Failure } from '../http';
import type { ParsedEvent } from './event';
import type { Outcome } from './outcome';

export type OutcomeHead = Pick<Outcome, 'eventId' | 'correlationId' | 'type' | 'system' | 'lagMs'>;

/** What an outcome says of its input item, whatever became of it; the lag is from the event to `finishedMs`. */
export function outcomeHead(parsed: ParsedEvent, system: string, finishedMs: number): OutcomeHead {
	if (!parsed.ok) return { eventId: parsed.id, correlationId: null, type: null, system, lagMs: null };
	const { id, correlationId, type, time } = parsed.event;
	return { eventId: id, correlationId, type, system, lagMs: Math.max(0, finishedMs - Date.parse(time)) };
}

export function notAnEvent(problem: string): Failure {
	return {
		kind: 'permanent',
		code: 'NOT_A_STUDIO_EVENT',
		message: `This item is not a studio event: ${problem}.`,
		hint: 'Connect a Zenoti or WellnessLiving trigger, or put Studio Event → Normalize in between.',
	};
}
