import { own, readAmount, sumAmounts } from '../../core/event';
import type { SaleTotals, UnknownRecord } from '../../core/event';
import type { FieldRow } from './fact';
import type { Tender } from './payments';

type PriceTotals = Pick<SaleTotals, 'net' | 'tax' | 'gross' | 'rounding'>;

/** `total_price` as it came, but negative as a whole for a refund. The rounding is part of `sum_total` and in no line. */
export function priceTotals(total: UnknownRecord, isRefund: boolean, currency: string | null): PriceTotals {
	const gross = readAmount(own(total, 'sum_total'), currency);
	const turn = isRefund && gross !== null && gross > 0;
	const amountAt = (field: string): number | null => {
		const amount = readAmount(own(total, field), currency);
		return amount === null || !turn ? amount : 0 - amount;
	};
	return {
		net: amountAt('net_price'),
		tax: amountAt('tax'),
		gross: amountAt('sum_total'),
		rounding: amountAt('rounding_adjustment'),
	};
}

/** The totals with redemptions given back to the lines. */
export function plusRestored(totals: PriceTotals, restored: number, currency: string | null): PriceTotals {
	const plus = (amount: number | null): number | null =>
		amount === null ? null : sumAmounts([amount, restored], currency);
	return { ...totals, net: plus(totals.net), gross: plus(totals.gross) };
}

/**
 * What was paid: money in `paid`, stored value and other non-money in `redeemed`, both towards `sum_total`; tips,
 * service charge and fees beside it. Money in the drawer is `paid + tip + serviceCharge + fees`. All unknown when a
 * transaction could not be read, because a sum that lacks one is wrong.
 */
export function withPayments(
	{ net, tax, gross, rounding }: PriceTotals,
	tenders: readonly Tender[],
	isComplete: boolean,
	currency: string | null,
): SaleTotals {
	if (!isComplete) {
		const unknown = { tip: null, serviceCharge: null, fees: null, paid: null, redeemed: null, due: null };
		return { discount: null, net, tax, gross, rounding, ...unknown };
	}
	const sum = (amounts: readonly number[]): number => sumAmounts(amounts, currency);
	const amountsOf = (isRedemption: boolean): readonly number[] =>
		tenders
			.filter(({ payment }) => payment.isRedemption === isRedemption)
			.map(({ payment }) => payment.amount);
	const paid = sum(amountsOf(false));
	const redeemed = sum(amountsOf(true));
	return {
		discount: null,
		net,
		tax,
		gross,
		rounding,
		tip: sum(tenders.map(({ payment }) => payment.tip ?? 0)),
		serviceCharge: sum(tenders.map((tender) => tender.serviceCharge)),
		fees: sum(tenders.map((tender) => tender.fees)),
		paid,
		redeemed,
		due: gross === null ? null : sum([gross, -paid, -redeemed]),
	};
}

const price = (field: string): string => `invoice.total_price.${field}`;
const paid = (field: string): string => `invoice.transactions[].${field}`;
export const totalFields: readonly FieldRow[] = [
	{ studio: 'sale.totals.net', zenoti: price('net_price') },
	{ studio: 'sale.totals.tax', zenoti: price('tax') },
	{
		studio: 'sale.totals.gross',
		zenoti: price('sum_total'),
		note: 'tips, service charge and fees are outside it',
	},
	{
		studio: 'sale.totals.rounding',
		zenoti: price('rounding_adjustment'),
		note: 'part of sum_total, in no line',
	},
	{ studio: 'sale.totals.paid', zenoti: paid('amount_paid'), note: 'money only' },
	{ studio: 'sale.totals.redeemed', zenoti: paid('amount_paid'), note: 'tenders that are not money' },
	{ studio: 'sale.totals.tip', zenoti: paid('tip_amount') },
	{ studio: 'sale.totals.serviceCharge', zenoti: paid('ssg_amount') },
	{
		studio: 'sale.totals.fees',
		zenoti: paid('fee_amount'),
		note: 'with donation_amount and cash_back_amount: all else that total_amount_paid holds',
	},
	{ studio: 'sale.totals.due', zenoti: price('sum_total'), note: 'sum_total less paid and redeemed' },
];
