import type { Answer } from '../http/route';

/** HubSpot's error envelope without what is the same in all of them. */
export interface Problem {
	readonly status: number;
	readonly category?: string;
	readonly subCategory?: string;
	readonly message: string;
	readonly context?: Readonly<Record<string, readonly string[]>>;
	readonly errors?: readonly ProblemDetail[];
}

export interface ProblemDetail {
	readonly message: string;
	readonly code?: string;
	readonly in?: string;
	readonly context?: Readonly<Record<string, readonly string[]>>;
}

/** The part of the envelope that also stands in a batch's `errors[]`. */
export function problemBody(problem: Problem): Readonly<Record<string, unknown>> {
	return { ...problem, status: 'error' };
}

/** `correlationId` is fixed: a client may log it, never depend on it. */
export function problemAnswer(problem: Problem): Answer {
	return {
		status: problem.status,
		body: { ...problemBody(problem), correlationId: 'a5e1d0c4-5a9d-4b0e-8f2e-5a4d0b0c5e11' },
	};
}

export function invalid(message: string, extra: Partial<Problem> = {}): Problem {
	return { status: 400, category: 'VALIDATION_ERROR', message, ...extra };
}

/** HubSpot answers an unknown record or path with this bare text and no category. */
export const notFound: Problem = { status: 404, message: 'resource not found' };

export interface InvalidProperty {
	readonly name: string;
	readonly error: string;
	readonly message: string;
}

/** The list travels as JSON inside the message text. */
export function invalidProperties(list: readonly InvalidProperty[]): Problem {
	const details = list.map(({ name, error, message }) => ({
		isValid: false,
		message,
		error,
		name,
		localizedErrorMessage: message,
	}));
	return invalid(`Property values were not valid: ${JSON.stringify(details)}`);
}

export function missingScopes(scopes: readonly string[]): Problem {
	return {
		status: 403,
		category: 'MISSING_SCOPES',
		message: 'The scopes of this token do not cover this call.',
		errors: [
			{
				message: 'One or more of these scopes are required.',
				context: { requiredGranularScopes: scopes },
			},
		],
	};
}

export type Checked<T> =
	{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export function checked<T>(value: T): Checked<T> {
	return { ok: true, value };
}

export function refused<T>(problem: Problem): Checked<T> {
	return { ok: false, problem };
}
