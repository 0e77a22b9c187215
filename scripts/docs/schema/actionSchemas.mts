import type { OutputSchema } from './nodeSchemas.mts';

const text: OutputSchema = { type: 'string' };
const number: OutputSchema = { type: 'number' };
const flag: OutputSchema = { type: 'boolean' };
const day: OutputSchema = { type: 'string', format: 'date' };
const instant: OutputSchema = { type: 'string', format: 'date-time' };

type Fields = Readonly<Record<string, OutputSchema>>;

const echo: OutputSchema = { type: 'object', properties: { type: text, eventId: text } };

/** `vendors/zenoti/api` Collection. */
const collection: Fields = {
	id: text,
	saleId: text,
	saleNumber: text,
	clientId: text,
	locationId: text,
	paidOn: day,
	closedOn: day,
	isOpen: flag,
	method: text,
	name: text,
	amount: number,
	tax: number,
	tip: number,
	serviceCharge: number,
	fees: number,
	cashBack: number,
	due: number,
};

/** `vendors/wellnessliving/api` PurchaseLine. */
const purchaseLine: Fields = {
	purchaseId: text,
	id: text,
	itemId: text,
	kind: { type: 'integer' },
	name: text,
	addedAt: instant,
	isActive: flag,
	locationId: text,
	clientId: text,
};

/** What the nodes Zenoti and WellnessLiving give with *Simplify* on, by path; entities are those of the events. */
export function toActionSchemas(event: OutputSchema): ReadonlyMap<string, OutputSchema> {
	const of = (name: string): Fields => event.properties?.data?.properties?.[name]?.properties ?? {};
	const [client, booking, sale, schedule] = ['client', 'booking', 'sale', 'schedule'].map(of);
	const [location, staff, membership] = ['location', 'staff', 'membership'].map(of);
	const written = { ...client, outcome: text, echo };
	const zenoti: Readonly<Record<string, Fields | undefined>> = {
		'appointment/get': booking,
		'appointment/getAll': booking,
		'center/getAll': location,
		'class/getRegistrations': booking,
		'class/getSessions': schedule,
		'employee/getAll': staff,
		'guest/create': written,
		'guest/get': client,
		'guest/getAll': client,
		'guest/search': client,
		'guest/update': written,
		'guest/upsert': written,
		'invoice/get': sale,
		'membership/getAll': membership,
		'package/getAll': of('package'),
		'report/collections': collection,
		'report/salesAccrual': { ...sale, needsInvoice: flag },
	};
	const wellnessLiving: Readonly<Record<string, Fields | undefined>> = {
		'appointment/get': booking,
		'appointment/getAll': booking,
		'attendance/getAll': { ...booking, bookedAt: instant, checkedInAt: instant },
		'class/getSessions': { ...schedule, isCancelled: flag, booked: number, waiting: number },
		'client/get': client,
		'client/getAll': { ...client, since: day },
		'client/search': client,
		'location/get': location,
		'location/getAll': location,
		'purchase/get': sale,
		'purchase/getAll': purchaseLine,
		'purchase/getItem': {
			id: text,
			name: text,
			recipientId: text,
			payerId: text,
			price: number,
			refunded: number,
			membership: { type: 'object', properties: membership ?? {} },
		},
		'report/sales': { ...sale, needsReceipt: flag },
		'staff/get': staff,
		'staff/getAll': staff,
	};
	return new Map([...files('Zenoti', zenoti), ...files('WellnessLiving', wellnessLiving)]);
}

function files(
	node: string,
	schemas: Readonly<Record<string, Fields | undefined>>,
): readonly [path: string, schema: OutputSchema][] {
	return Object.entries(schemas).map(([action, properties]) => [
		`nodes/${node}/__schema__/v1.0.0/${action}.json`,
		{ type: 'object', properties: properties ?? {}, version: 1 },
	]);
}
