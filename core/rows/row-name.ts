import { createHash } from 'node:crypto';
import { own } from '../event';
import type { RowRecord } from './record';

const digits = 16;

/**
 * Names rows that have no id: a hash of what names them and, because equal rows can be separate things, which one of
 * the equal ones it is: `row~3f9c…~1`. The same file gives the same names in whatever order of columns.
 */
export function createRowNamer(fields: readonly string[]): (row: RowRecord) => string {
	const counts = new Map<string, number>();
	return ({ record }) => {
		const hash = shortHash(fields.map((field) => own(record, field) ?? null));
		const count = (counts.get(hash) ?? 0) + 1;
		counts.set(hash, count);
		return `row~${hash}~${count}`;
	};
}

/** 16 hexadecimal digits that name this JSON value. */
export function shortHash(value: unknown): string {
	return createHash('sha256')
		.update(JSON.stringify(value) ?? '')
		.digest('hex')
		.slice(0, digits);
}

/** Several texts as one id: `no~dtn~ii1234`. What could be mistaken for a separator of ids or paths is written as `%2f`. */
export function idFrom(kind: string, ...parts: ReadonlyArray<string | null>): string {
	const told = parts.flatMap((part) => (part === null ? [] : [partOf(part)]));
	return [kind, ...told].join('~');
}

function partOf(text: string): string {
	return text
		.trim()
		.toLowerCase()
		.replace(/\s+/g, '-')
		.replace(/[%:/~?#]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
}
