import type { Failure } from '../../core/http';
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

/** Each try has a key of its own: Xero repeats its answers, errors too, for six minutes. */
export function tryIdOf({ runId }: Writing, round: number): string {
	return `${runId}/${round}`;
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
