import type { PlannedPayment } from './allocate';
import type { XeroDocument, XeroPayment } from './document';

/** One payment to be made. */
export interface PaymentOrder {
	/** Number of the draft it is for. */
	readonly draft: string;
	readonly document: XeroDocument;
	readonly accountId: string;
	readonly date: string;
	/** Minor units, positive. */
	readonly amount: number;
	/** `ZD-NORTH-261120-1 Card takings`: payments have no number of their own, so this tells them apart. */
	readonly reference: string;
}

const longestPaymentReference = 250;

/** What every payment of ours refers to, so that money a person has put elsewhere is told from it. */
export function isPaymentOf({ number }: Pick<XeroDocument, 'number'>, { reference }: XeroPayment): boolean {
	return reference.startsWith(`${number} `);
}

/** Orders for what is planned, less what stands there already. */
export function ordersFor(
	draft: string,
	document: XeroDocument,
	date: string,
	payments: readonly PlannedPayment[],
	standing: readonly XeroPayment[],
): readonly PaymentOrder[] {
	const used = new Map<string, number>();
	const orders = payments.map(({ accountId, amount, text }): PaymentOrder => {
		const words = `${document.number} ${text}`.slice(0, longestPaymentReference);
		const count = (used.get(words) ?? 0) + 1;
		used.set(words, count);
		return {
			draft,
			document,
			accountId,
			date,
			amount,
			reference: count === 1 ? words : `${words} (${count})`,
		};
	});
	return missingOf(orders, standing).missing;
}

/** Which orders are carried out by these payments: each payment counts for one order of its reference and amount. */
export function missingOf(
	orders: readonly PaymentOrder[],
	standing: readonly XeroPayment[],
): { readonly missing: readonly PaymentOrder[]; readonly done: readonly PaymentOrder[] } {
	const left = [...standing];
	const missing: PaymentOrder[] = [];
	const done: PaymentOrder[] = [];
	for (const order of orders) {
		const at = left.findIndex(
			({ reference, amount }) => reference === order.reference && amount === order.amount,
		);
		if (at >= 0) left.splice(at, 1);
		(at >= 0 ? done : missing).push(order);
	}
	return { missing, done };
}
