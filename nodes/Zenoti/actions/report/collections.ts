import { readCollections } from '../../../../vendors/zenoti/api';
import { operation } from '../../../common/actions/operation';
import type { ZenotiAccount } from '../account';
import { firstOf, shaped } from '../place';
import { centerGroups, readReport, reportFields, type WantedReport } from './fields';

/** One call for a hundred payments and at most 31 days, for all centers of one currency. */
export const collections = operation<ZenotiAccount, WantedReport>({
	option: {
		name: 'Collections',
		value: 'collections',
		description: 'Payments by the day of the payment, those of open invoices included, with tips',
		action: 'Get the collections report',
	},
	properties: reportFields('payments'),
	read: readReport,
	run: async (account, wanted) => {
		const groups = await centerGroups(account, wanted);
		if (!groups.ok) return groups;
		const onPage = account.progress('payments');
		const found: object[] = [];
		for (const group of groups.value) {
			const { ids, currency } = group;
			const read = await readCollections(account.caller, ids, wanted.days, currency, { onPage });
			if (!read.ok) return read;
			found.push(...shaped(account.rowsOf('payments', read.value), wanted.simplify));
		}
		return { ok: true, value: firstOf(found, wanted.limit) };
	},
});
