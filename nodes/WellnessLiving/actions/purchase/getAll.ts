import { readPurchases } from '../../../../vendors/wellnessliving/api';
import { pagingFields } from '../../../common/actions/fields';
import { operation } from '../../../common/actions/operation';
import type { WellnessLivingAccount } from '../account';
import { clientIdField, simplify } from '../fields';
import { firstOf, shaped } from '../shape';

interface Wanted {
	readonly clientId: string;
	readonly simplify: boolean;
	readonly limit: number | null;
}

/** One call. */
export const getPurchases = operation<WellnessLivingAccount, Wanted>({
	option: {
		name: 'Get Many',
		value: 'getAll',
		description: 'List what a client has bought, item by item; without money, which Get tells',
		action: 'Get many purchases',
	},
	properties: [clientIdField('Whose purchases to list'), ...pagingFields(), simplify],
	read: (input) => ({
		clientId: input.requiredId('clientId', 'Client ID'),
		simplify: input.flag('simplify'),
		limit: input.limit(),
	}),
	run: async (account, { clientId, simplify: isSimple, limit }) => {
		const read = await readPurchases(account.caller, clientId);
		if (!read.ok) return read;
		const rows = firstOf(account.rowsOf('purchases', read.value), limit);
		return { ok: true, value: shaped(rows, isSimple) };
	},
});
