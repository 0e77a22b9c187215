import { describe, expect, it } from 'vitest';
import type { EventType, Sale } from '../../../core/event';
import { parseCrmEvent, type DealStatus } from '../../../core/sync';
import { dealStatusOf, opensDeal } from '../../../core/sync/deal-statements';
import { booking, sale, studioEvent } from '../../support/studio-events';

const pipeline = {
	id: 'p',
	stages: new Map<DealStatus, string>([
		['booked', 'b'],
		['sale_closed', 'won'],
		['sale_refunded', 'lost'],
	]),
};

function read(type: EventType, data: Parameters<typeof studioEvent>[1]) {
	const parsed = parseCrmEvent(studioEvent(type, data));
	if (!parsed.ok) throw new Error(parsed.problem);
	return { status: dealStatusOf(parsed.event), opens: opensDeal(parsed.event, pipeline) };
}

describe('what moves a deal, and what may open one', () => {
	const sales: ReadonlyArray<
		[type: EventType, changes: Partial<Sale>, status: DealStatus | null, opens: boolean]
	> = [
		['studio.sale.closed', {}, 'sale_closed', true],
		['studio.sale.closed', { status: 'open' }, 'sale_closed', true],
		['studio.sale.closed', { isRefund: true }, 'sale_refunded', false],
		['studio.sale.updated', { status: 'closed' }, 'sale_closed', true],
		['studio.sale.updated', { status: 'open' }, null, false],
		['studio.sale.updated', { status: 'refunded' }, 'sale_refunded', true],
		['studio.sale.refunded', {}, 'sale_refunded', true],
		['studio.sale.refunded', { isRefund: true, refundOfId: 's0' }, 'sale_refunded', true],
		['studio.sale.refunded', { isRefund: true, bookingGroupId: 'v1' }, 'sale_refunded', true],
		['studio.sale.voided', {}, 'sale_voided', false],
	];
	it.each(sales)('%s with %j is %s', (type, changes, status, opens) => {
		expect(read(type, { sale: sale('s1', 10, changes) })).toEqual({ status, opens });
	});

	const bookings: ReadonlyArray<[type: EventType, status: DealStatus | null, opens: boolean]> = [
		['studio.booking.created', 'booked', true],
		['studio.booking.cancelled', 'cancelled', false],
		['studio.booking.updated', null, false],
	];
	it.each(bookings)(
		'%s with the status %s opens a deal only when that status has a stage',
		(type, status, opens) => {
			const told = status === 'booked' || status === 'cancelled' ? status : null;
			expect(read(type, { booking: booking('v1', { status: told }) })).toEqual({ status, opens });
		},
	);

	it('is nothing about a client', () => {
		expect(read('studio.client.updated', {})).toEqual({ status: null, opens: false });
	});
});
