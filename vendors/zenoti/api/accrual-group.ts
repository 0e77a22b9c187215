import { sumAmounts } from '../../../core/event';
import type { AccrualLine } from './accrual-row';
import type { Row } from './answer';

/** One invoice as the report tells it. */
export interface ReportedInvoice {
	readonly saleId: string;
	/** Signs as in a webhook: all amounts of a refund are negative as a whole. */
	readonly lines: readonly AccrualLine[];
	readonly isClosed: boolean;
	readonly isRefund: boolean;
	/** The first day any of its lines was sold. */
	readonly day: string | null;
	readonly raw: readonly unknown[];
}

/**
 * Lines to invoices. Lines of a refund come twice, once open and once closed: where any line of an invoice is closed,
 * its open ones are left out, because only the whole invoice is ever closed.
 */
export function groupInvoices(
	rows: ReadonlyArray<Row<AccrualLine>>,
	currency: string | null,
): readonly ReportedInvoice[] {
	const byInvoice = new Map<string, Array<Row<AccrualLine>>>();
	for (const row of rows) {
		const own = byInvoice.get(row.value.saleId);
		if (own === undefined) byInvoice.set(row.value.saleId, [row]);
		else own.push(row);
	}
	return [...byInvoice].map(([saleId, own]) => toInvoice(saleId, own, currency));
}

function toInvoice(
	saleId: string,
	rows: ReadonlyArray<Row<AccrualLine>>,
	currency: string | null,
): ReportedInvoice {
	const isClosed = rows.some(({ value }) => value.isClosed);
	const counted = rows.filter(({ value }) => value.isClosed === isClosed);
	const lines = counted.map(({ value }) => value).sort(byLineId);
	const isRefund = isRefundOf(lines, currency);
	const days = lines.flatMap(({ soldOn, invoicedOn }) => soldOn ?? invoicedOn ?? []).sort();
	return {
		saleId,
		lines: isRefund ? turned(lines, currency) : lines,
		isClosed,
		isRefund,
		day: days[0] ?? null,
		raw: counted.map(({ raw }) => raw),
	};
}

function byLineId(one: AccrualLine, other: AccrualLine): number {
	const [left, right] = [one.lineId ?? '', other.lineId ?? ''];
	return left < right ? -1 : left > right ? 1 : 0;
}

function isRefundOf(lines: readonly AccrualLine[], currency: string | null): boolean {
	if (lines.every(({ saleType }) => saleType === 'refund')) return true;
	const gross = sumOf(lines, 'gross', currency);
	return gross < 0 || (gross === 0 && sumOf(lines, 'collected', currency) < 0);
}

type Amount = 'gross' | 'collected' | 'redeemed' | 'due';

export function sumOf(lines: readonly AccrualLine[], field: Amount, currency: string | null): number {
	return sumAmounts(
		lines.map((line) => line[field] ?? 0),
		currency,
	);
}

/** Prices and payments each as they have to be: reports are known to give refunded money as negative, prices not always. */
function turned(lines: readonly AccrualLine[], currency: string | null): readonly AccrualLine[] {
	const turn = (amount: number | null): number | null => (amount === null ? null : 0 - amount);
	const withPrices =
		sumOf(lines, 'gross', currency) <= 0
			? lines
			: lines.map((line) => ({
					...line,
					price: turn(line.price),
					discount: turn(line.discount),
					net: turn(line.net),
					tax: turn(line.tax),
					gross: turn(line.gross),
				}));
	const paid = sumOf(lines, 'collected', currency) + sumOf(lines, 'redeemed', currency);
	if (paid <= 0) return withPrices;
	return withPrices.map((line) => ({
		...line,
		collected: turn(line.collected),
		redeemed: turn(line.redeemed),
		due: turn(line.due),
	}));
}
