/** Keys are texts, dates WellnessLiving's (`2026-11-20 17:03:11`), amounts whole cents. */
export interface Location {
	readonly key: string;
	readonly title: string;
	/** IANA. */
	readonly timeZone: string;
	/** The abbreviation that schedules carry. */
	readonly zoneText: string;
}

export interface StaffMember {
	readonly key: string;
	readonly uid: string;
	readonly firstName: string;
	readonly lastName: string;
}

/** What `/v1/user` and the webhooks tell of a client under the same names, all of it text. */
export const clientFields = [
	's_first_name',
	's_last_name',
	's_mail',
	's_phone',
	's_phone_home',
	's_phone_work',
	'dt_add',
	'dt_birth',
	'k_city',
	'k_login_type',
	'text_login_type',
	's_member',
	'text_address',
	'text_city',
	'text_postal',
] as const;
export type ClientField = (typeof clientFields)[number];

export interface Client {
	readonly uid: string;
	/** Empty text where nothing is known. */
	readonly fields: Readonly<Record<ClientField, string>>;
	/** 1 male, 2 female, 3 not told. */
	readonly genderId: number;
	readonly groups: readonly unknown[];
	readonly isNew: boolean;
	readonly isActive: boolean;
}

/** Something that takes place at a time, whether anybody comes or not. */
export interface Slot {
	readonly startUtc: string;
	readonly startLocal: string;
	readonly locationKey: string;
	readonly title: string;
	readonly room: string;
	readonly minutes: number;
	readonly isEvent: boolean;
	readonly isVirtual: boolean;
	readonly staffKeys: readonly string[];
}

/** One meeting of a class; `periodKey` is the same every week, so the start belongs to its name. */
export interface Session extends Slot {
	readonly classKey: string;
	readonly periodKey: string;
	readonly capacity: number;
	readonly isCancelled: boolean;
}

export function sessionIdOf({ periodKey, startUtc }: Pick<Session, 'periodKey' | 'startUtc'>): string {
	return `${periodKey} ${startUtc}`;
}

/** WellnessLiving's SDK, `VisitSid`. */
export const visitStatus = {
	booked: 1,
	waiting: 2,
	attended: 3,
	lateCancelled: 4,
	noShow: 5,
	cancelled: 6,
	pending: 7,
	removed: 8,
} as const;

export interface Visit extends Slot {
	readonly key: string;
	readonly uid: string;
	readonly status: number;
	/** What was booked: the session of a class, or an appointment. */
	readonly booked:
		| { readonly kind: 'class'; readonly classKey: string; readonly periodKey: string }
		| { readonly kind: 'appointment'; readonly appointmentKey: string; readonly serviceKey: string };
	readonly bookedUtc: string;
	/** Checked in; `null` when not. */
	readonly registeredUtc: string | null;
	/** Came from the wait list, on which the client still stands. */
	readonly wasWaiting: boolean;
}

export interface Tender {
	/** As receipts print it: `Visa`, `Cash`, `Account`. */
	readonly name: string;
	readonly cents: number;
}

export interface PurchaseItem {
	/** `k_purchase_item`. */
	readonly key: string;
	/** `k_id`: the thing that was bought. */
	readonly thingKey: string;
	/** WellnessLiving's SDK, `PurchaseItemSid`. */
	readonly kindId: number;
	readonly title: string;
	readonly category: string;
	readonly count: number;
	/** As on the receipt: all pieces, before a discount on the whole sale. */
	readonly priceCents: number;
}

/** The receipt's own figures. */
export interface Price {
	readonly discount: number;
	readonly sum: number;
	readonly tax: number;
	readonly tip: number;
	readonly total: number;
}

export interface Purchase {
	/** Without the zeros in front that receipts and webhooks print. */
	readonly key: string;
	readonly uid: string | null;
	readonly locationKey: string;
	readonly soldUtc: string;
	readonly soldLocal: string;
	readonly currency: string;
	readonly customer: Readonly<Record<string, unknown>>;
	readonly price: Price;
	readonly items: readonly PurchaseItem[];
	readonly tenders: readonly Tender[];
}

/** Money given back, with the lines it was given back for. */
export interface Refund {
	readonly purchaseKey: string;
	readonly refundedUtc: string;
	readonly price: Price;
	readonly items: readonly PurchaseItem[];
}

/** Rows of the payment view that belong to no sale: a declined card, a credit that staff gave. */
export interface LoosePayment {
	readonly kind: 'declined' | 'credited';
	readonly uid: string;
	readonly locationKey: string;
	readonly atUtc: string;
	readonly cents: number;
}
