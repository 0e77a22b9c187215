import { own, textOf } from '../event';
import { amountReader } from './amount-reader';
import type { BookPayment, BookSale, BookTotals } from './book-sale';
import type { PaymentChange } from './read-item';
import { readPayments } from './read-sale';

/** The sale after payments were added or deleted, which have to come in their own order. Doing it twice does nothing. */
export function withChanges(sale: BookSale, changes: readonly PaymentChange[]): BookSale {
	return changes.reduce(
		(before, change) => (change.isAdded ? withAdded(before, change) : withoutDeleted(before, change)),
		sale,
	);
}

function withAdded(sale: BookSale, change: PaymentChange): BookSale {
	const known = new Set(sale.payments.map(({ id }) => id));
	const fresh = change.payments.filter((payment) => {
		const id = textOf(own(payment, 'id'));
		const isFresh = !known.has(id);
		known.add(id);
		return isFresh;
	});
	const reader = amountReader(sale.digits);
	const words: string[] = [];
	const added = readPayments(fresh, reader, words);
	return {
		...sale,
		payments: [...sale.payments, ...added],
		totals: added.reduce((totals, payment) => followed(totals, payment, 1), sale.totals),
		problems: [...sale.problems, ...words, ...reader.problems],
	};
}

function withoutDeleted(sale: BookSale, change: PaymentChange): BookSale {
	const gone = new Set(change.payments.map((payment) => textOf(own(payment, 'id'))));
	gone.delete(null);
	const deleted = sale.payments.filter(({ id }) => gone.has(id));
	return {
		...sale,
		payments: sale.payments.filter(({ id }) => !gone.has(id)),
		totals: deleted.reduce((totals, payment) => followed(totals, payment, -1), sale.totals),
	};
}

/** The totals follow a payment that comes (1) or goes (-1); what was not told stays so. */
function followed(totals: BookTotals, payment: BookPayment, sign: 1 | -1): BookTotals {
	const plus = (total: number | null, part: number | null): number | null =>
		total === null ? null : total + sign * (part ?? 0);
	const { amount, isRedemption } = payment;
	return {
		...totals,
		tip: plus(totals.tip, payment.tip),
		serviceCharge: plus(totals.serviceCharge, payment.serviceCharge),
		fees: plus(totals.fees, payment.fees),
		paid: plus(totals.paid, isRedemption ? 0 : amount),
		redeemed: plus(totals.redeemed, isRedemption ? amount : 0),
		due: plus(totals.due, -amount),
	};
}

/** What payments say, as text to compare by; the most digits any currency has, because theirs is not known. */
export function paymentsText(payments: readonly unknown[]): string {
	return JSON.stringify(readPayments(payments, amountReader(4), []));
}
