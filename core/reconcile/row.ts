import type { Ingestion } from '../event';
import type { OutcomeKind, RecordRef } from '../sync';

export interface Place {
	/** The source's own id. */
	readonly id: string;
	readonly name: string | null;
}

/** What one of our action nodes says it did with an event. */
export interface Written {
	readonly system: string;
	readonly outcome: OutcomeKind;
	readonly records: readonly RecordRef[];
}

/** One input item of either side, as far as the comparison needs it; what an item does not tell is `null`. */
export interface Row {
	/** Position of the input item on its side. */
	readonly index: number;
	/** What both sides call it; `null`: the key of the newest row of the same identity. */
	readonly key: string | null;
	/** What it is about: `sale`, `client`, `booking` … */
	readonly family: string | null;
	/** Which one it is about, `sale/zenoti:7e4e1a62…`; several rows may tell of one. */
	readonly identity: string | null;
	/** Studio event type. */
	readonly type: string | null;
	/** Id of the studio event, or of the record on the other side: rows with the same one tell the same fact. */
	readonly factId: string | null;
	readonly correlationId: string | null;
	/** The newer one is greater as text: UTC, ISO 8601 with milliseconds; of a ledger document its revision. */
	readonly time: string | null;
	/** `YYYY-MM-DD` where it happened. */
	readonly day: string | null;
	readonly centre: Place | null;
	/** ISO 4217. */
	readonly currency: string | null;
	/** Whole minor units. */
	readonly amount: number | null;
	/** Sales of a ledger's day document, by its stamp. */
	readonly sales: number | null;
	/** The sale was voided. */
	readonly isVoid: boolean;
	/** A sale that was voided, or in which nothing was sold, paid or given: no document is made for it. */
	readonly isNothing: boolean;
	/** False for what only adds to a state told elsewhere (a payment to its sale). */
	readonly isWhole: boolean;
	readonly ingestion: Ingestion | null;
	readonly lagMs: number | null;
	/** Why this does not count as being there (a failed outcome, a void document); `null` when it does. */
	readonly absence: string | null;
	readonly written: Written | null;
	/** Another key it may be looked for by: a client's e-mail where the id is not known yet. */
	readonly alias: string | null;
	/** The input item itself. */
	readonly item: unknown;
}

/** Field by field, so that all rows are of one shape to the engine: there may be hundreds of thousands. */
export function rowOf(item: unknown, index: number, told: Partial<Omit<Row, 'index' | 'item'>>): Row {
	return {
		index,
		key: told.key ?? null,
		family: told.family ?? null,
		identity: told.identity ?? null,
		type: told.type ?? null,
		factId: told.factId ?? null,
		correlationId: told.correlationId ?? null,
		time: told.time ?? null,
		day: told.day ?? null,
		centre: told.centre ?? null,
		currency: told.currency ?? null,
		amount: told.amount ?? null,
		sales: told.sales ?? null,
		isVoid: told.isVoid ?? false,
		isNothing: told.isNothing ?? false,
		isWhole: told.isWhole ?? true,
		ingestion: told.ingestion ?? null,
		lagMs: told.lagMs ?? null,
		absence: told.absence ?? null,
		written: told.written ?? null,
		alias: told.alias ?? null,
		item,
	};
}

/** What an input item turned out to be. */
export type ReadRow =
	| { readonly kind: 'row'; readonly row: Row }
	/** Rightly there, but no part of this comparison. */
	| { readonly kind: 'leftOut'; readonly reason: string }
	| { readonly kind: 'unreadable'; readonly problem: string };

/** Reads one input item, outside data until here; never throws. */
export type Reader = (item: unknown, index: number) => ReadRow;

export const leftOut = (reason: string): ReadRow => ({ kind: 'leftOut', reason });
export const unreadable = (problem: string): ReadRow => ({ kind: 'unreadable', problem });
