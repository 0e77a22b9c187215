/**
 * Reading outside data: every function takes `unknown` and returns a value or `null`, never throws and never
 * invents. Objects are read by own keys only, so `__proto__` and `constructor` in a payload stay data.
 */
export type UnknownRecord = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is UnknownRecord {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const emptyRecord: UnknownRecord = Object.freeze({});

export function recordOf(value: unknown): UnknownRecord {
	return isRecord(value) ? value : emptyRecord;
}

export function listOf(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : [];
}

/** The own property of that name, so that inherited ones never count. */
export function own(record: UnknownRecord, key: string): unknown {
	return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** Trimmed text that every store accepts; `null` for blank text and for anything that is not text. */
export function textOf(value: unknown): string | null {
	if (typeof value !== 'string') return null;
	const trimmed = (unstorable.test(value) ? storable(value) : value).trim();
	return trimmed === '' ? null : trimmed;
}

const unstorable = /[\u0000\ud800-\udfff]/;

/** NUL is refused by PostgreSQL, a surrogate without its twin cannot be written as UTF-8. */
function storable(text: string): string {
	return text.replaceAll('\u0000', '').replace(/\p{Surrogate}/gu, '\ufffd');
}

/** An id as text: ids of more than 15 digits must arrive as text to be exact. `0`, `-1` and blanks mean none. */
export function idOf(value: unknown): string | null {
	if (typeof value === 'number') {
		return Number.isSafeInteger(value) && value > 0 ? String(value) : null;
	}
	const text = textOf(value);
	return text === null || text === '0' || text === '-1' || nilGuid.test(text) ? null : text;
}

const nilGuid = /^0{8}-0{4}-0{4}-0{4}-0{12}$/;

/** A finite number from a JSON number or plain decimal text. */
export function numberOf(value: unknown): number | null {
	if (typeof value === 'number') return Number.isFinite(value) ? normaliseZero(value) : null;
	if (typeof value !== 'string' || !decimalText.test(value.trim())) return null;
	const parsed = Number(value);
	return Number.isFinite(parsed) ? normaliseZero(parsed) : null;
}

const decimalText = /^[+-]?\d+(\.\d+)?$/;

function normaliseZero(value: number): number {
	return value === 0 ? 0 : value;
}

const truthWords = new Map<unknown, boolean>([
	[true, true],
	[false, false],
	[1, true],
	[0, false],
	['1', true],
	['0', false],
	['true', true],
	['false', false],
	['yes', true],
	['no', false],
]);

/** Booleans as vendors write them: `true`, `1`, `"1"`, `"Yes"`; anything else is unknown. */
export function flagOf(value: unknown): boolean | null {
	return truthWords.get(typeof value === 'string' ? value.trim().toLowerCase() : value) ?? null;
}

/** Lower-cased e-mail address, `null` when the text cannot be one. */
export function emailOf(value: unknown): string | null {
	const text = textOf(value)?.toLowerCase() ?? null;
	return text !== null && text.length <= 254 && emailShape.test(text) ? text : null;
}

const emailShape = /^[^\s@<>()[\],;:"\\]+@[^\s@<>()[\],;:"\\.]+(\.[^\s@<>()[\],;:"\\.]+)+$/;

/** E.164 text when the number carries its country (`+1 201 555 0100`), else `null`. */
export function e164Of(value: unknown, dialCode: number | string | null = null): string | null {
	const text = textOf(typeof value === 'number' ? String(value) : value);
	if (text === null || !phoneShape.test(text)) return null;
	const digits = text.replace(/\D/g, '');
	const international = text.startsWith('+') ? digits : internationalOf(digits, dialCode);
	return international !== null && /^[1-9]\d{7,14}$/.test(international) ? `+${international}` : null;
}

const phoneShape = /^\+?[\d\s().\-/]+$/;

/** `00` is the international prefix; a North American number of eleven digits carries its 1 already. */
function internationalOf(digits: string, dialCode: number | string | null): string | null {
	const code = String(dialCode ?? '').replace(/\D/g, '');
	if (digits.startsWith('00')) return digits.slice(2);
	if (code === '' || digits === '') return null;
	if (code === '1' && /^1\d{10}$/.test(digits)) return digits;
	return `${code}${digits.replace(/^0/, '')}`;
}
