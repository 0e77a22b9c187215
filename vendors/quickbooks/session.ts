import type { BookMapping } from '../../core/books';
import type { CallFailure, Caller, CallResult, HttpRequest } from '../../core/http';
import { minorVersion } from './api';

/** One company, reached through one run's caller. */
export interface QuickBooksSession {
	readonly caller: Caller;
	/** The company's id, digits only; Intuit calls it realm id. */
	readonly realmId: string;
	/** Where people look at the records; `null` for none. Left out: QuickBooks' own production page. */
	readonly appUrl?: string | null;
}

/** One run of posting. */
export interface LedgerOptions {
	readonly mapping: BookMapping;
	/** `day`: one journal entry per centre and day. `sale`: a sales or refund receipt per sale. */
	readonly form: 'day' | 'sale';
	/** Tells this run's requests from those of a later one with the same content. */
	readonly runId: string;
	/** Tries of one document altogether. */
	readonly maxAttempts: number;
}

export const productionAppUrl = 'https://app.qbo.intuit.com/app';

/** Calls a path of the company, `batch`; nothing is sent without a usable company id. */
export async function callCompany(
	session: QuickBooksSession,
	path: string,
	request: Pick<HttpRequest, 'method' | 'query' | 'body' | 'once'>,
): Promise<CallResult> {
	if (!/^\d{1,30}$/.test(session.realmId)) {
		return { ok: false, failure: noCompany, answer: null, attempts: 0 };
	}
	return await session.caller.call({
		...request,
		path: `/v3/company/${session.realmId}/${path}`,
		query: { minorversion: minorVersion, ...request.query },
		// without it the answer is XML
		headers: { accept: 'application/json' },
	});
}

const noCompany: CallFailure = {
	kind: 'permanent',
	code: 'NO_COMPANY',
	message: 'The company id (realm id) of the QuickBooks credential is missing or is no number.',
	hint: 'Reconnect the QuickBooks credential: Intuit tells the company id when access is granted.',
	reach: 'account',
};

/** Consecutive parts of at most `size` members. */
export function chunksOf<T>(list: readonly T[], size: number): ReadonlyArray<readonly T[]> {
	const count = Math.ceil(list.length / size);
	return Array.from({ length: count }, (_, index) => list.slice(index * size, (index + 1) * size));
}
