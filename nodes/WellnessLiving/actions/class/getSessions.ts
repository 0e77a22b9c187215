import { toSchedule, type Days } from '../../../../vendors/wellnessliving/api';
import { dayFields, pagingFields } from '../../../common/actions/fields';
import { operation } from '../../../common/actions/operation';
import type { WellnessLivingAccount } from '../account';
import { locationsOption, optionsField, readLocationFilter, simplify, timeZoneOption } from '../fields';
import { sessionsOf } from '../sessions';
import { firstOf, locationRef, zonesOf } from '../shape';

interface Wanted {
	readonly days: Days;
	readonly isWanted: (locationId: string | null) => boolean;
	readonly timeZone: string | null;
	readonly simplify: boolean;
	readonly limit: number | null;
}

/** Three calls: staff, schedule, locations. */
export const getClassSessions = operation<WellnessLivingAccount, Wanted>({
	option: {
		name: 'Get Many Sessions',
		value: 'getSessions',
		description: 'List the classes and events of the business, those called off included',
		action: 'Get many class sessions',
	},
	properties: [
		...dayFields('classes'),
		...pagingFields(),
		simplify,
		optionsField([locationsOption, timeZoneOption]),
	],
	read: (input) => ({
		days: input.days(),
		isWanted: readLocationFilter(input),
		timeZone: input.within('options').timeZone('timeZone', 'Time Zone'),
		simplify: input.flag('simplify'),
		limit: input.limit(),
	}),
	run: async (account, { days, isWanted, timeZone, simplify: isSimple, limit }) => {
		const read = await sessionsOf(account, days, isWanted);
		if (!read.ok) return read;
		const rows = firstOf(read.value, limit);
		if (!isSimple) return { ok: true, value: rows.map(({ raw }) => raw) };
		const locations = await account.locations();
		if (!locations.ok) return locations;
		const zoneOf = zonesOf(locations.value, timeZone);
		const sessions = rows.map(({ value }) => {
			const { locationId, isCancelled, booked, waiting } = value;
			const schedule = toSchedule(value, locationRef(locations.value, locationId), zoneOf(locationId));
			return { ...schedule, isCancelled, booked, waiting };
		});
		return { ok: true, value: sessions };
	},
});
