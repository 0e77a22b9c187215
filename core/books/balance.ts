import { amountText } from './amount-text';
import type { BookSale } from './book-sale';
import { imbalance, type SaleProblem } from './sale-problem';

/** The sums of one sale, in whole minor units. */
export interface Sums {
	/** Items with tax, after discounts, with the rounding. */
	readonly items: number;
	/** The total with what was paid beside it. */
	readonly owed: number;
	readonly money: number;
	readonly due: number;
	/** All postings together. */
	readonly posted: number;
}

/** What is still to be paid: as told, or for an open sale what its payments leave. */
export function dueOf({ totals, isOpen }: BookSale, open: number): number {
	return totals.due ?? (isOpen ? open : 0);
}

/** The items against the sale's own total, and the two figures that have a limit of their own. */
export function totalProblems(
	sale: BookSale,
	items: number,
	largestRounding: number | null,
): readonly SaleProblem[] {
	const { totals, isRefund } = sale;
	const total = totals.gross ?? items;
	const problems: SaleProblem[] = [];
	if (items !== total) {
		problems.push(imbalance(sale, { name: 'total', units: total }, { name: 'items', units: items }));
	}
	if (isRefund && total > 0) {
		problems.push({
			code: 'UNREADABLE_SALE',
			text: `is a refund of ${amountText(total, sale.digits)}, not negative`,
		});
	}
	return [...problems, ...signProblems(sale), ...roundingProblems(sale, largestRounding)];
}

/** What goes back is negative throughout: a tip or a payment of the other sign was misread. */
function signProblems({ isRefund, totals, digits }: BookSale): readonly SaleProblem[] {
	// a positive total says it already
	if (!isRefund || (totals.gross ?? 0) > 0) return [];
	const named = [
		['a tip', totals.tip],
		['a service charge', totals.serviceCharge],
		['fees', totals.fees],
		['payments', totals.paid],
		['stored value', totals.redeemed],
	] as const;
	return named.flatMap(([name, units]) =>
		units === null || units <= 0
			? []
			: [
					{
						code: 'UNREADABLE_SALE' as const,
						text: `is a refund with ${name} of ${amountText(units, digits)}, not negative`,
					},
				],
	);
}

/** Whole units for a currency without smaller ones, whose coins begin at 5 or 10; else 0.05. */
function coin(digits: number): number {
	return digits === 0 ? 10 : 5 * 10 ** Math.max(0, digits - 2);
}

function roundingProblems({ totals, digits }: BookSale, largest: number | null): readonly SaleProblem[] {
	const rounding = totals.rounding ?? 0;
	const limit = largest === null ? coin(digits) : Math.round(largest * 10 ** digits);
	if (Math.abs(rounding) <= limit) return [];
	const most = amountText(limit, digits);
	return [
		{
			code: 'ROUNDING',
			text: `is rounded by ${amountText(rounding, digits)}; at most ${most} is a rounding`,
		},
	];
}

/** A sale closed with so little still to pay was misread: nobody owes a cent. */
const smallestDebt = 6;

/**
 * What was sold against what was paid and is still due. Where the items miss the total, the payments are held against
 * the total, so that each difference is told once.
 */
export function balanceProblems(sale: BookSale, sums: Sums): readonly SaleProblem[] {
	const { items, owed, money, due, posted } = sums;
	const difference = posted + items - (sale.totals.gross ?? items);
	const isBelievable = due === 0 || (sale.isOpen ? due > 0 : due >= smallestDebt);
	if (difference === 0 && isBelievable) return [];
	const counted = difference === 0 ? money : money + due;
	const name = counted === money ? 'paid' : 'paid and still due';
	return [imbalance(sale, { name: 'items', units: owed }, { name, units: counted })];
}
