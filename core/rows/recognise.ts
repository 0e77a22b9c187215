import type { PlacedColumn } from './headings';
import type { RowExport } from './row-export';
import { findSheet, hasNeeds, placedIn, type Sheet } from './sheet';

export type Recognised =
	| { readonly ok: true; readonly found: FoundExport }
	| { readonly ok: false; readonly candidates: readonly RowExport[]; readonly headings: readonly string[] };

export interface FoundExport {
	readonly type: RowExport;
	readonly placed: readonly PlacedColumn[];
	readonly firstRow: number;
}

/**
 * Which export the rows are from: the one that has all it needs, one heading that is its alone, and the most headings
 * known. None, or several that fit equally, is for the user to say.
 */
export function recogniseExport(rows: readonly unknown[], exports: readonly RowExport[]): Recognised {
	const fitting = (headings: ReadonlyMap<string, string>): readonly FoundExport[] =>
		exports.flatMap((type) => {
			const placed = placedIn(type.columns, headings);
			const fields = new Set(placed.map(({ column }) => column.field));
			const isMarked = exports.length === 1 || type.marks.some((field) => fields.has(field));
			return isMarked && hasNeeds(placed, type) ? [{ type, placed, firstRow: 0 }] : [];
		});
	const sheet: Sheet = findSheet(rows, (headings) => fitting(headings).length > 0);
	const found = [...fitting(sheet.headings)].sort((one, other) => other.placed.length - one.placed.length);
	const [best, second] = found;
	if (best !== undefined && best.placed.length > (second?.placed.length ?? 0)) {
		return { ok: true, found: { ...best, firstRow: sheet.firstRow } };
	}
	const headings = [...sheet.headings.values()].filter((heading) => heading !== '');
	return { ok: false, candidates: found.map(({ type }) => type), headings };
}
