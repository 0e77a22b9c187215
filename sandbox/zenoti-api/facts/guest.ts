import { z } from 'zod';
import { naiveUtcOf } from '../../studio/stamp';
import { blankAddress, blankPersonal, blankPreferences } from '../shape/guest-parts';
import { centerOf, type Organisation } from '../store/organisation';
import type { Guest } from '../store/rows';
import { applied, ignored, type FactHandler } from './fact';
import { id, json, text, withData } from './parse';

const guest = z.object({
	id,
	_id: z.number().optional(),
	code: z.string().nullish(),
	center_id: id.optional(),
	center_name: z.string().nullish(),
	created_date: z.string().nullish(),
	last_updated: z.string().nullish(),
	personal_info: json.nullish(),
	address_info: json.nullish(),
	preferences: json.nullish(),
	tags: z.array(z.string()).nullish(),
	referral: json.nullish(),
	primary_employee: json.nullish(),
});

/** What a payload leaves out stays as it was: some say less than the whole guest. */
export const guestTold: FactHandler = withData(guest, ({ organisation, atMs }, data) => {
	const before = organisation.guests.get(data.id);
	const centerId = data.center_id ?? before?.centerId;
	if (centerId === undefined) return ignored('data.center_id: missing, and the guest is not known');
	const center = centerOf(organisation, centerId, data.center_name ?? undefined);
	organisation.guests.put({
		id: before?.id ?? data.id,
		number: data._id ?? before?.number ?? numberOf(organisation),
		code: data.code ?? before?.code ?? '',
		centerId: center.id,
		createdDate: data.created_date ?? before?.createdDate ?? naiveUtcOf(atMs),
		lastUpdated: data.last_updated ?? naiveUtcOf(atMs),
		personal: { ...(before?.personal ?? blankPersonal), ...data.personal_info },
		address: { ...(before?.address ?? blankAddress), ...data.address_info },
		preferences: { ...(before?.preferences ?? blankPreferences), ...data.preferences },
		tags: data.tags ?? before?.tags ?? [],
		referral: data.referral ?? before?.referral ?? null,
		primaryEmployee: data.primary_employee ?? before?.primaryEmployee ?? null,
	});
	return applied('guest', data.id);
});

export const guestDeleted: FactHandler = withData(z.object({ id }), ({ organisation }, data) =>
	organisation.guests.remove(data.id) ? applied('guest', data.id) : ignored(`guest ${data.id} is not known`),
);

const consent = z.object({
	id,
	current_preferences: z.object({ marketing: z.object({ email: text, sms: text }).partial().nullish() }),
});

/** Guest.OptedIn and OptedOut tell the state of every channel. */
export const consentTold: FactHandler = withData(consent, ({ organisation, atMs }, data) => {
	const before = organisation.guests.get(data.id);
	if (before === undefined) return ignored(`guest ${data.id} is not known`);
	const marketing = data.current_preferences.marketing ?? {};
	const flag = (word: string | undefined, was: unknown) =>
		word === undefined || word === '' ? was : word.toLowerCase() === 'opted-in';
	const { receive_marketing_email, receive_marketing_sms } = before.preferences;
	organisation.guests.put({
		...before,
		lastUpdated: naiveUtcOf(atMs),
		preferences: {
			...before.preferences,
			receive_marketing_email: flag(marketing.email, receive_marketing_email),
			receive_marketing_sms: flag(marketing.sms, receive_marketing_sms),
		},
	});
	return applied('guest', data.id);
});

export const metGuest = z.object({
	id,
	first_name: text,
	last_name: text,
	email: text,
	guest_email: text,
	code: text,
	mobile_phone: z.unknown(),
});

/** Somebody named by a booking or an invoice before he was told of himself: joins as far as he is known. */
export function meetGuest(
	organisation: Organisation,
	met: z.output<typeof metGuest>,
	centerId: string,
	atMs: number,
): Guest {
	const known = organisation.guests.get(met.id);
	if (known !== undefined) return known;
	const newcomer: Guest = {
		id: met.id,
		number: numberOf(organisation),
		code: met.code,
		centerId,
		createdDate: naiveUtcOf(atMs),
		lastUpdated: naiveUtcOf(atMs),
		personal: {
			...blankPersonal,
			first_name: met.first_name,
			last_name: met.last_name,
			email: met.email || met.guest_email,
			mobile_phone: phoneOf(met.mobile_phone),
		},
		address: blankAddress,
		preferences: blankPreferences,
		tags: [],
		referral: null,
		primaryEmployee: null,
	};
	organisation.guests.put(newcomer);
	return newcomer;
}

const countryIds: Readonly<Record<string, number>> = { '1': 225, '44': 224, '91': 95 };

/** Invoices write numbers as text, `+1 201 555 0150`. */
function phoneOf(told: unknown) {
	const match = typeof told === 'string' ? /^\+(\d{1,3})[ -]([\d ()-]+)$/.exec(told) : null;
	if (match === null) return null;
	const [, dialCode = '', number = ''] = match;
	return {
		country_code: countryIds[dialCode] ?? 0,
		phone_code: Number(dialCode),
		number: number.replace(/\D/g, ''),
	};
}

function numberOf(organisation: Organisation): number {
	return 900_000 + organisation.guests.count() + 1;
}
