import { isRecord, own, type UnknownRecord } from '../../../core/event';
import { keyOf } from '../values';

/**
 * A list in any of its three forms: an object keyed by the records' keys, `[]` when that would be empty, or an array. The
 * key is copied into records that lack it, where it is one (`null`: the keys only count). What is no record is left out.
 */
export function keyedRecords(value: unknown, keyField: string | null): readonly UnknownRecord[] {
	if (Array.isArray(value)) return value.filter(isRecord);
	if (!isRecord(value)) return [];
	return Object.entries(value).flatMap(([key, record]) => {
		if (!isRecord(record)) return [];
		const lacksKey = keyField !== null && keyOf(own(record, keyField)) === null;
		return [lacksKey ? { ...record, [keyField]: key } : record];
	});
}

/** Whether the value is a list in one of those forms. */
export function isListLike(value: unknown): boolean {
	return Array.isArray(value) || isRecord(value);
}

export type QueryValue = string | number | boolean | null | undefined | readonly string[];

/**
 * Query text as the API reads it: arrays as `name[0]=a&name[1]=b`, flags as `1` or empty (the text `false` counts as
 * true), `null` and `undefined` left out. Starts with `?`; empty when there is nothing to say.
 */
export function queryText(values: Readonly<Record<string, QueryValue>>): string {
	const pairs = Object.entries(values).flatMap(([name, value]) => pairsOf(name, value));
	const text = pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
	return text.length === 0 ? '' : `?${text.join('&')}`;
}

function pairsOf(name: string, value: QueryValue): ReadonlyArray<readonly [name: string, value: string]> {
	if (value === null || value === undefined) return [];
	if (typeof value === 'boolean') return [[name, value ? '1' : '']];
	if (typeof value === 'object') return value.map((item, index) => [`${name}[${index}]`, item] as const);
	return [[name, String(value)]];
}

/** `2026-03-09T06:30:00` → `2026-03-09 06:30:00`. */
export function spaced(local: string): string {
	return local.replace('T', ' ').slice(0, 19);
}
