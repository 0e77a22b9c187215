import type { z } from 'zod';
import type { ApiKey } from '../access';
import { majorOf } from '../../studio/stamp';
import type { ZenotiState } from '../state';
import type { Organisation } from '../store/organisation';
import type { Json } from '../store/rows';
import { invoiceStatuses, saleTypes, seesCenter, takes, type accrualBody, type Span } from './filters';
import { salesLines, type SalesLine } from './sales-lines';
import { tendersText } from './tender-text';

/** Lines of the accrual report by the sale date. */
export function accrualLines(
	state: ZenotiState,
	key: ApiKey,
	body: z.output<typeof accrualBody>,
	{ from, to }: Span,
): readonly SalesLine[] {
	return salesLines(state.organisation, state.settings).filter(
		({ invoice, line, saleDate, status }) =>
			saleDate >= from &&
			saleDate <= to &&
			seesCenter(key, body.center_ids, invoice.centerId) &&
			takes(body.item_types, line.type) &&
			takes(body.invoice_statuses, invoiceStatuses[status]) &&
			takes(body.sale_types, invoice.isRefund ? saleTypes.refund : saleTypes.sale) &&
			(body.payment_types.includes(-1) ||
				invoice.tenders.some(({ mode }) => takes(body.payment_types, mode))),
	);
}

/** Reports write types as words. */
const itemTypes: Readonly<Record<number, string>> = {
	0: 'Service',
	2: 'Product',
	3: 'Membership',
	4: 'Package',
	5: 'Day Package',
	6: 'Gift card',
	11: 'Class',
	61: 'Gift card',
};

function itemType({ line }: SalesLine): string | null {
	if (line.type === 6 && line.isGiftCard === false) return 'Pre-paid card';
	return itemTypes[line.type] ?? null;
}

export function accrualRow(row: SalesLine, organisation: Organisation): Json {
	const { invoice, line } = row;
	const center = organisation.centers.get(invoice.centerId);
	const guest = organisation.guests.get(invoice.guestId);
	const seller = line.soldById === null ? undefined : organisation.employees.get(line.soldById);
	const sellerName = seller === undefined ? '' : `${seller.firstName} ${seller.lastName}`;
	return {
		sale_date: row.saleDate,
		invoice_date: invoice.date,
		invoice_closed_date: row.status === 'Closed' ? invoice.closedAt : null,
		invoice_id: invoice.id,
		invoice_item_id: line.id,
		invoice_no: `${invoice.prefix}${invoice.number}`,
		receipt_no: invoice.receipt,
		guest_id: invoice.guestId,
		guest_name: guestName(guest?.personal),
		guest_code: guest?.code ?? '',
		center_id: invoice.centerId,
		center_name: center?.name ?? '',
		center_code: center?.code ?? '',
		referral_source: '',
		referred_by: '',
		item_id: line.itemId,
		item_name: line.name,
		item_code: line.code,
		item_type: itemType(row),
		item_category: null,
		item_sub_category: null,
		qty: line.quantity,
		...amounts(row),
		discount_name: null,
		payment_type: tendersText(row.status === 'Closed' || !invoice.isClosed ? invoice.tenders : []),
		sale_type: invoice.isRefund ? 'Refund' : 'Sale',
		status: row.status,
		sold_by: sellerName,
		sold_by_id: line.soldById,
		serviced_by: line.type === 0 ? sellerName : '',
		created_by: sellerName,
		created_by_id: line.soldById,
		invoice_notes: '',
	};
}

function guestName(personal: Json | undefined): string {
	return [personal?.first_name, personal?.last_name].filter((part) => part !== '').join(' ');
}

function amounts(row: SalesLine): Readonly<Record<string, number>> {
	const { salesCents, taxCents, discountCents } = row.line;
	return {
		price: majorOf(salesCents + discountCents),
		sales_exc_tax: majorOf(salesCents),
		sales_inc_tax: majorOf(salesCents + taxCents),
		tax: majorOf(taxCents),
		collected: majorOf(row.collected),
		redeemed: majorOf(row.redeemed),
		due: majorOf(row.due),
		discount: majorOf(discountCents),
		sales_exc_redemption: majorOf(salesCents - row.redeemed),
	};
}

/** Over all rows of the report, not only those of the page. */
export function accrualTotal(rows: readonly SalesLine[]): Json {
	const sum = (cents: (row: SalesLine) => number) =>
		majorOf(rows.reduce((total, row) => total + cents(row), 0));
	return {
		price: sum(({ line }) => line.salesCents + line.discountCents),
		sales_exc_tax: sum(({ line }) => line.salesCents),
		sales_inc_tax: sum(({ line }) => line.salesCents + line.taxCents),
		tax: sum(({ line }) => line.taxCents),
		collected: sum(({ collected }) => collected),
		redeemed: sum(({ redeemed }) => redeemed),
		due: sum(({ due }) => due),
		discount: sum(({ line }) => line.discountCents),
	};
}
