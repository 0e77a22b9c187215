/** Lists are objects by key, but an empty one is an empty array: PHP does not tell them apart. */
export function keyed<Item>(
	items: readonly Item[],
	keyOf: (item: Item) => string,
	shape: (item: Item) => unknown,
) {
	return items.length === 0 ? [] : Object.fromEntries(items.map((item) => [keyOf(item), shape(item)]));
}

/** Flags that come as text. */
export function textFlag(value: boolean): '1' | '0' {
	return value ? '1' : '0';
}
