import type { Occasion } from './occasion';
import type { StudioClient } from './people';
import { decimalOf, isoOf, localOf, spacedUtcOf } from './stamp';
import type { Studio } from './studio';

/** Shapes of WellnessLiving's webhooks: flat bodies with a `meta_data` beside the fields. */
type Json = Readonly<Record<string, unknown>>;

/** What `meta_data` tells of one delivery. */
export interface WlMoment {
	/** Milliseconds since 1970. */
	readonly at: number;
	readonly counter: number;
	readonly businessKey: string;
}

function metaData(topic: string, operation: string, moment: WlMoment): Json {
	return {
		id: `evt-${moment.counter}`,
		business_id: moment.businessKey,
		date: isoOf(moment.at),
		topic,
		operation,
		source: topic.split('.')[0],
		version: 1,
	};
}

function person(client: StudioClient): Json {
	return {
		uid: String(client.number),
		s_first_name: client.firstName,
		s_last_name: client.lastName,
		s_mail: client.email ?? '',
		s_phone: client.phone,
		dt_birth: client.birthDate,
		dt_add: spacedUtcOf(client.joinedAt),
		s_member: client.code,
		text_login_type: 'Member',
		is_customer_new: false,
		has_discount: false,
		a_member_group: [],
	};
}

export function clientChanged(
	operation: 'created' | 'updated',
	client: StudioClient,
	moment: WlMoment,
): Json {
	return {
		...person(client),
		s_phone_home: '',
		s_phone_work: '',
		k_city: '0',
		k_login_type: '70011',
		text_address: client.street,
		text_city: 'Hoboken',
		text_postal: client.postalCode,
		a_photo: { i_height: 0, i_width: 0, url_photo: '' },
		gender: client.gender === 'female' ? { id: 2, name: 'Female' } : { id: 1, name: 'Male' },
		is_customer_new: operation === 'created',
		is_traveller: false,
		can_introductory: true,
		is_active: '1',
		meta_data: metaData(`client.${operation}`, operation, moment),
	};
}

/** The words a production receiver branches on, with the numbers of WellnessLiving's SDK. */
export const visitWords = { book: [1, 'Book'], attend: [3, 'Attend'], cancel: [6, 'Cancel'] } as const;

/** `client.class.schedule`: what happened is in `id_visit`, not in the topic. */
export function classVisit(
	word: keyof typeof visitWords,
	client: StudioClient,
	occasion: Occasion,
	moment: WlMoment,
): Json {
	const { offering, center, teacher, startsAt } = occasion;
	const [id, value] = visitWords[word];
	return {
		id_visit: { id, value },
		k_visit: String(occasion.number),
		uid: String(client.number),
		k_class: String(offering.number),
		// a class period belongs to one location
		k_class_period: `${center.key.slice(-1)}${offering.number}`,
		k_appointment: null,
		k_service: null,
		k_location: center.key,
		s_title: offering.name,
		text_location: center.name,
		text_room: 'Room 1',
		text_timezone: center.zoneText,
		dt_date_local: localOf(startsAt, center.timeZone).replace('T', ' '),
		dt_date_global: spacedUtcOf(startsAt),
		dt_cancel: spacedUtcOf(startsAt - 86_400_000),
		i_duration: offering.minutes,
		is_event: false,
		is_virtual: false,
		a_class_info: { i_book_active: 7, i_capacity: 12, i_wait: 0 },
		a_staff: [{ k_staff: teacher.key, s_name: teacher.firstName, s_family: teacher.lastName }],
		client: { ...person(client), a_custom_field: [] },
		meta_data: metaData('client.class.schedule', word === 'book' ? 'created' : 'updated', moment),
	};
}

function receipt(studio: Studio, client: StudioClient, occasion: Occasion): Json {
	const { netCents, taxCents, center, bookedAt } = occasion;
	return {
		dtl_purchase: localOf(bookedAt, center.timeZone).replace('T', ' '),
		a_business: {
			text_title: studio.centers[0].name,
			text_address: '12 Sample Street, Hoboken, NJ 07030',
			text_mail: 'hello@studio.test',
			text_phone: '+12015550123',
		},
		a_customer: {
			text_name: `${client.firstName} ${client.lastName}`,
			text_mail: client.email ?? '',
			text_phone: client.phone,
			text_address: client.street,
		},
		a_price: {
			m_discount: '0.00',
			m_sum: decimalOf(netCents),
			m_tax: decimalOf(taxCents),
			m_tip: '0.00',
			m_total: decimalOf(netCents + taxCents),
			text_currency: 'usd',
		},
	};
}

/** The same number is called `text_purchase_id` on the purchase and `order_id` on its refund. */
const paddedKey = (occasion: Occasion) => String(occasion.number).padStart(12, '0');

/** Names the buyer by name and e-mail only, never by `uid`. */
export function purchaseCreated(
	studio: Studio,
	client: StudioClient,
	occasion: Occasion,
	moment: WlMoment,
): Json {
	const { offering, netCents, taxCents } = occasion;
	return {
		text_purchase_id: paddedKey(occasion),
		...receipt(studio, client, occasion),
		a_pay_method: [
			{ text_pay_method: 'Visa', m_amount: decimalOf(netCents + taxCents), text_currency: 'usd' },
		],
		has_signature: false,
		html_receipt: '<div>Receipt</div>',
		url_print: 'https://receipts.studio.test/print',
		url_print_receipt: 'https://receipts.studio.test/print-small',
		purchase_items: [
			{
				i_count: 1,
				k_purchase_item: 147_000_000 + occasion.number,
				m_price_total: decimalOf(netCents),
				text_category: 'Product',
				text_currency: 'usd',
				text_description: '',
				text_info: '',
				text_title: offering.name,
				purchase_item: { id: 9, value: 'product' },
				a_logo: { i_height: 0, i_width: 0, is_empty: true, s_url: '', text_url: '' },
			},
		],
		meta_data: metaData('purchase.created', 'created', moment),
	};
}

/** Amounts are positive although money goes back. */
export function purchaseRefunded(
	studio: Studio,
	client: StudioClient,
	occasion: Occasion,
	moment: WlMoment,
): Json {
	const { offering, netCents, taxCents } = occasion;
	return {
		order_id: paddedKey(occasion),
		...receipt(studio, client, occasion),
		refund_line_items: [
			{
				i_count: 1,
				k_purchase_item: 147_000_000 + occasion.number,
				m_price_total: decimalOf(netCents + taxCents),
				text_currency: 'usd',
				text_title: offering.name,
			},
		],
		meta_data: metaData('purchase.refunded', 'refunded', moment),
	};
}
