import type { ClientRef } from '../../core/event/people';
import { e164Of, emailOf, own, recordOf, textOf, type UnknownRecord } from '../../core/event/read';
import type { Sale } from '../../core/event/sale';
import { dayOf } from '../../core/event/time';
import { amountsOf, receiptCurrency, type Amounts } from './amounts';
import { clientRefFields, toClientRef } from './client';
import type { FieldRule } from './field-rule';
import { lineFields, linesOf } from './receipt-lines';
import { paymentsOf } from './receipt-payments';
import { grossOf, priceOf, pricesIncludeTax, priceFields, totalsOf } from './receipt-totals';
import { keyOf, recordsOf, refOf, splitName } from './values';

/** The parts that a purchase and a refund have in common. */
export interface Receipt {
	readonly payload: UnknownRecord;
	readonly price: UnknownRecord;
	readonly items: readonly UnknownRecord[];
	readonly amounts: Amounts;
}

export function readReceipt(
	payload: UnknownRecord,
	lines: 'purchase_items' | 'refund_line_items',
	fallbackCurrency: string | null,
): Receipt {
	const price = recordOf(own(payload, 'a_price'));
	const items = recordsOf(own(payload, lines));
	const currency = receiptCurrency(
		[price, ...items, ...recordsOf(own(payload, 'a_pay_method'))],
		fallbackCurrency,
	);
	return { payload, price, items, amounts: amountsOf(currency, lines === 'refund_line_items') };
}

type KnownOfSale = Pick<Sale, 'id' | 'number' | 'status' | 'isRefund' | 'refundOfId' | 'businessDay'>;

export function toSale(receipt: Receipt, known: KnownOfSale): Sale {
	const { payload, items, amounts } = receipt;
	const price = priceOf(receipt.price, amounts);
	const payments = paymentsOf(payload, known.id, amounts, { gross: grossOf(price), tip: price.tip });
	return {
		id: known.id,
		number: known.number,
		receiptNumber: null,
		status: known.status,
		isRefund: known.isRefund,
		refundOfId: known.refundOfId,
		bookingGroupId: null,
		client: buyerOf(payload),
		location: refOf(keyOf(own(payload, 'k_location')), null),
		businessDay: known.businessDay,
		currency: amounts.currency,
		lines: linesOf(items, amounts, pricesIncludeTax(price, items, amounts)),
		payments: payments.list,
		totals: totalsOf(price, payments, amounts),
	};
}

/** `dtl_purchase` is local to the location, so its date part is the business day as it stands. */
export function purchaseDayOf(payload: UnknownRecord): string | null {
	return dayOf(own(payload, 'dtl_purchase'));
}

/**
 * The buyer. `purchase.*` carries no `uid`: name and e-mail are hints, the id is in the REST element of a line.
 * Should a `client` object come after all, as a production receiver expects, it says more.
 */
function buyerOf(payload: UnknownRecord): ClientRef | null {
	const client = recordOf(own(payload, 'client'));
	if (Object.keys(client).length > 0) return toClientRef(client, keyOf(own(client, 'uid')));
	const customer = recordOf(own(payload, 'a_customer'));
	const [firstName, lastName] = splitName(textOf(own(customer, 'text_name')));
	const email = emailOf(own(customer, 'text_mail'));
	const phoneRaw = textOf(own(customer, 'text_phone'));
	if (firstName === null && email === null && phoneRaw === null) return null;
	return { id: null, firstName, lastName, email, phone: e164Of(phoneRaw), phoneRaw };
}

const buyerFields: readonly FieldRule[] = [
	{ studio: 'sale.client.firstName', from: ['a_customer.text_name'], note: 'all words but the last' },
	{ studio: 'sale.client.lastName', from: ['a_customer.text_name'], note: 'the last word' },
	{ studio: 'sale.client.email', from: ['a_customer.text_mail'] },
	{ studio: 'sale.client.phone', from: ['a_customer.text_phone'] },
	{ studio: 'sale.client.phoneRaw', from: ['a_customer.text_phone'] },
];

/** Should a `client` come instead of `a_customer`; the only way a sale can name the client's id. */
export const clientOfSaleFields: readonly FieldRule[] = [
	{ studio: 'sale.client.id', from: ['client.uid'], note: 'not on the page; read if it comes' },
	...clientRefFields('sale.client', 'client.'),
];

/** Rows that a purchase and a refund share; `lines` is the name of their list, the rest only a purchase has. */
export function receiptFields(
	lines: string,
	furtherCurrencies: readonly string[] = [],
): readonly FieldRule[] {
	return [
		...buyerFields,
		{ studio: 'sale.location.id', from: ['k_location'], note: 'not on the page; read if it comes' },
		{
			studio: 'sale.currency',
			from: [...['a_price', lines].map((place) => `${place}.text_currency`), ...furtherCurrencies],
			note: 'in upper case; else the currency setting',
		},
		...lineFields(lines),
		...priceFields,
	];
}
