import { fetchReceipt } from '../../../../vendors/wellnessliving/api';
import { operation } from '../../../common/actions/operation';
import type { WellnessLivingAccount } from '../account';
import { clientIdField, currencyOption, optionsField, simplify } from '../fields';
import { shaped } from '../shape';

interface Wanted {
	readonly clientId: string;
	readonly purchaseId: string;
	readonly currency: string | null;
	readonly simplify: boolean;
}

/** One call. */
export const getPurchase = operation<WellnessLivingAccount, Wanted>({
	option: {
		name: 'Get',
		value: 'get',
		description: 'Read one purchase with its lines and payments (receipt)',
		action: 'Get a purchase',
	},
	properties: [
		clientIdField('Who bought it'),
		{
			displayName: 'Purchase ID',
			name: 'purchaseId',
			type: 'string',
			default: '',
			required: true,
			description: 'The purchase to read. WellnessLiving calls it <code>k_purchase</code>.',
		},
		simplify,
		optionsField([currencyOption]),
	],
	read: (input) => ({
		clientId: input.requiredId('clientId', 'Client ID'),
		purchaseId: input.requiredId('purchaseId', 'Purchase ID'),
		currency: input.within('options').currency('currency', 'Currency'),
		simplify: input.flag('simplify'),
	}),
	run: async ({ caller }, { clientId, purchaseId, currency, simplify: isSimple }) => {
		const read = await fetchReceipt(caller, clientId, purchaseId, currency);
		return read.ok ? { ok: true, value: shaped([read.value], isSimple) } : read;
	},
});
