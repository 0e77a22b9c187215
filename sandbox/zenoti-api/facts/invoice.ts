import { z } from 'zod';
import { localOf } from '../../studio/stamp';
import { localOfUtc } from '../moment';
import { centerOf } from '../store/organisation';
import type { Center, Invoice, InvoiceLine, Json, Tender } from '../store/rows';
import { isSameId } from '../store/table';
import { applied, type FactContext, type FactHandler, type FactOutcome } from './fact';
import { meetGuest, metGuest } from './guest';
import { amount, id, json, text, withData } from './parse';
import { holdWhatWasBought } from './bought';

const item = z.object({
	invoice_item_id: id,
	id,
	name: text,
	code: text,
	type: z.number().int(),
	is_giftcard: z.boolean().nullish(),
	price: z.object({ sales: amount, tax: amount, final: amount, discount: amount }),
	quantity: z.number().default(1),
	sale_by_id: z.string().nullish(),
});

const transaction = z.object({
	transaction_id: id,
	payment_option: z.object({ payment_mode: z.number().int(), payment_name: text, card_number: text }),
	amount_paid: amount,
	tip_amount: amount,
	ssg_amount: amount,
	fee_amount: amount,
	payment_date: z.string(),
});

const appointment = z.object({ invoice_item_id: id, start_time: z.string() });

const invoice = z.object({
	id,
	invoice_number: text,
	invoice_number_prefix: text,
	receipt_number: text,
	appointment_group_id: z.string().nullish(),
	is_closed: z.boolean().default(true),
	is_refund: z.boolean().default(false),
	invoice_date: z.string(),
	center_id: id,
	total_price: z.object({ rounding_adjustment: amount }),
	guest: metGuest,
	invoice_items: z.array(item),
	appointments: z.array(appointment).nullish(),
	transactions: z.array(transaction).nullish(),
});
type ToldInvoice = z.output<typeof invoice>;

const readInvoice = withData(z.object({ invoice }), (context, data) => keepInvoice(context, data.invoice));

/** The same invoice closed again replaces what was known of it. */
export const invoiceTold: FactHandler = (context, data) => {
	const outcome = readInvoice(context, data);
	const known = outcome.applied ? context.organisation.invoices.get(outcome.id) : undefined;
	const word = json.safeParse(data.invoice);
	if (known !== undefined && word.success) context.organisation.invoices.put({ ...known, told: word.data });
	return outcome;
};

function keepInvoice(context: FactContext, told: ToldInvoice): FactOutcome {
	const { organisation, atMs } = context;
	const center = centerOf(organisation, told.center_id);
	const guest = meetGuest(organisation, told.guest, center.id, atMs);
	const kept: Invoice = {
		id: told.id,
		centerId: center.id,
		guestId: guest.id,
		groupId: told.appointment_group_id ?? null,
		number: told.invoice_number,
		prefix: told.invoice_number_prefix,
		receipt: told.receipt_number,
		isRefund: told.is_refund,
		isClosed: told.is_closed,
		date: told.invoice_date,
		closedAt: told.is_closed ? localOf(atMs, center.timeZone) : null,
		roundingCents: told.total_price.rounding_adjustment,
		lines: told.invoice_items.map((line) => toLine(line, told, center)),
		tenders: (told.transactions ?? []).map(toTender),
		told: noWords,
	};
	organisation.invoices.put(kept);
	if (kept.isClosed && !kept.isRefund) closeVisit(context, kept);
	if (kept.isClosed && !kept.isRefund) holdWhatWasBought(organisation, kept, atMs);
	return applied('invoice', told.id);
}

/** Replaced by the payload's own words at once. */
const noWords: Json = {};

/** The lines' signs are not known of refunds: they follow the invoice. */
function toLine(line: z.output<typeof item>, told: ToldInvoice, center: Center): InvoiceLine {
	const visit = told.appointments?.find((one) => isSameId(one.invoice_item_id, line.invoice_item_id));
	const signed = (cents: number) => (told.is_refund ? -Math.abs(cents) : cents);
	return {
		id: line.invoice_item_id,
		itemId: line.id,
		name: line.name,
		code: line.code,
		type: line.type,
		isGiftCard: line.is_giftcard ?? null,
		quantity: line.quantity,
		salesCents: signed(line.price.sales),
		taxCents: signed(line.price.tax),
		discountCents: signed(line.price.discount),
		finalCents: signed(line.price.final),
		soldById: line.sale_by_id ?? null,
		performedAt: visit === undefined ? null : localOfUtc(visit.start_time, center.timeZone),
	};
}

function toTender(paid: z.output<typeof transaction>): Tender {
	return {
		id: paid.transaction_id,
		mode: paid.payment_option.payment_mode,
		name: paid.payment_option.payment_name,
		cardNumber: paid.payment_option.card_number,
		cents: paid.amount_paid,
		tipCents: paid.tip_amount,
		serviceChargeCents: paid.ssg_amount,
		feeCents: paid.fee_amount,
		paidAt: paid.payment_date,
	};
}

const closedStatus = 1;

function closeVisit({ organisation, settings }: FactContext, { groupId }: Invoice): void {
	const visit = groupId === null ? undefined : organisation.visits.get(groupId);
	if (visit === undefined || !settings.closesVisits) return;
	organisation.visits.put({ ...visit, status: closedStatus });
}
