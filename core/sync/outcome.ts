import type { Failure } from '../http';

export const outcomeKinds = [
	'created',
	'updated',
	'unchanged',
	'stale',
	'duplicate',
	'skipped',
	'failed',
] as const;
export type OutcomeKind = (typeof outcomeKinds)[number];

/** A record in the other system that this event is now in. */
export interface RecordRef {
	/** `contact`, `deal`. */
	readonly type: string;
	readonly id: string;
	/** For people; `null` when the system does not tell it. */
	readonly url: string | null;
}

/** What a dry run would have written, in the other system's own field names. */
export interface PlannedChange {
	readonly type: string;
	readonly action: 'create' | 'update' | 'link' | 'optOut';
	/** `null` for a record that does not exist yet. */
	readonly id: string | null;
	readonly fields: Readonly<Record<string, string>>;
}

/** What became of one input item; one per item, in input order. */
export interface Outcome {
	/** `null` when the item is no studio event. */
	readonly eventId: string | null;
	readonly correlationId: string | null;
	readonly type: string | null;
	/** The system written to, `hubSpot`. */
	readonly system: string;
	readonly outcome: OutcomeKind;
	readonly records: readonly RecordRef[];
	/** The most tries any call needed that carried this item; 0 when no call was made for it. */
	readonly attempts: number;
	/** From the event at its source to this outcome; `null` when the item is no studio event. */
	readonly lagMs: number | null;
	/** Why it was skipped, what was left out, or what a stale event still told. */
	readonly note?: string;
	/** Only in a dry run: what would be written for this event's records, and the calls of the whole run. */
	readonly dryRun?: { readonly changes: readonly PlannedChange[]; readonly calls: number };
	/** Only on `failed`. */
	readonly error?: Failure;
}
