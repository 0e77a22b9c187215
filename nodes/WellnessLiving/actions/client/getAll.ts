import {
	everyDay,
	readClientReport,
	readReport,
	toRawRecords,
	type Days,
} from '../../../../vendors/wellnessliving/api';
import { clientQuestion } from '../../../../vendors/wellnessliving/api/client-report';
import { pagingFields } from '../../../common/actions/fields';
import { operation } from '../../../common/actions/operation';
import type { WellnessLivingAccount } from '../account';
import { simplify } from '../fields';

interface Wanted {
	readonly days: Days;
	readonly simplify: boolean;
	readonly limit: number | null;
}

/** A report: one call to have it built, some to wait for it, one for a thousand clients. */
export const getClients = operation<WellnessLivingAccount, Wanted>({
	option: {
		name: 'Get Many',
		value: 'getAll',
		description: 'List all clients, or those who joined on certain days (report All Clients)',
		action: 'Get many clients',
	},
	properties: [
		{
			displayName: 'Joined From',
			name: 'joinedFrom',
			type: 'dateTime',
			default: '',
			description: 'Only clients since this day or later. Everybody when both days are empty.',
		},
		{
			displayName: 'Joined To',
			name: 'joinedTo',
			type: 'dateTime',
			default: '',
			description: 'Only clients since this day or earlier',
		},
		...pagingFields(),
		simplify,
	],
	read: (input) => ({
		days: {
			from: input.day('joinedFrom', 'Joined From') ?? everyDay.from,
			to: input.day('joinedTo', 'Joined To') ?? everyDay.to,
		},
		simplify: input.flag('simplify'),
		limit: input.limit(),
	}),
	run: async (account, { days, simplify: isSimple, limit }) => {
		const progress = account.progress('clients');
		const options = {
			builds: account.builds,
			limit: limit ?? undefined,
			onPage: (rows: number) => progress(rows, null),
		};
		if (!isSimple) {
			const report = await readReport(account.caller, clientQuestion(days), options);
			return report.ok ? { ok: true, value: toRawRecords(report.value) } : report;
		}
		const read = await readClientReport(account.caller, days, options);
		if (!read.ok) return read;
		const rows = account.rowsOf('clients', read.value);
		return { ok: true, value: rows.map(({ value: { client, since } }) => ({ ...client, since })) };
	},
});
