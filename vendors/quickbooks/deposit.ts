import { sumBySlot, type Posting } from './slot';

/**
 * A sales form has one account for its money: that of the main tender, the largest in the direction in which money went
 * altogether. `null` when no money moved. What other tenders took become lines.
 */
export function chooseDeposit(tenders: readonly Posting[]): Posting | null {
	const sums = [...sumBySlot(tenders)].map(([slot, amount]) => ({ slot, amount }));
	const isIncoming = sums.reduce((sum, { amount }) => sum + amount, 0) >= 0;
	const inDirection = sums.filter(({ amount }) => amount > 0 === isIncoming);
	const [main] = inDirection.sort(
		(a, b) => Math.abs(b.amount) - Math.abs(a.amount) || Number(a.slot) - Number(b.slot),
	);
	return main ?? null;
}
