export type HttpMethod = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** One call to a vendor's API, without host and without credentials: whoever sends it adds both. */
export interface HttpRequest {
	readonly method: HttpMethod;
	/** Starts with `/`. */
	readonly path: string;
	readonly query?: Readonly<Record<string, string>>;
	/** JSON. */
	readonly body?: unknown;
	readonly headers?: Readonly<Record<string, string>>;
	/**
	 * True for a write that may not be repeated blindly: when no answer comes, or a 5xx, it counts as failed after one
	 * try, because it may have been carried out. The caller looks before it writes again. A definite refusal (429) is
	 * repeated as always.
	 */
	readonly once?: boolean;
}

/** Whether the request may have been carried out although its answer does not say so. */
export function isUnknownOutcome(answer: HttpAnswer | null): boolean {
	if (answer === null) return false;
	return answer.kind === 'noResponse' ? answer.mayRecover : answer.status >= 500;
}

/** An answer of any status; the body is parsed JSON or text, unknown until a vendor's reader has looked at it. */
export interface HttpResponse {
	readonly kind: 'response';
	readonly status: number;
	/** Names in lower case. */
	readonly headers: Readonly<Record<string, string>>;
	readonly body: unknown;
}

/** No answer came: refused, dropped, timed out, or the request could not be sent at all. */
export interface NoResponse {
	readonly kind: 'noResponse';
	/** `ECONNRESET`, `ETIMEDOUT` …; a name of ours where the network gave none. */
	readonly code: string;
	/** Plain words without any secret. */
	readonly message: string;
	/** Whether the same request may get an answer later. False for example when the credential is missing. */
	readonly mayRecover: boolean;
}

export type HttpAnswer = HttpResponse | NoResponse;

/** Sends one request. Never throws for what the network or the vendor does: that is a value. */
export type Send = (request: HttpRequest) => Promise<HttpAnswer>;
