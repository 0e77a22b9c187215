import { isRecord, own, recordOf, type UnknownRecord } from '../event';
import { cellText } from './cell';
import type { Column } from './column';
import { headingKey, placeColumns, type PlacedColumn } from './headings';
import type { RowExport } from './row-export';

/** The rows of a file and what stands above its columns. */
export interface Sheet {
	/** Key in the rows → heading. */
	readonly headings: ReadonlyMap<string, string>;
	/** Position of the first row below the headings. */
	readonly firstRow: number;
}

/** Exports put up to five lines of title above their headings; some tools add their own. */
const mostTitleRows = 20;

/**
 * Where the headings are: the keys of the rows, as Extract from File gives them, or a row further down, when the file
 * begins with lines of title. `isFull` says whether headings are those of an export.
 */
export function findSheet(
	rows: readonly unknown[],
	isFull: (headings: ReadonlyMap<string, string>) => boolean,
): Sheet {
	const keys = keysOf(rows);
	const above: Sheet = { headings: new Map(keys.map((key) => [key, key])), firstRow: 0 };
	if (isFull(above.headings)) return above;
	for (let index = 0; index < Math.min(rows.length, mostTitleRows); index += 1) {
		const row = recordOf(rows[index]);
		const headings = new Map(keys.map((key) => [key, cellText(own(row, key)) ?? '']));
		if (isFull(headings)) return { headings, firstRow: index + 1 };
	}
	return above;
}

/** Keys of all rows: spreadsheets leave blank cells out, so no single row has them all. */
function keysOf(rows: readonly unknown[]): readonly string[] {
	const keys = new Set<string>();
	for (const row of rows) if (isRecord(row)) for (const key of Object.keys(row)) keys.add(key);
	return [...keys];
}

/** Whether each thing that the export needs has a column. */
export function hasNeeds(columns: readonly PlacedColumn[], { needs }: RowExport): boolean {
	const fields = new Set(columns.map(({ column }) => column.field));
	return needs.every((alternatives) => alternatives.some((field) => fields.has(field)));
}

export function placedIn(
	columns: readonly Column[],
	headings: ReadonlyMap<string, string>,
): readonly PlacedColumn[] {
	return placeColumns(columns, headings);
}

/** The headings once more, as files glued together have them. */
export function isHeadingRow(raw: UnknownRecord, placed: readonly PlacedColumn[]): boolean {
	let count = 0;
	for (const { key, heading } of placed) {
		const text = cellText(own(raw, key));
		if (text === null) continue;
		if (headingKey(text) !== headingKey(heading)) return false;
		count += 1;
	}
	return count > 1;
}

const totalWords = /^(?:grand\s+|sub-?\s*)?totals?\b/i;

/** `Total:` in the first cell that says anything. */
export function saysTotal(raw: UnknownRecord): boolean {
	for (const value of Object.values(raw)) {
		const text = cellText(value);
		if (text !== null) return totalWords.test(text);
	}
	return false;
}
