import type { z } from 'zod';
import { majorOf } from '../../studio/stamp';
import type { ApiKey } from '../access';
import type { ZenotiState } from '../state';
import type { Organisation } from '../store/organisation';
import type { Invoice, Json, Tender } from '../store/rows';
import { invoiceStatuses, saleTypes, seesCenter, takes, type collectionsBody, type Span } from './filters';
import { isMoney, tenderText } from './tender-text';

/** One row of the collections report: a payment, or the tip or service charge that came with it. */
export interface CollectionLine {
	readonly invoice: Invoice;
	readonly tender: Tender;
	readonly cents: number;
	readonly taxCents: number;
	readonly tipCents: number;
	readonly serviceChargeCents: number;
	readonly feeCents: number;
}

/** Money by the day it was paid, of open invoices too. */
export function collectionLines(
	{ organisation }: ZenotiState,
	key: ApiKey,
	body: z.output<typeof collectionsBody>,
	{ from, to }: Span,
): readonly CollectionLine[] {
	const ids = body.centers.is_all ? [] : body.centers.ids;
	return organisation.invoices
		.all()
		.filter(({ centerId }) => seesCenter(key, ids, centerId))
		.filter(({ isClosed }) => takes(body.invoice_statuses, invoiceStatuses[isClosed ? 'Closed' : 'Open']))
		.filter(({ isRefund }) => takes(body.sale_types, isRefund ? saleTypes.refund : saleTypes.sale))
		.flatMap(linesOf)
		.filter(({ tender }) => tender.paidAt >= from && tender.paidAt <= to)
		.filter(({ tender }) => takes(body.payment_types, tender.mode));
}

/** Tip and service charge stand in rows of their own with an amount_paid of 0, as the documents show it. */
function linesOf(invoice: Invoice): readonly CollectionLine[] {
	const payable = invoice.lines.reduce((sum, { finalCents }) => sum + finalCents, 0);
	const tax = invoice.lines.reduce((sum, { taxCents }) => sum + taxCents, 0);
	const taxIn = (cents: number) => (payable === 0 ? 0 : Math.round((tax * cents) / payable));
	const nothing = { cents: 0, taxCents: 0, tipCents: 0, serviceChargeCents: 0, feeCents: 0 };
	return invoice.tenders.filter(isMoney).flatMap((tender) => {
		const { cents, tipCents, serviceChargeCents, feeCents } = tender;
		const row = { ...nothing, invoice, tender };
		return [
			{ ...row, cents, taxCents: taxIn(cents), feeCents },
			...(tipCents === 0 ? [] : [{ ...row, tipCents }]),
			...(serviceChargeCents === 0 ? [] : [{ ...row, serviceChargeCents }]),
		];
	});
}

export function collectionRow(row: CollectionLine, organisation: Organisation): Json {
	const { invoice, tender } = row;
	const center = organisation.centers.get(invoice.centerId);
	const guest = organisation.guests.get(invoice.guestId);
	const isCard = tender.mode === 1;
	return {
		payment_date: tender.paidAt.slice(0, 10),
		invoice_no: `${invoice.prefix}${invoice.number}`,
		guest_name: `${String(guest?.personal.first_name ?? '')} ${String(guest?.personal.last_name ?? '')}`,
		center_name: center?.name ?? '',
		center_code: center?.code ?? '',
		payment_type: tenderText(tender),
		...amounts(row),
		card_type: isCard ? tender.name : null,
		card_number: isCard ? tender.cardNumber : null,
		card_invoice_no: null,
		card_bank_name: null,
		card_expiry: null,
		check_number: null,
		check_bank_name: null,
		check_date: null,
		custom_name: tender.mode === 3 || tender.mode === 11 ? tender.name : null,
		additional_data: null,
		collected_by: '',
		collected_by_code: '',
		invoice_status: invoice.isClosed ? 'Closed' : 'Open',
		invoice_id: invoice.id,
		guest_id: invoice.guestId,
		center_id: invoice.centerId,
		invoice_center: center?.name ?? '',
		invoice_closed_date: invoice.closedAt,
	};
}

function amounts({ invoice, cents, taxCents, tipCents, serviceChargeCents, feeCents }: CollectionLine) {
	const paidFor = invoice.tenders.reduce((sum, tender) => sum + tender.cents, 0);
	const payable = invoice.lines.reduce((sum, line) => sum + line.finalCents, 0);
	return {
		tax_collected: majorOf(taxCents),
		amount_paid: majorOf(cents),
		amount_paid_exc_tax: majorOf(cents - taxCents),
		// the invoice's total, on each of its rows
		total_paid: majorOf(paidFor),
		amount_paid_inc_tax_tip_ssg: majorOf(cents + tipCents + serviceChargeCents + feeCents),
		due: majorOf(payable - paidFor),
		tip: majorOf(tipCents),
		ssg: majorOf(serviceChargeCents),
		esf: majorOf(feeCents),
		cash_back: 0,
	};
}

export function collectionTotal(rows: readonly CollectionLine[]): Json {
	const sum = (amount: (row: CollectionLine) => number) =>
		majorOf(rows.reduce((total, row) => total + amount(row), 0));
	return {
		amount_paid: sum(({ cents }) => cents),
		amount_paid_exc_tax: sum(({ cents, taxCents }) => cents - taxCents),
		amount_paid_inc_tax_tip_ssg: sum(
			({ cents, tipCents, serviceChargeCents, feeCents }) => cents + tipCents + serviceChargeCents + feeCents,
		),
		tip: sum(({ tipCents }) => tipCents),
		ssg: sum(({ serviceChargeCents }) => serviceChargeCents),
		tax_collected: sum(({ taxCents }) => taxCents),
	};
}
