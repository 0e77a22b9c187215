import {
	sumAmounts,
	type ClientRef,
	type Location,
	type NamedRef,
	type Payment,
	type Sale,
	type SaleLine,
} from '../../../core/event';
import type { Place } from '../../../core/poll';
import { itemKindOf } from '../item-kind';
import { refOf } from '../values';
import { isAccountRow, lineFigures, majorOf, type LineFigures } from './sale-amounts';
import { namesSeveralTenders, paymentsOf, type SaleRowLine } from './sale-payments';
import type { NamedSale } from './sale-names';
import type { SaleRow } from './sale-report';

export interface ReportedSale {
	readonly sale: Sale;
	/** Whether the rows tell all: one tender each, and all of it paid. */
	readonly isClear: boolean;
}

/** A sale as its rows tell it. A row names its tenders in one text, so several of them cannot be told apart. */
export function toReportedSale(
	named: NamedSale,
	place: Place,
	locations: ReadonlyMap<string, Location>,
): ReportedSale {
	const { id, kind, purchaseId, day, rows } = named;
	const first = rows[0]?.value;
	const currency = first?.currency ?? place.currency;
	const lines = rows.map(({ value }): SaleRowLine => ({ row: value, figures: lineFigures(value, currency) }));
	const payments = paymentsOf(id, lines, currency);
	const isRefund = kind === 'refund';
	const sale: Sale = {
		id,
		number: purchaseId === null ? null : purchaseId.padStart(12, '0'),
		receiptNumber: null,
		status: isRefund ? 'refunded' : 'closed',
		isRefund,
		refundOfId: isRefund ? purchaseId : null,
		bookingGroupId: null,
		client: clientOf(first),
		location: locationOf(first, locations),
		businessDay: day,
		currency,
		lines: lines.map((line) => toLine(line, currency)),
		payments,
		totals: totalsOf(lines, payments, isRefund, currency),
	};
	return { sale, isClear: lines.every(isClear) };
}

function clientOf(row: SaleRow | undefined): ClientRef | null {
	const id = row?.clientId ?? null;
	return id === null
		? null
		: { id, firstName: null, lastName: null, email: null, phone: null, phoneRaw: null };
}

function locationOf(row: SaleRow | undefined, locations: ReadonlyMap<string, Location>): NamedRef | null {
	const id = row?.locationId ?? null;
	return refOf(id, id === null ? null : (locations.get(id)?.name ?? null));
}

function toLine({ row, figures }: SaleRowLine, currency: string | null): SaleLine {
	const { net, tax, discount, list } = figures;
	const { quantity, isRefund } = row;
	const count = quantity !== null && isRefund ? -Math.abs(quantity) : quantity;
	return {
		id: row.itemKey,
		itemId: row.itemId,
		code: null,
		name: row.title,
		kind: isAccountRow(row)
			? 'prepaid_card'
			: itemKindOf({ purchase_item: row.itemKind, text_category: row.category }),
		quantity: count,
		unitPrice: unitPriceOf(list, count, currency),
		discount: discount === 0n ? null : majorOf(discount, currency),
		redeemed: null,
		net: majorOf(net, currency),
		tax: majorOf(tax, currency),
		gross: majorOf(net + tax, currency),
		staffId: null,
	};
}

function unitPriceOf(list: bigint | null, quantity: number | null, currency: string | null): number | null {
	if (list === null || quantity === null || quantity === 0 || !Number.isInteger(quantity)) return null;
	const count = BigInt(Math.abs(quantity));
	const all = list < 0n ? -list : list;
	return all % count === 0n ? majorOf(all / count, currency) : null;
}

function totalsOf(
	lines: readonly SaleRowLine[],
	payments: readonly Payment[],
	isRefund: boolean,
	currency: string | null,
): Sale['totals'] {
	const sum = (of: (figures: LineFigures) => bigint): number | null =>
		majorOf(
			lines.reduce((all, { figures }) => all + of(figures), 0n),
			currency,
		);
	const paidBy = (isRedemption: boolean): number =>
		sumAmounts(
			payments.filter((payment) => payment.isRedemption === isRedemption).map(({ amount }) => amount),
			currency,
		);
	const gross = sum(({ net, tax }) => net + tax);
	const [paid, redeemed] = [paidBy(false), paidBy(true)];
	const isMixed = lines.some(({ row }) => namesSeveralTenders(row.method));
	const due = gross === null ? null : sumAmounts([gross, -paid, -redeemed], currency);
	return {
		discount: null,
		net: sum(({ net }) => net),
		tax: sum(({ tax }) => tax),
		gross,
		tip: sum(({ tip }) => tip),
		serviceCharge: null,
		fees: null,
		rounding: null,
		paid: isMixed ? null : paid,
		redeemed: isMixed ? null : redeemed,
		due: isRefund || due === null || due <= 0 ? null : due,
	};
}

function isClear({ row, figures }: SaleRowLine): boolean {
	const { net, tax, tip, paid } = figures;
	const isWhole = paid !== null && (paid === net + tax + tip || paid === net + tax);
	return isWhole && (net + tax === 0n || (row.method !== null && !namesSeveralTenders(row.method)));
}
