import type { ClientRef, NamedRef } from './people';

export const bookingStatuses = [
	'booked',
	'waitlisted',
	'pending',
	'confirmed',
	'checked_in',
	'started',
	'completed',
	'cancelled',
	'no_show',
	'rejected',
	'deleted',
] as const;
export type BookingStatus = (typeof bookingStatuses)[number];

export interface Booking {
	/** The vendor's id of this booking line; the group's id where the vendor speaks of the group only. */
	readonly id: string;
	/** The visit several lines belong to (Zenoti appointment group). */
	readonly groupId: string | null;
	readonly kind: 'appointment' | 'class';
	/** `null` when the delivery says nothing of it (Zenoti `AppointmentGroup.Updated`): keep what is known. */
	readonly status: BookingStatus | null;
	readonly client: ClientRef | null;
	readonly service: NamedRef | null;
	readonly staff: NamedRef | null;
	readonly location: NamedRef | null;
	readonly room: string | null;
	/** UTC. */
	readonly startAt: string | null;
	/** UTC. */
	readonly endAt: string | null;
	/** Local date-time without zone, `YYYY-MM-DDTHH:MM:SS`. */
	readonly startLocal: string | null;
	/** IANA. */
	readonly timeZone: string | null;
	readonly durationMinutes: number | null;
	readonly price: number | null;
	readonly saleId: string | null;
	/** The class session (`Schedule.id`) a class booking is for. */
	readonly scheduleId: string | null;
	readonly source: string | null;
	readonly utm: { readonly source: string | null; readonly medium: string | null } | null;
}

export interface Service {
	readonly id: string;
	readonly name: string | null;
	readonly kind: 'appointment' | 'class' | 'purchase_option';
	readonly categoryId: string | null;
	readonly durationMinutes: number | null;
	readonly price: number | null;
	readonly isBookable: boolean | null;
	readonly isActive: boolean | null;
}

/** One class session, or the recurring timetable entry where the vendor sends only that. */
export interface Schedule {
	readonly id: string;
	readonly name: string | null;
	readonly location: NamedRef | null;
	readonly startAt: string | null;
	readonly endAt: string | null;
	readonly startLocal: string | null;
	readonly timeZone: string | null;
	readonly durationMinutes: number | null;
	readonly capacity: number | null;
	readonly room: string | null;
	readonly isRecurring: boolean | null;
}

export interface Feedback {
	readonly id: string;
	readonly bookingGroupId: string | null;
	readonly client: ClientRef | null;
	readonly location: NamedRef | null;
	/** The overall rating, or the mean of the parts where the vendor rates parts only. */
	readonly rating: number | null;
	readonly ratings: Readonly<Record<string, number>>;
	readonly comment: string | null;
	readonly tags: readonly string[];
	readonly wouldRecommend: boolean | null;
}
