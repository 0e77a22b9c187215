import type { Failure } from '../http';

/** What became of one record in this run. */
export interface RecordResult {
	readonly type: 'contact' | 'deal';
	readonly verdict: 'created' | 'updated' | 'unchanged' | 'absent' | 'failed';
	/** Empty when there is none (failed, absent, or a dry run that would create it). */
	readonly id: string;
	readonly url: string | null;
	/** The client's name as the contact has it now; `null` when it has none, and for deals. */
	readonly person: string | null;
	readonly attempts: number;
	readonly failure: Failure | null;
	readonly staleItems: ReadonlySet<number>;
	/** Updated by what a client's own events tell alone: his bookings and sales have changed nothing in it. */
	readonly isByProfile: boolean;
	readonly notes: readonly string[];
}

export type ResultsByKey = ReadonlyMap<string, RecordResult>;

export function failedResult(type: RecordResult['type'], failure: Failure, attempts: number): RecordResult {
	const verdict = 'failed';
	return {
		type,
		verdict,
		id: '',
		url: null,
		person: null,
		attempts,
		failure,
		staleItems: new Set(),
		isByProfile: false,
		notes: [],
	};
}
