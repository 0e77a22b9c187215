import type { Json } from '../../studio/zenoti-parts';

export type { Json } from '../../studio/zenoti-parts';

export interface Center {
	readonly id: string;
	readonly code: string;
	readonly name: string;
	/** In front of its invoice numbers. */
	readonly invoicePrefix: string;
	/** IANA. */
	readonly timeZone: string;
}

export interface Employee {
	readonly id: string;
	readonly code: string;
	readonly firstName: string;
	readonly lastName: string;
}

/** Something on sale. */
export interface Offer {
	readonly id: string;
	/** Class id; every offer has one. */
	readonly number: number;
	readonly code: string;
	readonly name: string;
	readonly kind: 'appointment' | 'class' | 'product';
	readonly minutes: number;
	readonly priceCents: number;
}

export interface Guest {
	readonly id: string;
	readonly number: number;
	readonly code: string;
	readonly centerId: string;
	/** UTC without a zone, to the second, as the webhook writes it. */
	readonly createdDate: string;
	readonly lastUpdated: string;
	readonly personal: Json;
	readonly address: Json;
	readonly preferences: Json;
	readonly tags: readonly string[];
	readonly referral: Json | null;
	readonly primaryEmployee: Json | null;
}

/** One appointment of a visit. Times as told: UTC, and the centre's wall clock, both without a zone. */
export interface VisitLine {
	readonly id: string;
	readonly invoiceItemId: string;
	readonly serviceId: string;
	readonly serviceName: string;
	readonly therapistId: string | null;
	readonly therapistName: string;
	readonly roomName: string | null;
	readonly startUtc: string;
	readonly endUtc: string;
	readonly startLocal: string;
	readonly endLocal: string;
	readonly createdUtc: string;
	readonly updatedUtc: string;
	readonly minutes: number;
	/** 0 not begun, 1 started, 2 completed. */
	readonly progress: number;
	/** Centre's wall clock. */
	readonly startedAt: string | null;
	readonly completedAt: string | null;
}

/** An appointment group. */
export interface Visit {
	readonly id: string;
	readonly centerId: string;
	readonly guestId: string;
	readonly invoiceId: string;
	readonly invoiceNumber: string;
	readonly invoicePrefix: string;
	/** −2 no-show, −1 cancelled, 0 new, 1 closed, 2 checked in, 4 confirmed, 21 voided. */
	readonly status: number;
	/** Centre's wall clock. */
	readonly checkedInAt: string | null;
	readonly lines: readonly VisitLine[];
}

/** Time a therapist cannot be booked. */
export interface BlockOut {
	readonly id: string;
	readonly centerId: string;
	readonly therapistId: string;
	readonly startUtc: string;
	readonly endUtc: string;
	readonly startLocal: string;
	readonly endLocal: string;
	readonly reason: string;
}

/** One occurrence of a class. */
export interface Session {
	readonly id: number;
	readonly classId: number;
	readonly centerId: string;
	readonly name: string;
	readonly instructorId: string | null;
	readonly startUtc: string;
	readonly endUtc: string;
	readonly startLocal: string;
	readonly endLocal: string;
	readonly capacity: number;
	/** 0 active, 1 cancelled. */
	readonly status: number;
}

export interface Registration {
	readonly id: number;
	readonly sessionId: number;
	readonly classId: number;
	readonly centerId: string;
	readonly guestId: string;
	/** 0 registered, 1 cancelled, 2 no-show, 3 signed in, 4 waitlisted, 9 rejected. */
	readonly status: number;
	readonly invoiceId: string | null;
}

/** Amounts of an invoice are whole cents, negative throughout in a refund. */
export interface InvoiceLine {
	readonly id: string;
	readonly itemId: string;
	readonly name: string;
	readonly code: string;
	/** 0 service, 2 product, 3 membership, 4 package, 6 card, 11 class. */
	readonly type: number;
	readonly isGiftCard: boolean | null;
	readonly quantity: number;
	/** After the discount, without tax, before stored value is taken out. */
	readonly salesCents: number;
	readonly taxCents: number;
	readonly discountCents: number;
	/** What remains payable, with tax. */
	readonly finalCents: number;
	readonly soldById: string | null;
	/** When the service is performed, centre's wall clock; `null` for what is not performed. */
	readonly performedAt: string | null;
}

export interface Tender {
	readonly id: string;
	/** 0 cash, 1 card, 2 check, 3 and 11 custom, 4 to 10 and 16 not money. */
	readonly mode: number;
	readonly name: string;
	readonly cardNumber: string;
	/** Towards the items. */
	readonly cents: number;
	readonly tipCents: number;
	readonly serviceChargeCents: number;
	readonly feeCents: number;
	/** Centre's wall clock. */
	readonly paidAt: string;
}

export interface Invoice {
	readonly id: string;
	readonly centerId: string;
	readonly guestId: string;
	/** The visit; `null` for what is taken from the shelf. */
	readonly groupId: string | null;
	readonly number: string;
	readonly prefix: string;
	readonly receipt: string;
	readonly isRefund: boolean;
	readonly isClosed: boolean;
	/** Centre's wall clock. */
	readonly date: string;
	readonly closedAt: string | null;
	readonly roundingCents: number;
	readonly lines: readonly InvoiceLine[];
	readonly tenders: readonly Tender[];
	/** `data.invoice` of the webhook, word for word. */
	readonly told: Json;
}

/** A membership that a guest holds. */
export interface Member {
	readonly id: string;
	readonly centerId: string;
	readonly guestId: string;
	readonly membershipId: string;
	readonly code: string;
	readonly name: string;
	/** 1 active, 3 frozen, 4 cancelled, 5 expired. */
	readonly status: number;
	/** Date and time without a zone. */
	readonly startDate: string;
	readonly endDate: string;
	readonly soldDate: string;
	readonly invoiceId: string | null;
	/** UTC without a zone. */
	readonly createdDate: string;
	readonly lastUpdated: string;
}

/** A package that a guest holds. */
export interface GuestPackage {
	readonly id: string;
	readonly centerId: string;
	readonly guestId: string;
	readonly packageId: string;
	readonly code: string;
	readonly name: string;
	readonly status: number;
	readonly startDate: string;
	readonly endDate: string;
	readonly invoiceId: string | null;
}
