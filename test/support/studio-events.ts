import {
	buildEvent,
	type Booking,
	type Client,
	type ClientRef,
	type EventData,
	type EventType,
	type Sale,
	type StudioEvent,
} from '../../core/event';

interface EventOptions {
	readonly id?: string;
	readonly time?: string;
	readonly system?: string;
}

let counter = 0;

/** One studio event; ids differ unless given. */
export function studioEvent(type: EventType, data: EventData, options: EventOptions = {}): StudioEvent {
	counter += 1;
	const system = options.system ?? 'zenoti';
	return buildEvent({
		id: options.id ?? `${system}:test:${counter}`,
		source: `${system}/centers/c1`,
		type,
		subject: 'test/1',
		time: options.time ?? '2026-11-20T17:00:00.000Z',
		sourcetype: 'Test',
		receivedtime: '2026-11-20T17:00:01.000Z',
		ingestion: 'webhook',
		correlationid: `${system}:group:${counter}`,
		deliveryid: null,
		data,
	});
}

export function client(id: string, changes: Partial<Client> = {}): Client {
	return {
		id,
		code: null,
		firstName: 'Ana',
		lastName: 'Diaz',
		email: `${id}@example.com`,
		phone: '+15125550100',
		phoneRaw: null,
		birthDate: null,
		gender: null,
		address: null,
		homeLocationId: null,
		tags: null,
		marketing: { email: null, sms: null },
		referralSource: null,
		createdAt: null,
		updatedAt: null,
		mergedIntoId: null,
		...changes,
	};
}

export function clientRef(id: string | null, changes: Partial<ClientRef> = {}): ClientRef {
	return {
		id,
		firstName: 'Ana',
		lastName: 'Diaz',
		email: id === null ? null : `${id}@example.com`,
		phone: null,
		phoneRaw: null,
		...changes,
	};
}

export function booking(groupId: string, changes: Partial<Booking> = {}): Booking {
	return {
		id: `${groupId}-1`,
		groupId,
		kind: 'appointment',
		status: 'booked',
		client: null,
		service: { id: 's1', name: 'Deep tissue massage' },
		staff: null,
		location: null,
		room: null,
		startAt: null,
		endAt: null,
		startLocal: '2026-11-22T10:00:00',
		timeZone: null,
		durationMinutes: 60,
		price: null,
		saleId: null,
		scheduleId: null,
		source: null,
		utm: null,
		...changes,
	};
}

export function sale(id: string, gross: number | null, changes: Partial<Sale> = {}): Sale {
	return {
		id,
		number: null,
		receiptNumber: null,
		status: 'closed',
		isRefund: false,
		refundOfId: null,
		bookingGroupId: null,
		client: null,
		location: null,
		businessDay: '2026-11-20',
		currency: 'USD',
		lines: [],
		payments: [],
		totals: {
			discount: null,
			net: null,
			tax: null,
			gross,
			tip: null,
			serviceCharge: null,
			fees: null,
			rounding: null,
			paid: null,
			redeemed: null,
			due: null,
		},
		...changes,
	};
}
