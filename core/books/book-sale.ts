import type { LineKind, PaymentMethod, Sale } from '../event';

/** A sale as the books read it: amounts in whole minor units, `null` where the source does not tell. */
export interface BookSale extends Pick<
	Sale,
	'id' | 'number' | 'isRefund' | 'refundOfId' | 'location' | 'businessDay' | 'currency'
> {
	readonly isOpen: boolean;
	/** Decimal digits of the currency. */
	readonly digits: number;
	readonly lines: readonly BookLine[];
	readonly payments: readonly BookPayment[];
	readonly totals: BookTotals;
	/** What could not be read; with any of these nothing else counts. */
	readonly problems: readonly string[];
}

/** See `SaleLine`: `net` is without tax, discount and what stored value paid; `gross` is that with tax. */
export interface BookLine {
	readonly kind: LineKind;
	readonly name: string | null;
	readonly discount: number;
	readonly redeemed: number;
	readonly net: number | null;
	readonly tax: number | null;
	readonly gross: number | null;
}

export interface BookPayment {
	/** `null` only for a payment that somebody made without one. */
	readonly id: string | null;
	readonly method: PaymentMethod;
	readonly name: string | null;
	readonly isRedemption: boolean;
	readonly amount: number;
	readonly tip: number | null;
	readonly serviceCharge: number | null;
	readonly fees: number | null;
}

export const totalNames = [
	'discount',
	'tax',
	'gross',
	'tip',
	'serviceCharge',
	'fees',
	'rounding',
	'paid',
	'redeemed',
	'due',
] as const;
export type BookTotals = Readonly<Record<(typeof totalNames)[number], number | null>>;

/** `Sale 7448`, `Refund 7454`. */
export function saleLabel({ isRefund, number, id }: Pick<BookSale, 'isRefund' | 'number' | 'id'>): string {
	return `${isRefund ? 'Refund' : 'Sale'} ${number ?? id}`;
}

export function sumOf(amounts: Iterable<number>): number {
	let sum = 0;
	for (const amount of amounts) sum += amount;
	return sum;
}
