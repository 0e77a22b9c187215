import type { Booking, Feedback, Schedule, Service } from './booking';
import type { Business, Client, Location, Staff } from './people';
import type { Membership, Payment, Sale, StudioPackage } from './sale';

/**
 * The one list of studio event types. Menu entries, JSON Schemas, documentation and tests derive from it.
 */
export const eventTypes = [
	'studio.client.created',
	'studio.client.updated',
	'studio.client.deleted',
	'studio.client.merged',
	'studio.client.optedin',
	'studio.client.optedout',
	'studio.booking.created',
	'studio.booking.updated',
	'studio.booking.confirmed',
	'studio.booking.checkedin',
	'studio.booking.started',
	'studio.booking.completed',
	'studio.booking.cancelled',
	'studio.booking.noshow',
	'studio.booking.rejected',
	'studio.booking.deleted',
	'studio.schedule.created',
	'studio.schedule.updated',
	'studio.schedule.cancelled',
	'studio.schedule.deleted',
	'studio.sale.closed',
	'studio.sale.updated',
	'studio.sale.refunded',
	'studio.sale.voided',
	'studio.payment.added',
	'studio.payment.deleted',
	'studio.membership.created',
	'studio.membership.frozen',
	'studio.membership.unfrozen',
	'studio.membership.cancelled',
	'studio.membership.reinstated',
	'studio.package.created',
	'studio.package.redeemed',
	'studio.package.reversed',
	'studio.package.updated',
	'studio.staff.created',
	'studio.staff.updated',
	'studio.staff.deleted',
	'studio.service.created',
	'studio.service.updated',
	'studio.location.created',
	'studio.location.updated',
	'studio.business.updated',
	'studio.feedback.created',
	'studio.unrecognized',
] as const;

export type EventType = (typeof eventTypes)[number];

/** How the fact reached us. */
export const ingestions = ['webhook', 'poll', 'import', 'replay'] as const;
export type Ingestion = (typeof ingestions)[number];

/** CloudEvents 1.0, structured mode; extension attributes are lower-case letters and digits only. */
export interface StudioEvent {
	readonly specversion: '1.0';
	/** The dedupe key: the same fact has the same id however it reaches us. */
	readonly id: string;
	/** URI reference of the account and place, for example `zenoti/centers/5528ee09…`. */
	readonly source: string;
	readonly type: EventType;
	/** The entity, for example `sale/7e4e1a62…`. */
	readonly subject: string;
	/** When it happened at the source: UTC, ISO 8601 with milliseconds. */
	readonly time: string;
	readonly datacontenttype: 'application/json';
	readonly dataschema: string;
	/** The vendor's own name of the event. */
	readonly sourcetype: string;
	/** When we got it: UTC, ISO 8601 with milliseconds. */
	readonly receivedtime: string;
	readonly ingestion: Ingestion;
	/** The same for all events of one business transaction (invoice, appointment group). */
	readonly correlationid: string;
	/** The vendor's id of this delivery, `null` when it gave none. */
	readonly deliveryid: string | null;
	readonly data: EventData;
}

export interface EventData {
	readonly client?: Client;
	readonly booking?: Booking;
	readonly sale?: Sale;
	readonly payments?: readonly Payment[];
	readonly membership?: Membership;
	readonly package?: StudioPackage;
	readonly staff?: Staff;
	readonly service?: Service;
	readonly location?: Location;
	readonly business?: Business;
	readonly schedule?: Schedule;
	readonly feedback?: Feedback;
	/** Only on `studio.unrecognized`: why the authentic delivery could not be understood, in plain words. */
	readonly reason?: string;
	/** The untouched original, only when the user asked for it. */
	readonly raw?: unknown;
}
