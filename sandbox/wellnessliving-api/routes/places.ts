import { keyParam, type WellnessLivingRoute } from '../call';
import { emptyField, success, unknownField } from '../problem';
import { keyed } from '../shape/keyed';
import type { Location, StaffMember } from '../store/rows';

/** All invented businesses of this stand-in are American: region 1, dollars. */
export const sandboxRegion = '1';
const usDollars = 1;

const address = { text_address: '12 Sample Street', text_city: 'Hoboken', text_postal: '07030' };

/** The record does not repeat its key. */
function listedLocation({ title, timeZone }: Location, index: number) {
	return { s_title: title, ...address, a_timezone: { text_name: timeZone }, i_order: String(index) };
}

function staffBody({ key, uid, firstName, lastName }: StaffMember) {
	return {
		k_staff: key,
		uid,
		s_name: firstName,
		s_surname: lastName,
		text_name_full: `${firstName} ${lastName}`,
		s_position: 'Instructor',
		a_pay_rate: [],
	};
}

export const placeRoutes: readonly WellnessLivingRoute[] = [
	{
		method: 'GET',
		path: '/v1/business',
		answer: ({ business }) =>
			success({
				text_title: business.title,
				id_currency: usDollars,
				k_currency: String(usDollars),
				id_region: Number(sandboxRegion),
				s_reply_mail: 'hello@studio.test',
				url_website: 'https://studio.test',
			}),
	},
	{
		method: 'GET',
		path: '/v1/location/list',
		answer: ({ business }) => {
			const locations = [...business.locations.values()];
			const shape = (location: Location) => listedLocation(location, locations.indexOf(location));
			return success({ a_location: keyed(locations, ({ key }) => key, shape) });
		},
	},
	{
		method: 'GET',
		path: '/v1/location/view',
		answer: ({ business }, call) => {
			const key = keyParam(call, 'k_location');
			if (key === null) return emptyField('k_location');
			const location = business.locations.get(key);
			if (location === undefined) return unknownField('k_location');
			return success({
				k_location: key,
				s_title: location.title,
				s_phone: '+12015550123',
				text_mail: 'hello@studio.test',
				s_timezone: location.timeZone,
				...address,
				a_work: [],
			});
		},
	},
	{
		method: 'GET',
		path: '/v1/staff/list',
		answer: ({ business }) =>
			success({ a_staff: keyed([...business.staff.values()], ({ key }) => key, staffBody) }),
	},
];
