import type { Settings } from '../settings';
import type { Organisation } from '../store/organisation';
import type { Invoice, InvoiceLine } from '../store/rows';
import { sharesOf } from './shares';
import { isMoney } from './tender-text';

/** One row of the accrual report, in whole cents, before it is written out. */
export interface SalesLine {
	readonly invoice: Invoice;
	readonly line: InvoiceLine;
	/** Centre's wall clock. */
	readonly saleDate: string;
	readonly status: 'Open' | 'Closed';
	readonly collected: number;
	readonly redeemed: number;
	readonly due: number;
}

interface Sorted {
	readonly revision: number;
	readonly settings: Settings;
	readonly lines: readonly SalesLine[];
}

/** The pages of one report are read one after the other: what has not changed is not sorted anew for each. */
const sortedBefore = new WeakMap<Organisation, Sorted>();

/** Every line of every invoice in the order of the sale date, then of the invoice's number. */
export function salesLines(organisation: Organisation, settings: Settings): readonly SalesLine[] {
	const revision = organisation.invoices.revision();
	const before = sortedBefore.get(organisation);
	if (before?.revision === revision && before.settings === settings) return before.lines;
	const lines = organisation.invoices.all().flatMap((invoice) => linesOf(invoice, settings));
	lines.sort((a, b) => compare(a.saleDate, b.saleDate) || compare(a.invoice.number, b.invoice.number));
	sortedBefore.set(organisation, { revision, settings, lines });
	return lines;
}

/** Money and stored value are spread over the lines by what remains payable of each. */
function linesOf(invoice: Invoice, settings: Settings): readonly SalesLine[] {
	const payable = invoice.lines.map(({ finalCents }) => finalCents);
	const paid = (wanted: boolean) =>
		invoice.tenders.filter((tender) => isMoney(tender) === wanted).reduce((sum, { cents }) => sum + cents, 0);
	const collected = sharesOf(paid(true), payable);
	const redeemed = sharesOf(paid(false), payable);
	const rows = invoice.lines.map((line, index): SalesLine => {
		const fromCredits = line.salesCents + line.taxCents - line.finalCents;
		const money = collected[index] ?? 0;
		const value = redeemed[index] ?? 0;
		return {
			invoice,
			line,
			saleDate: saleDateOf(invoice, line),
			status: invoice.isClosed ? 'Closed' : 'Open',
			collected: money,
			redeemed: value + fromCredits,
			due: line.finalCents - money - value,
		};
	});
	return settings.doublesRefunds ? rows.flatMap(withOpenTwin) : rows;
}

/** Seen in real reports: a refund's line stands there as Open as well, paid by nothing. */
function withOpenTwin(row: SalesLine): readonly SalesLine[] {
	if (!row.invoice.isRefund || row.status === 'Open') return [row];
	const due = row.line.salesCents + row.line.taxCents;
	return [{ ...row, status: 'Open', collected: 0, redeemed: 0, due }, row];
}

/**
 * A service is sold on the day it is performed, everything else on the day of its invoice (help.zenoti.com,
 * "Sale in Zenoti"). What is paid for before its time counts from the payment.
 */
function saleDateOf({ date, isClosed }: Invoice, { performedAt }: InvoiceLine): string {
	if (performedAt === null) return date;
	return isClosed && date < performedAt ? date : performedAt;
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
