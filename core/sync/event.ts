import {
	eventTypes,
	bookingStatuses,
	type BookingStatus,
	type Client,
	type ClientRef,
	type EventType,
	type Membership,
} from '../event';
import {
	emailOf,
	flagOf,
	isRecord,
	listOf,
	numberOf,
	own,
	recordOf,
	textOf,
	type UnknownRecord,
} from '../event/read';
import { dayOf, localOf, utcOf } from '../event/time';

/** What a CRM takes from a studio event; items may have been changed on their way through a workflow. */
export interface CrmEvent {
	readonly id: string;
	readonly type: EventType;
	readonly source: string;
	/** UTC, ISO 8601 with milliseconds. */
	readonly time: string;
	/** The time is when this was read: when it happened, before that, was not told. */
	readonly isAsOf: boolean;
	readonly correlationId: string | null;
	readonly data: {
		readonly client: CrmClient | null;
		readonly booking: CrmBooking | null;
		readonly sale: CrmSale | null;
		readonly membership: CrmMembership | null;
		readonly reason: string | null;
	};
}

export type CrmClient = Pick<Client, 'address' | 'homeLocationId' | 'tags' | 'marketing' | 'referralSource'> &
	ClientRef;

export interface CrmBooking {
	readonly id: string | null;
	readonly groupId: string | null;
	readonly kind: 'appointment' | 'class';
	readonly status: BookingStatus | null;
	readonly client: ClientRef | null;
	readonly serviceName: string | null;
	/** `YYYY-MM-DD` at the studio, UTC where only that is known. */
	readonly day: string | null;
	readonly price: number | null;
}

export interface CrmSale {
	readonly id: string | null;
	readonly status: 'open' | 'closed' | 'refunded' | 'voided' | null;
	readonly isRefund: boolean;
	readonly refundOfId: string | null;
	readonly bookingGroupId: string | null;
	readonly client: ClientRef | null;
	readonly firstLineName: string | null;
	readonly businessDay: string | null;
	readonly gross: number | null;
}

export interface CrmMembership {
	readonly status: Membership['status'];
	readonly client: ClientRef | null;
}

export type ParsedEvent =
	| { readonly ok: true; readonly event: CrmEvent }
	| { readonly ok: false; readonly id: string | null; readonly problem: string };

/** Reads an input item; says what keeps it from being a studio event. */
export function parseCrmEvent(json: unknown): ParsedEvent {
	const record = recordOf(json);
	const id = textOf(own(record, 'id'));
	const type = eventTypes.find((known) => known === own(record, 'type'));
	const source = textOf(own(record, 'source'));
	const time = utcOf(own(record, 'time'));
	const refuse = (problem: string): ParsedEvent => ({ ok: false, id, problem });
	if (own(record, 'specversion') !== '1.0') return refuse('it has no "specversion": "1.0"');
	if (id === null) return refuse('it has no "id"');
	if (type === undefined) return refuse('its "type" is none of the studio event types');
	if (source === null || systemOf(source) === '') return refuse('it has no "source"');
	if (time === null) return refuse('its "time" is no UTC date-time');
	const correlationId = textOf(own(record, 'correlationid'));
	const isAsOf = own(record, 'ingestion') === 'poll' && utcOf(own(record, 'receivedtime')) === time;
	const data = toData(recordOf(own(record, 'data')));
	return { ok: true, event: { id, type, source, time, isAsOf, correlationId, data } };
}

/** The system a source belongs to: the first segment, `zenoti` of `zenoti/centers/5528ee09`. */
export function systemOf(source: string): string {
	return (
		source
			.split('/')
			.find((segment) => segment.trim() !== '')
			?.trim() ?? ''
	);
}

function toData(data: UnknownRecord): CrmEvent['data'] {
	return {
		client: optional(own(data, 'client'), toClient),
		booking: optional(own(data, 'booking'), toBooking),
		sale: optional(own(data, 'sale'), toSale),
		membership: optional(own(data, 'membership'), toMembership),
		reason: textOf(own(data, 'reason')),
	};
}

function optional<T>(value: unknown, read: (record: UnknownRecord) => T): T | null {
	return isRecord(value) ? read(value) : null;
}

function toClientRef(client: UnknownRecord): ClientRef {
	return {
		id: textOf(own(client, 'id')),
		firstName: textOf(own(client, 'firstName')),
		lastName: textOf(own(client, 'lastName')),
		email: emailOf(own(client, 'email')),
		phone: textOf(own(client, 'phone')),
		phoneRaw: textOf(own(client, 'phoneRaw')),
	};
}

function toClient(client: UnknownRecord): CrmClient {
	const marketing = recordOf(own(client, 'marketing'));
	const tags = own(client, 'tags');
	return {
		...toClientRef(client),
		address: optional(own(client, 'address'), toAddress),
		homeLocationId: textOf(own(client, 'homeLocationId')),
		tags: Array.isArray(tags) ? listOf(tags).flatMap((tag) => textOf(tag) ?? []) : null,
		marketing: { email: flagOf(own(marketing, 'email')), sms: flagOf(own(marketing, 'sms')) },
		referralSource: textOf(own(client, 'referralSource')),
	};
}

function toAddress(address: UnknownRecord): NonNullable<Client['address']> {
	const part = (name: string) => textOf(own(address, name));
	return {
		line1: part('line1'),
		line2: part('line2'),
		city: part('city'),
		region: part('region'),
		postalCode: part('postalCode'),
		country: part('country'),
	};
}

function toBooking(booking: UnknownRecord): CrmBooking {
	const status = own(booking, 'status');
	return {
		id: textOf(own(booking, 'id')),
		groupId: textOf(own(booking, 'groupId')),
		kind: own(booking, 'kind') === 'class' ? 'class' : 'appointment',
		status: bookingStatuses.find((known) => known === status) ?? null,
		client: optional(own(booking, 'client'), toClientRef),
		serviceName: textOf(own(recordOf(own(booking, 'service')), 'name')),
		day: (localOf(own(booking, 'startLocal')) ?? utcOf(own(booking, 'startAt')))?.slice(0, 10) ?? null,
		price: numberOf(own(booking, 'price')),
	};
}

const saleStatuses = ['open', 'closed', 'refunded', 'voided'] as const;

function toSale(sale: UnknownRecord): CrmSale {
	const names = listOf(own(sale, 'lines')).map((line) => textOf(own(recordOf(line), 'name')));
	return {
		id: textOf(own(sale, 'id')),
		status: saleStatuses.find((known) => known === own(sale, 'status')) ?? null,
		isRefund: own(sale, 'isRefund') === true,
		refundOfId: textOf(own(sale, 'refundOfId')),
		bookingGroupId: textOf(own(sale, 'bookingGroupId')),
		client: optional(own(sale, 'client'), toClientRef),
		firstLineName: names.find((name) => name !== null) ?? null,
		businessDay: dayOf(own(sale, 'businessDay')),
		gross: numberOf(own(recordOf(own(sale, 'totals')), 'gross')),
	};
}

const membershipStatuses = ['active', 'frozen', 'cancelled', 'expired'] as const;

function toMembership(membership: UnknownRecord): CrmMembership {
	return {
		status: membershipStatuses.find((known) => known === own(membership, 'status')) ?? null,
		client: optional(own(membership, 'client'), toClientRef),
	};
}
