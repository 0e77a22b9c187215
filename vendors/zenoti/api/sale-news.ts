import type { ReportedInvoice } from './accrual-group';
import { countDays } from './days';
import { mostReportDays } from './reports';
import { mostPerPage } from './url';

/** How the closed sales are completed that one read has to tell. */
export interface NewsPlan {
	/** The earliest day of those whose invoice need not be read; `null` for none. */
	readonly from: string | null;
	/** The earliest day of all. */
	readonly fromOfAll: string | null;
	/** The collections report takes fewer calls than the invoices of those that either would complete. */
	readonly isCollected: boolean;
}

export interface News {
	readonly invoice: ReportedInvoice;
	readonly needsInvoice: boolean;
	/** The day whose appointments have to be read when the invoice, which names its visit, is not. */
	readonly visitDay: string | null;
}

/**
 * One call for each invoice, against one for each hundred payments from the earliest day to the last: about as many as the
 * sales report has lines.
 */
export function planNews(
	news: readonly News[],
	reported: readonly ReportedInvoice[],
	lastDay: string,
): NewsPlan {
	const plain = news.filter(({ needsInvoice }) => !needsInvoice);
	const from = earliest(plain);
	const fromOfAll = earliest(news);
	if (from === null) return { from, fromOfAll, isCollected: false };
	const lines = reported.reduce((sum, { day, lines }) => sum + ((day ?? '') < from ? 0 : lines.length), 0);
	const slices = Math.ceil(countDays({ from, to: lastDay }) / mostReportDays);
	const pages = Math.max(slices, Math.ceil(lines / mostPerPage));
	const visitDays = new Set(plain.flatMap(({ visitDay }) => visitDay ?? []));
	return { from, fromOfAll, isCollected: pages + visitDays.size < plain.length };
}

function earliest(news: readonly News[]): string | null {
	return news.reduce<string | null>(
		(first, { invoice: { day } }) => (day !== null && (first === null || day < first) ? day : first),
		null,
	);
}
