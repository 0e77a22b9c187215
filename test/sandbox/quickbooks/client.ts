import axios, { type AxiosInstance } from 'axios';
import { afterEach, beforeEach } from 'vitest';
import { z } from 'zod';
import { startQuickBooks, type QuickBooksOptions, type QuickBooksSandbox } from '../../../sandbox/quickbooks';

export interface Reply {
	readonly status: number;
	readonly body: unknown;
}

export type Parameters = Readonly<Record<string, string>>;

export interface Bench {
	readonly quickBooks: QuickBooksSandbox;
	/** A path inside the company, `/journalentry`. */
	readonly post: (path: string, body: unknown, parameters?: Parameters) => Promise<Reply>;
	readonly get: (path: string, parameters?: Parameters) => Promise<Reply>;
	readonly query: (statement: string) => Promise<Reply>;
	readonly batch: (items: readonly unknown[], parameters?: Parameters) => Promise<Reply>;
	/** Makes an object and gives its id. */
	readonly make: (path: string, body: object) => Promise<string>;
	readonly http: () => AxiosInstance;
}

/** A fresh company per test and a client with its token that never throws on a status. */
export function quickBooksBench(options: QuickBooksOptions = {}): Bench {
	let quickBooks: QuickBooksSandbox | null = null;
	beforeEach(async () => {
		quickBooks = await startQuickBooks(options);
	});
	afterEach(async () => quickBooks?.close());
	const running = () => {
		if (quickBooks === null) throw new Error('the stand-in is not running');
		return quickBooks;
	};
	const http = () =>
		axios.create({
			baseURL: `${running().url}/v3/company/${running().realmId}`,
			headers: { authorization: `Bearer ${running().token}` },
			validateStatus: () => true,
		});
	const reply = async (method: string, url: string, parameters: Parameters, data?: unknown) => {
		const params = { minorversion: '75', ...parameters };
		const answer = await http().request<unknown>({ method, url, params, data });
		return { status: answer.status, body: answer.data };
	};
	const post: Bench['post'] = (path, body, parameters = {}) => reply('POST', path, parameters, body);
	return {
		get quickBooks() {
			return running();
		},
		post,
		get: (path, parameters = {}) => reply('GET', path, parameters),
		query: (statement) => reply('GET', '/query', { query: statement }),
		batch: (items, parameters = {}) => post('/batch', { BatchItemRequest: items }, parameters),
		make: async (path, body) => idOf(await post(path, body)),
		http,
	};
}

const fault = z.object({
	Fault: z.object({ Error: z.array(z.object({ code: z.string(), Detail: z.string() })).min(1) }),
});

/** The code of a fault; empty when the answer holds none. */
export function codeOf(body: unknown): string {
	const parsed = fault.safeParse(body);
	return parsed.success ? (parsed.data.Fault.Error[0]?.code ?? '') : '';
}

export function detailOf(body: unknown): string {
	return fault.parse(body).Fault.Error[0]?.Detail ?? '';
}

const object = z.record(z.unknown());

/** The object inside `{ JournalEntry: { … }, time }`. */
export function objectOf({ body }: Reply): Record<string, unknown> {
	const inner = Object.entries(object.parse(body)).find(([name]) => /^[A-Z]/.test(name))?.[1];
	return object.parse(inner);
}

export function idOf(reply: Reply): string {
	if (codeOf(reply.body) !== '') throw new Error(detailOf(reply.body));
	return z.string().parse(objectOf(reply).Id);
}

/** Rows of a query's answer. */
export function rowsOf({ body }: Reply, entity: string): readonly Record<string, unknown>[] {
	const response = z.object({ QueryResponse: object }).parse(body).QueryResponse;
	return z.array(object).parse(response[entity] ?? []);
}

/** A batch's answers by `bId`. */
export function itemsOf({ body }: Reply): ReadonlyMap<string, Record<string, unknown>> {
	const list = z.object({ BatchItemResponse: z.array(object) }).parse(body).BatchItemResponse;
	return new Map(list.map((item) => [z.string().parse(item.bId), item]));
}
