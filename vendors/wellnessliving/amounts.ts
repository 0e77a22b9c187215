import { amountOf, amountDigits, currencyOf, minorUnitsOf } from '../../core/event/money';
import { own, type UnknownRecord } from '../../core/event/read';

/**
 * Amounts of one receipt in whole minor units of its currency. Refunds are negative whatever sign the vendor
 * writes: the published example of `purchase.refunded` is positive, the reports' refund rows are negative.
 */
export interface Amounts {
	/** ISO 4217; receipts write it in lower case. */
	readonly currency: string | null;
	/** Signed minor units; `null` when it is no amount. */
	readonly units: (value: unknown) => bigint | null;
	/** Major units for the event. */
	readonly major: (units: bigint | null) => number | null;
	/** Counts follow the sign of the amounts. */
	readonly count: (quantity: number | null) => number | null;
}

export function amountsOf(currency: string | null, isRefund: boolean): Amounts {
	const digits = amountDigits(currency);
	return {
		currency,
		units: (value) => {
			const units = minorUnitsOf(value, digits);
			return isRefund && units !== null && units > 0n ? -units : units;
		},
		major: (units) =>
			units === null || !Number.isSafeInteger(Number(units)) ? null : amountOf(units, digits),
		count: (quantity) => (isRefund && quantity !== null && quantity > 0 ? -quantity : quantity),
	};
}

/** The first currency named on the receipt, else the setting's. */
export function receiptCurrency(places: readonly UnknownRecord[], fallback: string | null): string | null {
	for (const place of places) {
		const currency = currencyOf(own(place, 'text_currency'));
		if (currency !== null) return currency;
	}
	return fallback;
}
