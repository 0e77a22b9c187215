/** By code units, the same everywhere; not the order of any language. */
export function compare(one: string, other: string): number {
	return one < other ? -1 : one > other ? 1 : 0;
}

/** Groups in the order of their first entries. */
export function groupBy<T>(entries: readonly T[], keyOf: (entry: T) => string): ReadonlyMap<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const entry of entries) {
		const key = keyOf(entry);
		const group = groups.get(key);
		if (group === undefined) groups.set(key, [entry]);
		else group.push(entry);
	}
	return groups;
}
