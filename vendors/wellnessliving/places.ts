import type { Address, Business, Location } from '../../core/event/people';
import { currencyOf } from '../../core/event/money';
import { e164Of, emailOf, flagOf, own, recordOf, textOf, type UnknownRecord } from '../../core/event/read';
import { isTimeZone } from '../../core/event/time';
import type { FieldRule } from './field-rule';
import { enumOf, firstText } from './values';

const line1Fields = ['text_address_individual', 'text_address'] as const;
const regionFields = ['text_region_code', 'text_region'] as const;

/** `location.*`; its page could not be found, the fields are those of `/v1/location/view`, the address nested. */
export function toLocation(record: UnknownRecord, id: string): Location {
	const phone = textOf(own(record, 's_phone'));
	return {
		id,
		name: textOf(own(record, 's_title')),
		phone: e164Of(phone) ?? phone,
		email: emailOf(own(record, 'text_mail')),
		address: addressOf(recordOf(own(record, 'address'))),
		timeZone:
			zoneOf(own(record, 's_timezone')) ?? zoneOf(own(recordOf(own(record, 'a_timezone')), 'text_name')),
		currency: currencyOf(own(record, 'text_currency')),
		isActive: flagOf(own(record, 'is_active')),
	};
}

/** IANA names only; schedules carry abbreviations such as `ET`, which convert nothing. */
function zoneOf(value: unknown): string | null {
	const name = textOf(value);
	return name !== null && name.includes('/') && isTimeZone(name) ? name : null;
}

function addressOf(record: UnknownRecord): Address | null {
	const address: Address = {
		line1: firstText(record, line1Fields),
		line2: null,
		city: textOf(own(record, 'text_city')),
		region: firstText(record, regionFields),
		postalCode: textOf(own(record, 'text_postal')),
		country: textOf(own(record, 'text_country')),
	};
	return Object.values(address).every((part) => part === null) ? null : address;
}

export const locationFields: readonly FieldRule[] = [
	{ studio: 'location.id', from: ['k_location'], required: true },
	{ studio: 'location.name', from: ['s_title'] },
	{ studio: 'location.phone', from: ['s_phone'] },
	{ studio: 'location.email', from: ['text_mail'] },
	{ studio: 'location.address.line1', from: line1Fields.map((name) => `address.${name}`) },
	{ studio: 'location.address.city', from: ['address.text_city'] },
	{ studio: 'location.address.region', from: regionFields.map((name) => `address.${name}`) },
	{ studio: 'location.address.postalCode', from: ['address.text_postal'] },
	{ studio: 'location.address.country', from: ['address.text_country'] },
	{ studio: 'location.timeZone', from: ['s_timezone', 'a_timezone.text_name'], note: 'IANA names only' },
	{ studio: 'location.currency', from: ['text_currency'], note: 'not on the endpoint; read if it comes' },
	{ studio: 'location.isActive', from: ['is_active'], note: 'the text "1"' },
];

/** The currency enumeration (`id_currency`); its 2 is unknown. */
const currenciesByNumber: ReadonlyMap<number | null, string> = new Map([
	[1, 'USD'],
	[3, 'GBP'],
	[4, 'CAD'],
	[5, 'KYD'],
	[6, 'AUD'],
	[7, 'ZAR'],
	[8, 'EGP'],
	[10, 'NZD'],
	[11, 'AED'],
	[12, 'PHP'],
	[13, 'EUR'],
	[14, 'KWD'],
	[15, 'SAR'],
	[16, 'MUR'],
	[17, 'XOF'],
	[18, 'BMD'],
	[19, 'BSD'],
	[20, 'SGD'],
]);

export function toBusiness(record: UnknownRecord, id: string): Business {
	const currency = enumOf(own(record, 'id_currency'));
	return {
		id,
		name: textOf(own(record, 'text_title')),
		email: emailOf(own(record, 's_reply_mail')),
		currency: currencyOf(currency.label) ?? currenciesByNumber.get(currency.number) ?? null,
		website: textOf(own(record, 'url_website')),
	};
}

export const businessFields: readonly FieldRule[] = [
	{
		studio: 'business.id',
		from: ['k_business', 'meta_data.business_id'],
		note: 'or the header `x-business_id`',
	},
	{ studio: 'business.name', from: ['text_title'] },
	{ studio: 'business.email', from: ['s_reply_mail'] },
	{ studio: 'business.currency', from: ['id_currency'], note: "its name, or its number in the SDK's list" },
	{ studio: 'business.website', from: ['url_website'] },
];
