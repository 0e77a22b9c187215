/** Whole hundredths of a JSON amount; `null` when it has more than two decimals, which no amount here may have. */
export function hundredthsOf(amount: number): number | null {
	const hundredths = Math.round(amount * 100);
	return Number.isSafeInteger(hundredths) && hundredths / 100 === amount ? hundredths + 0 : null;
}

/** The same for an amount that a shape has already let through. */
export function units(amount: number): number {
	return Math.round(amount * 100) + 0;
}

export function amountOf(hundredths: number): number {
	return hundredths / 100 + 0;
}

export function sumOf(hundredths: readonly number[]): number {
	return hundredths.reduce((sum, one) => sum + one, 0);
}
