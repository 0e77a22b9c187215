import type { Cell } from './cell';

/**
 * How the cells of a column are read, and the form they have afterwards: `amount` and `number` decimal text, `moment`
 * `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM:SS` at the studio (or with `Z` in UTC), `utc` the same read as UTC, `time` `HH:MM:SS`, `minutes` a
 * number, `flag` a boolean.
 */
export const columnKinds = ['text', 'amount', 'number', 'moment', 'utc', 'time', 'minutes', 'flag'] as const;
export type ColumnKind = (typeof columnKinds)[number];

/** One column an export may have. */
export interface Column {
	/** Name in the record that the vendor's mapping reads: that of the vendor's API where it has one. */
	readonly field: string;
	/** As exports write it, the best first. Case, spaces and marks make no difference; `#` is read as `no`. */
	readonly headings: readonly [string, ...string[]];
	readonly kind: ColumnKind;
	/** Paths below `data` of the events that this column takes part in. */
	readonly studio: readonly string[];
	readonly note?: string;
	/** A cell that cannot be read counts as blank, instead of spoiling the row: nothing else depends on it. */
	readonly isLenient?: true;
}

/** A studio field that no column of the export tells, and why; every other field that is not filled is simply absent. */
export interface Untold {
	readonly studio: string;
	readonly note: string;
}

/** The value in the form of its kind. */
export type ReadCell = Cell<string | number | boolean>;

export function column(
	field: string,
	kind: ColumnKind,
	headings: readonly [string, ...string[]],
	studio: readonly string[],
	more: Pick<Column, 'note' | 'isLenient'> = {},
): Column {
	return { field, kind, headings, studio, ...more };
}
