import { businessDayOf } from '../../../../core/event';
import { fetchPurchaseItem } from '../../../../vendors/wellnessliving/api';
import { operation } from '../../../common/actions/operation';
import type { WellnessLivingAccount } from '../account';
import { currencyOption, optionsField, simplify, timeZoneOption } from '../fields';
import { shaped } from '../shape';

interface Wanted {
	readonly itemId: string;
	readonly timeZone: string | null;
	readonly currency: string | null;
	readonly simplify: boolean;
}

/** Two calls: the item and, once a run, the locations, whose zone tells what day it is. */
export const getPurchaseItem = operation<WellnessLivingAccount, Wanted>({
	option: {
		name: 'Get Item',
		value: 'getItem',
		description: 'Read one item of a purchase: whom it is for, what was refunded, state of a membership',
		action: 'Get an item of a purchase',
	},
	properties: [
		{
			displayName: 'Purchase Item ID',
			name: 'itemId',
			type: 'string',
			default: '',
			required: true,
			description: 'The item to read. WellnessLiving calls it <code>k_purchase_item</code>.',
		},
		simplify,
		optionsField([currencyOption, timeZoneOption]),
	],
	read: (input) => ({
		itemId: input.requiredId('itemId', 'Purchase Item ID'),
		timeZone: input.within('options').timeZone('timeZone', 'Time Zone'),
		currency: input.within('options').currency('currency', 'Currency'),
		simplify: input.flag('simplify'),
	}),
	run: async (account, { itemId, timeZone, currency, simplify: isSimple }) => {
		const locations = await account.locations();
		if (!locations.ok) return locations;
		const zones = [...locations.value.values()].flatMap((location) => location.timeZone ?? []);
		const today = dayAt(account.caller.nowMs(), timeZone ?? zones[0] ?? 'UTC');
		const read = await fetchPurchaseItem(account.caller, itemId, { today, currency });
		return read.ok ? { ok: true, value: shaped([read.value], isSimple) } : read;
	},
});

function dayAt(nowMs: number, timeZone: string): string {
	const utc = new Date(nowMs).toISOString();
	return businessDayOf(utc, timeZone) ?? utc.slice(0, 10);
}
