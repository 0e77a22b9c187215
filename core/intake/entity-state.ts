import type { Booking, Client, Sale, StudioEvent } from '../event';

/** What an event says of its client, booking or sale as it is then. */
export interface EntityState {
	/** `zenoti:sale/7e4e…`. */
	readonly subject: string;
	/** Only what is known, each as text. */
	readonly fields: ReadonlyMap<string, string>;
}

/** `null` for events that tell no state of their own: payments, consents, merges, deletions, voids. */
export function stateOf(event: StudioEvent): EntityState | null {
	const fields = fieldsOf(event);
	if (fields === null) return null;
	const known = Object.entries(fields).flatMap(([name, value]) => {
		const text = textOf(value);
		return text === null ? [] : [[name, text] as const];
	});
	return { subject: subjectOf(event), fields: new Map(known) };
}

/** The entity a state is kept by, with its system. */
export function subjectOf({ source, subject }: StudioEvent): string {
	return `${source.split('/')[0] ?? ''}:${subject}`;
}

const saleTypes: readonly string[] = ['studio.sale.closed', 'studio.sale.updated', 'studio.sale.refunded'];
const clientTypes: readonly string[] = ['studio.client.created', 'studio.client.updated'];

function fieldsOf({
	type,
	data: { sale, booking, client },
}: StudioEvent): Readonly<Record<string, unknown>> | null {
	if (saleTypes.includes(type)) return sale === undefined ? null : saleFields(sale);
	if (clientTypes.includes(type)) return client === undefined ? null : clientFields(client);
	if (!type.startsWith('studio.booking.') || booking === undefined) return null;
	return bookingFields(booking);
}

/** The ids of payments are left out: reports have none. */
function saleFields({ isRefund, businessDay, lines, payments, totals }: Sale) {
	const { gross, tip, serviceCharge, fees, paid, redeemed, due } = totals;
	const sold = lines.map(({ id, itemId, kind, quantity, discount, net, tax, gross: price }) =>
		JSON.stringify([id, itemId, kind, quantity, discount ?? 0, net, tax, price]),
	);
	const paidBy = payments.map((payment) =>
		JSON.stringify([
			payment.method,
			payment.method === 'custom' ? payment.name : null,
			payment.isRedemption,
			payment.amount,
			payment.tip ?? 0,
			payment.serviceCharge ?? 0,
			payment.fees ?? 0,
		]),
	);
	const lists = { lines: sold.sort(), payments: paidBy.sort() };
	return { isRefund, businessDay, ...lists, gross, tip, serviceCharge, fees, paid, redeemed, due };
}

function bookingFields(booking: Booking) {
	const { status, startAt, startLocal, endAt, service, staff, room, client, saleId, scheduleId } = booking;
	const when = startAt ?? startLocal;
	const who = { staff: staff?.id, client: client?.id };
	return { status, when, endAt, service: service?.id, ...who, room, saleId, scheduleId };
}

/** When it was made and changed says nothing of what it is. */
function clientFields(client: Client) {
	return { ...client, createdAt: null, updatedAt: null };
}

function textOf(value: unknown): string | null {
	if (value === null || value === undefined || value === '') return null;
	if (Array.isArray(value) && value.length === 0) return null;
	return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
