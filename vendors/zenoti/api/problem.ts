import { isRecord, numberOf, own, textOf, type UnknownRecord } from '../../../core/event';

/** What Zenoti says went wrong, wherever in the body it says so. */
export interface ZenotiProblem {
	/** HTTP status or Zenoti's own number; `null` when none is told. */
	readonly code: number | null;
	/** Empty when only a code is told. */
	readonly message: string;
}

/** The value of a field in any case (`error`, `Error`); the first one that holds something. */
export function anyCase(record: UnknownRecord, name: string): unknown {
	const keys = Object.keys(record).filter((key) => key.toLowerCase() === name);
	return keys.map((key) => own(record, key)).find((value) => value !== null && value !== undefined);
}

/**
 * The error a body holds: `{ error: { code | StatusCode, message | Message, InternalMessage } }`, `{ Error: "text" }`, or
 * these fields bare. Under HTTP 200 too; `error: null` and an empty object there mean that all is well.
 */
export function problemOf(body: unknown): ZenotiProblem | null {
	if (!isRecord(body)) return null;
	const nested = anyCase(body, 'error');
	if (nested !== undefined) return problemIn(nested);
	const code = codeOf(body);
	const isBare = code !== null && code >= 400 && anyCase(body, 'message') !== undefined;
	return isBare ? problemIn(body) : null;
}

function problemIn(value: unknown): ZenotiProblem | null {
	const text = textOf(value);
	if (text !== null) return { code: null, message: text };
	if (!isRecord(value)) return null;
	const message = textOf(anyCase(value, 'message')) ?? textOf(anyCase(value, 'internalmessage')) ?? '';
	const code = codeOf(value);
	const isError = message !== '' || (code !== null && code !== 0 && (code < 200 || code > 299));
	return isError ? { code, message } : null;
}

/** `502`, `"502"`, and `"502 - InvalidInput"`. */
function codeOf(record: UnknownRecord): number | null {
	const code = anyCase(record, 'code') ?? anyCase(record, 'statuscode');
	return numberOf(code) ?? numberOf(/^\d+/.exec(textOf(code) ?? '')?.[0]);
}
