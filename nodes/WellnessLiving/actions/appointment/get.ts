import { fetchVisit } from '../../../../vendors/wellnessliving/api';
import { operation } from '../../../common/actions/operation';
import type { WellnessLivingAccount } from '../account';
import { optionsField, simplify, timeZoneOption } from '../fields';
import { shaped, zonesOf } from '../shape';

interface Wanted {
	readonly visitId: string;
	readonly timeZone: string | null;
	readonly simplify: boolean;
}

/** Two calls: the visit and, once a run, the locations. */
export const getVisit = operation<WellnessLivingAccount, Wanted>({
	option: {
		name: 'Get',
		value: 'get',
		description: 'Read one visit, of an appointment or a class, cancelled ones too',
		action: 'Get an appointment',
	},
	properties: [
		{
			displayName: 'Visit ID',
			name: 'visitId',
			type: 'string',
			default: '',
			required: true,
			description: 'The visit to read. WellnessLiving calls it <code>k_visit</code>.',
		},
		simplify,
		optionsField([timeZoneOption]),
	],
	read: (input) => ({
		visitId: input.requiredId('visitId', 'Visit ID'),
		timeZone: input.within('options').timeZone('timeZone', 'Time Zone'),
		simplify: input.flag('simplify'),
	}),
	run: async (account, { visitId, timeZone, simplify: isSimple }) => {
		const locations = await account.locations();
		if (!locations.ok) return locations;
		const read = await fetchVisit(account.caller, visitId, zonesOf(locations.value, timeZone));
		if (!read.ok) return read;
		const { raw, value } = read.value;
		return { ok: true, value: shaped([{ raw, value: value.booking }], isSimple) };
	},
});
