import { own, type UnknownRecord } from '../event';
import { shownCell, toldText } from './cell';
import type { ColumnKind } from './column';
import type { PlacedColumn } from './headings';
import { readCell, type CellFormat } from './read-cell';

/** One row of a file, read by the table of its export. */
export interface RowRecord {
	/** Position of the input item. */
	readonly index: number;
	/** By field name, only what is told, in the form of its kind: `column.ts`. */
	readonly record: UnknownRecord;
	/** Cells that are no value of their column's kind, in words. */
	readonly problems: readonly string[];
	/** The row as it came. */
	readonly raw: unknown;
}

const kindNames: Readonly<Record<ColumnKind, string>> = {
	text: 'a text of ordinary length',
	amount: 'an amount',
	number: 'a number',
	moment: 'a date',
	utc: 'a date',
	time: 'a time of day',
	minutes: 'a duration',
	flag: 'yes or no',
};

export function readRecord(
	raw: UnknownRecord,
	index: number,
	placed: readonly PlacedColumn[],
	format: CellFormat,
): RowRecord {
	const record: Record<string, unknown> = {};
	const problems: string[] = [];
	for (const { column, key, heading } of placed) {
		const value = own(raw, key);
		const cell = readCell(value, column.kind, format);
		if (cell.kind === 'value') record[column.field] = cell.value;
		if (cell.kind === 'unreadable' && column.isLenient !== true) {
			problems.push(`“${shownCell(value)}” under “${heading}” is not ${kindNames[column.kind]}`);
		}
	}
	return { index, record, problems, raw };
}

/** Whether nothing at all stands in the row. */
export function isBlankRow(raw: UnknownRecord): boolean {
	return Object.values(raw).every((value) => toldText(value) === null);
}
