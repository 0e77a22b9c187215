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

export const paymentFields: readonly FieldRule[] = [
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
];
