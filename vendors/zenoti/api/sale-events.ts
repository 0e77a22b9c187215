import { dayOf, localToUtc, textOf, type EventType, type Sale, type StudioEvent } from '../../../core/event';
import type { PollContext, Remembered } from '../../../core/poll';
import type { ReportedInvoice } from './accrual-group';
import { mark, versionOfChange } from './fingerprint';
import { toPollEvent } from './poll-event';

const accrual = 'POST /v1/reports/sales/accrual_basis/flat_file';

/** A sale as a read found it. */
export interface SeenSale {
	readonly sale: Sale;
	readonly fingerprint: string;
	/** The center's wall clock; `null` when not told. */
	readonly closedAtLocal: string | null;
	readonly raw: unknown;
	readonly asked: string;
}

const openLetter = 'o';
const refundLetter = 'r';

/** `c3f0c…`: open, closed or refund, and a mark of every amount of every line. */
export function saleFingerprint({ lines, isClosed, isRefund }: ReportedInvoice): string {
	const letter = isClosed ? (isRefund ? refundLetter : 'c') : openLetter;
	const content = lines.map((line) => [
		line.lineId,
		line.itemId ?? line.name,
		line.quantity,
		line.net,
		line.tax,
		line.gross,
		line.discount,
		line.collected,
		line.redeemed,
		line.due,
		line.tenderText,
		line.saleType,
		line.closedAtLocal,
	]);
	return `${letter}${mark(content)}`;
}

export function wasOpen(before: string | null): boolean {
	return before === null || before.startsWith(openLetter);
}

/** What has happened to a sale since it was seen with the fingerprint `before`; an open one is nothing to tell of yet. */
export function toSaleEvents(
	seen: SeenSale,
	before: string | null,
	context: PollContext,
): readonly StudioEvent[] {
	const { sale, fingerprint } = seen;
	if (before === fingerprint) return [];
	const version = versionOfChange(before, fingerprint, null, context.changes);
	const isOpen = fingerprint.startsWith(openLetter);
	if (!wasOpen(before)) return [saleEvent('studio.sale.updated', seen, version, null, context)];
	if (isOpen) return [];
	const type = sale.isRefund ? 'studio.sale.refunded' : 'studio.sale.closed';
	// one that is back after it was told as voided is so as of now
	const isBack = before === null && (context.changes ?? 0) > 0;
	return [saleEvent(type, seen, version, isBack ? null : closedAt(seen, context), context)];
}

/** Midnight stands for a day without time: then the sale was closed at some time before the poll. */
function closedAt({ closedAtLocal }: SeenSale, { place, receivedAt }: PollContext): string | null {
	if (closedAtLocal === null || closedAtLocal.endsWith('T00:00:00')) return null;
	const instant = localToUtc(closedAtLocal, place.timeZone);
	return instant !== null && instant < receivedAt ? instant : null;
}

function saleEvent(
	type: EventType,
	{ sale, raw, asked }: Pick<SeenSale, 'sale' | 'raw' | 'asked'>,
	version: string,
	happenedAt: string | null,
	context: PollContext,
): StudioEvent {
	const fact = {
		type,
		entity: 'invoice',
		entityId: sale.id,
		record: {},
		centerId: sale.location?.id ?? context.place.id,
		groupId: sale.bookingGroupId,
		saleId: sale.id,
		data: { sale },
	} as const;
	return toPollEvent({ fact, asked, version, happenedAt, raw }, context);
}

/** `2026-11-18 HAR3107`: what the books know a sale by, for when it is gone. */
export function saleNote({ businessDay, number }: Pick<Sale, 'businessDay' | 'number'>): string {
	return `${businessDay ?? ''} ${number ?? ''}`;
}

function readSaleNote(note: string): Pick<Sale, 'businessDay' | 'number'> {
	const end = note.indexOf(' ');
	return { businessDay: dayOf(note.slice(0, end)), number: textOf(note.slice(end + 1)) };
}

/** A sale that the report has no longer: voided or deleted, for which Zenoti has no event. */
export function saleGone(
	id: string,
	{ fingerprint: before, note }: Remembered,
	groupId: string | null,
	context: PollContext,
): readonly StudioEvent[] {
	if (wasOpen(before)) return [];
	const { place } = context;
	// a day without a number would pass for a sale that was never posted
	const known = note === null ? { businessDay: null, number: null } : readSaleNote(note);
	const sale: Sale = {
		id,
		number: known.number,
		receiptNumber: null,
		status: 'voided',
		isRefund: before.startsWith(refundLetter),
		refundOfId: null,
		bookingGroupId: groupId,
		client: null,
		location: { id: place.id, name: place.name },
		businessDay: known.businessDay,
		currency: place.currency,
		lines: [],
		payments: [],
		totals: noTotals,
	};
	const version = versionOfChange(before, 'gone', null, context.changes);
	return [saleEvent('studio.sale.voided', { sale, raw: null, asked: accrual }, version, null, context)];
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

export { accrual as accrualAsked };
