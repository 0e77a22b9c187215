/**
 * Whole units in proportion to the weights, by largest remainder, so that the parts add up to the whole; the first of
 * equals gets the odd unit. Signs turned on both sides give the same parts turned. `null` when there is something to
 * spread and nothing to spread it over.
 */
export function spread(whole: number, weights: readonly number[]): readonly number[] | null {
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	if (whole === 0) return weights.map(() => 0);
	const scaled = total === 0 ? weights.map(Math.abs) : weights.map((weight) => weight * Math.sign(total));
	const scale = BigInt(scaled.reduce((sum, weight) => sum + weight, 0));
	if (scale === 0n) return null;
	const shares = scaled.map((weight) => floorShare(BigInt(Math.abs(whole)), BigInt(weight), scale));
	let left = Math.abs(whole) - shares.reduce((sum, { floor }) => sum + floor, 0);
	const byRemainder = [...shares.keys()].sort((one, other) =>
		compareBig(shares[other]?.remainder ?? 0n, shares[one]?.remainder ?? 0n),
	);
	const parts = shares.map(({ floor }) => floor);
	for (const index of byRemainder) {
		if (left === 0) break;
		parts[index] = (parts[index] ?? 0) + 1;
		left -= 1;
	}
	return parts.map((part) => part * Math.sign(whole) + 0);
}

function floorShare(whole: bigint, weight: bigint, scale: bigint): { floor: number; remainder: bigint } {
	const product = whole * weight;
	const remainder = ((product % scale) + scale) % scale;
	return { floor: Number((product - remainder) / scale), remainder };
}

function compareBig(one: bigint, other: bigint): number {
	return one < other ? -1 : one > other ? 1 : 0;
}

/** `one × other ÷ divisor`, exact and rounded half away from zero. */
export function proportion(one: number, other: number, divisor: number): number {
	const product = BigInt(one) * BigInt(other) * BigInt(Math.sign(divisor));
	const size = BigInt(Math.abs(divisor));
	const magnitude = product < 0n ? -product : product;
	const rounded = Number((2n * magnitude + size) / (2n * size));
	return product < 0n ? -rounded + 0 : rounded;
}
