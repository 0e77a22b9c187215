import { searchClients } from '../../../../vendors/wellnessliving/api';
import { pagingFields } from '../../../common/actions/fields';
import { operation } from '../../../common/actions/operation';
import type { WellnessLivingAccount } from '../account';
import { simplify } from '../fields';
import { firstOf, shaped } from '../shape';

interface Wanted {
	readonly text: string;
	readonly simplify: boolean;
	readonly limit: number | null;
}

/** One call. */
export const searchForClients = operation<WellnessLivingAccount, Wanted>({
	option: {
		name: 'Search',
		value: 'search',
		description: 'Find clients by name or email; Get reads the rest of what is known of them',
		action: 'Search clients',
	},
	properties: [
		{
			displayName: 'Text',
			name: 'text',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. name@email.com',
			description: 'Name or email to look for, or a part of it',
		},
		...pagingFields(),
		simplify,
	],
	read: (input) => ({
		text: input.requiredId('text', 'Text'),
		simplify: input.flag('simplify'),
		limit: input.limit(),
	}),
	run: async (account, wanted) => {
		const read = await searchClients(account.caller, wanted.text);
		if (!read.ok) return read;
		const rows = firstOf(account.rowsOf('clients', read.value), wanted.limit);
		return { ok: true, value: shaped(rows, wanted.simplify) };
	},
});
