import { fetchInvoiceAnywhere } from '../../../../vendors/zenoti/api/invoice-anywhere';
import { operation } from '../../../common/actions/operation';
import { barePlace, type ZenotiAccount } from '../account';
import { placeOptions, readPlaceSettings, simplify, type PlaceSettings } from '../fields';
import { placeFor, shaped } from '../place';

interface Wanted {
	readonly invoiceId: string;
	readonly simplify: boolean;
	readonly settings: PlaceSettings;
}

/** One call, and one an hour for the centers. The center is the invoice’s own. */
export const getInvoice = operation<ZenotiAccount, Wanted>({
	option: {
		name: 'Get',
		value: 'get',
		description: 'Read one invoice with its lines and payments',
		action: 'Get an invoice',
	},
	properties: [
		{
			displayName: 'Invoice ID',
			name: 'invoiceId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 7e4e1a62-0000-4000-8000-000000000001',
			description: 'The invoice to read; its number does not do',
		},
		simplify,
		placeOptions(),
	],
	read: (input) => ({
		invoiceId: input.requiredId('invoiceId', 'Invoice ID'),
		simplify: input.flag('simplify'),
		settings: readPlaceSettings(input),
	}),
	run: async (account, { invoiceId, simplify: isSimple, settings }) => {
		const read = await fetchInvoiceAnywhere(account.caller, invoiceId, async (centerId) =>
			centerId === null
				? { ok: true, value: { ...barePlace(''), ...settings } }
				: await placeFor(account, { centerId, simplify: isSimple, settings }),
		);
		return read.ok ? { ok: true, value: shaped([read.value], isSimple) } : read;
	},
});
