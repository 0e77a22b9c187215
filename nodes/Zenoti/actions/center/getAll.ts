import { readCenters } from '../../../../vendors/zenoti/api';
import { pagingFields } from '../../../common/actions/fields';
import { operation } from '../../../common/actions/operation';
import type { ZenotiAccount } from '../account';
import { simplify } from '../fields';
import { shaped } from '../place';

interface Wanted {
	readonly simplify: boolean;
	readonly limit: number | null;
}

/** One call for a hundred centers. */
export const getCenters = operation<ZenotiAccount, Wanted>({
	option: {
		name: 'Get Many',
		value: 'getAll',
		description: 'List the centers the API key may see, with time zone and currency',
		action: 'Get many centers',
	},
	properties: [...pagingFields(), simplify],
	read: (input) => ({ simplify: input.flag('simplify'), limit: input.limit() }),
	run: async (account, wanted) => {
		const limit = wanted.limit ?? undefined;
		const read = await readCenters(account.caller, { limit, onPage: account.progress('centers') });
		if (!read.ok) return read;
		return { ok: true, value: shaped(account.rowsOf('centers', read.value), wanted.simplify) };
	},
});
