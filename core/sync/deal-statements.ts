import type { ClientRef } from '../event';
import type { CrmEvent } from './event';
import { valuesOf, type DealField } from './fields';
import { roles } from './roles';
import type { SettleRules, Statement } from './settle';
import type { DealStatus, Pipeline, SaleStage } from './stages';

export type DealFacet = 'visit' | 'sale';
export interface DealStatement extends Statement<DealField, DealFacet> {
	/** What a refund gave back, in major units; `null` for everything else. */
	readonly refunded: number | null;
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

/** Whether a deal may be opened by this event: a refund or a void only moves a deal that is there. */
export function opensDeal(event: CrmEvent, pipeline: Pipeline): boolean {
	const status = dealStatusOf(event);
	if (status === null || status === 'sale_refunded' || status === 'sale_voided') return false;
	return pipeline.stages.has(status);
}

/** What an event says of its deal. A booking's price is a guess until the sale tells the amount, so it only fills. */
export function dealStatementsOf(
	event: CrmEvent,
	item: number,
	pipeline: Pipeline,
): readonly DealStatement[] {
	const { booking, sale } = event.data;
	const status = dealStatusOf(event);
	const stage = status === null ? undefined : pipeline.stages.get(status);
	const paid = sale !== null && status === 'sale_closed';
	const filler: DealStatement = {
		item,
		time: event.time,
		facet: null,
		refunded: null,
		values: valuesOf([
			['name', dealNameOf(event)],
			['amount', amountText(booking?.price ?? (paid ? sale.gross : null))],
			['pipeline', pipeline.id],
		]),
	};
	if (stage === undefined) return [filler];
	const facet = roles[event.type].kind === 'sale' ? 'sale' : 'visit';
	const values = valuesOf<DealField>([
		['stage', stage],
		['amount', paid ? amountText(sale.gross) : null],
		['closedAt', paid ? event.time : null],
	]);
	const refunded = status === 'sale_refunded' ? refundOf(event) : null;
	return [filler, { item, time: event.time, facet, refunded, values }];
}

/** Only a refund of its own tells what was given back; a sale marked as refunded carries what was sold. */
function refundOf({ data: { sale } }: CrmEvent): number | null {
	return sale === null || !sale.isRefund || sale.gross === null ? null : Math.abs(sale.gross);
}

/** `Deep tissue massage – Ana Diaz – 2026-11-20`; `null` without a client: an event that names one comes sooner or later. */
function dealNameOf(event: CrmEvent): string | null {
	const { client, booking, sale } = event.data;
	const what = booking?.serviceName ?? sale?.firstLineName ?? null;
	const who = personName(client ?? booking?.client ?? sale?.client ?? null);
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
