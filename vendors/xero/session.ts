import { createHash } from 'node:crypto';
import { listOf, own, recordOf } from '../../core/event/read';
import type { Caller, CallResult, Failure } from '../../core/http';
import { rowsPerPage } from './api';
import type { XeroChart } from './chart';

/** Keeps what hardly ever changes, for an hour in one process, so that a run need not read it again. */
export interface ChartCache {
	readonly get: () => XeroChart | null;
	readonly set: (chart: XeroChart) => void;
}

/** One run against one organisation. */
export interface XeroSession {
	readonly caller: Caller;
	/** `tenantId` of `GET /connections`. */
	readonly tenantId: string;
	readonly chart: ChartCache;
}

export type Rows =
	| { readonly ok: true; readonly rows: readonly unknown[]; readonly attempts: number }
	| { readonly ok: false; readonly failure: Failure; readonly attempts: number };

type Query = Readonly<Record<string, string>>;

/** One list in one call. */
export async function fetchList(
	session: XeroSession,
	path: string,
	listName: string,
	query: Query = {},
): Promise<Rows> {
	const result = await session.caller.call({ method: 'GET', path, query, headers: headersOf(session) });
	const { attempts } = result;
	if (!result.ok) return { ok: false, failure: result.failure, attempts };
	return { ok: true, rows: listOf(own(recordOf(result.response.body), listName)), attempts };
}

/** All pages of a list, a thousand rows a call; without `page` Xero would leave the lines out. */
export async function fetchPages(
	session: XeroSession,
	path: string,
	listName: string,
	query: Query,
): Promise<Rows> {
	const rows: unknown[] = [];
	let attempts = 0;
	for (let page = 1; ; page += 1) {
		const paged = { ...query, page: String(page), pageSize: String(rowsPerPage) };
		const headers = headersOf(session);
		const result = await session.caller.call({ method: 'GET', path, query: paged, headers });
		attempts = Math.max(attempts, result.attempts);
		if (!result.ok) return { ok: false, failure: result.failure, attempts };
		const body = recordOf(result.response.body);
		const found = listOf(own(body, listName));
		rows.push(...found);
		const pages = own(recordOf(own(body, 'pagination')), 'pageCount');
		const isLast = typeof pages === 'number' ? page >= pages : found.length < rowsPerPage;
		if (isLast || found.length === 0) return { ok: true, rows, attempts };
	}
}

/**
 * Creates, and never edits: `POST` would change a document of the same number. `summarizeErrors` has to be sent, or one
 * bad element refuses all. The key is remembered by Xero for six minutes, errors included, so every try has its own.
 */
export async function create(
	session: XeroSession,
	path: string,
	body: Readonly<Record<string, unknown>>,
	tryId: string,
	query: Query = { summarizeErrors: 'false' },
): Promise<CallResult> {
	const parts = [session.tenantId, path, JSON.stringify(body), tryId];
	const key = createHash('sha256').update(parts.join('\n')).digest('hex');
	return await session.caller.call({
		method: 'PUT',
		path,
		query,
		body,
		headers: { ...headersOf(session), 'content-type': 'application/json', 'idempotency-key': key },
		once: true,
	});
}

function headersOf({ tenantId }: XeroSession): Readonly<Record<string, string>> {
	return { accept: 'application/json', 'xero-tenant-id': tenantId };
}
