import { own, textOf, type UnknownRecord } from '../../core/event/read';
import type { Payment } from '../../core/event/sale';
import type { Amounts } from './amounts';
import type { FieldRule } from './field-rule';
import { payMethodOf, type PayMethod } from './pay-method';
import { recordsOf } from './values';

export interface ReceiptPayments {
	readonly list: readonly Payment[];
	/** Minor units of new money; `null` when the receipt lists no payments or one of them cannot be read. */
	readonly paid: bigint | null;
	/** Minor units out of stored value; `null` likewise. */
	readonly redeemed: bigint | null;
}

/** A payment as the receipt tells it: the tip is inside one of them, which one is not said. */
interface ToldPayment extends PayMethod {
	readonly id: string;
	readonly name: string | null;
	/** Minor units, tip included. */
	readonly units: bigint;
}

/**
 * The receipt gives payments no key, so they are numbered: `<sale>:1`, `<sale>:2` … The tip (minor units)
 * is inside one of them unless they make up the gross total without it; it is taken out of the largest payment in
 * money, so that `amount` is towards the items as everywhere. What each payment took altogether stays exact.
 */
export function paymentsOf(
	payload: UnknownRecord,
	saleId: string,
	amounts: Amounts,
	due: { readonly gross: bigint | null; readonly tip: bigint | null },
): ReceiptPayments {
	const told = recordsOf(own(payload, 'a_pay_method'));
	const read = told.flatMap((record, index): readonly ToldPayment[] => {
		const units = amounts.units(own(record, 'm_amount'));
		const name = textOf(own(record, 'text_pay_method'));
		if (units === null || amounts.major(units) === null) return [];
		return [{ id: `${saleId}:${index + 1}`, name, units, ...payMethodOf(name) }];
	});
	const all = read.reduce((sum, { units }) => sum + units, 0n);
	const tip = all === due.gross ? 0n : (due.tip ?? 0n);
	const tipped = tip === 0n ? null : largestOf(read);
	const list = read.map((payment): Payment => {
		const ownTip = payment === tipped ? tip : 0n;
		return {
			id: payment.id,
			saleId,
			method: payment.method,
			name: payment.name,
			amount: amounts.major(payment.units - ownTip) ?? 0,
			tip: payment === tipped ? amounts.major(ownTip) : null,
			serviceCharge: null,
			fees: null,
			isRedemption: payment.isRedemption,
			paidAt: null,
			locationId: null,
		};
	});
	const isComplete = told.length > 0 && read.length === told.length;
	const sum = (isRedemption: boolean): bigint | null =>
		isComplete
			? read
					.filter((payment) => payment.isRedemption === isRedemption)
					.reduce((rest, payment) => rest + payment.units - (payment === tipped ? tip : 0n), 0n)
			: null;
	return { list, paid: sum(false), redeemed: sum(true) };
}

function largestOf(payments: readonly ToldPayment[]): ToldPayment | null {
	const size = ({ units }: ToldPayment): bigint => (units < 0n ? -units : units);
	const money = payments.filter((payment) => !payment.isRedemption);
	return (money.length > 0 ? money : payments).reduce<ToldPayment | null>(
		(largest, payment) => (largest === null || size(payment) > size(largest) ? payment : largest),
		null,
	);
}

/** Of purchases; a refund is not known to list payments, and is read in the same way if it does. */
export const paymentFields: readonly FieldRule[] = [
	{
		studio: 'sale.payments[]',
		from: ['a_pay_method[].m_amount'],
		note: 'a payment without a readable amount is left out',
	},
	{
		studio: 'sale.payments[].id',
		from: ['text_purchase_id', 'order_id'],
		note: 'the sale and a number from 1',
	},
	{ studio: 'sale.payments[].saleId', from: ['text_purchase_id', 'order_id'] },
	{
		studio: 'sale.payments[].method',
		from: ['a_pay_method[].text_pay_method'],
		note: 'see the table of payment methods',
	},
	{ studio: 'sale.payments[].isRedemption', from: ['a_pay_method[].text_pay_method'] },
	{ studio: 'sale.payments[].name', from: ['a_pay_method[].text_pay_method'] },
	{
		studio: 'sale.payments[].amount',
		from: ['a_pay_method[].m_amount', 'a_price.m_tip'],
		joined: true,
		note: 'less the tip, which is taken out of the largest payment in money: the receipt does not say in which it is',
	},
	{ studio: 'sale.payments[].tip', from: ['a_price.m_tip'], note: 'of the payment it was taken out of' },
	{
		studio: 'sale.totals.paid',
		from: ['a_pay_method[].m_amount', 'a_pay_method[].text_pay_method', 'a_price.m_tip'],
		joined: true,
		note: 'without redemptions and tip; `null` as soon as one amount cannot be read',
	},
	{
		studio: 'sale.totals.redeemed',
		from: ['a_pay_method[].m_amount', 'a_pay_method[].text_pay_method'],
		joined: true,
		note: 'from client account and gift cards',
	},
];
