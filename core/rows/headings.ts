import type { Column } from './column';

const longestHeading = 120;

/**
 * A heading for comparison: letters and digits only, lower-case, so that `Sales(Inc. Tax)`, `sales_inc_tax` and a
 * byte order mark before `Sales Inc Tax` are one. `Invoice #` is `invoiceno`.
 */
export function headingKey(heading: string): string {
	return heading
		.slice(0, longestHeading)
		.normalize('NFKC')
		.toLowerCase()
		.replaceAll('#', 'no')
		.replaceAll('%', 'percent')
		.replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Where a field of the table stands in the rows. */
export interface PlacedColumn {
	readonly column: Column;
	/** Key in the row. */
	readonly key: string;
	/** The heading as the file has it. */
	readonly heading: string;
}

/** The columns of a table that are there. `headings`: key in the row, heading of the file. Of several variants the first counts. */
export function placeColumns(
	columns: readonly Column[],
	headings: ReadonlyMap<string, string>,
): readonly PlacedColumn[] {
	const byHeading = new Map<string, { readonly key: string; readonly heading: string }>();
	for (const [key, heading] of headings) {
		const name = headingKey(heading);
		if (name !== '' && !byHeading.has(name)) byHeading.set(name, { key, heading });
	}
	return columns.flatMap((entry) => {
		const found = entry.headings.map((heading) => byHeading.get(headingKey(heading)));
		const place = found.find((each) => each !== undefined);
		return place === undefined ? [] : [{ column: entry, ...place }];
	});
}
