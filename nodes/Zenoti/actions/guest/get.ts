import { fetchGuest } from '../../../../vendors/zenoti/api';
import { operation } from '../../../common/actions/operation';
import type { ZenotiAccount } from '../account';
import { guestIdField, simplify } from '../fields';
import { shaped } from '../place';

interface Wanted {
	readonly guestId: string;
	readonly simplify: boolean;
}

/** One call. */
export const getGuest = operation<ZenotiAccount, Wanted>({
	option: {
		name: 'Get',
		value: 'get',
		description: 'Read one guest with address, preferences, tags and referral',
		action: 'Get a guest',
	},
	properties: [guestIdField('The guest to read'), simplify],
	read: (input) => ({
		guestId: input.requiredId('guestId', 'Guest ID'),
		simplify: input.flag('simplify'),
	}),
	run: async (account, wanted) => {
		const read = await fetchGuest(account.caller, wanted.guestId);
		return read.ok ? { ok: true, value: shaped([read.value], wanted.simplify) } : read;
	},
});
