import type { Json } from './support';

/** Paths such as `a_price.m_total` and `purchase_items[].i_count`; a list is one place for all of its members. */

const isObject = (value: unknown): value is Json =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every place in a JSON object, branches and leaves. */
export function pathsOf(value: unknown, prefix = ''): readonly string[] {
	const found = new Set<string>();
	if (Array.isArray(value))
		for (const item of value) for (const path of pathsOf(item, `${prefix}[]`)) found.add(path);
	if (isObject(value))
		for (const [key, child] of Object.entries(value)) {
			const path = prefix === '' ? key : `${prefix}.${key}`;
			found.add(path);
			for (const deeper of pathsOf(child, path)) found.add(deeper);
		}
	return [...found];
}

/** A copy without these places. */
export function without(value: Json, paths: readonly string[]): Json {
	const copy = structuredClone(value);
	for (const path of paths) remove(copy, path.split('.'));
	return copy;
}

function remove(value: unknown, [step = '', ...rest]: readonly string[]): void {
	if (!isObject(value)) return;
	const key = step.replace('[]', '');
	if (rest.length === 0) delete value[key];
	else if (step.endsWith('[]')) for (const item of listOf(value[key])) remove(item, rest);
	else remove(value[key], rest);
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The first told value at a place; `undefined` when there is none. */
export function valueAt(value: unknown, path: string): unknown {
	const [step = '', ...rest] = path.split('.');
	const child = isObject(value) ? value[step.replace('[]', '')] : undefined;
	if (child === undefined || child === null) return undefined;
	if (rest.length === 0) return child;
	if (!step.endsWith('[]')) return valueAt(child, rest.join('.'));
	return listOf(child)
		.map((item) => valueAt(item, rest.join('.')))
		.find((found) => found !== undefined);
}

/** Where two event contents differ; lists of objects member by member, and by `[].length`. */
export function changedPaths(before: unknown, after: unknown): ReadonlySet<string> {
	const left = leavesOf(before);
	const right = leavesOf(after);
	const all = new Set([...left.keys(), ...right.keys()]);
	return new Set([...all].filter((path) => (left.get(path) ?? 'null') !== (right.get(path) ?? 'null')));
}

function leavesOf(value: unknown, path = '', found = new Map<string, string>()): Map<string, string> {
	if (isObject(value)) {
		for (const [key, child] of Object.entries(value))
			leavesOf(child, path === '' ? key : `${path}.${key}`, found);
	} else if (Array.isArray(value) && value.some(isObject)) {
		found.set(`${path}[].length`, String(value.length));
		for (const item of value) leavesOf(item, `${path}[]`, found);
	} else if (!(Array.isArray(value) && value.length === 0)) {
		const text = JSON.stringify(value);
		const known = found.get(path);
		if (known !== undefined) found.set(path, `${known},${text}`);
		else if (text !== 'null' || path.includes('[]')) found.set(path, text);
	}
	return found;
}
