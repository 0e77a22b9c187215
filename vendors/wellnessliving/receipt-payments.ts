import { own, textOf, type UnknownRecord } from '../../core/event/read';
import type { Payment } from '../../core/event/sale';
import type { Amounts } from './amounts';
import type { FieldRule } from './field-rule';
import { payMethodOf } from './pay-method';
import { recordsOf } from './values';

export interface ReceiptPayments {
	readonly list: readonly Payment[];
	/** Minor units of new money; `null` when the receipt lists no payments or one of them cannot be read. */
	readonly paid: bigint | null;
	/** Minor units out of stored value; `null` likewise. */
	readonly redeemed: bigint | null;
}

/** The receipt gives payments no key, so they are numbered: `<sale>:1`, `<sale>:2` … */
export function paymentsOf(payload: UnknownRecord, saleId: string, amounts: Amounts): ReceiptPayments {
	const told = recordsOf(own(payload, 'a_pay_method'));
	const list: Payment[] = [];
	let paid = 0n;
	let redeemed = 0n;
	for (const [index, record] of told.entries()) {
		const units = amounts.units(own(record, 'm_amount'));
		const amount = amounts.major(units);
		if (units === null || amount === null) continue;
		const name = textOf(own(record, 'text_pay_method'));
		const { method, isRedemption } = payMethodOf(name);
		if (isRedemption) redeemed += units;
		else paid += units;
		list.push({
			id: `${saleId}:${index + 1}`,
			saleId,
			method,
			name,
			amount,
			tip: null,
			isRedemption,
			paidAt: null,
			locationId: null,
		});
	}
	const isComplete = told.length > 0 && list.length === told.length;
	return { list, paid: isComplete ? paid : null, redeemed: isComplete ? redeemed : null };
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
		from: ['a_pay_method[].m_amount'],
		note: 'a tip is inside; the receipt does not say in which payment',
	},
	{
		studio: 'sale.totals.paid',
		from: ['a_pay_method[].m_amount', 'a_pay_method[].text_pay_method'],
		joined: true,
		note: 'without redemptions; `null` as soon as one amount cannot be read',
	},
	{
		studio: 'sale.totals.redeemed',
		from: ['a_pay_method[].m_amount', 'a_pay_method[].text_pay_method'],
		joined: true,
		note: 'from client account and gift cards',
	},
];
