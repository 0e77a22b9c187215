import { readStaff } from '../../../../vendors/wellnessliving/api';
import { pagingFields } from '../../../common/actions/fields';
import { operation } from '../../../common/actions/operation';
import type { WellnessLivingAccount } from '../account';
import { simplify } from '../fields';
import { firstOf, shaped } from '../shape';

interface Wanted {
	readonly simplify: boolean;
	readonly limit: number | null;
}

/** One call. */
export const getStaffMembers = operation<WellnessLivingAccount, Wanted>({
	option: {
		name: 'Get Many',
		value: 'getAll',
		description: 'List the staff of the business; WellnessLiving tells no e-mail here',
		action: 'Get many staff members',
	},
	properties: [...pagingFields(), simplify],
	read: (input) => ({ simplify: input.flag('simplify'), limit: input.limit() }),
	run: async (account, wanted) => {
		const read = await readStaff(account.caller);
		if (!read.ok) return read;
		const rows = firstOf(account.rowsOf('staff members', read.value), wanted.limit);
		return { ok: true, value: shaped(rows, wanted.simplify) };
	},
});
