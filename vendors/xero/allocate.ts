import type { Part } from './draft-parts';

/** Money on its way to a document. */
export interface PlannedPayment {
	readonly accountId: string;
	/** Minor units, positive. */
	readonly amount: number;
	readonly text: string;
}

export interface Share<T> {
	readonly to: T;
	readonly payments: readonly PlannedPayment[];
	/** Still unpaid after that. */
	readonly left: number;
}

export interface Shared<T> {
	readonly shares: ReadonlyArray<Share<T>>;
	/** What no document had room for. */
	readonly rest: readonly Part[];
}

/** Pays documents that stand open, oldest first, before anything new is written. */
export function sharePayments<T extends { readonly due: number }>(
	parts: readonly Part[],
	open: readonly T[],
): Shared<T> {
	let rest = parts;
	const shares = open.map((to) => {
		const payments: PlannedPayment[] = [];
		let left = to.due;
		rest = rest.flatMap((part) => {
			const amount = Math.min(left, Math.abs(part.amount));
			if (amount > 0) payments.push({ accountId: part.accountId, amount, text: part.text });
			left -= amount;
			const over = Math.abs(part.amount) - amount;
			return over === 0 ? [] : [{ ...part, amount: Math.sign(part.amount) * over }];
		});
		return { to, payments, left };
	});
	return { shares, rest };
}

export function toPayment({ accountId, amount, text }: Part): PlannedPayment {
	return { accountId, amount: Math.abs(amount), text };
}
