import { fetchStaff } from '../../../../vendors/wellnessliving/api';
import { operation } from '../../../common/actions/operation';
import type { WellnessLivingAccount } from '../account';
import { locatorField, simplify } from '../fields';
import { shaped } from '../shape';

interface Wanted {
	readonly staffId: string;
	readonly simplify: boolean;
}

/** One call. */
export const getStaffMember = operation<WellnessLivingAccount, Wanted>({
	option: { name: 'Get', value: 'get', description: 'Read one staff member', action: 'Get a staff member' },
	properties: [locatorField('Staff Member', 'staffId', 'searchStaff', 'The staff member to read'), simplify],
	read: (input) => ({
		staffId: input.requiredId('staffId', 'Staff Member'),
		simplify: input.flag('simplify'),
	}),
	run: async ({ caller }, wanted) => {
		const read = await fetchStaff(caller, wanted.staffId);
		return read.ok ? { ok: true, value: shaped([read.value], wanted.simplify) } : read;
	},
});
