import { amountOf } from '../event';

/** `900.99` of 90099 minor units and two digits; exact for every amount below 2^53. */
export function amountText(minorUnits: number, digits: number): string {
	return majorUnits(minorUnits, digits).toFixed(digits);
}

/** 900.99 of 90099 minor units and two digits. */
export function majorUnits(minorUnits: number, digits: number): number {
	return amountOf(BigInt(minorUnits), digits);
}

/** The debit side of balanced amounts, which is what they come to. */
export function debitTotal(amounts: Iterable<number>): number {
	let total = 0;
	for (const amount of amounts) if (amount > 0) total += amount;
	return total;
}
