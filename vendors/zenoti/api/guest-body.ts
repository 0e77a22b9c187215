import { isRecord, own, type Client, type UnknownRecord } from '../../../core/event';
import { countriesById } from '../codes';

/** What to set on a guest; what is left out stays as it is. */
export interface GuestChanges {
	/** Where a new guest is at home. */
	readonly centerId?: string | undefined;
	readonly code?: string;
	readonly firstName?: string;
	readonly lastName?: string;
	readonly middleName?: string;
	readonly email?: string;
	/** National number without dial code; with `+` for India, United Kingdom and United States. */
	readonly phone?: string;
	/** Zenoti's own country id (`GET /v1/countries`), not a dial code: India 95, United Kingdom 224, United States 225. */
	readonly phoneCountryId?: number;
	readonly gender?: NonNullable<Client['gender']>;
	/** `YYYY-MM-DD`. */
	readonly birthDate?: string;
	readonly line1?: string;
	readonly line2?: string;
	readonly city?: string;
	readonly postalCode?: string;
	readonly marketingEmail?: boolean;
	readonly marketingSms?: boolean;
	readonly tags?: readonly string[];
	/** Mandatory in some businesses; the id is shown in Zenoti's own pages only. */
	readonly referralSourceId?: string;
}

/** 2 is refused by Zenoti. */
const genderCodes: Readonly<Record<NonNullable<Client['gender']>, number>> = { female: 0, male: 1, other: 3 };

/** The changes in the shape of a guest object; holds nothing that was left out. */
export function toGuestBody(changes: GuestChanges): UnknownRecord {
	const { gender, birthDate, referralSourceId } = changes;
	return withoutGaps({
		center_id: changes.centerId,
		code: changes.code,
		personal_info: withoutGaps({
			first_name: changes.firstName,
			last_name: changes.lastName,
			middle_name: changes.middleName,
			email: changes.email,
			mobile_phone: phoneBody(changes),
			gender: gender === undefined ? undefined : genderCodes[gender],
			date_of_birth: birthDate === undefined ? undefined : `${birthDate}T00:00:00`,
		}),
		address_info: withoutGaps({
			address_1: changes.line1,
			address_2: changes.line2,
			city: changes.city,
			zip_code: changes.postalCode,
		}),
		preferences: withoutGaps({
			receive_marketing_email: changes.marketingEmail,
			receive_marketing_sms: changes.marketingSms,
		}),
		tags: changes.tags,
		referral: referralSourceId === undefined ? undefined : { referral_source: { id: referralSourceId } },
	});
}

function phoneBody({ phone, phoneCountryId }: GuestChanges): UnknownRecord | undefined {
	if (phone === undefined) return undefined;
	const digits = phone.replace(/\D/g, '');
	const countries = [...countriesById].map(([id, { dialCode }]) => ({ id, dialCode }));
	const country = phone.trim().startsWith('+')
		? countries.find(({ dialCode }) => digits.startsWith(dialCode))
		: undefined;
	const number = country === undefined ? digits : digits.slice(country.dialCode.length);
	return withoutGaps({ country_code: phoneCountryId ?? country?.id, number });
}

/** `undefined` for an object that holds nothing. */
function withoutGaps(parts: UnknownRecord): UnknownRecord {
	return Object.fromEntries(
		Object.entries(parts).filter(
			([, value]) => value !== undefined && !(isRecord(value) && Object.keys(value).length === 0),
		),
	);
}

/** `changes` laid over `held`: objects are merged, everything else is replaced. */
export function merged(held: UnknownRecord, changes: UnknownRecord): UnknownRecord {
	const over = Object.entries(changes).map(([key, value]): [string, unknown] => {
		const before = own(held, key);
		return [key, isRecord(value) && isRecord(before) ? merged(before, value) : value];
	});
	return { ...held, ...Object.fromEntries(over) };
}
