import type { CallResult, Failure } from '../../core/http';
import type { XeroChart } from './chart';
import type { XeroSession } from './session';

/** What every step of one `write` shares. */
export interface Writing {
	readonly session: XeroSession;
	readonly chart: XeroChart;
	readonly contactId: string;
	/** Names this execution: a later one must not get the answers of this one. */
	readonly runId: string;
	/** Tries of one write altogether, looks in between. */
	readonly maxAttempts: number;
}

/**
 * Part of the key of one try. Xero repeats an answer to the same key for six minutes, errors too, so a definite answer
 * asks for a new key. A try that got no answer may still be under way: it keeps its key, so that it cannot be done twice.
 */
export function tryIdOf({ runId }: Writing, answers: number): string {
	return `${runId}/${answers}`;
}

/** Whether Xero answered at all, whatever it said. */
export function isAnswered(result: CallResult): boolean {
	return result.ok || result.answer?.kind === 'response';
}

/** Sent, perhaps carried out, and it could not be found out. */
export function unknownOutcome(what: string, failure: Failure): Failure {
	return {
		kind: 'transient',
		code: failure.code,
		message: `Whether ${what} got through is not known: ${failure.message}`,
		hint: 'Run the item again: this node looks first, and writes only what is missing.',
	};
}
