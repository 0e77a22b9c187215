/**
 * A sum handed out over parts in proportion, in whole cents, to the last cent. Parts of zero get nothing; with no part
 * to speak of the first one gets it all.
 */
export function sharesOf(totalCents: number, parts: readonly number[]): readonly number[] {
	const whole = parts.reduce((sum, part) => sum + part, 0);
	if (whole === 0) return parts.map((_, index) => (index === 0 ? totalCents : 0));
	let handedOut = 0;
	let soFar = 0;
	return parts.map((part) => {
		soFar += part;
		const share = Math.round((totalCents * soFar) / whole) - handedOut;
		handedOut += share;
		return share;
	});
}
