/** Records by id in the order they were made; a change replaces the record. */
export interface Table<Row extends { readonly id: string }> {
	readonly get: (id: string) => Row | undefined;
	readonly all: () => readonly Row[];
	readonly find: (wanted: (row: Row) => boolean) => Row | undefined;
	readonly put: (row: Row) => void;
	/** Gives a function that takes back whatever was put since; marks may be nested. */
	readonly mark: () => () => void;
	/** No mark is needed any more. */
	readonly settle: () => void;
}

export function createTable<Row extends { readonly id: string }>(rows: readonly Row[] = []): Table<Row> {
	const byId = new Map(rows.map((row) => [row.id, row]));
	/** What stood there before each change, newest last. */
	const log: { readonly id: string; readonly before: Row | undefined }[] = [];
	return {
		get: (id) => byId.get(id),
		all: () => [...byId.values()],
		find: (wanted) => {
			for (const row of byId.values()) if (wanted(row)) return row;
			return undefined;
		},
		put: (row) => {
			log.push({ id: row.id, before: byId.get(row.id) });
			byId.set(row.id, row);
		},
		mark: () => {
			const length = log.length;
			return () => {
				for (const { id, before } of log.splice(length).reverse()) {
					if (before === undefined) byId.delete(id);
					else byId.set(id, before);
				}
			};
		},
		settle: () => {
			log.length = 0;
		},
	};
}
