import type { BookMapping, Journal, JournalGroup, JournalLine, JournalSet } from '../../../../core/books';
import {
	buildEvent,
	sumAmounts,
	type EventData,
	type EventType,
	type LineKind,
	type Payment,
	type PaymentMethod,
	type Sale,
	type SaleLine,
	type SaleTotals,
	type StudioEvent,
} from '../../../../core/event';

export const mapping: BookMapping = {
	accounts: new Map(),
	revenueWhenSold: new Set(),
	centres: new Map([['c1', { code: 'NORTH', name: 'North', unit: null, classId: null }]]),
	taxed: null,
	untaxed: null,
	customerId: null,
	largestRounding: null,
	centreOfUnnamed: null,
};

export const duesAreRevenue: BookMapping = { ...mapping, revenueWhenSold: new Set(['membership']) };

/** A line as Zenoti tells it: net, tax and gross. */
export function line(
	kind: LineKind,
	net: number,
	tax = 0,
	changes: Partial<SaleLine> = {},
	currency = 'USD',
): SaleLine {
	return {
		id: null,
		itemId: null,
		code: null,
		name: null,
		kind,
		quantity: 1,
		unitPrice: null,
		discount: 0,
		redeemed: 0,
		net,
		tax,
		gross: sumAmounts([net, tax], currency),
		staffId: null,
		...changes,
	};
}

let payments = 0;

export function payment(method: PaymentMethod, amount: number, changes: Partial<Payment> = {}): Payment {
	payments += 1;
	const stored = ['gift_card', 'prepaid_card', 'package', 'membership', 'loyalty', 'cashback'];
	return {
		id: `p${payments}`,
		saleId: null,
		method,
		name: null,
		amount,
		tip: 0,
		serviceCharge: 0,
		fees: 0,
		isRedemption: stored.includes(method),
		paidAt: null,
		locationId: null,
		...changes,
	};
}

/** A closed sale whose totals are those of its lines and payments. */
export function soldSale(
	id: string,
	lines: readonly SaleLine[],
	paidBy: readonly Payment[],
	changes: Partial<Sale> = {},
	totals: Partial<SaleTotals> = {},
): Sale {
	const currency = changes.currency ?? 'USD';
	const sum = (amounts: ReadonlyArray<number | null>): number =>
		sumAmounts(
			amounts.map((amount) => amount ?? 0),
			currency,
		);
	const rounding = totals.rounding ?? 0;
	const gross = sum([...lines.map((entry) => entry.gross), rounding]);
	const amounts = (isRedemption: boolean): number =>
		sum(paidBy.filter((entry) => entry.isRedemption === isRedemption).map(({ amount }) => amount));
	return {
		id,
		number: id,
		receiptNumber: null,
		status: 'closed',
		isRefund: false,
		refundOfId: null,
		bookingGroupId: null,
		client: null,
		location: { id: 'c1', name: 'North' },
		businessDay: '2026-11-20',
		currency,
		lines,
		payments: paidBy,
		totals: {
			discount: null,
			net: sum(lines.map(({ net }) => net)),
			tax: sum(lines.map(({ tax }) => tax)),
			gross,
			tip: sum(paidBy.map(({ tip }) => tip)),
			serviceCharge: sum(paidBy.map(({ serviceCharge }) => serviceCharge)),
			fees: sum(paidBy.map(({ fees }) => fees)),
			rounding,
			paid: amounts(false),
			redeemed: amounts(true),
			due: sum([gross, -amounts(false), -amounts(true)]),
			...totals,
		},
		...changes,
	};
}

interface EventChanges {
	readonly id?: string;
	readonly type?: EventType;
	readonly time?: string;
	readonly source?: string;
}

/** The event of a sale's state; the same sale at the same time is the same event. */
export function saleEvent(sale: Sale, changes: EventChanges = {}): StudioEvent {
	const type = changes.type ?? (sale.isRefund ? 'studio.sale.refunded' : 'studio.sale.closed');
	return event(type, sale.id, { sale }, changes);
}

export function paymentEvent(
	type: 'studio.payment.added' | 'studio.payment.deleted',
	saleId: string,
	entry: Payment,
	changes: EventChanges = {},
): StudioEvent {
	return event(type, saleId, { payments: [{ ...entry, saleId }] }, changes);
}

export function event(type: EventType, about: string, data: EventData, changes: EventChanges): StudioEvent {
	const time = changes.time ?? '2026-11-20T23:00:00.000Z';
	return buildEvent({
		id: changes.id ?? `zenoti:${type}:${about}:${time}`,
		source: changes.source ?? 'zenoti/centers/c1',
		type,
		subject: `sale/${about}`,
		time,
		sourcetype: 'Invoice.Closed',
		receivedtime: '2026-11-20T23:00:01.000Z',
		ingestion: 'webhook',
		correlationid: `zenoti:invoice:${about}`,
		deliveryid: null,
		data,
	});
}

/** The only group. */
export function groupIn(set: JournalSet): JournalGroup {
	const [group, ...others] = set.groups;
	if (group === undefined || others.length > 0) throw new Error(`${set.groups.length} groups instead of one`);
	return group;
}

/** The journal of the only group, which has no gaps. */
export function journalIn(set: JournalSet): Journal {
	const { journal, gaps } = groupIn(set);
	if (journal === null) throw new Error(gaps.map(({ message }) => message).join(' '));
	return journal;
}

/** `sale revenue.service taxed` → minor units; short enough to compare whole journals by. */
export function amountsOf(lines: readonly JournalLine[]): Readonly<Record<string, number>> {
	return Object.fromEntries(lines.map((entry) => [keyOf(entry), entry.amount]));
}

export function keyOf({ flow, role, sub, taxed }: JournalLine): string {
	return `${flow} ${role}${sub === null ? '' : `.${sub}`}${taxed ? ' taxed' : ''}`;
}

export function sum(amounts: readonly number[]): number {
	return amounts.reduce((total, amount) => total + amount, 0);
}
