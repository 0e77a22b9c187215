import { totalNames, type BookSale } from './book-sale';
import type { SaleState } from './read-item';

/** Without tips: a poll whose key may read neither collections nor invoices. */
export function isPartial({ isVoided, sale }: SaleState): boolean {
	return !isVoided && sale.totals.tip === null;
}

/** Whether a state tells the tips too, and otherwise the same as the partial one: then that one is no change of it. */
export function tellsMore(state: SaleState, partial: SaleState): boolean {
	if (isPartial(state) || state.isVoided) return false;
	const [one, other] = [state.sale, partial.sale];
	const isAlike = totalNames.every((name) => {
		const [left, right] = [one.totals[name], other.totals[name]];
		return left === null || right === null || left === right;
	});
	return isAlike && sharesOf(one) === sharesOf(other);
}

/** Day, status, and what each kind of line and each way to pay comes to. */
function sharesOf({ businessDay, isOpen, lines, payments }: BookSale): string {
	const sums = new Map<string, number>();
	const add = (name: string, amount: number): void => {
		sums.set(name, (sums.get(name) ?? 0) + amount);
	};
	for (const { kind, gross } of lines) add(`line ${kind}`, gross ?? 0);
	for (const { method, amount } of payments) add(`payment ${method}`, amount);
	const shares = [...sums]
		.filter(([, amount]) => amount !== 0)
		.sort(([one], [other]) => (one < other ? -1 : 1));
	return JSON.stringify([businessDay, isOpen, shares]);
}
