import type { Settings } from '../settings';
import type { Guest, Json } from '../store/rows';

/** Sub-objects come with the matching `expand` only; `personal_info` always does. */
export const guestExpands = ['address_info', 'preferences', 'tags', 'referral', 'primary_employee'] as const;
export type GuestExpand = (typeof guestExpands)[number];

export function expandsOf(values: readonly string[]): ReadonlySet<GuestExpand> {
	const wanted = values.map((value) => value.toLowerCase());
	return new Set(guestExpands.filter((one) => wanted.includes(one)));
}

export const everyExpand: ReadonlySet<GuestExpand> = new Set(guestExpands);

export function guestBody(guest: Guest, expands: ReadonlySet<GuestExpand>, settings: Settings): Json {
	const parts: Readonly<Record<GuestExpand, unknown>> = {
		address_info: guest.address,
		preferences: guest.preferences,
		tags: guest.tags,
		referral: guest.referral,
		primary_employee: guest.primaryEmployee,
	};
	return {
		id: guest.id,
		code: guest.code,
		center_id: guest.centerId,
		...stamps(guest, settings),
		personal_info: guest.personal,
		...Object.fromEntries(guestExpands.map((name) => [name, expands.has(name) ? parts[name] : null])),
	};
}

function stamps(guest: Guest, { guestStamps }: Settings): Json {
	if (guestStamps === 'none') return {};
	const created = { created_date: guest.createdDate };
	return guestStamps === 'created' ? created : { ...created, last_updated: guest.lastUpdated };
}
