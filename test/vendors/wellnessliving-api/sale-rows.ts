import type { Json } from './support';

export const saleColumns = [
	'k_purchase',
	'k_purchase_item',
	'k_id',
	'id_table',
	'id_purchase_item',
	'o_date.dtu_date',
	'o_date.dtl_date',
	'o_client.uid_client',
	'o_location.k_location',
	'text_revenue_category',
	'o_purchase_item_title_link.a_item',
	'i_quantity',
	'm_sale',
	'm_discount_amount',
	'm_net_sale',
	'o_net_sale.m_amount',
	'm_total_tax',
	'm_total_tip',
	'm_total_amount',
	'm_total_paid',
	'm_transaction_balance',
	'text_payment_method',
	'o_action.is_refund_transaction',
	'id_currency',
] as const;

/** A pass of 60.00 with 9.00 tax by card. */
export function saleRow(changes: Json = {}): Json {
	return {
		k_purchase: '153000001',
		k_purchase_item: 157000001,
		k_id: '2960001',
		id_table: 251,
		id_purchase_item: 1,
		'o_date.dtu_date': '2026-03-09 18:12:31',
		'o_date.dtl_date': '2026-03-09 15:12:31',
		'o_client.uid_client': '4419077',
		'o_location.k_location': '7100000201',
		text_revenue_category: 'Passes\0\0',
		'o_purchase_item_title_link.a_item': [{ text_title: '5-Class Pass' }],
		i_quantity: 1,
		m_sale: '60.0000',
		m_discount_amount: '0',
		m_net_sale: '60.0000',
		'o_net_sale.m_amount': '60.00',
		m_total_tax: '9.0000',
		m_total_tip: '0.0000',
		m_total_amount: '69.0000',
		m_total_paid: '69.0000',
		m_transaction_balance: '0.0000',
		text_payment_method: 'Virtual Terminal (Mastercard ****-1234)',
		'o_action.is_refund_transaction': false,
		id_currency: 4,
		...changes,
	};
}

/** The same given back, on another day, as the report writes it: a row of its own, negative. */
export function refundRow(changes: Json = {}): Json {
	return saleRow({
		'o_date.dtu_date': '2026-03-10 13:00:00',
		'o_date.dtl_date': '2026-03-10 10:00:00',
		i_quantity: -1,
		m_sale: '-60.0000',
		m_net_sale: '-60.0000',
		'o_net_sale.m_amount': '-60.00',
		m_total_tax: '-9.0000',
		m_total_tip: '-2.0000',
		m_total_amount: '-71.0000',
		m_total_paid: '-71.0000',
		'o_action.is_refund_transaction': true,
		...changes,
	});
}
