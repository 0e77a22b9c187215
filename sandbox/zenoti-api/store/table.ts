export interface Table<Row> {
	/** Ids are compared without regard to case, as Zenoti's differ between endpoints. */
	readonly get: (id: string | number) => Row | undefined;
	/** Adds or replaces, and moves the row behind all others. */
	readonly put: (row: Row) => void;
	readonly remove: (id: string | number) => boolean;
	/** The least recently changed row first. */
	readonly all: () => readonly Row[];
	readonly count: () => number;
	/** Goes up with every change. */
	readonly revision: () => number;
}

export function createTable<Row extends { readonly id: string | number }>(): Table<Row> {
	const rows = new Map<string, Row>();
	let revision = 0;
	const keyOf = (id: string | number) => String(id).toLowerCase();
	return {
		get: (id) => rows.get(keyOf(id)),
		put: (row) => {
			revision += 1;
			rows.delete(keyOf(row.id));
			rows.set(keyOf(row.id), row);
		},
		remove: (id) => {
			revision += 1;
			return rows.delete(keyOf(id));
		},
		all: () => [...rows.values()],
		count: () => rows.size,
		revision: () => revision,
	};
}

export function isSameId(a: string | number | null, b: string | number | null): boolean {
	return a !== null && b !== null && String(a).toLowerCase() === String(b).toLowerCase();
}
