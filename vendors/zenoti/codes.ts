import type { BookingStatus, EventType, LineKind, PaymentMethod } from '../../core/event';

/** What a number in `AppointmentGroup.Status` means for the visit. */
export interface VisitStatus {
	readonly type: EventType;
	readonly status: BookingStatus | null;
}

/**
 * Appointment status codes: −2, −1, 0, 1, 2, 4, 10, 11, 20, 21 from docs.zenoti.com (page on closing an invoice);
 * −3, 7, 8 seen in public code. Others, and those that say nothing of a visit (10, 11, 20), become an update.
 */
export const visitStatuses: ReadonlyMap<number, VisitStatus> = new Map<number, VisitStatus>([
	[-3, { type: 'studio.booking.cancelled', status: 'cancelled' }],
	[-2, { type: 'studio.booking.noshow', status: 'no_show' }],
	[-1, { type: 'studio.booking.cancelled', status: 'cancelled' }],
	[0, { type: 'studio.booking.updated', status: 'booked' }],
	[1, { type: 'studio.booking.completed', status: 'completed' }],
	[2, { type: 'studio.booking.checkedin', status: 'checked_in' }],
	[4, { type: 'studio.booking.confirmed', status: 'confirmed' }],
	[7, { type: 'studio.booking.deleted', status: 'deleted' }],
	[21, { type: 'studio.booking.cancelled', status: 'cancelled' }],
]);
export const unknownVisitStatus: VisitStatus = { type: 'studio.booking.updated', status: null };

/** `appointment_progress` of one line (docs.zenoti.com/reference/appointment-started): 0 means not begun. */
export const progressTypes: ReadonlyMap<number, EventType> = new Map<number, EventType>([
	[1, 'studio.booking.started'],
	[2, 'studio.booking.completed'],
]);

/** `invoice_items[].type`; 6 and 61 are both used for cards, `is_giftcard` tells which. Other codes: `other`. */
export const lineKindsByType: ReadonlyMap<number, LineKind> = new Map<number, LineKind>([
	[0, 'service'],
	[2, 'product'],
	[3, 'membership'],
	[4, 'package'],
	[5, 'package'],
	[6, 'gift_card'],
	[11, 'class'],
	[61, 'gift_card'],
]);

export interface Tendering {
	readonly method: PaymentMethod;
	/** Not money: stored value, points or a perk, so no cash moves (help.zenoti.com article 3869241). */
	readonly isRedemption: boolean;
}

/** `transactions[].payment_option.payment_mode`; 4 is "custom, non-financial" (staff perks, complimentary). */
export const tenderingsByMode: ReadonlyMap<number, Tendering> = new Map<number, Tendering>([
	[0, { method: 'cash', isRedemption: false }],
	[1, { method: 'card', isRedemption: false }],
	[2, { method: 'check', isRedemption: false }],
	[3, { method: 'custom', isRedemption: false }],
	[4, { method: 'custom', isRedemption: true }],
	[5, { method: 'membership', isRedemption: true }],
	[6, { method: 'membership', isRedemption: true }],
	[7, { method: 'package', isRedemption: true }],
	[8, { method: 'gift_card', isRedemption: true }],
	[9, { method: 'prepaid_card', isRedemption: true }],
	[10, { method: 'loyalty', isRedemption: true }],
	[11, { method: 'custom', isRedemption: false }],
	[16, { method: 'cashback', isRedemption: true }],
]);

/** Where the mode is missing: how the tender's name begins, lower-case letters only. The first match counts. */
export const tenderingsByName: ReadonlyArray<readonly [beginning: string, tendering: Tendering]> = [
	['cashback', { method: 'cashback', isRedemption: true }],
	['cash', { method: 'cash', isRedemption: false }],
	['card', { method: 'card', isRedemption: false }],
	['cc', { method: 'card', isRedemption: false }],
	['check', { method: 'check', isRedemption: false }],
	['cheque', { method: 'check', isRedemption: false }],
	['giftcard', { method: 'gift_card', isRedemption: true }],
	['prepaidcard', { method: 'prepaid_card', isRedemption: true }],
	['package', { method: 'package', isRedemption: true }],
	['membership', { method: 'membership', isRedemption: true }],
	['loyalty', { method: 'loyalty', isRedemption: true }],
];
export const customTendering: Tendering = { method: 'custom', isRedemption: false };

/** `gender` of guests and employees; −1 means not specified. */
export const genders: ReadonlyMap<number, 'female' | 'male' | 'other'> = new Map<
	number,
	'female' | 'male' | 'other'
>([
	[0, 'female'],
	[1, 'male'],
	[3, 'other'],
]);

/**
 * Zenoti's own country ids, which guests carry in `country_id` and, instead of a dial code, in
 * `mobile_phone.country_code`. Only these three are published (docs.zenoti.com/reference/create-a-guest).
 */
export const countriesById: ReadonlyMap<number, { readonly code: string; readonly dialCode: string }> =
	new Map([
		[95, { code: 'IN', dialCode: '91' }],
		[224, { code: 'GB', dialCode: '44' }],
		[225, { code: 'US', dialCode: '1' }],
	]);

/** The one numeric currency id with proof: `GET /v1/centers` answers `{"id":148,"code":"USD"}`. 0 means not set. */
export const currenciesById: ReadonlyMap<number, string> = new Map([[148, 'USD']]);
