/**
 * Splits whole cents over shares in proportion to their weights, to the cent: what rounding leaves over goes to the
 * largest remainders. Weights that add up to nothing count as equal.
 */
export function allocate(total: number, weights: readonly number[]): readonly number[] {
	const sum = weights.reduce((all, weight) => all + weight, 0);
	const even = sum === 0 ? weights.map(() => 1) : weights;
	const whole = sum === 0 ? weights.length : sum;
	const exact = even.map((weight) => (total * weight) / whole);
	const shares = exact.map(Math.trunc);
	const missing = total - shares.reduce((all, share) => all + share, 0);
	const order = [...exact.keys()].sort(
		(left, right) => rest(exact, right) - rest(exact, left) || left - right,
	);
	for (const index of order.slice(0, Math.abs(missing))) {
		shares[index] = (shares[index] ?? 0) + Math.sign(missing);
	}
	return shares;
}

function rest(exact: readonly number[], index: number): number {
	const value = exact[index] ?? 0;
	return Math.abs(value - Math.trunc(value));
}
