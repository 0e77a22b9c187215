import { currencyDigits, readAmount, sumAmounts, type Sale, type SaleLine } from '../../../core/event';
import type { Place } from '../../../core/poll';
import { guestIdRef } from '../people';
import { sumOf, type ReportedInvoice } from './accrual-group';
import type { AccrualLine } from './accrual-row';
import { reportedTenders } from './accrual-tenders';

export interface ReportedSale {
	readonly sale: Sale;
	/** Whether it adds up and each amount has its tender; else the invoice itself has to be read. */
	readonly isClear: boolean;
}

/**
 * An invoice of the accrual report as a sale, with the ids, signs and prices its webhook has. The report tells neither
 * tips, service charge and fees nor the visit, so these stay unknown.
 */
export function toReportedSale(invoice: ReportedInvoice, place: Place, groupId: string | null): ReportedSale {
	const { saleId, lines, isClosed, isRefund } = invoice;
	const { currency } = place;
	const [first] = lines;
	const tenders = reportedTenders(saleId, lines, currency);
	const saleLines = lines.map((line, index) =>
		toSaleLine(line, tenders.redeemedOnLine[index] ?? 0, currency),
	);
	const sum = (amounts: ReadonlyArray<number | null>): number | null =>
		amounts.includes(null)
			? null
			: sumAmounts(
					amounts.flatMap((amount) => amount ?? []),
					currency,
				);
	const paidBy = (isRedemption: boolean): number =>
		sumAmounts(
			tenders.payments.filter((payment) => payment.isRedemption === isRedemption).map(({ amount }) => amount),
			currency,
		);
	const items = sum(saleLines.map(({ gross }) => gross));
	const paid = { money: paidBy(false), stored: paidBy(true), due: sumOf(lines, 'due', currency) };
	const rounding = items === null ? null : roundingOf(items, paid, currency);
	const sale: Sale = {
		id: saleId,
		...reportedHead(invoice),
		receiptNumber: first?.receiptNumber ?? null,
		status: isClosed ? 'closed' : 'open',
		isRefund,
		refundOfId: null,
		bookingGroupId: groupId,
		client: guestIdRef(first?.clientId),
		location: { id: place.id, name: place.name ?? first?.locationName ?? null },
		currency,
		lines: saleLines,
		payments: tenders.payments,
		totals: {
			discount: null,
			net: sum(saleLines.map(({ net }) => net)),
			tax: sum(saleLines.map(({ tax }) => tax)),
			gross: items === null ? null : sumAmounts([items, rounding ?? 0], currency),
			tip: null,
			serviceCharge: null,
			fees: null,
			rounding,
			paid: paid.money,
			redeemed: paid.stored,
			due: paid.due,
		},
	};
	return { sale, isClear: tenders.isClear && rounding !== null };
}

/** What the books know the sale by. */
export function reportedHead({ lines: [first] }: ReportedInvoice): Pick<Sale, 'number' | 'businessDay'> {
	return { number: first?.saleNumber ?? null, businessDay: first?.invoicedOn ?? first?.soldOn ?? null };
}

interface PaidAndDue {
	readonly money: number;
	readonly stored: number;
	readonly due: number;
}

/** The most a price is rounded by at the till, in minor units; whole units for money without smaller ones. */
const mostRounding = 5;

/** What payments and debt exceed the items by; `null` when that is no rounding: then a part is missing here. */
function roundingOf(
	items: number,
	{ money, stored, due }: PaidAndDue,
	currency: string | null,
): number | null {
	const difference = sumAmounts([money, stored, due, -items], currency);
	return Math.abs(Math.round(difference * 10 ** currencyDigits(currency))) <= mostRounding
		? difference
		: null;
}

function toSaleLine(line: AccrualLine, redeemed: number, currency: string | null): SaleLine {
	const { quantity, price, net, gross, tax } = line;
	const less = (amount: number | null): number | null =>
		amount === null ? null : sumAmounts([amount, -redeemed], currency);
	return {
		id: line.lineId,
		itemId: line.itemId,
		code: line.code,
		name: line.name,
		kind: line.kind,
		quantity,
		unitPrice:
			price === null || quantity === null || quantity <= 0 ? null : readAmount(price / quantity, currency),
		discount: line.discount,
		redeemed,
		net: less(net ?? (gross === null || tax === null ? null : sumAmounts([gross, -tax], currency))),
		tax,
		gross: less(gross ?? (net === null || tax === null ? null : sumAmounts([net, tax], currency))),
		staffId: line.staffId,
	};
}
