import type { Address, Client, ClientRef } from '../../core/event/people';
import { e164Of, emailOf, isRecord, own, textOf, type UnknownRecord } from '../../core/event/read';
import { dayOf, utcOf } from '../../core/event/time';
import type { FieldRule } from './field-rule';
import { enumOf, firstText, letters } from './values';

const phoneFields = ['s_phone', 's_phone_home', 's_phone_work'] as const;

/** WellnessLiving's `AGenderSid`; 3 is "undefined", which is not told. */
const gendersByNumber: ReadonlyMap<number | null, Client['gender']> = new Map([
	[1, 'male'],
	[2, 'female'],
]);
const gendersByWord: ReadonlyMap<string, Client['gender']> = new Map([
	['male', 'male'],
	['female', 'female'],
]);

/** The client of `client.*` (at the top of the body) and of booking topics (under `client`). */
export function toClient(record: UnknownRecord, id: string): Client {
	const phoneRaw = firstText(record, phoneFields);
	return {
		id,
		firstName: textOf(own(record, 's_first_name')),
		lastName: textOf(own(record, 's_last_name')),
		email: emailOf(own(record, 's_mail')),
		phone: e164Of(phoneRaw),
		phoneRaw,
		code: textOf(own(record, 's_member')),
		birthDate: dayOf(own(record, 'dt_birth')),
		gender: genderOf(own(record, 'gender')),
		address: addressOf(record),
		homeLocationId: null,
		tags: tagsOf(own(record, 'a_member_group')),
		marketing: { email: null, sms: null },
		referralSource: null,
		createdAt: utcOf(own(record, 'dt_add')),
		updatedAt: null,
		mergedIntoId: null,
	};
}

/** The short form that bookings and sales carry. */
export function toClientRef(record: UnknownRecord, id: string | null): ClientRef {
	const phoneRaw = firstText(record, phoneFields);
	return {
		id,
		firstName: textOf(own(record, 's_first_name')),
		lastName: textOf(own(record, 's_last_name')),
		email: emailOf(own(record, 's_mail')),
		phone: e164Of(phoneRaw),
		phoneRaw,
	};
}

function genderOf(value: unknown): Client['gender'] {
	const { number, label } = enumOf(value);
	return gendersByNumber.get(number) ?? gendersByWord.get(letters(label)) ?? null;
}

function addressOf(record: UnknownRecord): Address | null {
	const line1 = textOf(own(record, 'text_address'));
	const city = textOf(own(record, 'text_city'));
	const postalCode = textOf(own(record, 'text_postal'));
	if (line1 === null && city === null && postalCode === null) return null;
	return { line1, line2: null, city, region: null, postalCode, country: null };
}

/** Client groups by name. The page leaves their shape open; a list that cannot be read in full is not told. */
function tagsOf(value: unknown): readonly string[] | null {
	if (!Array.isArray(value)) return null;
	const names = value.map(groupName);
	return names.includes(null) ? null : names.filter((name) => name !== null);
}

function groupName(group: unknown): string | null {
	return isRecord(group) ? firstText(group, ['text_title', 's_title', 'text_name', 'name']) : textOf(group);
}

/** Fields of the short form, for a client found under `prefix` in the payload. */
export function clientRefFields(studio: string, prefix = ''): readonly FieldRule[] {
	const phones = phoneFields.map((name) => `${prefix}${name}`);
	return [
		{ studio: `${studio}.firstName`, from: [`${prefix}s_first_name`] },
		{ studio: `${studio}.lastName`, from: [`${prefix}s_last_name`] },
		{ studio: `${studio}.email`, from: [`${prefix}s_mail`] },
		{ studio: `${studio}.phone`, from: phones, note: 'E.164, only when the number carries its country code' },
		{ studio: `${studio}.phoneRaw`, from: phones },
	];
}

export function clientFields(prefix = ''): readonly FieldRule[] {
	return [
		...clientRefFields('client', prefix),
		{ studio: 'client.code', from: [`${prefix}s_member`], note: 'the client id people see; not unique' },
		{ studio: 'client.birthDate', from: [`${prefix}dt_birth`], note: 'a bare date' },
		{
			studio: 'client.gender',
			from: [`${prefix}gender`],
			note: '1 male, 2 female; 3 "undefined" is not told',
		},
		{ studio: 'client.address.line1', from: [`${prefix}text_address`] },
		{ studio: 'client.address.city', from: [`${prefix}text_city`] },
		{ studio: 'client.address.postalCode', from: [`${prefix}text_postal`] },
		{ studio: 'client.tags', from: [`${prefix}a_member_group`], note: 'names of the client groups' },
		{ studio: 'client.createdAt', from: [`${prefix}dt_add`], note: 'UTC' },
	];
}
