import { textOf } from '../../core/event/read';
import { utcOf } from '../../core/event/time';

const unixShape = /^\d{10}(?:\d{3})?$/;
const httpDateShape = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} (?:GMT|UTC|[+-]\d{4})$/;

/**
 * A moment as UTC ISO 8601 with milliseconds. The format of `x-generated-at` and `x-sent-at` is not published, so
 * every usual one is read: ISO 8601 with or without milliseconds and offset, `YYYY-MM-DD HH:MM:SS` (UTC), Unix
 * seconds and milliseconds, HTTP date. `null` when it is none of them: an unreadable moment drops nothing.
 */
export function momentOf(value: unknown): string | null {
	const text = textOf(typeof value === 'number' ? String(value) : value);
	if (text === null) return null;
	if (unixShape.test(text)) return new Date(Number(text.padEnd(13, '0'))).toISOString();
	if (httpDateShape.test(text)) return isoOf(Date.parse(text));
	return utcOf(text);
}

function isoOf(instant: number): string | null {
	return Number.isNaN(instant) ? null : new Date(instant).toISOString();
}
