/** Currencies whose minor unit is not a hundredth (ISO 4217); every other one has two digits. */
const minorDigits: Readonly<Record<string, number>> = {
	BHD: 3,
	BIF: 0,
	CLF: 4,
	CLP: 0,
	DJF: 0,
	GNF: 0,
	IQD: 3,
	ISK: 0,
	JOD: 3,
	JPY: 0,
	KMF: 0,
	KRW: 0,
	KWD: 3,
	LYD: 3,
	OMR: 3,
	PYG: 0,
	RWF: 0,
	TND: 3,
	UGX: 0,
	UYI: 0,
	UYW: 4,
	VND: 0,
	VUV: 0,
	XAF: 0,
	XOF: 0,
	XPF: 0,
};

/** Number of decimal digits of a currency; two when the currency is unknown. */
export function currencyDigits(currency: string | null): number {
	return currency !== null && Object.hasOwn(minorDigits, currency) ? (minorDigits[currency] ?? 2) : 2;
}

const decimalShape = /^([+-]?)(\d{1,15})(?:\.(\d+))?$/;

/**
 * Exact whole minor units of an outside amount (a JSON number or decimal text such as `"24.00"`), rounded half to
 * even when the vendor sends more digits than the currency has; `null` when it is no amount.
 */
export function minorUnitsOf(value: unknown, digits: number): bigint | null {
	const text = typeof value === 'number' ? numberText(value) : typeof value === 'string' ? value.trim() : '';
	const match = decimalShape.exec(text);
	if (match === null) return null;
	const fraction = (match[3] ?? '').padEnd(digits + 1, '0');
	const whole = BigInt(`${match[2] ?? '0'}${fraction.slice(0, digits)}`);
	const rounded = whole + (roundsUp(whole, fraction.slice(digits)) ? 1n : 0n);
	return match[1] === '-' ? -rounded : rounded;
}

/** The shortest text that means this number, as JSON writes it; tiny ones come as `1e-7` and are written out. */
function numberText(value: number): string {
	if (!Number.isFinite(value)) return '';
	const text = String(value);
	return text.includes('e-') ? value.toFixed(20) : text;
}

function roundsUp(whole: bigint, rest: string): boolean {
	const first = rest[0] ?? '0';
	if (first !== '5') return first > '5';
	return /[1-9]/.test(rest.slice(1)) || whole % 2n === 1n;
}

/** Whole minor units back to a JSON number in major units, exact for every amount below 2^53 minor units. */
export function amountOf(minorUnits: bigint, digits: number): number {
	const scale = 10 ** digits;
	return Number(minorUnits) / scale + 0;
}

/** The most digits any currency has: kept while the currency is unknown, so that no tenth of a cent is lost. */
const mostDigits = 4;

/**
 * An outside amount as a JSON number with at most the currency's digits, four when the currency is unknown; `null` when
 * it is none or not exact.
 */
export function readAmount(value: unknown, currency: string | null): number | null {
	const digits = amountDigits(currency);
	if (typeof value === 'number' && (Number.isSafeInteger(value) || hasAtMost(digits, value)))
		return value + 0;
	const units = minorUnitsOf(value, digits);
	return units === null || !Number.isSafeInteger(Number(units)) ? null : amountOf(units, digits);
}

/** Digits that amounts of this currency are kept with: never fewer than the currency has. */
export function amountDigits(currency: string | null): number {
	return currency === null ? mostDigits : currencyDigits(currency);
}

/** Whether the number is the nearest one to a decimal with so few digits, so that nothing has to be rounded away. */
function hasAtMost(digits: number, value: number): boolean {
	const scale = 10 ** digits;
	const units = Math.round(value * scale);
	return Number.isSafeInteger(units) && units / scale === value;
}

/** Exact sum of amounts that `readAmount` gave for this currency; whole minor units are added, not fractions. */
export function sumAmounts(amounts: readonly number[], currency: string | null): number {
	const scale = 10 ** amountDigits(currency);
	return amounts.reduce((units, amount) => units + Math.round(amount * scale), 0) / scale + 0;
}

/** ISO 4217 code from outside text, upper-cased; `null` when it is none. */
export function currencyOf(value: unknown): string | null {
	const text = typeof value === 'string' ? value.trim() : '';
	return /^[A-Za-z]{3}$/.test(text) ? text.toUpperCase() : null;
}
