import { numberOf, own, textOf, type UnknownRecord } from '../../core/event/read';
import type { SaleLine } from '../../core/event/sale';
import type { Amounts } from './amounts';
import type { FieldRule } from './field-rule';
import { itemKindOf } from './item-kind';
import { keyOf } from './values';

/**
 * Lines of a receipt or a refund. `m_price_total` is the price of all pieces before a discount on the whole sale;
 * it is net, or gross where the receipt's prices contain the tax.
 */
export function linesOf(
	items: readonly UnknownRecord[],
	amounts: Amounts,
	includeTax: boolean,
): readonly SaleLine[] {
	return items.map((item) => {
		const price = amounts.major(amounts.units(own(item, 'm_price_total')));
		const unitPrice = amounts.major(amounts.units(own(item, 'm_price')));
		return {
			id: keyOf(own(item, 'k_purchase_item')),
			itemId: keyOf(own(item, 'k_id')),
			code: null,
			name: textOf(own(item, 'text_title')),
			kind: itemKindOf(item),
			quantity: amounts.count(numberOf(own(item, 'i_count'))),
			unitPrice: unitPrice === null ? null : Math.abs(unitPrice),
			discount: null,
			redeemed: null,
			net: includeTax ? null : price,
			tax: null,
			gross: includeTax ? price : null,
			staffId: null,
		};
	});
}

/** Rows for lines found in `list`, `purchase_items[]` or `refund_line_items[]`. */
export function lineFields(list: string): readonly FieldRule[] {
	return [
		{ studio: 'sale.lines[]', from: [list.replace('[]', '')], note: 'one line each' },
		{
			studio: 'sale.lines[].id',
			from: [`${list}.k_purchase_item`],
			note: 'a number here, text in the REST lists',
		},
		{ studio: 'sale.lines[].itemId', from: [`${list}.k_id`], note: 'on REST receipts only, as far as known' },
		{ studio: 'sale.lines[].name', from: [`${list}.text_title`] },
		{
			studio: 'sale.lines[].kind',
			from: [`${list}.purchase_item`, `${list}.text_category`],
			note: 'see the table of item kinds',
		},
		{ studio: 'sale.lines[].quantity', from: [`${list}.i_count`], note: 'negative on a refund' },
		{
			studio: 'sale.lines[].unitPrice',
			from: [`${list}.m_price`],
			note: 'on REST receipts only, as far as known',
		},
		{
			studio: 'sale.lines[].net',
			from: [`${list}.m_price_total`],
			note: 'in `gross` instead where the prices contain the tax; before a discount on the whole sale',
		},
	];
}
