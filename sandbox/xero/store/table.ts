/** Records by id in the order they were made; a change replaces the record, so that a copy of the map is a snapshot. */
export interface Table<Row extends { readonly id: string }> {
	readonly get: (id: string) => Row | undefined;
	readonly all: () => readonly Row[];
	readonly find: (wanted: (row: Row) => boolean) => Row | undefined;
	readonly put: (row: Row) => void;
	/** Gives a function that takes everything back that was put since. */
	readonly mark: () => () => void;
}

export function createTable<Row extends { readonly id: string }>(rows: readonly Row[] = []): Table<Row> {
	let byId = new Map(rows.map((row) => [row.id, row]));
	return {
		get: (id) => byId.get(id),
		all: () => [...byId.values()],
		find: (wanted) => {
			for (const row of byId.values()) if (wanted(row)) return row;
			return undefined;
		},
		put: (row) => void byId.set(row.id, row),
		mark: () => {
			const before = new Map(byId);
			return () => {
				byId = before;
			};
		},
	};
}
