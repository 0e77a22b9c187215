/**
 * Exact arithmetic of its own, apart from the code under test: whole cents as `number`, products over `bigint`.
 * All currencies of this stand-in have two decimals.
 */
export function centsOf(value: number): number {
	return Number(scaled(value, 2));
}

export function amountOut(cents: number): number {
	return cents / 100;
}

export function hasAtMostTwoDecimals(value: number): boolean {
	return centsOf(value) / 100 === value;
}

/** Quantity times unit price in cents, rounded once; prices keep two decimals unless `unitdp=4`. */
export function productInCents(quantity: number, unitAmount: number): number {
	return Number(divided(scaled(quantity, 4) * scaled(unitAmount, 4), 1_000_000n));
}

/** `percent` of the amount, rounded half away from zero, as Xero does once per line. */
export function taxOnTop(cents: number, percent: number): number {
	return Number(divided(BigInt(cents) * scaled(percent, 4), 1_000_000n));
}

/** The tax inside an amount that includes it. */
export function taxInside(cents: number, percent: number): number {
	const rate = scaled(percent, 4);
	return Number(divided(BigInt(cents) * rate, 1_000_000n + rate));
}

export function sumOf(cents: readonly number[]): number {
	return cents.reduce((sum, one) => sum + one, 0);
}

/** `12.30` for messages. */
export function spokenAmount(cents: number): string {
	return amountOut(cents).toFixed(2);
}

function scaled(value: number, digits: number): bigint {
	return BigInt(value.toFixed(digits).replace('.', ''));
}

function divided(numerator: bigint, denominator: bigint): bigint {
	const size = numerator < 0n ? -numerator : numerator;
	const rounded = (size * 2n + denominator) / (denominator * 2n);
	return numerator < 0n ? -rounded : rounded;
}
