import { own, recordOf, type UnknownRecord } from '../../../core/event';
import type { Read } from '../../../core/poll';
import { missingColumns } from './report-failures';
import type { Report } from './reports';

/** A column under the first of these names that a report has. */
export type ColumnNames = readonly [name: string, ...others: string[]];

export interface ReportLayout {
	readonly reportId: number;
	/** Without them the rows would be misread; by our own name. */
	readonly needed: Readonly<Record<string, ColumnNames>>;
	/** Empty where a business does not show them. */
	readonly optional: Readonly<Record<string, ColumnNames>>;
}

/**
 * The rows as records under our own names. Columns are set per business, so they are found by their names and never by
 * their places; one that is needed and not there fails the whole read.
 */
export function toReportRecords(
	{ fields, rows }: Report,
	{ reportId, needed, optional }: ReportLayout,
): Read<readonly UnknownRecord[]> {
	const places = new Map(fields.map((name, index) => [name, index]));
	const placeOf = (names: ColumnNames): number | undefined =>
		names.map((name) => places.get(name)).find((place) => place !== undefined);
	const lacking = Object.values(needed).filter((names) => placeOf(names) === undefined);
	if (lacking.length > 0 && (rows.length > 0 || fields.length > 0)) {
		return {
			ok: false,
			failure: missingColumns(
				reportId,
				lacking.map(([name]) => name),
			),
		};
	}
	const columns = Object.entries({ ...needed, ...optional }).map(
		([ours, names]) => [ours, placeOf(names)] as const,
	);
	const toRecord = (row: readonly unknown[]): UnknownRecord =>
		Object.fromEntries(
			columns.map(([ours, place]) => [ours, place === undefined ? null : cleaned(row[place])]),
		);
	return { ok: true, value: rows.map(toRecord) };
}

/** The rows as they are, by the names WellnessLiving gives their columns. */
export function toRawRecords({ fields, rows }: Report): readonly UnknownRecord[] {
	return rows.map((row) =>
		Object.fromEntries(fields.map((name, index) => [name, cleaned(row[index])] as const)),
	);
}

/** Texts of reports may be padded with NUL characters. */
function cleaned(value: unknown): unknown {
	return typeof value === 'string' ? value.replaceAll('\u0000', '').trim() : (value ?? null);
}

/** The first title in a cell that holds a list of items, or the text itself. */
export function titleIn(cell: unknown): unknown {
	if (typeof cell === 'string') return cell;
	const items = Array.isArray(cell) ? cell : Object.values(recordOf(cell));
	return own(recordOf(items[0]), 'text_title');
}
