import {
	buildEvent,
	type EventData,
	type EventType,
	type Payment,
	type StudioEvent,
} from '../../../core/event';
import { booking, client, clientRef, sale } from '../../support/studio-events';

const place = { id: 'c1', name: 'Harbour Street' };

const payment: Payment = {
	id: 'p1',
	saleId: 's1',
	method: 'card',
	name: 'Visa',
	amount: 60,
	tip: 5.5,
	serviceCharge: 1.25,
	fees: null,
	isRedemption: false,
	paidAt: '2026-11-20T12:00:00',
	locationId: 'c1',
};

const line = {
	id: null,
	itemId: 'massage',
	code: null,
	name: 'Deep tissue massage',
	kind: 'service',
	quantity: 1,
	unitPrice: 60,
	discount: 0,
	redeemed: null,
	net: 60,
	tax: 0,
	gross: 60,
	staffId: null,
} as const;

const prepaid = {
	id: 'm1',
	name: 'Ten visits',
	status: 'active',
	client: clientRef('ana'),
	location: place,
	saleId: null,
	startOn: '2026-11-01',
	endOn: null,
	price: 200,
	balance: [{ id: null, name: 'Visits', total: 10, remaining: 9 }],
} as const;

/** By family: `data` as an event of that family carries it, made by hand. */
const dataByFamily: Readonly<Record<string, EventData>> = {
	client: { client: client('ana', { birthDate: '1988-02-29', createdAt: '2026-11-20T16:59:59.000Z' }) },
	booking: { booking: booking('visit', { client: clientRef('ana'), utm: { source: 'ad', medium: null } }) },
	schedule: {
		schedule: {
			id: 'class-7',
			name: 'Vinyasa',
			location: place,
			startAt: '2026-11-22T15:00:00.000Z',
			endAt: null,
			startLocal: '2026-11-22T10:00:00',
			timeZone: 'America/New_York',
			durationMinutes: 60,
			capacity: 20,
			room: null,
			isRecurring: false,
		},
	},
	sale: { sale: sale('s1', 60, { lines: [line], payments: [payment], client: clientRef(null) }) },
	payment: { payments: [payment], sale: sale('s1', 60) },
	membership: {
		membership: { ...prepaid, frozenFrom: '2026-12-01', frozenUntil: null, nextBillOn: '2027-01-01' },
	},
	package: {
		package: { ...prepaid, redemptions: [{ itemId: null, saleId: 's1', service: place, staff: null }] },
	},
	staff: {
		staff: {
			id: 'e1',
			code: null,
			firstName: 'Bo',
			lastName: null,
			email: 'bo@studio.example',
			phone: '555 0100',
			jobTitle: null,
			locationId: 'c1',
			isActive: true,
		},
	},
	service: {
		service: {
			id: 'massage',
			name: 'Deep tissue massage',
			kind: 'appointment',
			categoryId: null,
			durationMinutes: 60,
			price: 60,
			isBookable: true,
			isActive: null,
		},
	},
	location: {
		location: {
			...place,
			phone: null,
			email: null,
			address: {
				line1: '14 Pier Road',
				line2: null,
				city: null,
				region: null,
				postalCode: null,
				country: 'US',
			},
			timeZone: 'America/New_York',
			currency: 'USD',
			isActive: true,
		},
	},
	business: {
		business: { id: '47', name: 'Harbour Yoga', email: null, currency: 'USD', website: null },
	},
	feedback: {
		feedback: {
			id: 'f1',
			bookingGroupId: 'visit',
			client: clientRef('ana'),
			location: place,
			rating: 4.5,
			ratings: { service: 5, ambience: 4 },
			comment: 'Calm.',
			tags: ['calm'],
			wouldRecommend: true,
		},
	},
	unrecognized: { reason: 'The delivery names no event type.' },
};

/** A complete event of the type; throws when nobody has made a sample of its family yet. */
export function sampleEvent(type: EventType): StudioEvent {
	const data = dataByFamily[type.split('.')[1] ?? ''];
	if (data === undefined) throw new Error(`No sample of ${type}`);
	return buildEvent({
		id: `zenoti:thing:1:${type.split('.').at(-1)}:v1`,
		source: 'zenoti/centers/c1',
		type,
		subject: 'thing/1',
		time: '2026-11-20T17:00:00.000Z',
		sourcetype: 'Thing.Changed',
		receivedtime: '2026-11-20T17:00:01.250Z',
		ingestion: 'webhook',
		correlationid: 'zenoti:thing:1',
		deliveryid: null,
		data,
	});
}
