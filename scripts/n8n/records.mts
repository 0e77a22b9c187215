/** A JSON object of which nothing is known yet. */
export type JsonRecord = Readonly<Record<string, unknown>>;

/** True for objects that are not arrays. */
export function isRecord(value: unknown): value is JsonRecord {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Follows a path of keys and list positions; `undefined` where it ends early. */
export function valueAt(root: unknown, ...path: readonly (string | number)[]): unknown {
	let value = root;
	for (const step of path) {
		if (typeof step === 'number') value = Array.isArray(value) ? value[step] : undefined;
		else value = isRecord(value) && Object.hasOwn(value, step) ? value[step] : undefined;
	}
	return value;
}

/** The text at a path; throws, naming the path, when there is none. */
export function textAt(root: unknown, ...path: readonly (string | number)[]): string {
	const value = valueAt(root, ...path);
	if (typeof value === 'string') return value;
	throw new Error(`Expected a text at "${path.join('.')}".`);
}

/** The list at a path; throws, naming the path, when there is none. */
export function listAt(root: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
	const value = valueAt(root, ...path);
	if (Array.isArray(value)) return value;
	throw new Error(`Expected a list at "${path.join('.')}".`);
}
