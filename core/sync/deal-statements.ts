import type { BookingStatus, ClientRef } from '../event';
import type { CrmEvent } from './event';
import { valuesOf, type DealField } from './fields';
import { roles } from './roles';
import type { SettleRules, Statement } from './settle';
import type { DealStatus, Pipeline, SaleStage } from './stages';

export type DealFacet = 'visit' | 'sale';

/** Money given back, under an id of its own: a sale can be refunded in parts. */
export interface Refund {
	readonly id: string;
	/** Decimal text in major units, without a sign; `null` when unknown, `0` for a refund that was voided. */
	readonly amount: string | null;
	readonly time: string;
}

export interface DealStatement extends Statement<DealField, DealFacet> {
	/** `null` for everything but a refund. Refunds have no facet: what they say depends on the others and the sale. */
	readonly refund: Refund | null;
	/** A sale known before that has changed: it was not closed anew. */
	readonly isUpdate?: boolean;
	/** The appointment whose status this tells; `null` for all else. */
	readonly visit: { readonly id: string | null; readonly status: BookingStatus } | null;
}

export const dealFacets: Pick<SettleRules<DealField, DealFacet>, 'facets' | 'clocks'> = {
	facets: ['visit', 'sale'],
	clocks: { visit: 'lastEventAt', sale: 'saleAt' },
};

/** What happened to the money; `null` for a sale that is still open and for events without one. */
export function saleStatusOf(event: CrmEvent): SaleStage | null {
	const { sale } = event.data;
	if (sale === null || roles[event.type].kind !== 'sale') return null;
	if (event.type === 'studio.sale.voided' || sale.status === 'voided') return 'sale_voided';
	if (event.type === 'studio.sale.refunded' || sale.status === 'refunded' || sale.isRefund)
		return 'sale_refunded';
	// Zenoti announces a fully paid invoice as closed while its own flag still says open
	return event.type === 'studio.sale.closed' || sale.status === 'closed' ? 'sale_closed' : null;
}

/** The status by which an event moves a deal; `null` when it says nothing of that. */
export function dealStatusOf(event: CrmEvent): DealStatus | null {
	const { kind } = roles[event.type];
	if (kind === 'sale') return saleStatusOf(event);
	return kind === 'booking' ? (event.data.booking?.status ?? null) : null;
}

/**
 * Whether a deal may be opened by this event. What comes before the sale it is about (refund, void) opens the sale's
 * deal, so that the sale finds the newer state when it arrives. A refund that names neither its sale nor a visit has
 * no deal to open: its key would be its own.
 */
export function opensDeal(event: CrmEvent, pipeline: Pipeline): boolean {
	const { sale } = event.data;
	if (sale?.isRefund === true && refundOf(event, pipeline) !== null) {
		return sale.refundOfId !== null || sale.bookingGroupId !== null;
	}
	const status = dealStatusOf(event);
	return status !== null && pipeline.stages.has(status);
}

/**
 * What an event says of its deal. What is a guess only fills: a booking's price until the sale tells the amount, the time
 * of reading where nothing tells when the sale was closed.
 */
export function dealStatementsOf(
	event: CrmEvent,
	item: number,
	pipeline: Pipeline,
	knownAs: string | null = null,
): readonly DealStatement[] {
	const { booking, sale } = event.data;
	const status = dealStatusOf(event);
	const stage = status === null ? undefined : pipeline.stages.get(status);
	const paid = sale !== null && status === 'sale_closed';
	const filler: DealStatement = {
		item,
		time: event.time,
		facet: null,
		refund: null,
		visit: null,
		values: valuesOf([
			['name', dealNameOf(event, knownAs)],
			['amount', amountText(booking?.price ?? (paid ? sale.gross : null))],
			['pipeline', pipeline.id],
			['closedAt', paid && event.isAsOf ? event.time : null],
		]),
	};
	const refund = refundOf(event, pipeline);
	if (refund !== null) return [filler, { ...filler, refund, values: new Map() }];
	if (stage === undefined) return [filler];
	const facet = roles[event.type].kind === 'sale' ? 'sale' : 'visit';
	const values = valuesOf<DealField>([
		['stage', stage],
		['amount', paid ? amountText(sale.gross) : null],
		['closedAt', paid && !event.isAsOf ? event.time : null],
	]);
	const told = booking?.status ?? null;
	const visit =
		facet === 'visit' && booking !== null && told !== null ? { id: booking.id, status: told } : null;
	const isUpdate = event.type === 'studio.sale.updated';
	return [filler, { item, time: event.time, facet, refund: null, isUpdate, visit, values }];
}

/** Only a refund of its own tells what was given back; a sale marked as refunded carries what was sold. */
function refundOf(event: CrmEvent, pipeline: Pipeline): Refund | null {
	const { sale } = event.data;
	const status = saleStatusOf(event);
	if (sale === null || !sale.isRefund || status === null || !pipeline.stages.has('sale_refunded'))
		return null;
	const given = status === 'sale_voided' ? 0 : sale.gross;
	return {
		id: sale.id ?? event.id,
		amount: amountText(given === null ? null : Math.abs(given)),
		time: event.time,
	};
}

/**
 * `Deep tissue massage – Ana Diaz – 2026-11-20`; `null` without a client: an event that names one comes sooner or later.
 * So it does where neither client nor service is named, as on the class bookings of Zenoti's webhooks.
 */
function dealNameOf(event: CrmEvent, knownAs: string | null): string | null {
	const { client, booking, sale } = event.data;
	const what = booking?.serviceName ?? sale?.firstLineName ?? null;
	const named = personName(client ?? booking?.client ?? sale?.client ?? null);
	const who = named ?? (what === null ? null : knownAs);
	if (who === null) return null;
	const day = booking?.day ?? sale?.businessDay ?? null;
	return [what, who, day].filter((part) => part !== null).join(' – ');
}

function personName(person: ClientRef | null): string | null {
	const name = [person?.firstName, person?.lastName].filter((part) => typeof part === 'string').join(' ');
	return name === '' ? (person?.email ?? null) : name;
}

function amountText(amount: number | null): string | null {
	return amount === null ? null : String(amount);
}

/** The name a deal gets when nothing better is known; a later event that knows more replaces it. */
export function provisionalDealName(key: string): string {
	const [, kind = 'deal', ...id] = key.split(':');
	return `Studio ${kind} ${id.join(':')}`;
}
