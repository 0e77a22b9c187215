import { own, recordOf, type StudioEvent } from '../event';
import type { Failure } from '../http';
import type { DecimalMark } from './amount-cell';
import { recogniseOrder, type DateOrder } from './date-order';
import { orderFailure, rowFailure, sheetFailure } from './failures';
import { isBlankRow, readRecord, type RowRecord } from './record';
import { recogniseExport, type FoundExport } from './recognise';
import type { RowContext, RowExport, RowGroup } from './row-export';
import { createRowNamer } from './row-name';
import { isHeadingRow, saysTotal } from './sheet';

export interface ImportSettings {
	/** `null`: recognised over the whole file. */
	readonly dateOrder: DateOrder | null;
	readonly decimalMark: DecimalMark;
	readonly context: RowContext;
}

/** What became of one thing that the file tells of. */
export interface Imported {
	/** Positions of its rows among the input items. */
	readonly rows: readonly number[];
	readonly result: { readonly events: readonly StudioEvent[] } | { readonly failure: Failure };
}

export type ImportResult =
	| {
			readonly ok: true;
			readonly type: RowExport;
			/** In the order of their first rows. */
			readonly imported: readonly Imported[];
			/** How many rows tell nothing of their own, by reason. */
			readonly leftOut: ReadonlyMap<string, number>;
	  }
	/** The file as a whole cannot be read. */
	| { readonly ok: false; readonly failure: Failure };

/** The rows of one file, of one of these exports, as studio events. Never throws for outside data. */
export function importRows(
	rows: readonly unknown[],
	exports: readonly RowExport[],
	settings: ImportSettings,
): ImportResult {
	const recognised = recogniseExport(rows, exports);
	if (!recognised.ok) return { ok: false, failure: sheetFailure(recognised, exports) };
	const { found } = recognised;
	const order = orderOf(rows, found, settings.dateOrder);
	if (!order.ok) return { ok: false, failure: orderFailure(order) };
	const leftOut = new Map<string, number>();
	const records = readRows(rows, found, { ...settings, order: order.order }, leftOut);
	const imported = groupsOf(records, found).map((group) =>
		readGroup(group, found.type, settings.context, leftOut),
	);
	return { ok: true, type: found.type, imported: imported.filter((each) => each !== null), leftOut };
}

function orderOf(
	rows: readonly unknown[],
	{ placed, firstRow }: FoundExport,
	chosen: DateOrder | null,
): ReturnType<typeof recogniseOrder> {
	if (chosen !== null) return { ok: true, order: chosen };
	const keys = placed.flatMap(({ column, key }) => (isDated(column.kind) ? [key] : []));
	return recogniseOrder(cellsOf(rows, keys, firstRow));
}

function isDated(kind: string): boolean {
	return kind === 'moment' || kind === 'utc';
}

function* cellsOf(rows: readonly unknown[], keys: readonly string[], firstRow: number): Iterable<unknown> {
	for (const row of rows.slice(firstRow)) {
		const record = recordOf(row);
		for (const key of keys) yield own(record, key);
	}
}

interface ReadingFormat extends Omit<ImportSettings, 'dateOrder'> {
	readonly order: DateOrder;
}

function readRows(
	rows: readonly unknown[],
	{ type, placed, firstRow }: FoundExport,
	{ order, decimalMark, context }: ReadingFormat,
	leftOut: Map<string, number>,
): readonly RowRecord[] {
	const format = { order, decimalMark, timeZone: context.timeZone };
	const records: RowRecord[] = [];
	for (let index = firstRow; index < rows.length; index += 1) {
		const raw = recordOf(rows[index]);
		if (isBlankRow(raw)) count(leftOut, 'blank rows');
		else if (isHeadingRow(raw, placed)) count(leftOut, 'repeated headings');
		else {
			const row = readRecord(raw, index, placed, format);
			if (saysTotal(raw) && missingOf(row, type) !== null) count(leftOut, 'totals');
			else records.push(row);
		}
	}
	return records;
}

function count(counts: Map<string, number>, reason: string, more = 1): void {
	counts.set(reason, (counts.get(reason) ?? 0) + more);
}

/** The first of the needed things that the row does not tell. */
function missingOf({ record }: RowRecord, { needs }: RowExport): readonly string[] | null {
	return needs.find((fields) => fields.every((field) => own(record, field) === undefined)) ?? null;
}

function groupsOf(records: readonly RowRecord[], { type, placed }: FoundExport): readonly RowGroup[] {
	const fields = new Set(placed.map(({ column }) => column.field));
	const nameOf = createRowNamer(type.identity);
	const groups = new Map<string, RowRecord[]>();
	for (const [position, id] of type.idsOf(records).entries()) {
		const row = records[position];
		if (row === undefined) continue;
		const key = id ?? nameOf(row);
		const group = groups.get(key);
		if (group === undefined) groups.set(key, [row]);
		else group.push(row);
	}
	return [...groups].map(([id, rows]) => ({ id, rows, fields }));
}

function readGroup(
	group: RowGroup,
	type: RowExport,
	context: RowContext,
	leftOut: Map<string, number>,
): Imported | null {
	const rows = group.rows.map(({ index }) => index);
	const failed = (text: string): Imported => ({ rows, result: { failure: rowFailure(rows, text) } });
	const problems = group.rows.flatMap((row) => problemsOf(row, type));
	if (problems.length > 0) return failed(problems.slice(0, mostProblems).join('; '));
	const reading = type.toEvents(group, context);
	if (reading.kind === 'problem') return failed(reading.problem);
	if (reading.kind === 'events') return { rows, result: { events: reading.events } };
	count(leftOut, reading.reason, rows.length);
	return null;
}

const mostProblems = 3;

function problemsOf(row: RowRecord, type: RowExport): readonly string[] {
	const missing = missingOf(row, type);
	if (missing === null || row.problems.length > 0) return row.problems;
	const names = missing.map((field) => headingOf(field, type)).join(' or ');
	return [`it has nothing under ${names}`];
}

function headingOf(field: string, { columns }: RowExport): string {
	return `“${columns.find((column) => column.field === field)?.headings[0] ?? field}”`;
}
