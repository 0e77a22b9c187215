import { keyParam, type WellnessLivingRoute } from '../call';
import { emptyField, success, unknownField } from '../problem';
import type { Business } from '../store/business';
import type { Client } from '../store/rows';

/** An empty search answers the clients looked at last; six were seen. */
const recentlyViewed = 6;
/** A search is no way to get everybody; how many it finds at most is not published. */
const mostFound = 25;

function userBody({ uid, fields, genderId, groups, isNew }: Client) {
	return {
		uid,
		...fields,
		id_gender: genderId,
		a_member_group: groups,
		a_custom_field: [],
		is_customer_new: isNew,
		is_traveller: false,
		has_discount: false,
		can_introductory: true,
	};
}

function foundBody({ uid, fields }: Client) {
	return {
		uid,
		text_name_first: fields.s_first_name,
		text_name_last: fields.s_last_name,
		text_mail: fields.s_mail,
		text_phone: fields.s_phone,
		text_title: `${fields.s_first_name} ${fields.s_last_name}`,
	};
}

function search(business: Business, text: string): readonly Client[] {
	const wanted = text.trim().toLowerCase();
	if (wanted === '') {
		const recent = [...business.viewed].reverse().flatMap((uid) => business.clients.get(uid) ?? []);
		return recent.slice(0, recentlyViewed);
	}
	const isMeant = ({ fields }: Client) =>
		`${fields.s_first_name} ${fields.s_last_name} ${fields.s_mail}`.toLowerCase().includes(wanted);
	return business.clients.all().filter(isMeant).slice(0, mostFound);
}

export const clientRoutes: readonly WellnessLivingRoute[] = [
	{
		method: 'GET',
		path: '/v1/user',
		answer: ({ business }, call) => {
			const uid = keyParam(call, 'uid');
			if (uid === null) return emptyField('uid');
			const client = business.clients.get(uid);
			if (client === undefined) return unknownField('uid');
			business.viewed.delete(uid);
			business.viewed.add(uid);
			return success(userBody(client));
		},
	},
	{
		method: 'GET',
		path: '/v1/login/search/staff-app/list',
		answer: ({ business }, { query }) =>
			success({ a_list: search(business, query.text_search ?? '').map(foundBody) }),
	},
];
