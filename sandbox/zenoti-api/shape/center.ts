import type { Center, Json } from '../store/rows';

/** Zenoti names zones as Windows does. */
const zones: Readonly<Record<string, string>> = {
	'America/New_York': 'Eastern Standard Time',
	'America/Chicago': 'Central Standard Time',
	'America/Denver': 'Mountain Standard Time',
	'America/Los_Angeles': 'Pacific Standard Time',
	'Europe/London': 'GMT Standard Time',
	'Asia/Kolkata': 'India Standard Time',
};

export const countries: readonly Json[] = [
	{ id: 95, code: 'IN', name: 'India', phone_code: 91, nationality: 'Indian' },
	{ id: 224, code: 'GB', name: 'United Kingdom', phone_code: 44, nationality: 'British' },
	{ id: 225, code: 'US', name: 'United States', phone_code: 1, nationality: 'American' },
];

/** `symbol` is a code point in hexadecimal, `lattitude` is Zenoti's spelling. */
export function centerBody(center: Center, withHours: boolean): Json {
	return {
		id: center.id,
		code: center.code,
		name: center.name,
		display_name: center.name,
		country: countries[2],
		state: { id: 40, code: 'NJ', name: 'New Jersey', short_name: 'NJ' },
		location: {
			lattitude: 40.74,
			longitude: -74.03,
			time_zone: {
				id: 6,
				name: center.timeZone,
				standard_name: zones[center.timeZone] ?? 'UTC',
				symbol: 'ET',
			},
		},
		currency: { id: 148, name: 'United States Dollar', code: 'USD', symbol: '0024' },
		address_info: { address_1: '12 Sample Street', address_2: '', city: center.name, zip_code: '07030' },
		contact_info: { phone_1: { country_code: 225, number: '2015550123', display_number: '+1 2015550123' } },
		working_hours: withHours ? [{ day_of_week: 'Monday', start_time: '09:00', end_time: '21:00' }] : null,
		additional_info: null,
		culture_code_at_center: 'en-US',
	};
}
