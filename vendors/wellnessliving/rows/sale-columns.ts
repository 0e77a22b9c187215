import { column, type Column } from '../../../core/rows';
import { locationColumns, personColumns } from './columns';

/** All Sales (item view); names of fields are those of the report 739 of the API where it has the column. */
export const saleColumns: readonly Column[] = [
	column(
		'k_purchase',
		'text',
		['Purchase ID', 'Purchase Number', 'Purchase No', 'Purchase #', 'Order ID', 'k_purchase'],
		['sale.id', 'sale.number', 'sale.refundOfId', 'sale.payments[].id', 'sale.payments[].saleId'],
		{ note: 'without leading zeros: the purchase key, as in webhooks' },
	),
	column(
		'transaction',
		'text',
		['Transaction ID', 'Transaction #', 'Transaction Number'],
		['sale.id', 'sale.number', 'sale.payments[].id', 'sale.payments[].saleId'],
		{ note: 'where there is no Purchase ID: another number' },
	),
	column('k_purchase_item', 'text', ['Purchase Item ID', 'k_purchase_item'], ['sale.lines[].id']),
	column(
		'date',
		'moment',
		[
			'Date',
			'Purchase Date',
			'Sale Date',
			'Transaction Date',
			'Date and Time',
			'o_date.dtl_date',
			'dtl_date',
		],
		['sale.businessDay'],
		{ note: 'with a time of day and the time zone also the time of the event' },
	),
	column('time', 'time', ['Time', 'Purchase Time', 'Sale Time', 'Transaction Time'], [], {
		note: 'where Date is a day only: time of the event',
		isLenient: true,
	}),
	column('date_utc', 'utc', ['Date UTC', 'o_date.dtu_date', 'dtu_date'], ['sale.businessDay'], {
		note: 'where there is no Date; needs the time zone',
	}),
	...personColumns('sale.client'),
	...locationColumns('sale.location'),
	column(
		'item',
		'text',
		['Item', 'Item Name', 'Purchase Item', 'Product', 'Purchase', 'Item Description', 'Description'],
		['sale.lines[].name'],
	),
	column('item_type', 'text', ['Item Type', 'Purchase Type', 'Sale Type', 'Type'], ['sale.lines[].kind'], {
		note: 'see the kinds of sale line in wellnessliving-events.md',
	}),
	column(
		'category',
		'text',
		['Revenue Category', 'Category', 'text_revenue_category'],
		['sale.lines[].kind'],
		{
			note: 'where no type tells it',
		},
	),
	column('quantity', 'number', ['Quantity', 'Qty', 'i_quantity'], ['sale.lines[].quantity'], {
		note: 'negative on a refund',
	}),
	column('unit_price', 'amount', ['Unit Price', 'Price'], ['sale.lines[].unitPrice']),
	column(
		'discount',
		'amount',
		['Discount Amount', 'Discount', 'Discounts', 'm_discount_amount'],
		['sale.lines[].discount'],
	),
	column(
		'net',
		'amount',
		['Net Sale', 'Net Sales', 'Net Amount', 'Subtotal', 'o_net_sale.m_amount', 'm_net_sale'],
		['sale.lines[].net', 'sale.lines[].gross', 'sale.totals.net', 'sale.totals.gross'],
		{ note: 'after discounts, without tax and tip; else Total less Tax and Tip' },
	),
	column(
		'tax',
		'amount',
		['Total Tax', 'Tax', 'Taxes', 'Tax Amount', 'm_total_tax'],
		[
			'sale.lines[].tax',
			'sale.lines[].net',
			'sale.lines[].gross',
			'sale.totals.tax',
			'sale.totals.net',
			'sale.totals.gross',
		],
	),
	column(
		'tip',
		'amount',
		['Total Tip', 'Tip', 'Tips', 'm_total_tip'],
		[
			'sale.totals.tip',
			'sale.payments[].tip',
			'sale.payments[].amount',
			'sale.totals.paid',
			'sale.totals.redeemed',
			'sale.lines[].net',
			'sale.lines[].gross',
			'sale.totals.net',
			'sale.totals.gross',
		],
	),
	column(
		'total',
		'amount',
		['Total Amount', 'Total', 'Amount', 'm_total_amount'],
		[
			'sale.payments[].amount',
			'sale.totals.paid',
			'sale.totals.redeemed',
			'sale.lines[].net',
			'sale.lines[].gross',
			'sale.totals.net',
			'sale.totals.gross',
		],
		{
			note: 'with tax and tip: what was paid where there is no Total Paid, the price where there is no Net Sale or Total Tax',
		},
	),
	column(
		'paid',
		'amount',
		['Total Paid', 'Amount Paid', 'Paid', 'm_total_paid'],
		['sale.payments[].amount', 'sale.totals.paid', 'sale.totals.redeemed'],
	),
	column(
		'method',
		'text',
		['Payment Method', 'Payment Type', 'Payment', 'text_payment_method'],
		[
			'sale.payments[].method',
			'sale.payments[].name',
			'sale.payments[].isRedemption',
			'sale.payments[].amount',
			'sale.totals.paid',
			'sale.totals.redeemed',
		],
		{ note: 'see the payment methods in wellnessliving-events.md; without it there are no payments' },
	),
	column(
		'status',
		'text',
		['Payment Status', 'Transaction Status', 'Status', 'o_payment_status.text_status'],
		[],
		{
			note: 'failed, declined and voided attempts are left out',
		},
	),
	column(
		'refund',
		'flag',
		['Is Refund', 'Refund', 'Refunded', 'o_action.is_refund_transaction'],
		['sale.isRefund', 'sale.status'],
		{ note: 'else by the sign of what one purchase has at one moment', isLenient: true },
	),
	column('currency', 'text', ['Currency'], ['sale.currency'], { note: 'else the option' }),
];
