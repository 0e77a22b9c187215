import { own, recordOf, type UnknownRecord } from '../../../core/event';
import type { Caller, HttpRequest } from '../../../core/http';
import type { Read } from '../../../core/poll';
import { unexpectedAnswer } from './failure';
import { isListLike, keyedRecords, queryText, type QueryValue } from './shapes';

/** A record as WellnessLiving sent it, and what we read from it. */
export interface Row<T> {
	readonly raw: UnknownRecord;
	readonly value: T;
}

/** Rows that could be read, and how many could not: a record without keys comes now and then. */
export interface Rows<T> {
	readonly rows: ReadonlyArray<Row<T>>;
	readonly skipped: number;
}

export function getRequest(path: string, values: Readonly<Record<string, QueryValue>> = {}): HttpRequest {
	return { method: 'GET', path: `${path}${queryText(values)}` };
}

/** The body of a successful answer. */
export async function fetchBody(caller: Caller, request: HttpRequest): Promise<Read<UnknownRecord>> {
	const result = await caller.call(request);
	return result.ok
		? { ok: true, value: recordOf(result.response.body) }
		: { ok: false, failure: result.failure };
}

export function mapRead<T, U>(read: Read<T>, map: (value: T) => U): Read<U> {
	return read.ok ? { ok: true, value: map(read.value) } : read;
}

/** One value out of a body; without it the answer is none of this address. */
export async function fetchValue<T>(
	caller: Caller,
	request: HttpRequest,
	what: string,
	parse: (body: UnknownRecord) => T | null,
): Promise<Read<T>> {
	const read = await fetchBody(caller, request);
	if (!read.ok) return read;
	const value = parse(read.value);
	return value === null ? { ok: false, failure: unexpectedAnswer(what) } : { ok: true, value };
}

/** Where a list is in a body, and what its records are known by. */
export interface ListPlace {
	readonly field: string;
	/** `null` when the records are only counted. */
	readonly keyField: string | null;
}

/** A list that comes in one piece. */
export async function fetchRows<T>(
	caller: Caller,
	request: HttpRequest,
	{ field, keyField }: ListPlace,
	toValue: (record: UnknownRecord) => T | null,
): Promise<Read<Rows<T>>> {
	return await fetchValue(caller, request, field, (body) => {
		const list = own(body, field);
		return isListLike(list) ? toRows(keyedRecords(list, keyField), toValue) : null;
	});
}

export function toRows<T>(
	records: readonly UnknownRecord[],
	toValue: (record: UnknownRecord) => T | null,
): Rows<T> {
	const rows = records.flatMap((raw): ReadonlyArray<Row<T>> => {
		const value = toValue(raw);
		return value === null ? [] : [{ raw, value }];
	});
	return { rows, skipped: records.length - rows.length };
}

/** The same, where rows that can none of them be read mean that the answer has changed its shape, not that it is empty. */
export function toLikelyRows<T>(
	records: readonly UnknownRecord[],
	what: string,
	toValue: (record: UnknownRecord) => T | null,
): Read<Rows<T>> {
	const read = toRows(records, toValue);
	if (records.length > 0 && read.rows.length === 0) return { ok: false, failure: unexpectedAnswer(what) };
	return { ok: true, value: read };
}
