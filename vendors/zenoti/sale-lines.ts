import {
	currencyDigits,
	flagOf,
	listOf,
	numberOf,
	own,
	readAmount,
	recordOf,
	sumAmounts,
	textOf,
} from '../../core/event';
import type { LineKind, SaleLine, UnknownRecord } from '../../core/event';
import { lineKindsByType } from './codes';
import type { FieldRow } from './fact';
import { zenotiIdOf } from './read-zenoti';

/**
 * The lines of an invoice. `price.final` is what remains payable including tax, after stored value redeemed on the same
 * invoice has been spread over the lines; it is the gross here, so that lines add up to `sum_total` and net + tax =
 * gross holds for each. The price before redemption is `unitPrice` × `quantity` − `discount`.
 */
export function linesOf(items: unknown, currency: string | null): readonly SaleLine[] {
	return listOf(items).map((entry) => toLine(recordOf(entry), currency));
}

function toLine(item: UnknownRecord, currency: string | null): SaleLine {
	const price = recordOf(own(item, 'price'));
	const sales = readAmount(own(price, 'sales'), currency);
	const tax = readAmount(own(price, 'tax'), currency);
	const discount = readAmount(own(price, 'discount'), currency);
	const quantity = numberOf(own(item, 'quantity'));
	const gross =
		readAmount(own(price, 'final'), currency) ??
		(sales === null || tax === null ? null : sumAmounts([sales, tax], currency));
	return {
		id: zenotiIdOf(own(item, 'invoice_item_id')),
		itemId: zenotiIdOf(own(item, 'id')),
		code: textOf(own(item, 'code')),
		name: textOf(own(item, 'name')),
		kind: kindOf(item),
		quantity,
		unitPrice: listPrice(sales, discount, quantity, currency),
		discount,
		redeemed: redeemedOf(price, currency),
		net: gross === null || tax === null ? null : sumAmounts([gross, -tax], currency),
		tax,
		gross,
		staffId: zenotiIdOf(own(item, 'sale_by_id')),
	};
}

/**
 * What `price.sales` with its tax exceeds `price.final` by: credits used on the invoice itself. The tax of a line may
 * have more digits than money has (48.925), so less than a minor unit is no credit but a rounding.
 */
function redeemedOf(price: UnknownRecord, currency: string | null): number | null {
	const [sales, tax, final] = ['sales', 'tax', 'final'].map((field) => readAmount(own(price, field), null));
	if (sales === null || sales === undefined || final === null || final === undefined) return null;
	const credit = sumAmounts([sales, tax ?? 0, -final], null);
	return Math.abs(credit) * 10 ** currencyDigits(currency) < 1 ? 0 : readAmount(credit, currency);
}

/** `price.sales` has the discount already taken out: 88 with a discount of 12 is a list price of 100. */
function listPrice(
	sales: number | null,
	discount: number | null,
	quantity: number | null,
	currency: string | null,
): number | null {
	if (sales === null || quantity === null || quantity <= 0) return null;
	const listed = sumAmounts([sales, discount ?? 0], currency);
	return quantity === 1 ? listed : readAmount(listed / quantity, currency);
}

function kindOf(item: UnknownRecord): LineKind {
	const kind = lineKindsByType.get(numberOf(own(item, 'type')) ?? Number.NaN) ?? 'other';
	return kind === 'gift_card' && flagOf(own(item, 'is_giftcard')) === false ? 'prepaid_card' : kind;
}

/** The same line with every amount's sign turned. */
export function reversedLine(line: SaleLine): SaleLine {
	const turned = (amount: number | null): number | null => (amount === null ? null : 0 - amount);
	return {
		...line,
		unitPrice: turned(line.unitPrice),
		discount: turned(line.discount),
		redeemed: turned(line.redeemed),
		net: turned(line.net),
		tax: turned(line.tax),
		gross: turned(line.gross),
	};
}

const at = (field: string): string => `invoice.invoice_items[].${field}`;
export const lineFields: readonly FieldRow[] = [
	{ studio: 'sale.lines[].id', zenoti: at('invoice_item_id') },
	{ studio: 'sale.lines[].itemId', zenoti: at('id') },
	{ studio: 'sale.lines[].code', zenoti: at('code') },
	{ studio: 'sale.lines[].name', zenoti: at('name') },
	{
		studio: 'sale.lines[].kind',
		zenoti: at('type'),
		note: 'code table; is_giftcard false on 6, 61: prepaid_card',
	},
	{ studio: 'sale.lines[].quantity', zenoti: at('quantity') },
	{
		studio: 'sale.lines[].unitPrice',
		zenoti: at('price.sales'),
		note: '(sales + discount) ÷ quantity: the list price without tax, before redemptions',
	},
	{ studio: 'sale.lines[].discount', zenoti: at('price.discount') },
	{
		studio: 'sale.lines[].redeemed',
		zenoti: at('price.sales'),
		note: 'sales + tax − final: stored value already taken out of the line',
	},
	{ studio: 'sale.lines[].tax', zenoti: at('price.tax') },
	{
		studio: 'sale.lines[].gross',
		zenoti: at('price.final'),
		note: 'payable including tax, after redemptions; net is gross less tax',
	},
	{ studio: 'sale.lines[].staffId', zenoti: at('sale_by_id') },
];
