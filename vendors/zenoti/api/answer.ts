import { isRecord, type UnknownRecord } from '../../../core/event';
import type { Caller, HttpRequest } from '../../../core/http';
import type { Read } from '../../../core/poll';
import { unexpectedAnswer } from './failure';

/** A row as Zenoti sent it, and what we read from it. */
export interface Row<T> {
	readonly raw: UnknownRecord;
	readonly value: T;
}

/** Rows that could be read, and why others could not, with their places. */
export interface Rows<T> {
	readonly rows: ReadonlyArray<Row<T>>;
	readonly problems: readonly string[];
}

/** Reads each row; one without what it is known by is a problem, not an error of the whole list. */
export function toRows<T>(
	list: readonly unknown[],
	name: string,
	toValue: (record: UnknownRecord) => T | null,
	lacks = 'id',
): Rows<T> {
	const rows: Array<Row<T>> = [];
	const problems: string[] = [];
	for (const [index, raw] of list.entries()) {
		const value = isRecord(raw) ? toValue(raw) : null;
		if (isRecord(raw) && value !== null) rows.push({ raw, value });
		else problems.push(`${name}[${index}] ${isRecord(raw) ? `has no ${lacks}` : 'is no object'}`);
	}
	return { rows, problems };
}

/** One call whose body is read by `parse`; `null` from it means that it is no body of this API. */
export async function fetchValue<T>(
	caller: Caller,
	request: HttpRequest,
	parse: (body: unknown) => T | null,
): Promise<Read<T>> {
	const result = await caller.call(request);
	if (!result.ok) return { ok: false, failure: result.failure };
	const value = parse(result.response.body);
	if (value !== null) return { ok: true, value };
	return { ok: false, failure: unexpectedAnswer(result.response.status) };
}

export function mapRead<T, U>(read: Read<T>, map: (value: T) => U): Read<U> {
	return read.ok ? { ok: true, value: map(read.value) } : read;
}

/** A reader of the list under one of these keys; a bare list counts too, where the documents and reality differ. */
export function listUnder(...keys: readonly string[]): (body: unknown) => readonly unknown[] | null {
	return (body) => {
		if (Array.isArray(body)) return body;
		if (!isRecord(body)) return null;
		const entries = Object.entries(body);
		const found = entries.find(([key]) => keys.includes(key.toLowerCase()))?.[1];
		if (found === undefined) return null;
		return found === null ? [] : Array.isArray(found) ? found : null;
	};
}
