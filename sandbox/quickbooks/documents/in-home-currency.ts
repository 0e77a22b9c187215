import { sumOf } from '../money';
import type { Posting } from '../store/record';

/** Each posting at the rate; the last one takes what rounding leaves, so that the books stay in balance. */
export function inHomeCurrency(postings: readonly Posting[], rate: number): readonly Posting[] {
	const moved = postings.filter(([, amount]) => amount !== 0);
	if (rate === 1) return moved;
	const scaled = moved.map(([account, amount]): Posting => [account, Math.round(amount * rate)]);
	const rest = sumOf(scaled.map(([, amount]) => amount));
	return scaled.map(([account, amount], index): Posting => [
		account,
		index === scaled.length - 1 ? amount - rest : amount,
	]);
}
