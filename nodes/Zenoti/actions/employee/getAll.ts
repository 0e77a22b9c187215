import { readEmployees } from '../../../../vendors/zenoti/api';
import { pagingFields } from '../../../common/actions/fields';
import { operation } from '../../../common/actions/operation';
import type { ZenotiAccount } from '../account';
import { centerField, simplify } from '../fields';
import { shaped } from '../place';

interface Wanted {
	readonly centerId: string;
	readonly simplify: boolean;
	readonly limit: number | null;
}

/** One call for a hundred employees. */
export const getEmployees = operation<ZenotiAccount, Wanted>({
	option: {
		name: 'Get Many',
		value: 'getAll',
		description: 'List the employees who are active at a center; Zenoti tells no e-mail here',
		action: 'Get many employees',
	},
	properties: [centerField, ...pagingFields(), simplify],
	read: (input) => ({
		centerId: input.requiredId('centerId', 'Center'),
		simplify: input.flag('simplify'),
		limit: input.limit(),
	}),
	run: async (account, wanted) => {
		const options = { limit: wanted.limit ?? undefined, onPage: account.progress('employees') };
		const read = await readEmployees(account.caller, wanted.centerId, options);
		if (!read.ok) return read;
		return { ok: true, value: shaped(account.rowsOf('employees', read.value), wanted.simplify) };
	},
});
