import { fetchClient } from '../../../../vendors/wellnessliving/api';
import { operation } from '../../../common/actions/operation';
import type { WellnessLivingAccount } from '../account';
import { clientIdField, simplify } from '../fields';
import { shaped } from '../shape';

interface Wanted {
	readonly clientId: string;
	readonly simplify: boolean;
}

/** One call. */
export const getClient = operation<WellnessLivingAccount, Wanted>({
	option: { name: 'Get', value: 'get', description: 'Read one client', action: 'Get a client' },
	properties: [clientIdField('The client to read'), simplify],
	read: (input) => ({
		clientId: input.requiredId('clientId', 'Client ID'),
		simplify: input.flag('simplify'),
	}),
	run: async ({ caller }, wanted) => {
		const read = await fetchClient(caller, wanted.clientId);
		return read.ok ? { ok: true, value: shaped([read.value], wanted.simplify) } : read;
	},
});
