import { listOf, localOf, numberOf, own, readAmount, recordOf, sumAmounts, textOf } from '../../core/event';
import type { Payment, UnknownRecord } from '../../core/event';
import { customTendering, tenderingsByMode, tenderingsByName, type Tendering } from './codes';
import type { FieldRow } from './fact';
import { zenotiIdOf } from './read-zenoti';

/** One transaction: the payment towards the items, and what was paid beside it. */
export interface Tender {
	readonly payment: Payment;
	readonly serviceCharge: number;
	/** Environmental or other fee, donation, cash back: all of `total_amount_paid` that is none of the others. */
	readonly fees: number;
	readonly record: UnknownRecord;
}

export interface SaleContext {
	readonly saleId: string;
	readonly centerId: string | null;
	readonly currency: string | null;
}

/**
 * Reads one transaction; `null` when it has no amount. Tips, service charge (`ssg`) and fees are outside
 * `amount_paid` and outside the invoice's `sum_total` (docs.zenoti.com/reference/retrieve-invoice-details).
 */
export function toTender(transaction: UnknownRecord, id: string, sale: SaleContext): Tender | null {
	const amountAt = (field: string): number | null => readAmount(own(transaction, field), sale.currency);
	const beside = {
		tip: amountAt('tip_amount'),
		serviceCharge: amountAt('ssg_amount') ?? 0,
		fees: sumAmounts(
			[amountAt('fee_amount') ?? 0, amountAt('donation_amount') ?? 0, amountAt('cash_back_amount') ?? 0],
			sale.currency,
		),
	};
	const total = amountAt('total_amount_paid');
	const rest = (whole: number): number =>
		sumAmounts([whole, -(beside.tip ?? 0), -beside.serviceCharge, -beside.fees], sale.currency);
	const amount = amountAt('amount_paid') ?? (total === null ? null : rest(total));
	if (amount === null) return null;
	const option = recordOf(own(transaction, 'payment_option'));
	const { method, isRedemption } = tenderingOf(option);
	const payment: Payment = {
		id,
		saleId: sale.saleId,
		method,
		isRedemption,
		name: textOf(own(option, 'payment_name')),
		amount,
		tip: beside.tip,
		serviceCharge: beside.serviceCharge,
		fees: beside.fees,
		paidAt: localOf(own(transaction, 'payment_date')),
		locationId: zenotiIdOf(own(recordOf(own(transaction, 'transaction_center')), 'id')) ?? sale.centerId,
	};
	return { payment, serviceCharge: beside.serviceCharge, fees: beside.fees, record: transaction };
}

function tenderingOf(option: UnknownRecord): Tendering {
	const known = tenderingsByMode.get(numberOf(own(option, 'payment_mode')) ?? Number.NaN);
	if (known !== undefined) return known;
	const name = (textOf(own(option, 'payment_name')) ?? '').toLowerCase().replace(/[^a-z]/g, '');
	return tenderingsByName.find(([beginning]) => name.startsWith(beginning))?.[1] ?? customTendering;
}

/**
 * The transactions of an invoice, each once: Zenoti sends the whole list with every event, and a list may repeat one.
 * `isComplete` is false when one of them could not be read.
 */
export function tendersOf(
	transactions: unknown,
	sale: SaleContext,
): { readonly tenders: readonly Tender[]; readonly isComplete: boolean } {
	const seen = new Set<string>();
	const tenders: Tender[] = [];
	let isComplete = Array.isArray(transactions);
	for (const [index, entry] of listOf(transactions).entries()) {
		const transaction = recordOf(entry);
		const id = zenotiIdOf(own(transaction, 'transaction_id')) ?? `${sale.saleId}-${index + 1}`;
		if (seen.has(id)) continue;
		seen.add(id);
		const tender = toTender(transaction, id, sale);
		if (tender === null) isComplete = false;
		else tenders.push(tender);
	}
	return { tenders, isComplete };
}

/** The same transaction with every amount's sign turned. */
export function reversed(tender: Tender): Tender {
	const { payment } = tender;
	return {
		...tender,
		payment: {
			...payment,
			amount: 0 - payment.amount,
			tip: payment.tip === null ? null : 0 - payment.tip,
			serviceCharge: 0 - tender.serviceCharge,
			fees: 0 - tender.fees,
		},
		serviceCharge: 0 - tender.serviceCharge,
		fees: 0 - tender.fees,
	};
}

/** `prefix` is where the list of transactions sits: below `data`, or below `data.invoice`. */
export function paymentFields(prefix: string, studio: string): readonly FieldRow[] {
	const at = (field: string): string => `${prefix}transactions[].${field}`;
	return [
		{ studio: `${studio}[].id`, zenoti: at('transaction_id') },
		{
			studio: `${studio}[].method`,
			zenoti: at('payment_option.payment_mode'),
			note: 'code table; the tender’s name where the code is missing; unknown is custom',
		},
		{
			studio: `${studio}[].isRedemption`,
			zenoti: at('payment_option.payment_mode'),
			note: 'true for all that is not money: 4 to 10 and 16',
		},
		{ studio: `${studio}[].name`, zenoti: at('payment_option.payment_name') },
		{ studio: `${studio}[].amount`, zenoti: at('amount_paid'), note: 'else total_amount_paid less the rest' },
		{ studio: `${studio}[].tip`, zenoti: at('tip_amount') },
		{ studio: `${studio}[].serviceCharge`, zenoti: at('ssg_amount') },
		{
			studio: `${studio}[].fees`,
			zenoti: at('fee_amount'),
			note: 'with donation_amount and cash_back_amount',
		},
		{
			studio: `${studio}[].paidAt`,
			zenoti: at('payment_date'),
			note: 'as written, without a zone: which zone it is in is not known',
		},
	];
}
