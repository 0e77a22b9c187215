import type { EventType } from '../../core/event/event';
import { numberOf, own, textOf } from '../../core/event/read';
import { businessDayOf } from '../../core/event/time';
import { versionOf } from './envelope';
import { refuse, type Reader } from './fact';
import type { FieldRule } from './field-rule';
import { purchaseIdOf, refundDigest, refundIdOf } from './identity';
import { paymentFields } from './receipt-payments';
import { clientOfSaleFields, purchaseDayOf, readReceipt, receiptFields, toSale } from './sale';
import { keyOf } from './values';

/** `purchase.created` happens once per purchase, so its id needs no stamp and a poll finds the same one. */
export function readPurchase(type: EventType, operation: 'closed' | 'updated'): Reader {
	return (payload, { envelope, context }) => {
		const number = textOf(own(payload, 'text_purchase_id')) ?? textOf(own(payload, 'order_id'));
		const id = purchaseIdOf(own(payload, 'text_purchase_id')) ?? purchaseIdOf(own(payload, 'order_id'));
		if (id === null) return refuse('It has no text_purchase_id.');
		const sale = toSale(readReceipt(payload, 'purchase_items', context.currency), {
			id,
			number,
			status: 'closed',
			isRefund: false,
			refundOfId: null,
			businessDay: purchaseDayOf(payload),
		});
		return {
			kind: 'fact',
			type,
			entity: 'sale',
			entityId: id,
			operation,
			version: operation === 'closed' ? '1' : versionOf(envelope, payload),
			correlation: id,
			data: { sale },
		};
	};
}

/**
 * The same number is called `order_id` here. `dtl_purchase` is presumably the day of the original purchase, so the
 * refund's business day comes from when the payload was made, in the zone of the setting; unknown stays unknown.
 */
export const readRefund: Reader = (payload, { envelope, context }) => {
	const orderId = purchaseIdOf(own(payload, 'order_id')) ?? purchaseIdOf(own(payload, 'text_purchase_id'));
	if (orderId === null) return refuse('It has no order_id.');
	const receipt = readReceipt(payload, 'refund_line_items', context.currency);
	const parts = receipt.items.map((item) => ({
		itemId: keyOf(own(item, 'k_purchase_item')),
		name: textOf(own(item, 'text_title')),
		quantity: numberOf(own(item, 'i_count')),
		amount: own(item, 'm_price_total'),
	}));
	const id = refundIdOf(orderId, refundDigest(parts, own(receipt.price, 'm_total')));
	const sale = toSale(receipt, {
		id,
		number: textOf(own(payload, 'order_id')) ?? textOf(own(payload, 'text_purchase_id')),
		status: 'refunded',
		isRefund: true,
		refundOfId: orderId,
		businessDay: businessDayOf(envelope.generatedAt, context.timeZone),
	});
	return {
		kind: 'fact',
		type: 'studio.sale.refunded',
		entity: 'sale',
		entityId: id,
		operation: 'refunded',
		version: '1',
		correlation: orderId,
		data: { sale },
	};
};

export const purchaseFields: readonly FieldRule[] = [
	{
		studio: 'sale.id',
		from: ['text_purchase_id', 'order_id'],
		required: true,
		note: 'without leading zeros: the purchase key',
	},
	{ studio: 'sale.number', from: ['text_purchase_id', 'order_id'], note: 'as printed' },
	{ studio: 'sale.businessDay', from: ['dtl_purchase'], note: 'its date part; it is local already' },
	...receiptFields('purchase_items[]', ['a_pay_method[].text_currency']),
	...paymentFields,
	...clientOfSaleFields,
];

export const refundFields: readonly FieldRule[] = [
	{
		studio: 'sale.id',
		from: ['order_id', 'text_purchase_id'],
		required: true,
		note: 'the order, and a digest of what was given back:',
	},
	{
		studio: 'sale.id',
		from: [...['k_purchase_item', 'i_count'].map((name) => `refund_line_items[].${name}`), 'a_price.m_total'],
		joined: true,
		note: 'so two refunds of one order are two sales',
	},
	{ studio: 'sale.number', from: ['order_id', 'text_purchase_id'], note: 'as printed' },
	{ studio: 'sale.refundOfId', from: ['order_id', 'text_purchase_id'], note: 'without leading zeros' },
	{
		studio: 'sale.businessDay',
		from: ['meta_data.date'],
		note: 'or `x-generated-at`; in the zone of the setting. `dtl_purchase` is the original purchase',
	},
	...receiptFields('refund_line_items[]'),
];
