import { textOf, type EventType, type Sale, type StudioEvent } from '../../../core/event';
import type { PollContext, Remembered } from '../../../core/poll';
import { toPollEvent, versionOfChange, type Finding } from './poll-event';
import { refOf } from '../values';
import { purchaseOf, type NamedSale } from './sale-names';

const asked = 'POST /v1/report/query 739';
/** The stamp of what happens once: the ids of the webhooks `purchase.created` and `purchase.refunded`. */
const once = '1';

/** A sale as a read found it. */
export interface SeenSale {
	readonly named: NamedSale;
	readonly sale: Sale;
	/** As sent, when it was read; `null` otherwise. */
	readonly receipt: unknown;
}

/** What has happened to it since it was seen with the fingerprint `before`. */
export function toSaleEvents(
	seen: SeenSale,
	before: string | null,
	context: PollContext,
): readonly StudioEvent[] {
	const { named, sale, receipt } = seen;
	const { fingerprint, rows, kind } = named;
	const { changes = 0 } = context;
	if (before === fingerprint) return [];
	const raw = { rows: rows.map((row) => row.raw), ...(receipt === null ? {} : { receipt }) };
	const change = versionOfChange(before, fingerprint, null, changes);
	// one that is back after it was told as gone is so as of now
	const first =
		changes === 0
			? { version: once, happenedAt: timeOf(named), raw }
			: { version: change, happenedAt: null, raw };
	if (kind === 'payment') return [paymentEvent('studio.payment.added', sale, first, context)];
	if (before !== null) {
		const update = { version: change, happenedAt: null, raw };
		return [saleEvent('studio.sale.updated', sale, update, context)];
	}
	const type = kind === 'refund' ? 'studio.sale.refunded' : 'studio.sale.closed';
	return [saleEvent(type, sale, first, context)];
}

function timeOf({ rows }: NamedSale): string | null {
	return rows[0]?.value.happenedAt ?? null;
}

type Told = Pick<Finding, 'version' | 'happenedAt' | 'raw'>;

function saleEvent(type: EventType, sale: Sale, fact: Told, context: PollContext): StudioEvent {
	return toPollEvent(
		{
			type,
			entity: 'sale',
			entityId: sale.id,
			operation: type.slice(type.lastIndexOf('.') + 1),
			correlation: `sale:${sale.refundOfId ?? sale.id}`,
			asked,
			data: { sale },
			...fact,
		},
		context,
	);
}

/** A payment made after the day of its sale; its name tells its content, so it only comes and goes. */
function paymentEvent(
	type: 'studio.payment.added' | 'studio.payment.deleted',
	{ id, payments }: Sale,
	fact: Told,
	context: PollContext,
): StudioEvent {
	const saleId = purchaseOf(id);
	const told = payments.length === 0 ? [{ ...unknownPayment, id: `${id}:1` }] : payments;
	return toPollEvent(
		{
			type,
			entity: 'payment',
			entityId: id,
			operation: type.slice(type.lastIndexOf('.') + 1),
			correlation: `sale:${saleId}`,
			asked,
			data: { payments: told.map((payment) => ({ ...payment, saleId })) },
			...fact,
		},
		context,
	);
}

const unknownPayment = {
	method: 'custom',
	name: null,
	amount: 0,
	tip: null,
	serviceCharge: null,
	fees: null,
	isRedemption: false,
	paidAt: null,
	locationId: null,
} as const;

/** `7100000201 000153000001`: what the books know a sale by besides its id and its day, for when it is gone. */
export function saleNote({ location, number }: Sale): string {
	return `${location?.id ?? ''} ${number ?? ''}`;
}

/** The day is told only with its place: else it would go to the books of another one. */
function readSaleNote({ day, note }: Remembered): Pick<Sale, 'location' | 'number' | 'businessDay'> {
	if (note === null) return { location: null, number: null, businessDay: null };
	const [locationId = null, number = null] = note.split(' ').map(textOf);
	return { location: refOf(locationId, null), number, businessDay: day };
}

/** What the report has no longer: taken back in WellnessLiving, for which it has no event. */
export function saleGone(id: string, remembered: Remembered, context: PollContext): readonly StudioEvent[] {
	const { fingerprint: before } = remembered;
	const { location, number, businessDay } = readSaleNote(remembered);
	const isRefund = before.startsWith('r');
	const sale: Sale = {
		id,
		number,
		receiptNumber: null,
		status: 'voided',
		isRefund,
		refundOfId: isRefund ? purchaseOf(id) : null,
		bookingGroupId: null,
		client: null,
		location,
		businessDay,
		currency: context.place.currency,
		lines: [],
		payments: [],
		totals: noTotals,
	};
	const version = versionOfChange(before, 'gone', null, context.changes);
	const gone = { version, happenedAt: null, raw: null };
	return before.startsWith('p')
		? [paymentEvent('studio.payment.deleted', sale, gone, context)]
		: [saleEvent('studio.sale.voided', sale, gone, context)];
}

const noTotals: Sale['totals'] = {
	discount: null,
	net: null,
	tax: null,
	gross: null,
	tip: null,
	serviceCharge: null,
	fees: null,
	rounding: null,
	paid: null,
	redeemed: null,
	due: null,
};
