import type { Answer } from '../http/route';

/** Error bodies of the accounting API have no stable codes for business errors: the text is what clients match. */
export type Checked<T> =
	{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly string[] };

export function checked<T>(value: T): Checked<T> {
	return { ok: true, value };
}

export function refused<T>(...problems: readonly string[]): Checked<T> {
	return { ok: false, problems };
}

export type Body = Readonly<Record<string, unknown>>;

export function validationErrors(problems: readonly string[]): readonly Body[] {
	return problems.map((Message) => ({ Message }));
}

/** One refused element refuses the call and nothing is saved, unless `summarizeErrors=false`. */
export function validationException(elements: readonly Body[]): Answer {
	return {
		status: 400,
		body: {
			ErrorNumber: 10,
			Type: 'ValidationException',
			Message: 'A validation exception occurred',
			Elements: elements,
		},
	};
}

/** A body that could not be read into Xero's objects; text and number as reported in public issues. */
export function postDataInvalid(reason: string): Answer {
	return {
		status: 400,
		body: {
			ErrorNumber: 14,
			Type: 'PostDataInvalidException',
			Message: `JSON for post data was invalid,${reason}`,
		},
	};
}

/** A `where` or `order` that cannot be read; the text is that of Microsoft's expression parser. */
export function queryParse(reason: string): Answer {
	return { status: 400, body: { ErrorNumber: 16, Type: 'QueryParseException', Message: reason } };
}

export function idempotencyProblem(message: string): Answer {
	return { status: 400, body: { ErrorNumber: 17, Type: 'ValidationException', Message: message } };
}

export function badParameter(message: string): Answer {
	return { status: 400, body: { ErrorNumber: 10, Type: 'ValidationException', Message: message } };
}

/** Plain text, unlike every other error. */
export const notFound: Answer = {
	status: 404,
	body: "The resource you're looking for cannot be found",
	headers: { 'Content-Type': 'text/plain; charset=utf-8' },
};

/** The gateway in front of the API speaks another dialect. `Instance` is fixed: a client may log it, never use it. */
export function gatewayProblem(status: 401 | 403, detail: string): Answer {
	return {
		status,
		body: {
			Type: null,
			Title: status === 401 ? 'Unauthorized' : 'Forbidden',
			Status: status,
			Detail: detail,
			Instance: '7d4e1c9a-3b52-4a60-9f1e-2c8d5b6a7f00',
			Extensions: {},
		},
	};
}
