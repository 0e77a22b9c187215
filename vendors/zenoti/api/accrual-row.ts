import {
	dayOf,
	localOf,
	numberOf,
	own,
	readAmount,
	textOf,
	type LineKind,
	type UnknownRecord,
} from '../../../core/event';
import { zenotiIdOf } from '../read-zenoti';
import { tendersOf, type NamedTender } from './tender-text';

/** One row of the accrual report: one line of one invoice. Amounts in major units, negative on refunds. */
export interface AccrualLine {
	readonly saleId: string;
	/** `invoice_item_id`: not documented, always there, and the same after a correction. */
	readonly lineId: string | null;
	readonly saleNumber: string | null;
	readonly receiptNumber: string | null;
	readonly clientId: string | null;
	readonly locationId: string | null;
	readonly locationName: string | null;
	/** `YYYY-MM-DD`, the center's: of the sale, by which the report filters, and of the invoice. */
	readonly soldOn: string | null;
	readonly invoicedOn: string | null;
	/** The center's wall clock; midnight when only the day is told. */
	readonly closedAtLocal: string | null;
	readonly isClosed: boolean;
	readonly saleType: string | null;
	readonly itemId: string | null;
	readonly code: string | null;
	readonly name: string | null;
	readonly kind: LineKind;
	readonly quantity: number | null;
	/** Before discount, without tax, all of the quantity. */
	readonly price: number | null;
	readonly discount: number | null;
	readonly net: number | null;
	readonly tax: number | null;
	readonly gross: number | null;
	/** Money received, including tax. */
	readonly collected: number | null;
	/** Paid from stored value. */
	readonly redeemed: number | null;
	readonly due: number | null;
	readonly tenders: readonly NamedTender[];
	readonly tenderText: string | null;
	readonly staffId: string | null;
}

/** Item types in words, lower-case letters only; spelling varies. Unknown ones are `other`, never dropped. */
const kinds: ReadonlyMap<string, LineKind> = new Map([
	['service', 'service'],
	['services', 'service'],
	['class', 'class'],
	['classes', 'class'],
	['product', 'product'],
	['products', 'product'],
	['membership', 'membership'],
	['memberships', 'membership'],
	['package', 'package'],
	['packages', 'package'],
	['daypackage', 'package'],
	['giftcard', 'gift_card'],
	['giftcards', 'gift_card'],
	['prepaidcard', 'prepaid_card'],
	['prepaidcards', 'prepaid_card'],
	['tip', 'tip'],
	['donation', 'donation'],
	['charges', 'fee'],
	['fee', 'fee'],
]);

/** No-show, cancellation and freeze fees. */
const chargeType = 'charges';

export function toAccrualLine(row: UnknownRecord, currency: string | null): AccrualLine | null {
	const saleId = zenotiIdOf(own(row, 'invoice_id'));
	if (saleId === null) return null;
	const amountAt = (field: string): number | null => readAmount(own(row, field), currency);
	const saleType = textOf(own(row, 'sale_type'))?.toLowerCase() ?? null;
	return {
		saleId,
		lineId: zenotiIdOf(own(row, 'invoice_item_id')),
		saleNumber: textOf(own(row, 'invoice_no')),
		receiptNumber: receiptOf(own(row, 'receipt_no')),
		clientId: zenotiIdOf(own(row, 'guest_id')),
		locationId: zenotiIdOf(own(row, 'center_id')),
		locationName: textOf(own(row, 'center_name')),
		soldOn: dayOf(own(row, 'sale_date')),
		invoicedOn: dayOf(own(row, 'invoice_date')),
		closedAtLocal: closedAt(own(row, 'invoice_closed_date')),
		isClosed: isClosed(own(row, 'status')),
		saleType,
		itemId: zenotiIdOf(own(row, 'item_id')),
		code: textOf(own(row, 'item_code')),
		name: textOf(own(row, 'item_name')),
		kind: saleType === chargeType ? 'fee' : kindOf(own(row, 'item_type')),
		quantity: numberOf(own(row, 'qty')),
		price: amountAt('price'),
		discount: amountAt('discount'),
		net: amountAt('sales_exc_tax'),
		tax: amountAt('tax'),
		gross: amountAt('sales_inc_tax'),
		collected: amountAt('collected'),
		redeemed: amountAt('redeemed'),
		due: amountAt('due'),
		tenders: tendersOf(own(row, 'payment_type')),
		tenderText: textOf(own(row, 'payment_type')),
		staffId: zenotiIdOf(own(row, 'sold_by_id')),
	};
}

/** Text (`Closed`), or the code of the filters: 4 is closed. */
function isClosed(status: unknown): boolean {
	return textOf(status)?.toLowerCase() === 'closed' || numberOf(status) === 4;
}

function kindOf(value: unknown): LineKind {
	return kinds.get((textOf(value) ?? '').toLowerCase().replace(/[^a-z]/g, '')) ?? 'other';
}

/** `0` means none. */
function receiptOf(value: unknown): string | null {
	const text = typeof value === 'number' ? String(value) : textOf(value);
	return text === '0' ? null : text;
}

function closedAt(value: unknown): string | null {
	const day = dayOf(value);
	return localOf(value) ?? (day === null ? null : `${day}T00:00:00`);
}
