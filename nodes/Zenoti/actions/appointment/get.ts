import { fetchAppointment } from '../../../../vendors/zenoti/api';
import { operation } from '../../../common/actions/operation';
import type { ZenotiAccount } from '../account';
import { centerField, placeOptions, readPlaceSettings, simplify } from '../fields';
import { placeFor, shaped, type WantedPlace } from '../place';

interface Wanted extends WantedPlace {
	readonly appointmentId: string;
}

/** One call, and one an hour for the centers. */
export const getAppointment = operation<ZenotiAccount, Wanted>({
	option: {
		name: 'Get',
		value: 'get',
		description: 'Read one appointment',
		action: 'Get an appointment',
	},
	properties: [
		{ ...centerField, description: 'Tells the time zone: Zenoti gives local times without one' },
		{
			displayName: 'Appointment ID',
			name: 'appointmentId',
			type: 'string',
			default: '',
			required: true,
			description: 'The appointment to read; not the ID of its group',
		},
		simplify,
		placeOptions(),
	],
	read: (input) => ({
		centerId: input.requiredId('centerId', 'Center'),
		appointmentId: input.requiredId('appointmentId', 'Appointment ID'),
		simplify: input.flag('simplify'),
		settings: readPlaceSettings(input),
	}),
	run: async (account, wanted) => {
		const place = await placeFor(account, wanted);
		if (!place.ok) return place;
		const read = await fetchAppointment(account.caller, place.value, wanted.appointmentId);
		return read.ok ? { ok: true, value: shaped([read.value], wanted.simplify) } : read;
	},
});
