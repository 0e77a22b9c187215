import { blank, toldText, unreadable, valueCell, type Cell } from './cell';

/** Which mark stands before the cents: `1,234.50` or `1.234,50`. */
export const decimalMarks = ['point', 'comma'] as const;
export type DecimalMark = (typeof decimalMarks)[number];

/** No amount is longer; keeps hostile cells from being worked on. */
const longestAmount = 40;

/** Brackets mean negative. */
const bracketed = /^\((.*)\)$/;
const minusBefore = /^-\s*/;
const minusBehind = /\s*-$/;
/** `$`, `US$`, `CHF`, `Rs.`: letters alone only where they can be nothing else. */
const currencyBefore = /^(?:[A-Z]{3}(?=[\s\d.(-])|Rs\.?|kr\.?|[A-Z]{0,3}\p{Sc})\s*/u;
const currencyBehind = /\s*(?:\p{Sc}|[A-Z]{3}|kr\.?)$/u;

/** Thousands in groups of three, of two (India: `1,23,456.78`), or none. */
const shapes: Readonly<Record<DecimalMark, RegExp>> = {
	point: /^(\d{1,3}(?:,\d{2,3})*,\d{3}|\d{1,3}(?:[ '’\u00a0\u202f]\d{3})+|\d+|)(?:\.(\d+))?$/,
	comma: /^(\d{1,3}(?:\.\d{3})+|\d{1,3}(?:[ '’\u00a0\u202f]\d{3})+|\d+|)(?:,(\d+))?$/,
};

/**
 * An amount as plain decimal text, `-1234.50`, from `$1,234.50`, `(12.00)`, `12.00-`, `1.234,50 €` or a number. A text
 * that does not fit the decimal mark is unreadable, never read in the other way.
 */
export function amountCell(value: unknown, mark: DecimalMark): Cell<string> {
	if (typeof value === 'number') return numberCell(value);
	const told = toldText(value);
	if (told === null) return blank;
	if (told.length > longestAmount) return unreadable;
	const { body, isNegative } = unsigned(told.replaceAll('\u2212', '-'));
	const match = shapes[mark].exec(body);
	const whole = (match?.[1] ?? '').replace(/\D/g, '');
	const fraction = match?.[2] ?? '';
	if (match === null || whole.length + fraction.length === 0) return unreadable;
	const digits = `${whole === '' ? '0' : whole}${fraction === '' ? '' : `.${fraction}`}`;
	return valueCell(isNegative && /[1-9]/.test(digits) ? `-${digits}` : digits);
}

/** Spreadsheets hand over numbers with the noise of binary fractions: `0.30000000000000004`. */
const keptDigits = 6;

function numberCell(value: number): Cell<string> {
	if (!Number.isFinite(value) || Math.abs(value) >= 1e15) return unreadable;
	const text = value.toFixed(keptDigits).replace(/\.?0+$/, '');
	return valueCell(text === '-0' ? '0' : text);
}

/** A sign, brackets and a currency stand in any order: `-$5`, `$-5`, `$(5)`, `(5 €)`, `5- €`. */
const mostMarks = 3;

function unsigned(text: string): { readonly body: string; readonly isNegative: boolean } {
	let body = text;
	let isNegative = false;
	for (let round = 0; round < mostMarks; round += 1) {
		const inner = bracketed.exec(body)?.[1];
		if (inner !== undefined || minusBefore.test(body) || minusBehind.test(body)) isNegative = true;
		body = (inner ?? body).trim().replace(minusBefore, '').replace(minusBehind, '');
		body = body.replace(currencyBefore, '').replace(currencyBehind, '').trim();
	}
	return { body, isNegative };
}
