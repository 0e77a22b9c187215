import { describe, expect, it } from 'vitest';
import type { StudioEvent } from '../../../core/event';
import { syncEvents } from '../../../core/sync';
import { memoryCrm } from '../../support/memory-crm';
import { stageIds, withDeals } from '../../support/hubspot-run';
import { saleEvent } from '../reconcile/support';

const at = (hour: number): string => `2026-11-20T${hour}:00:00.000Z`;
const closed = (gross: number, hour: number) => saleEvent('1', gross, {}, { time: at(hour) });
const updated = (gross: number, hour: number) =>
	saleEvent('1', gross, {}, { type: 'studio.sale.updated', time: at(hour) });
const refund = (id: string, gross: number, hour: number) =>
	saleEvent(
		id,
		-gross,
		{ isRefund: true, refundOfId: '1' },
		{ type: 'studio.sale.refunded', time: at(hour) },
	);

/** Stage and amount of the deal after these batches. */
async function dealAfter(...batches: ReadonlyArray<readonly StudioEvent[]>) {
	const crm = memoryCrm();
	for (const batch of batches) await syncEvents(batch, crm.target, withDeals, () => Date.parse(at(23)));
	const [deal, ...others] = crm.deals;
	expect(others).toEqual([]);
	return [deal?.values.get('stage'), deal?.values.get('amount')];
}

const back = stageIds.cancelled;
const { won } = stageIds;

describe('the deal of a sale that changes after it was refunded', () => {
	const cases: ReadonlyArray<[title: string, events: readonly StudioEvent[], deal: readonly unknown[]]> = [
		['stays refunded', [closed(24, 10), refund('r', 24, 12), updated(24, 14)], [back, '24']],
		[
			'stays refunded when told of it again',
			[closed(24, 10), refund('r', 24, 12), updated(24, 14), refund('r', 24, 12)],
			[back, '24'],
		],
		[
			'stays refunded when it was given back in parts',
			[closed(24, 10), refund('r', 14, 12), refund('s', 10, 13), updated(24, 14)],
			[back, '24'],
		],
		[
			'is won again when it is closed anew',
			[closed(24, 10), refund('r', 24, 12), closed(24, 14)],
			[won, '24'],
		],
		['is won when it has become more', [closed(24, 10), refund('r', 24, 12), updated(60, 14)], [won, '60']],
		[
			'is won with its new amount when a part was given back',
			[closed(24, 10), refund('r', 4, 12), updated(30, 14)],
			[won, '30'],
		],
		[
			'is won with its new amount when nothing was given back',
			[closed(24, 10), updated(30, 14)],
			[won, '30'],
		],
	];
	it.each(cases)('%s, one by one and in one batch', async (_title, events, deal) => {
		expect(await dealAfter(...events.map((event) => [event]))).toEqual(deal);
		expect(await dealAfter(events)).toEqual(deal);
	});
});
