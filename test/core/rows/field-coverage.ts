import { importRows, type RowContext, type RowExport } from '../../../core/rows';
import { eventsOf, settingsOf } from './support';

type Row = Readonly<Record<string, unknown>>;

/** A row with every column, and what is tried with it besides taking each cell away. */
export interface FullRow {
	readonly row: Row;
	readonly context: Partial<RowContext>;
	/** Cells to leave out together, for columns that count only without others. */
	readonly without?: ReadonlyArray<readonly string[]>;
	/** Other rows to start from. */
	readonly others?: readonly Row[];
	/** Another value, for cells without which nothing comes out. */
	readonly instead?: Row;
	/** Columns that names of things are made from: the docs describe those ids in words. */
	readonly naming: readonly string[];
	/** By heading, what changes with it for reasons of arithmetic, or because it keeps another column from counting. */
	readonly follows?: Readonly<Record<string, RegExp>>;
}

/** Every leaf of the data of an event: path without list positions → values in order. */
function leavesOf(value: unknown, path = '', into = new Map<string, string[]>()): Map<string, string[]> {
	if (Array.isArray(value)) for (const entry of value) leavesOf(entry, `${path}[]`, into);
	else if (typeof value === 'object' && value !== null) {
		for (const [key, child] of Object.entries(value))
			leavesOf(child, path === '' ? key : `${path}.${key}`, into);
	} else into.set(path, [...(into.get(path) ?? []), JSON.stringify(value)]);
	return into;
}

const madeName = /row~|no~|-refund-|"email:/;

function changedPaths(one: Map<string, string[]>, other: Map<string, string[]>, isName: boolean): string[] {
	const paths = [...new Set([...one.keys(), ...other.keys()])];
	return paths.filter((path) => {
		const [before = '', after = ''] = [one, other].map((leaves) => (leaves.get(path) ?? ['null']).join());
		const isContainer = paths.some((each) => each.startsWith(`${path}.`) || each.startsWith(`${path}[`));
		if (before === after || isContainer) return false;
		return isName || !(madeName.test(before) || madeName.test(after));
	});
}

/** By heading: the studio fields that change with its cell, in the full row and in rows without one or several others. */
export function coverageOf(type: RowExport, full: FullRow): ReadonlyMap<string, ReadonlySet<string>> {
	const { row, context, without = [], others = [], instead = {}, naming } = full;
	const settings = settingsOf(context);
	const dataOf = (tried: Row): Map<string, string[]> | null => {
		const result = importRows([tried], [type], settings);
		const events = result.ok ? eventsOf(result) : [];
		return events.length === 0 ? null : leavesOf(events[events.length - 1]?.data);
	};
	const less = (from: Row, gone: readonly string[]): Row =>
		Object.fromEntries(Object.entries(from).filter(([heading]) => !gone.includes(heading)));
	const headings = Object.keys(row);
	const lesser = [...headings.map((one) => [one]), ...without].map((gone) => less(row, gone));
	const bases = [row, ...lesser, ...others];
	const found = new Map(headings.map((heading) => [heading, new Set<string>()]));
	for (const base of bases) {
		const before = dataOf(base);
		if (before === null) continue;
		for (const heading of Object.keys(base)) {
			const other = heading in instead ? [{ ...base, [heading]: instead[heading] }] : [];
			for (const tried of [less(base, [heading]), ...other]) {
				const after = dataOf(tried);
				if (after === null) continue;
				const paths = changedPaths(before, after, naming.includes(heading));
				for (const path of paths) found.get(heading)?.add(path);
			}
		}
	}
	return found;
}

/** Claims of the table that nothing bears out, and changes that the table does not claim. */
export function differencesOf(type: RowExport, full: FullRow): readonly string[] {
	const found = coverageOf(type, full);
	return Object.keys(full.row).flatMap((heading) => {
		const own = type.columns.filter(({ headings }) => headings.includes(heading));
		const told = new Set(own.flatMap(({ studio }) => studio));
		const seen = found.get(heading) ?? new Set<string>();
		const lists = [...told].flatMap((path) => /^.*\[\]/.exec(path) ?? []);
		const isPart = (path: string): boolean =>
			lists.some((list) => list.includes('payments') && path.startsWith(list)) ||
			full.follows?.[heading]?.test(path) === true;
		return [
			...[...told].filter((path) => !seen.has(path)).map((path) => `${heading} does not fill ${path}`),
			...[...seen]
				.filter((path) => !told.has(path) && !isPart(path))
				.map((path) => `${heading} fills ${path}`),
		];
	});
}
