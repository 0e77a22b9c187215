import { dayOf, minorUnitsOf, utcOf } from '../event';

/** How two values are compared. */
export const valueKinds = ['automatic', 'amount', 'text', 'email', 'phone', 'time', 'day'] as const;
export type ValueKind = (typeof valueKinds)[number];

/** `digits`: decimal digits of the currency the amounts are in. */
type Same = (source: unknown, other: unknown, digits: number) => boolean;

const sameness: Readonly<Record<ValueKind, Same>> = {
	automatic: isSameByLook,
	amount: isSameAmount,
	text: isSameText,
	email: (source, other) => textOfValue(source).toLowerCase() === textOfValue(other).toLowerCase(),
	phone: isSamePhone,
	time: isSameTime,
	day: (source, other) => (dayOf(source) ?? textOfValue(source)) === (dayOf(other) ?? textOfValue(other)),
};

/**
 * Whether the other side holds what the source says. What the source does not know (`null`, absent, blank) it does not
 * claim, so nothing can contradict it; what it knows and the other side lacks is a difference.
 */
export function isSame(kind: ValueKind, source: unknown, other: unknown, digits: number): boolean {
	if (isBlank(source)) return true;
	return !isBlank(other) && sameness[kind](source, other, digits);
}

export function isBlank(value: unknown): boolean {
	return value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
}

function isSameAmount(source: unknown, other: unknown, digits: number): boolean {
	const one = minorUnitsOf(source, digits);
	const two = minorUnitsOf(other, digits);
	return one === null || two === null ? isSameText(source, other) : one === two;
}

function isSameText(source: unknown, other: unknown): boolean {
	return textOfValue(source) === textOfValue(other);
}

function textOfValue(value: unknown): string {
	if (typeof value === 'string') return value.normalize('NFC').trim();
	return typeof value === 'object' ? jsonText(value) : String(value);
}

/** Equal for equal contents, whatever the order of the properties; blank for what JSON cannot hold. */
export function jsonText(value: unknown): string {
	try {
		return JSON.stringify(value, sortedProperties) ?? '';
	} catch {
		// Loops and big integers, which no item that came as JSON has: then it has no text to compare.
		return '';
	}
}

function sortedProperties(_name: string, value: unknown): unknown {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
	return Object.fromEntries(Object.entries(value).sort(([one], [two]) => (one < two ? -1 : 1)));
}

/** Fewer digits than this are no phone number, so they are compared as text. */
const fewestDigits = 7;

/** One side may write the country (`+44 7700 900123`), the other the national form (`07700 900123`). */
function isSamePhone(source: unknown, other: unknown): boolean {
	const [shorter = '', longer = ''] = [source, other]
		.map((value) => textOfValue(value).replace(/\D/g, '').replace(/^0+/, ''))
		.sort((one, two) => one.length - two.length);
	return shorter.length < fewestDigits ? isSameText(source, other) : longer.endsWith(shorter);
}

function isSameTime(source: unknown, other: unknown): boolean {
	const [one, two] = [instantOf(source), instantOf(other)];
	return one === null || two === null ? isSameText(source, other) : one === two;
}

/** Milliseconds since 1970 of ISO text, or of what is such a number already (HubSpot). */
export function instantOf(value: unknown): number | null {
	const utc = utcOf(value);
	if (utc !== null) return Date.parse(utc);
	const text = typeof value === 'number' ? String(value) : value;
	return typeof text === 'string' && /^\d{12,14}$/.test(text.trim()) ? Number(text) : null;
}

/** Finer than any currency, so that quantities keep their fractions and the noise of binary fractions is gone. */
const comparedDigits = 6;

/** Texts of digits only are ids (`007`), not numbers: they become amounts only beside a JSON number or with a point. */
function isSameByLook(source: unknown, other: unknown): boolean {
	const hasNumber = typeof source === 'number' || typeof other === 'number';
	const hasPoint = [source, other].some((value) => typeof value === 'string' && value.includes('.'));
	if (hasNumber || hasPoint) return isSameAmount(source, other, comparedDigits);
	return utcOf(source) !== null && utcOf(other) !== null
		? isSameTime(source, other)
		: isSameText(source, other);
}
