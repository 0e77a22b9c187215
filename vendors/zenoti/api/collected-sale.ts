import {
	own,
	sumAmounts,
	type Payment,
	type PaymentMethod,
	type Sale,
	type SaleTotals,
} from '../../../core/event';
import { credits } from './accrual-tenders';
import type { Row } from './answer';
import type { Collection } from './collection-row';
import { tendersOf, type NamedTender } from './tender-text';

/** All that was paid by one kind of tender. */
interface Taken {
	readonly tender: NamedTender;
	readonly amount: number;
	readonly tip: number;
	readonly serviceCharge: number;
	readonly fees: number;
}

type Paid = Row<Collection>;

/**
 * A reported sale with its tips, service charge and fees out of the collections report; `null` when these rows are not
 * all that the sale was paid by: a part was paid on other days, in another center, or by stored value, which the report
 * leaves out and with which a tip may have been given. Then only the invoice knows.
 */
export function toCollectedSale(sale: Sale, rows: readonly Paid[]): Sale | null {
	const { currency } = sale;
	const taken = takenBy(rows, currency);
	if (taken === null || hasTwins(sale.payments)) return null;
	const signed = sale.isRefund && isTakenIn([...taken.values()], currency) ? turned(taken) : taken;
	const known: Payment[] = [];
	for (const payment of sale.payments) {
		const own = signed.get(payment.method);
		if (own === undefined && !credits.has(payment.method)) return null;
		if (own !== undefined && own.amount !== payment.amount) return null;
		const { tip, serviceCharge, fees } = own ?? nothing;
		known.push({ ...payment, tip, serviceCharge, fees });
	}
	const others = [...signed.values()].filter(
		({ tender }) => !sale.payments.some(({ method }) => method === tender.method),
	);
	if (others.some(({ amount }) => amount !== 0)) return null;
	const payments = [...known, ...besideOnly(sale, others)];
	return { ...sale, payments, totals: { ...sale.totals, ...besideTotals(payments, currency) } };
}

const nothing = { tip: 0, serviceCharge: 0, fees: 0 } as const;

/** By method; `null` when a row cannot be read, or names several tenders or none. */
function takenBy(rows: readonly Paid[], currency: string | null): ReadonlyMap<PaymentMethod, Taken> | null {
	const byMethod = new Map<PaymentMethod, Taken>();
	for (const { raw, value } of rows) {
		const [tender, ...others] = tendersOf(own(raw, 'payment_type'));
		if (tender === undefined || others.length > 0 || value.amount === null) return null;
		const before = byMethod.get(tender.method);
		const plus = (field: keyof Taken & keyof Sums, ...more: ReadonlyArray<number | null>): number =>
			sumAmounts([before?.[field] ?? 0, ...more.map((amount) => amount ?? 0)], currency);
		byMethod.set(tender.method, {
			tender: before?.tender ?? tender,
			amount: plus('amount', value.amount),
			tip: plus('tip', value.tip),
			serviceCharge: plus('serviceCharge', value.serviceCharge),
			// as webhooks have them: all that is neither tip nor service charge
			fees: plus('fees', value.fees, value.cashBack),
		});
	}
	return byMethod;
}

type Sums = Omit<Taken, 'tender'>;

/** Two tenders of the studio's own, whose names in the two reports need not be the same. */
function hasTwins(payments: readonly Payment[]): boolean {
	return new Set(payments.map(({ method }) => method)).size < payments.length;
}

function isTakenIn(taken: readonly Taken[], currency: string | null): boolean {
	const all = taken.flatMap(({ amount, tip, serviceCharge, fees }) => [amount, tip, serviceCharge, fees]);
	return sumAmounts(all, currency) > 0;
}

function turned(taken: ReadonlyMap<PaymentMethod, Taken>): ReadonlyMap<PaymentMethod, Taken> {
	return new Map(
		[...taken].map(([method, { tender, amount, tip, serviceCharge, fees }]) => [
			method,
			{ tender, amount: 0 - amount, tip: 0 - tip, serviceCharge: 0 - serviceCharge, fees: 0 - fees },
		]),
	);
}

/** A tip in cash for what a card has paid, or for what was free. */
function besideOnly({ id, payments, location }: Sale, others: readonly Taken[]): readonly Payment[] {
	return others
		.filter(({ tip, serviceCharge, fees }) => tip !== 0 || serviceCharge !== 0 || fees !== 0)
		.map(({ tender, ...sums }, index) => ({
			id: `${id}-${payments.length + index + 1}`,
			saleId: id,
			method: tender.method,
			name: tender.name,
			...sums,
			isRedemption: tender.isRedemption ?? false,
			paidAt: null,
			locationId: payments[0]?.locationId ?? location?.id ?? null,
		}));
}

function besideTotals(
	payments: readonly Payment[],
	currency: string | null,
): Pick<SaleTotals, 'tip' | 'serviceCharge' | 'fees'> {
	const sum = (field: 'tip' | 'serviceCharge' | 'fees'): number =>
		sumAmounts(
			payments.map((payment) => payment[field] ?? 0),
			currency,
		);
	return { tip: sum('tip'), serviceCharge: sum('serviceCharge'), fees: sum('fees') };
}
