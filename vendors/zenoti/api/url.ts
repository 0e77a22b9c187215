/** The only host in Zenoti's own documents; old accounts may have another one, so the credential can override it. */
export const zenotiUrl = 'https://api.zenoti.com';

/** The most rows a page may have: more is refused with 422. */
export const mostPerPage = 100;

/**
 * A path with its query written out. Zenoti wants a parameter of several values repeated (`expand=a&expand=b`), of a
 * comma list it takes the last one only.
 */
export function pathWith(path: string, pairs: ReadonlyArray<readonly [name: string, value: string]>): string {
	const query = pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
	return query.length === 0 ? path : `${path}?${query.join('&')}`;
}

/** An id of outside as one step of a path. */
export function step(id: string): string {
	return encodeURIComponent(id.trim());
}
