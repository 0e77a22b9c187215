import { safeText, type Failure } from '../http';
import type { RecognisedOrder } from './date-order';
import type { Recognised } from './recognise';
import type { RowExport } from './row-export';
import { placedIn } from './sheet';

const mostHeadings = 12;

/** The file is none of the exports, or could be several of them. */
export function sheetFailure(
	{ candidates, headings }: Extract<Recognised, { ok: false }>,
	exports: readonly RowExport[],
): Failure {
	if (candidates.length > 1) {
		const labels = candidates.map(({ label }) => label).join(' or ');
		return {
			kind: 'permanent',
			code: 'EXPORT_UNCLEAR',
			message: `These headings could be of ${labels}`,
			hint: 'Choose the export in the field Export.',
		};
	}
	const seen = headings.slice(0, mostHeadings).join(', ');
	const [only, ...others] = exports;
	const lacks = only !== undefined && others.length === 0 ? lackText(only, headings) : null;
	return {
		kind: 'permanent',
		code: 'HEADINGS_UNKNOWN',
		message: safeText(
			lacks ??
				(headings.length === 0 ? 'There are no headings' : `These headings are of no known export: ${seen}`),
		),
		hint: 'Give the rows as Extract from File makes them, with the headings as field names. Where lines stand above the headings, set the line to start at in that node. docs/imports.md lists all headings.',
	};
}

/** What the chosen export needs and the file has no column for. */
function lackText(type: RowExport, headings: readonly string[]): string {
	const placed = placedIn(type.columns, new Map(headings.map((heading) => [heading, heading])));
	const fields = new Set(placed.map(({ column }) => column.field));
	const missing = type.needs.find((alternatives) => !alternatives.some((field) => fields.has(field))) ?? [];
	const names = missing.map(
		(field) => `“${type.columns.find((column) => column.field === field)?.headings[0] ?? field}”`,
	);
	return `${type.label} needs a column ${names.join(' or ')}, which these rows do not have`;
}

export function orderFailure(order: Extract<RecognisedOrder, { ok: false }>): Failure {
	const head = { kind: 'permanent', code: 'DATE_ORDER' } as const;
	if (order.reason === 'ambiguous') {
		return {
			...head,
			message: `Every date can be read in two ways, such as “${order.sample}”`,
			hint: 'Say in the option Dates whether the day or the month comes first.',
		};
	}
	return {
		...head,
		message: `Some dates begin with the day (“${order.sample}”) and others with the month (“${order.other}”)`,
		hint: 'Import files of different formats one by one.',
	};
}

const mostRows = 5;

export function rowFailure(rows: readonly number[], text: string): Failure {
	return {
		kind: 'permanent',
		code: 'ROW_UNREADABLE',
		message: safeText(`${rowsText(rows)}: ${text}`),
		hint: 'Correct the row in the file, or the options for dates and amounts, and import it again: what was imported before keeps its ID.',
	};
}

/** Rows counted from 1, as people count them. */
function rowsText(rows: readonly number[]): string {
	const [first, ...others] = rows.map((row) => row + 1);
	if (others.length === 0) return `Row ${first}`;
	const shown = [first, ...others].slice(0, mostRows).join(', ');
	return `Rows ${shown}${rows.length > mostRows ? ' and more' : ''}`;
}
