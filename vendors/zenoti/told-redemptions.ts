import { sumAmounts } from '../../core/event';
import type { SaleLine } from '../../core/event';
import type { Tender } from './payments';

export interface Told {
	readonly lines: readonly SaleLine[];
	/** What `sum_total` lacks for those redemptions that a transaction tells as well. */
	readonly restored: number;
}

/**
 * `price.final` and `sum_total` are without credits used on the invoice itself. Should a transaction tell such a credit
 * as well (money alone already pays `sum_total`), the transaction says more: its kind. Then the lines get that amount
 * back, so that it counts once, as a payment.
 */
export function linesBeforeTold(
	lines: readonly SaleLine[],
	gross: number | null,
	tenders: readonly Tender[],
	currency: string | null,
): Told {
	const sum = (amounts: readonly number[]): number => sumAmounts(amounts, currency);
	const paidBy = (isRedemption: boolean): number =>
		sum(
			tenders
				.filter(({ payment }) => payment.isRedemption === isRedemption)
				.map(({ payment }) => payment.amount),
		);
	const told = paidBy(true);
	const inLines = sum(lines.map((line) => line.redeemed ?? 0));
	const isToldTwice = gross !== null && told !== 0 && paidBy(false) === gross && isWithin(told, inLines);
	if (!isToldTwice) return { lines, restored: 0 };
	let left = told;
	const restoredLines = lines.map((line) => {
		const own = line.redeemed ?? 0;
		const back = Math.sign(own) !== Math.sign(told) ? 0 : isWithin(own, left) ? own : left;
		left = sum([left, -back]);
		return back === 0 ? line : restoredLine(line, back, currency);
	});
	return { lines: restoredLines, restored: told };
}

/** Same sign, and not larger. */
function isWithin(part: number, whole: number): boolean {
	return Math.sign(part) === Math.sign(whole) && Math.abs(part) <= Math.abs(whole);
}

function restoredLine(line: SaleLine, back: number, currency: string | null): SaleLine {
	const plus = (amount: number | null): number | null =>
		amount === null ? null : sumAmounts([amount, back], currency);
	return {
		...line,
		redeemed: sumAmounts([line.redeemed ?? 0, -back], currency),
		net: plus(line.net),
		gross: plus(line.gross),
	};
}
