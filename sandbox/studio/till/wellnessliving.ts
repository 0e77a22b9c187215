import { DateTime } from 'luxon';
import { decimalOf, isoOf, localOf } from '../stamp';
import { tillCenter } from './day';

type Json = Readonly<Record<string, unknown>>;

const purchaseId = '000143000901';
const businessKey = '50001';

const soldAt = DateTime.fromISO(`${tillCenter.day}T16:05:00`, { zone: tillCenter.timeZone }).toMillis();
/** Half past nine in the evening: already tomorrow in UTC. */
const refundedAt = DateTime.fromISO(`${tillCenter.day}T21:30:00`, { zone: tillCenter.timeZone }).toMillis();

const receipt = {
	dtl_purchase: localOf(soldAt, tillCenter.timeZone).replace('T', ' '),
	k_location: tillCenter.locationKey,
	a_business: {
		text_title: tillCenter.name,
		text_address: '12 Sample Street, Hoboken, NJ 07030',
		text_mail: 'hello@studio.test',
		text_phone: '+12015550123',
	},
	a_customer: {
		text_name: 'Avery Example',
		text_mail: 'avery@mail.test',
		text_phone: '+12015550177',
		text_address: '3 Pier Road, Hoboken',
	},
};

const socks = {
	i_count: 1,
	k_purchase_item: 147_000_902,
	m_price_total: decimalOf(1_000),
	text_category: 'Product',
	text_currency: 'usd',
	text_title: 'Grip Socks',
	purchase_item: { id: 9, value: 'product' },
};

/** A pass and socks, 10.00 off the whole, tax 9.60, tip 5.00 inside the card payment, 40.00 from the client's account. */
export const tillPurchase: Json = {
	text_purchase_id: purchaseId,
	...receipt,
	a_price: price({ discount: 1_000, sum: 13_000, tax: 960, tip: 500, total: 13_460 }),
	a_pay_method: [payment('Visa', 9_460), payment('Account', 4_000)],
	has_signature: false,
	html_receipt: '<div>Receipt</div>',
	url_print: 'https://receipts.studio.test/print',
	url_print_receipt: 'https://receipts.studio.test/print-small',
	purchase_items: [
		{
			i_count: 1,
			k_purchase_item: 147_000_901,
			m_price_total: decimalOf(12_000),
			text_category: 'Pass',
			text_currency: 'usd',
			text_title: '5-Class Pass',
			purchase_item: { id: 1, value: 'promotion' },
		},
		socks,
	],
	meta_data: metaData('purchase.created', 'created', soldAt),
};

/** The socks come back. Amounts are positive, and nothing says by which tender the money went. */
export const tillPurchaseRefund: Json = {
	order_id: purchaseId,
	...receipt,
	a_price: price({ discount: 0, sum: 1_000, tax: 80, tip: 0, total: 1_080 }),
	refund_line_items: [socks],
	meta_data: metaData('purchase.refunded', 'refunded', refundedAt),
};

function price(cents: Readonly<Record<'discount' | 'sum' | 'tax' | 'tip' | 'total', number>>): Json {
	return {
		m_discount: decimalOf(cents.discount),
		m_sum: decimalOf(cents.sum),
		m_tax: decimalOf(cents.tax),
		m_tip: decimalOf(cents.tip),
		m_total: decimalOf(cents.total),
		text_currency: 'usd',
	};
}

function payment(name: string, cents: number): Json {
	return { text_pay_method: name, m_amount: decimalOf(cents), text_currency: 'usd' };
}

function metaData(topic: string, operation: string, at: number): Json {
	return {
		id: `evt-till-${operation}`,
		business_id: businessKey,
		date: isoOf(at),
		topic,
		operation,
		source: 'purchase',
		version: 1,
	};
}
