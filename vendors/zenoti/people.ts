import {
	dayOf,
	e164Of,
	emailOf,
	flagOf,
	isRecord,
	listOf,
	numberOf,
	own,
	recordOf,
	textOf,
	utcOf,
} from '../../core/event';
import type { Address, Client, ClientRef, UnknownRecord } from '../../core/event';
import { countriesById, genders } from './codes';
import type { FieldRow } from './fact';
import { zenotiIdOf } from './read-zenoti';

/** A telephone number: E.164 only when its country is certain, and the text as it came. */
export interface Phone {
	readonly phone: string | null;
	readonly phoneRaw: string | null;
}

const noPhone: Phone = { phone: null, phoneRaw: null };

/**
 * A guest's number: text (`+91 …` on invoices) or `{ phone_code | country_code, number }`. `country_code` is
 * Zenoti's own country id (India 95, United States 225), not a dial code: docs.zenoti.com/reference/create-a-guest.
 */
export function phoneOf(value: unknown): Phone {
	if (!isRecord(value)) return textPhone(value, null);
	const dialCode = textOrNumber(own(value, 'phone_code')) ?? dialCodeOfCountry(own(value, 'country_code'));
	const number = own(value, 'number') ?? own(value, 'display_number');
	return textPhone(number, dialCode);
}

/** A number whose `country_code` is a real dial code, as employees have it. */
export function dialledPhoneOf(value: unknown): Phone {
	return isRecord(value)
		? textPhone(own(value, 'number'), textOrNumber(own(value, 'country_code')))
		: noPhone;
}

/** A number whose `country_code` may mean either: kept as text, E.164 only when it starts with `+`. */
export function rawPhoneOf(value: unknown): Phone {
	return isRecord(value) ? textPhone(own(value, 'number'), null) : noPhone;
}

function textPhone(number: unknown, dialCode: string | null): Phone {
	const phoneRaw = textOrNumber(number);
	return phoneRaw === null ? noPhone : { phone: e164Of(phoneRaw, dialCode), phoneRaw };
}

function textOrNumber(value: unknown): string | null {
	return typeof value === 'number' && value > 0 ? String(value) : textOf(value);
}

function dialCodeOfCountry(value: unknown): string | null {
	return countriesById.get(numberOf(value) ?? 0)?.dialCode ?? null;
}

/** `null` when the delivery names nobody. */
export function guestRef(guest: UnknownRecord): ClientRef | null {
	const id = zenotiIdOf(own(guest, 'id'));
	const firstName = textOf(own(guest, 'first_name'));
	const lastName = textOf(own(guest, 'last_name'));
	const email = emailOf(own(guest, 'email')) ?? emailOf(own(guest, 'guest_email'));
	const { phone, phoneRaw } = phoneOf(own(guest, 'mobile_phone'));
	if ((id ?? firstName ?? lastName ?? email ?? phoneRaw) === null) return null;
	return { id, firstName, lastName, email, phone, phoneRaw };
}

/** A client of whom only the id is known. */
export function guestIdRef(value: unknown): ClientRef | null {
	const id = zenotiIdOf(value);
	return id === null ? null : { id, firstName: null, lastName: null, email: null, ...noPhone };
}

/** The client of a Guest event, or of a guest object read by REST (it is the same object). */
export function toClient(id: string, guest: UnknownRecord): Client {
	const person = recordOf(own(guest, 'personal_info'));
	const preferences = recordOf(own(guest, 'preferences'));
	const { phone, phoneRaw } = phoneOf(own(person, 'mobile_phone'));
	const tags = own(guest, 'tags');
	return {
		id,
		code: textOf(own(guest, 'code')),
		firstName: textOf(own(person, 'first_name')),
		lastName: textOf(own(person, 'last_name')),
		email: emailOf(own(person, 'email')),
		phone,
		phoneRaw,
		birthDate: dayOf(own(person, 'date_of_birth')),
		gender: genders.get(numberOf(own(person, 'gender')) ?? -1) ?? null,
		address: addressOf(recordOf(own(guest, 'address_info'))),
		homeLocationId: zenotiIdOf(own(guest, 'center_id')),
		tags: Array.isArray(tags) ? listOf(tags).map(textOf).filter(isText) : null,
		marketing: {
			email: flagOf(own(preferences, 'receive_marketing_email')),
			sms: flagOf(own(preferences, 'receive_marketing_sms')),
		},
		referralSource: textOf(own(recordOf(own(recordOf(own(guest, 'referral')), 'referral_source')), 'name')),
		createdAt: utcOf(own(guest, 'created_date')),
		updatedAt: utcOf(own(guest, 'last_updated')),
		mergedIntoId: null,
	};
}

function isText(value: string | null): value is string {
	return value !== null;
}

function addressOf(address: UnknownRecord): Address | null {
	const country = countriesById.get(numberOf(own(address, 'country_id')) ?? 0)?.code ?? null;
	const found: Address = {
		line1: textOf(own(address, 'address_1')),
		line2: textOf(own(address, 'address_2')),
		city: textOf(own(address, 'city')),
		region: textOf(own(address, 'state_name')) ?? textOf(own(address, 'state_other')),
		postalCode: textOf(own(address, 'zip_code')),
		country: country ?? textOf(own(address, 'country_name')),
	};
	return Object.values(found).every((part) => part === null) ? null : found;
}

export const clientFields: readonly FieldRow[] = [
	{ studio: 'client.id', zenoti: 'id', note: 'lower-case; Zenoti differs between events' },
	{ studio: 'client.code', zenoti: 'code' },
	{ studio: 'client.firstName', zenoti: 'personal_info.first_name' },
	{ studio: 'client.lastName', zenoti: 'personal_info.last_name' },
	{ studio: 'client.email', zenoti: 'personal_info.email', note: 'lower-case; not an address becomes null' },
	{
		studio: 'client.phone',
		zenoti: 'personal_info.mobile_phone.phone_code',
		note: 'with the number; or Zenoti’s country id for India, United Kingdom, United States; else null',
	},
	{ studio: 'client.phoneRaw', zenoti: 'personal_info.mobile_phone.number' },
	{ studio: 'client.birthDate', zenoti: 'personal_info.date_of_birth', note: 'date part' },
	{ studio: 'client.gender', zenoti: 'personal_info.gender', note: '0 female, 1 male, 3 other, −1 null' },
	{ studio: 'client.address.line1', zenoti: 'address_info.address_1' },
	{ studio: 'client.address.line2', zenoti: 'address_info.address_2' },
	{ studio: 'client.address.city', zenoti: 'address_info.city' },
	{ studio: 'client.address.region', zenoti: 'address_info.state_name', note: 'or state_other' },
	{ studio: 'client.address.postalCode', zenoti: 'address_info.zip_code' },
	{
		studio: 'client.address.country',
		zenoti: 'address_info.country_id',
		note: 'ISO code of the three published ids, else country_name',
	},
	{ studio: 'client.homeLocationId', zenoti: 'center_id' },
	{ studio: 'client.tags[]', zenoti: 'tags[]' },
	{ studio: 'client.marketing.email', zenoti: 'preferences.receive_marketing_email' },
	{ studio: 'client.marketing.sms', zenoti: 'preferences.receive_marketing_sms' },
	{ studio: 'client.referralSource', zenoti: 'referral.referral_source.name' },
	{ studio: 'client.createdAt', zenoti: 'created_date', note: 'UTC' },
	{ studio: 'client.updatedAt', zenoti: 'last_updated', note: 'UTC' },
];
