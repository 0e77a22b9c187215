import { isRecord, own } from '../event';

/** A place in an item, such as `data.sale.totals.gross` or `Line[0].Amount`. */
export interface Path {
	readonly text: string;
	readonly steps: readonly string[];
}

/** `null` for blank text and for steps that are empty. */
export function parsePath(value: unknown): Path | null {
	const text = typeof value === 'string' ? value.trim() : '';
	const steps = text.replace(/\[(\d+)\]/g, '.$1').split('.');
	return steps.some((step) => step === '') ? null : { text, steps };
}

/** Own properties and list entries only; a property whose name is the whole path wins, as in flattened items. */
export function readPath(item: unknown, path: Path): unknown {
	if (isRecord(item) && Object.hasOwn(item, path.text)) return own(item, path.text);
	return path.steps.reduce<unknown>(stepInto, item);
}

function stepInto(value: unknown, step: string): unknown {
	if (Array.isArray(value)) return /^\d+$/.test(step) ? value[Number(step)] : undefined;
	return isRecord(value) ? own(value, step) : undefined;
}

/** The first of several places that holds anything. */
export function firstOf(item: unknown, paths: readonly Path[]): unknown {
	for (const path of paths) {
		const value = readPath(item, path);
		if (value !== undefined && value !== null && value !== '') return value;
	}
	return null;
}

/** Of names that are written in the code. */
export function pathsOf(...names: readonly string[]): readonly Path[] {
	return names.flatMap((name) => parsePath(name) ?? []);
}
