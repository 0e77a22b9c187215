import { own, type UnknownRecord } from '../../core/event/read';
import type { SaleTotals } from '../../core/event/sale';
import type { Amounts } from './amounts';
import type { FieldRule } from './field-rule';
import type { ReceiptPayments } from './receipt-payments';

/** What `a_price` says, in signed minor units. */
export interface Price {
	readonly sum: bigint | null;
	/** `null` when the receipt has no such field. */
	readonly discount: bigint | null;
	readonly tax: bigint | null;
	readonly tip: bigint | null;
	readonly total: bigint | null;
}

export function priceOf(record: UnknownRecord, amounts: Amounts): Price {
	return {
		sum: amounts.units(own(record, 'm_sum')),
		discount: sumOfKnown([
			amounts.units(own(record, 'm_discount')),
			amounts.units(own(record, 'm_discount_code')),
		]),
		tax: amounts.units(own(record, 'm_tax')),
		tip: amounts.units(own(record, 'm_tip')),
		total: amounts.units(own(record, 'm_total')),
	};
}

function sumOfKnown(units: ReadonlyArray<bigint | null>): bigint | null {
	return units.reduce((sum, part) => (part === null ? sum : (sum ?? 0n) + part), null);
}

/**
 * The tip inside `m_total`. The page calls it "the total amount" and does not say whether the tip is in it, so the
 * receipt's own arithmetic decides: when subtotal less discount, with or without tax, is the whole total, it is not.
 */
function tipInTotal(price: Price): bigint {
	const { sum, discount, tax, tip, total } = price;
	if (tip === null || total === null || sum === null) return tip ?? 0n;
	const rest = total - sum + (discount ?? 0n);
	return rest === 0n || rest === tax ? 0n : tip;
}

/** What the items cost with tax, without the tip. */
export function grossOf(price: Price): bigint | null {
	return price.total === null ? null : price.total - tipInTotal(price);
}

/**
 * Whether the prices of the lines contain the tax already (Australia, Europe), by the receipt's own arithmetic: the
 * lines, or the subtotal where they cannot be summed, make up the gross total and not the net one.
 */
export function pricesIncludeTax(price: Price, items: readonly UnknownRecord[], amounts: Amounts): boolean {
	if (price.total === null || price.tax === null || price.tax === 0n) return false;
	const sum = sumOf(items, amounts) ?? price.sum;
	if (sum === null) return false;
	const gross = price.total - tipInTotal(price);
	const sums = [sum, sum - (price.discount ?? 0n)];
	return sums.includes(gross) && !sums.includes(gross - price.tax);
}

function sumOf(items: readonly UnknownRecord[], amounts: Amounts): bigint | null {
	let sum = 0n;
	for (const item of items) {
		const units = amounts.units(own(item, 'm_price_total'));
		if (units === null) return null;
		sum += units;
	}
	return items.length === 0 ? null : sum;
}

/** Net is what is left of the total after tip and tax, so it is after discounts and right for prices with tax too. */
export function totalsOf(price: Price, payments: ReceiptPayments, amounts: Amounts): SaleTotals {
	const gross = grossOf(price);
	return {
		discount: amounts.major(price.discount),
		net: amounts.major(gross === null || price.tax === null ? null : gross - price.tax),
		tax: amounts.major(price.tax),
		gross: amounts.major(gross),
		tip: amounts.major(price.tip),
		serviceCharge: null,
		fees: null,
		rounding: null,
		paid: amounts.major(payments.paid),
		redeemed: amounts.major(payments.redeemed),
		due: null,
	};
}

export const priceFields: readonly FieldRule[] = [
	{
		studio: 'sale.totals.discount',
		from: ['a_price.m_discount'],
		note: 'with `m_discount_code`; on the whole sale: the lines are before it',
	},
	{
		studio: 'sale.totals.net',
		from: ['a_price.m_total', 'a_price.m_tax', 'a_price.m_tip'],
		joined: true,
		note: 'total less tip less tax, so after discounts',
	},
	{ studio: 'sale.totals.tax', from: ['a_price.m_tax'] },
	{
		studio: 'sale.totals.gross',
		from: ['a_price.m_total', 'a_price.m_tip'],
		joined: true,
		note: 'total less tip; subtotal and discount only tell whether the tip is inside the total',
	},
	{ studio: 'sale.totals.tip', from: ['a_price.m_tip'] },
];
