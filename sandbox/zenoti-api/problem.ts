import type { Answer } from '../http/route';

/** For a wrong key, an old key, and a key without the right: nothing tells them apart. */
export const denied: Answer = {
	status: 401,
	body: { Message: 'Authorization has been denied for this request.' },
};

/** A centre that is missing, unknown, or not shared with the key. */
export const invalidCenter: Answer = { status: 401, body: { Message: 'Invalid Center' } };

export function unprocessable(message: string): Answer {
	return { status: 422, body: { code: 422, message } };
}

/** Zenoti's own refusal of an input, under a status that others keep for broken gateways. */
export function invalidInput(message: string): Answer {
	return {
		status: 502,
		body: { error: { StatusCode: 502, Message: message, InternalMessage: 'InvalidInput' } },
	};
}

export const notFound: Answer = { status: 404, body: { error: { code: 404, message: 'Not Found' } } };

/** A refusal that comes with HTTP 200; the key's case is not the same everywhere. */
export function troubleUnder200(key: 'error' | 'Error', message: string, code = 500): Answer {
	return { status: 200, body: { [key]: { code, message, InternalMessage: null } } };
}

export type Checked<T> =
	{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly answer: Answer };

export function checked<T>(value: T): Checked<T> {
	return { ok: true, value };
}

export function refused<T>(answer: Answer): Checked<T> {
	return { ok: false, answer };
}
