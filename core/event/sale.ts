import type { ClientRef, NamedRef } from './people';

export const lineKinds = [
	'service',
	'class',
	'product',
	'membership',
	'package',
	'gift_card',
	'prepaid_card',
	'fee',
	'tip',
	'service_charge',
	'donation',
	'other',
] as const;
export type LineKind = (typeof lineKinds)[number];

export const paymentMethods = [
	'cash',
	'card',
	'check',
	'bank',
	'gift_card',
	'prepaid_card',
	'package',
	'membership',
	'loyalty',
	'cashback',
	'custom',
] as const;
export type PaymentMethod = (typeof paymentMethods)[number];

/** Amounts are major units with at most the currency's digits. */
export interface SaleLine {
	readonly id: string | null;
	readonly itemId: string | null;
	readonly code: string | null;
	readonly name: string | null;
	readonly kind: LineKind;
	readonly quantity: number | null;
	readonly unitPrice: number | null;
	readonly discount: number | null;
	/**
	 * Stored value used on this line and already taken out of `net` and `gross`; the vendor does not tell which kind.
	 * The list price of the line is `net + redeemed + discount`.
	 */
	readonly redeemed: number | null;
	readonly net: number | null;
	readonly tax: number | null;
	readonly gross: number | null;
	readonly staffId: string | null;
}

export interface Payment {
	readonly id: string;
	readonly saleId: string | null;
	readonly method: PaymentMethod;
	readonly name: string | null;
	/** Towards the items; tips, service charge and fees are beside it. */
	readonly amount: number;
	readonly tip: number | null;
	readonly serviceCharge: number | null;
	/** Environmental or other fee, donation, cash back. All that was paid is amount, tip, service charge and fees. */
	readonly fees: number | null;
	/** Paid from stored value (gift card, package …), not with money. */
	readonly isRedemption: boolean;
	/** As the vendor tells it; UTC only when the vendor's field is known to be UTC. */
	readonly paidAt: string | null;
	readonly locationId: string | null;
}

export interface SaleTotals {
	/** On the sale as a whole, beside the lines' own. Contains tax where the lines' prices do (`gross` without `net`). */
	readonly discount: number | null;
	readonly net: number | null;
	readonly tax: number | null;
	readonly gross: number | null;
	readonly tip: number | null;
	readonly serviceCharge: number | null;
	readonly fees: number | null;
	readonly rounding: number | null;
	readonly paid: number | null;
	readonly redeemed: number | null;
	readonly due: number | null;
}

export interface Sale {
	readonly id: string;
	readonly number: string | null;
	readonly receiptNumber: string | null;
	readonly status: 'open' | 'closed' | 'refunded' | 'voided';
	/** Refunds carry negative amounts, whatever sign the vendor uses. */
	readonly isRefund: boolean;
	readonly refundOfId: string | null;
	/** The visit this sale belongs to (Zenoti appointment group). */
	readonly bookingGroupId: string | null;
	readonly client: ClientRef | null;
	readonly location: NamedRef | null;
	/** `YYYY-MM-DD` in the location's own zone. */
	readonly businessDay: string | null;
	/** ISO 4217. */
	readonly currency: string | null;
	readonly lines: readonly SaleLine[];
	readonly payments: readonly Payment[];
	readonly totals: SaleTotals;
}

export interface Balance {
	readonly id: string | null;
	readonly name: string | null;
	readonly total: number | null;
	readonly remaining: number | null;
}

export interface Membership {
	readonly id: string;
	readonly name: string | null;
	readonly status: 'active' | 'frozen' | 'cancelled' | 'expired' | null;
	readonly client: ClientRef | null;
	readonly location: NamedRef | null;
	readonly saleId: string | null;
	/** `YYYY-MM-DD` from here on. */
	readonly startOn: string | null;
	readonly endOn: string | null;
	readonly frozenFrom: string | null;
	readonly frozenUntil: string | null;
	readonly nextBillOn: string | null;
	readonly price: number | null;
	readonly balance: readonly Balance[];
}

/** Guest passes and packages: prepaid visits. */
export interface StudioPackage {
	readonly id: string;
	readonly name: string | null;
	readonly status: 'active' | 'cancelled' | 'expired' | null;
	readonly client: ClientRef | null;
	readonly location: NamedRef | null;
	readonly saleId: string | null;
	readonly startOn: string | null;
	readonly endOn: string | null;
	readonly price: number | null;
	readonly balance: readonly Balance[];
	/** What a redemption or its reversal used. */
	readonly redemptions: readonly {
		readonly itemId: string | null;
		readonly saleId: string | null;
		readonly service: NamedRef | null;
		readonly staff: NamedRef | null;
	}[];
}
