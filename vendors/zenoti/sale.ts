import {
	currencyOf,
	dayOf,
	flagOf,
	idOf,
	listOf,
	numberOf,
	own,
	readAmount,
	recordOf,
	sumAmounts,
	textOf,
} from '../../core/event';
import type { Sale, SaleLine, UnknownRecord } from '../../core/event';
import type { NormaliseContext } from '../../core/intake';
import { currenciesById } from './codes';
import type { FieldRow } from './fact';
import { paymentFields, reversed, tendersOf, type Tender } from './payments';
import { guestRef } from './people';
import { centerOf, zenotiIdOf } from './read-zenoti';
import { lineFields, linesOf, reversedLine } from './sale-lines';
import { plusRestored, priceTotals, totalFields, withPayments } from './sale-totals';
import { linesBeforeTold } from './told-redemptions';

/**
 * An invoice of a webhook or of `GET /v1/invoices/{id}`: it is the same object. A refund is an invoice of its own; its
 * amounts are negative here whichever sign its parts came with (the totals' sign is known, that of lines is not).
 */
export function toSale(id: string, invoice: UnknownRecord, context: NormaliseContext): Sale {
	const items = own(invoice, 'invoice_items');
	const currency = saleCurrency(items, context);
	const location = centerOf(invoice);
	const total = recordOf(own(invoice, 'total_price'));
	const isRefund =
		flagOf(own(invoice, 'is_refund')) ?? (readAmount(own(total, 'sum_total'), currency) ?? 0) < 0;
	const read = tendersOf(own(invoice, 'transactions'), {
		saleId: id,
		centerId: location?.id ?? null,
		currency,
	});
	const tenders = isRefund ? negativeTenders(read.tenders, currency) : read.tenders;
	const sold = linesOf(items, currency);
	const totals = priceTotals(total, isRefund, currency);
	const { lines, restored } = linesBeforeTold(
		isRefund ? negativeLines(sold, currency) : sold,
		totals.gross,
		tenders,
		currency,
	);
	return {
		id,
		number: numberOfInvoice(invoice),
		receiptNumber: idOf(own(invoice, 'receipt_number')),
		status: flagOf(own(invoice, 'is_closed')) === false ? 'open' : 'closed',
		isRefund,
		refundOfId: null,
		bookingGroupId: zenotiIdOf(own(invoice, 'appointment_group_id')),
		client: guestRef(recordOf(own(invoice, 'guest'))),
		location,
		businessDay: dayOf(own(invoice, 'invoice_date')),
		currency,
		lines,
		payments: tenders.map((tender) => tender.payment),
		totals: withPayments(plusRestored(totals, restored, currency), tenders, read.isComplete, currency),
	};
}

/** The displayed number; the prefix is absent in older payloads. */
function numberOfInvoice(invoice: UnknownRecord): string | null {
	const number = idOf(own(invoice, 'invoice_number'));
	return number === null ? null : `${textOf(own(invoice, 'invoice_number_prefix')) ?? ''}${number}`;
}

/**
 * The header's `currency_id` is 0 in every sample and never trusted. The lines' numeric id counts where its meaning is
 * proven and all of them agree; else the currency the user has set.
 */
function saleCurrency(items: unknown, context: NormaliseContext): string | null {
	const ids = new Set(
		listOf(items).map((item) => numberOf(own(recordOf(own(recordOf(item), 'price')), 'currency_id')) ?? 0),
	);
	ids.delete(0);
	const [only] = ids;
	const named = ids.size === 1 && only !== undefined ? currenciesById.get(only) : undefined;
	return named ?? currencyOf(context.currency);
}

function negativeTenders(tenders: readonly Tender[], currency: string | null): readonly Tender[] {
	const taken = sumAmounts(
		tenders.flatMap(({ payment, serviceCharge, fees }) => [
			payment.amount,
			payment.tip ?? 0,
			serviceCharge,
			fees,
		]),
		currency,
	);
	return taken > 0 ? tenders.map(reversed) : tenders;
}

function negativeLines(lines: readonly SaleLine[], currency: string | null): readonly SaleLine[] {
	const sold = sumAmounts(
		lines.flatMap((line) => [line.gross ?? 0, line.redeemed ?? 0]),
		currency,
	);
	return sold > 0 ? lines.map(reversedLine) : lines;
}

export const saleFields: readonly FieldRow[] = [
	{ studio: 'sale.id', zenoti: 'invoice.id', note: 'the key to upsert on: a re-closed invoice replaces' },
	{ studio: 'sale.number', zenoti: 'invoice.invoice_number', note: 'behind invoice_number_prefix' },
	{ studio: 'sale.receiptNumber', zenoti: 'invoice.receipt_number', note: '"0" means none' },
	{
		studio: 'sale.status',
		zenoti: 'invoice.is_closed',
		note: 'false although fully paid: seen, so not filtered',
	},
	{ studio: 'sale.isRefund', zenoti: 'invoice.is_refund', note: 'else by the sign of sum_total' },
	{ studio: 'sale.bookingGroupId', zenoti: 'invoice.appointment_group_id' },
	{ studio: 'sale.client.id', zenoti: 'invoice.guest.id' },
	{ studio: 'sale.client.firstName', zenoti: 'invoice.guest.first_name' },
	{ studio: 'sale.client.lastName', zenoti: 'invoice.guest.last_name' },
	{
		studio: 'sale.client.email',
		zenoti: 'invoice.guest.email',
		note: 'guest_email in the documented sample',
	},
	{ studio: 'sale.client.phone', zenoti: 'invoice.guest.mobile_phone', note: 'text here, "+44 20 …"' },
	{ studio: 'sale.location.id', zenoti: 'invoice.center_id', note: 'or center.id, center.name' },
	{
		studio: 'sale.businessDay',
		zenoti: 'invoice.invoice_date',
		note: 'date part: this field is the centre’s wall clock, unlike the appointments beside it',
	},
	{
		studio: 'sale.currency',
		zenoti: 'invoice.invoice_items[].price.currency_id',
		note: '148 is USD; any other: the currency setting; the header’s id is never read',
	},
	...lineFields,
	...paymentFields('invoice.', 'sale.payments'),
	...totalFields,
];
