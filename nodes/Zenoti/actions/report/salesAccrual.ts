import {
	groupInvoices,
	readAccrual,
	toReportedSale,
	type AccrualLine,
	type Row,
} from '../../../../vendors/zenoti/api';
import { operation } from '../../../common/actions/operation';
import type { ZenotiAccount } from '../account';
import { firstOf } from '../place';
import {
	centerGroups,
	placeIn,
	readReport,
	reportFields,
	type CenterGroup,
	type WantedReport,
} from './fields';

/** One call for a hundred lines of sale and at most 31 days, for all centers of one currency. */
export const salesAccrual = operation<ZenotiAccount, WantedReport>({
	option: {
		name: 'Sales Accrual',
		value: 'salesAccrual',
		description: 'Sales by the day of the sale, with tax, discount, what was paid and what is due',
		action: 'Get the sales accrual report',
	},
	properties: reportFields('sales'),
	read: readReport,
	run: async (account, wanted) => {
		const groups = await centerGroups(account, wanted);
		if (!groups.ok) return groups;
		const onPage = account.progress('lines of the sales report');
		const found: object[] = [];
		for (const group of groups.value) {
			const options = { isExact: true, onPage };
			const read = await readAccrual(account.caller, group.ids, wanted.days, group.currency, options);
			if (!read.ok) return read;
			const rows = account.rowsOf('lines of the sales report', read.value);
			found.push(...(wanted.simplify ? toSales(rows, group) : rows.map(({ raw }) => raw)));
		}
		return { ok: true, value: firstOf(found, wanted.limit) };
	},
});

/**
 * Lines to sales. `needsInvoice` marks those the report does not tell in full (which of several tenders paid how much,
 * tips): Invoice › Get reads them.
 */
function toSales(rows: ReadonlyArray<Row<AccrualLine>>, group: CenterGroup): readonly object[] {
	return groupInvoices(rows, group.currency).map((invoice) => {
		const place = placeIn(group, invoice.lines[0]?.locationId ?? null);
		const { sale, isClear } = toReportedSale(invoice, place, null);
		return { ...sale, needsInvoice: !isClear };
	});
}
