import axios from 'axios';
import { afterEach, beforeEach } from 'vitest';
import { z } from 'zod';
import { startZenotiApi, type ZenotiApiOptions, type ZenotiApiSandbox } from '../../../sandbox/zenoti-api';

export interface Reply {
	readonly status: number;
	readonly body: unknown;
	readonly headers: Readonly<Record<string, unknown>>;
}

export interface Bench {
	readonly api: ZenotiApiSandbox;
	/** The first centre's id. */
	readonly center: string;
	readonly now: () => number;
	/** The clock stands until it is moved. */
	readonly passes: (ms: number) => void;
	readonly get: (path: string, key?: string) => Promise<Reply>;
	readonly post: (path: string, body?: unknown, key?: string) => Promise<Reply>;
	readonly put: (path: string, body?: unknown, key?: string) => Promise<Reply>;
	/** A lever under `/__sandbox`, without a key. */
	readonly control: (path: string, body?: unknown) => Promise<Reply>;
	/** Any headers, or none. */
	readonly raw: (
		method: string,
		path: string,
		headers: Readonly<Record<string, string>>,
		body?: unknown,
	) => Promise<Reply>;
}

/** Saturday, 21 November 2026, nine in the morning in New York. */
export const firstMoment = Date.UTC(2026, 10, 21, 14);
export const hour = 3_600_000;
export const day = 24 * hour;

/** A fresh stand-in per test, with its own clock, and a client that never throws on a status. */
export function zenotiBench(options: ZenotiApiOptions = {}): Bench {
	let running: ZenotiApiSandbox | null = null;
	let clock = firstMoment;
	beforeEach(async () => {
		clock = firstMoment;
		running = await startZenotiApi({ now: () => clock, ...options });
	});
	afterEach(async () => running?.close());
	const api = () => {
		if (running === null) throw new Error('the stand-in is not running');
		return running;
	};
	const raw: Bench['raw'] = async (method, path, headers, data) => {
		const url = `${api().url}${path}`;
		const answer = await axios.request({ method, url, data, headers, validateStatus: () => true });
		return { status: answer.status, body: unknownOf(answer.data), headers: { ...answer.headers } };
	};
	const called = (method: string) => (path: string, body?: unknown, key?: string) =>
		raw(method, path, { authorization: `apikey ${key ?? api().apiKey}` }, body);
	return {
		get api() {
			return api();
		},
		get center() {
			return api().organisation.centers.all()[0]?.id ?? '';
		},
		now: () => clock,
		passes: (ms) => {
			clock += ms;
		},
		get: (path, key) => called('GET')(path, undefined, key),
		post: called('POST'),
		put: called('PUT'),
		control: (path, body) => raw(body === undefined ? 'GET' : 'POST', `/__sandbox/${path}`, {}, body),
		raw,
	};
}

function unknownOf(value: unknown): unknown {
	return value;
}

const row = z.record(z.unknown());
export type Row = z.infer<typeof row>;

/** The rows under a name, or of a bare list. */
export function rowsOf(reply: Reply, name?: string): readonly Row[] {
	const list = name === undefined ? reply.body : row.parse(reply.body)[name];
	return z.array(row).parse(list);
}

/** A part of an object, step by step. */
export function partOf(value: unknown, ...path: readonly string[]): unknown {
	return path.reduce<unknown>((part, step) => row.parse(part)[step], value);
}

export function objectOf(value: unknown): Row {
	return row.parse(value);
}

export const accrual = '/v1/reports/sales/accrual_basis/flat_file';
export const collections = '/v1/reports/collections/flat_file';

/** Whole days. */
export function span(from: string, to: string) {
	return { start_date: `${from} 00:00:00`, end_date: `${to} 23:59:59` };
}

/** The invoice of a visit. */
export function invoiceOf({ api }: Bench, visitId: string): string {
	return api.organisation.visits.get(visitId)?.invoiceId ?? '';
}
