import { sumAmounts, type Payment, type SaleTotals } from '../../../core/event';
import { payMethodOf } from '../pay-method';
import type { SoldRow } from './sale-lines';

/** One payment per method: the rows repeat the method for every item. `<sale>:1`, `<sale>:2` … as on receipts. */
export function paymentsOf(
	saleId: string,
	sold: readonly SoldRow[],
	currency: string | null,
): readonly Payment[] {
	const byMethod = new Map<string, SoldRow[]>();
	for (const row of sold) {
		if (row.method === null || row.paid === null) continue;
		byMethod.set(row.method, [...(byMethod.get(row.method) ?? []), row]);
	}
	return [...byMethod].map(([name, rows], index): Payment => {
		const tip = sumTold(
			rows.map((row) => row.tip),
			currency,
		);
		const paid = sumAmounts(
			rows.map((row) => row.paid ?? 0),
			currency,
		);
		const { method, isRedemption } = payMethodOf(name);
		return {
			id: `${saleId}:${index + 1}`,
			saleId,
			name,
			method,
			isRedemption,
			amount: sumAmounts([paid, 0 - (tip ?? 0)], currency),
			tip,
			serviceCharge: null,
			fees: null,
			paidAt: null,
			locationId: null,
		};
	});
}

/** The sum of what is told; `null` when nothing is. */
function sumTold(amounts: ReadonlyArray<number | null>, currency: string | null): number | null {
	const told = amounts.filter((amount) => amount !== null);
	return told.length === 0 ? null : sumAmounts(told, currency);
}

/** The sum, `null` when a part of it is unknown. */
function sumAll(amounts: ReadonlyArray<number | null>, currency: string | null): number | null {
	return amounts.includes(null) ? null : sumTold(amounts, currency);
}

export function totalsOf(
	sold: readonly SoldRow[],
	payments: readonly Payment[],
	fields: ReadonlySet<string>,
	currency: string | null,
): SaleTotals {
	const isPaidTold = fields.has('method') && sold.every(({ method, paid }) => method !== null || paid === 0);
	const paidBy = (isRedemption: boolean): number | null =>
		isPaidTold
			? sumAmounts(
					payments.filter((payment) => payment.isRedemption === isRedemption).map(({ amount }) => amount),
					currency,
				)
			: null;
	return {
		discount: null,
		net: sumAll(
			sold.map(({ line }) => line.net),
			currency,
		),
		tax: sumTold(
			sold.map(({ line }) => line.tax),
			currency,
		),
		gross: sumAll(
			sold.map(({ line }) => line.gross),
			currency,
		),
		tip: sumTold(
			sold.map(({ tip }) => tip),
			currency,
		),
		serviceCharge: null,
		fees: null,
		rounding: null,
		paid: paidBy(false),
		redeemed: paidBy(true),
		due: null,
	};
}
