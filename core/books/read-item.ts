import { asOf, isRecord, listOf, own, recordOf, textOf, type EventType, type UnknownRecord } from '../event';
import { parseCrmEvent, systemOf, type CrmEvent } from '../sync';
import type { BookSale } from './book-sale';
import { readSale } from './read-sale';

/** What an event says of itself. */
export interface ItemHead {
	/** Position of the input item. */
	readonly item: number;
	readonly eventId: string;
	/** UTC, ISO 8601 with milliseconds, so that text order is time order. What a poll tells is as of its reading. */
	readonly time: string;
	readonly source: string;
	/** First segment of the source. */
	readonly system: string;
	readonly correlationId: string | null;
}

/** A whole state of a sale. */
export interface SaleState extends ItemHead {
	readonly kind: 'state';
	readonly sale: BookSale;
	readonly isVoided: boolean;
}

/** Payments put to a sale or taken from it. */
export interface PaymentChange extends ItemHead {
	readonly kind: 'change';
	readonly saleId: string;
	readonly isAdded: boolean;
	/** Read with the currency of the sale, which only the sale knows. */
	readonly payments: readonly UnknownRecord[];
}

export type ReadItem =
	| SaleState
	| PaymentChange
	| { readonly kind: 'skipped'; readonly note: string }
	| { readonly kind: 'unreadable'; readonly problem: string };

type Reader = (data: UnknownRecord, head: ItemHead, type: EventType) => ReadItem;

const readers: ReadonlyMap<EventType, Reader> = new Map<EventType, Reader>([
	['studio.sale.closed', readState],
	['studio.sale.updated', readState],
	['studio.sale.refunded', readState],
	['studio.sale.voided', readState],
	['studio.payment.added', readChange],
	['studio.payment.deleted', readChange],
]);

/** One input item, outside data until here. */
export function readItem(json: unknown, item: number): ReadItem {
	const parsed = parseCrmEvent(json);
	if (!parsed.ok) return { kind: 'unreadable', problem: parsed.problem };
	const { type } = parsed.event;
	const read = readers.get(type);
	if (read === undefined) return { kind: 'skipped', note: `${type} is no sale, refund or payment.` };
	const head = headOf(parsed.event, item);
	const data = recordOf(own(recordOf(json), 'data'));
	return read(data, read === readState ? { ...head, time: asOf(json, head.time) } : head, type);
}

function headOf({ id, time, source, correlationId }: CrmEvent, item: number): ItemHead {
	return { item, eventId: id, time, source, system: systemOf(source), correlationId };
}

function readState(data: UnknownRecord, head: ItemHead, type: EventType): ReadItem {
	const record = own(data, 'sale');
	if (!isRecord(record)) return { kind: 'unreadable', problem: 'it has no "data.sale"' };
	const sale = readSale(record, type === 'studio.sale.refunded');
	if (sale === null) return { kind: 'unreadable', problem: 'its "data.sale" has no "id"' };
	const isVoided = type === 'studio.sale.voided' || own(record, 'status') === 'voided';
	return { kind: 'state', ...head, sale, isVoided };
}

function readChange(data: UnknownRecord, head: ItemHead, type: EventType): ReadItem {
	const payments = listOf(own(data, 'payments')).map(recordOf);
	const saleIds = new Set(payments.map((payment) => textOf(own(payment, 'saleId'))));
	const [saleId] = saleIds;
	if (saleIds.size !== 1 || saleId === null || saleId === undefined) {
		return { kind: 'unreadable', problem: 'its "data.payments" do not name one sale' };
	}
	return { kind: 'change', ...head, saleId, isAdded: type === 'studio.payment.added', payments };
}

/** `zenoti`, `centers`, `5528ee09…`. */
export function segmentsOf(source: string): readonly string[] {
	return source.split('/').flatMap((segment) => segment.trim() || []);
}
