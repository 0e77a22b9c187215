import { isRecord } from '../event';
import type { Reader, Row } from './row';

export interface Unreadable {
	/** Position of the input item. */
	readonly item: number;
	readonly problem: string;
}

/** All items of one input. */
export interface Side {
	readonly rows: readonly Row[];
	readonly unreadable: readonly Unreadable[];
	/** Items that are no part of the comparison: how many, by the reason. */
	readonly leftOut: ReadonlyMap<string, number>;
}

export function readSide(items: Iterable<unknown>, read: Reader): Side {
	const rows: Row[] = [];
	const unreadable: Unreadable[] = [];
	const leftOut = new Map<string, number>();
	let index = 0;
	for (const item of items) {
		const result = isPlaceholder(item) ? null : read(item, index);
		if (result?.kind === 'row') rows.push(result.row);
		else if (result?.kind === 'unreadable') unreadable.push({ item: index, problem: result.problem });
		else if (result?.kind === 'leftOut') leftOut.set(result.reason, (leftOut.get(result.reason) ?? 0) + 1);
		index += 1;
	}
	return { rows, unreadable, leftOut };
}

/** n8n's Always Output Data stands an empty item where there was none. */
function isPlaceholder(item: unknown): boolean {
	return isRecord(item) && Object.keys(item).length === 0;
}
