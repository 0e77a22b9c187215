import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EventType } from '../../core/event';
import { startHubSpot, type HubSpotSandbox } from '../../sandbox/hubspot';
import { recordsBy, run, setUpAccount, stageIds, withDeals } from '../support/hubspot-run';
import { booking, clientRef, sale, studioEvent } from '../support/studio-events';

let hubSpot: HubSpotSandbox;

beforeAll(async () => {
	hubSpot = await startHubSpot();
});
afterAll(async () => await hubSpot.close());
beforeEach(async () => {
	hubSpot.reset();
	await setUpAccount(hubSpot);
	hubSpot.journal.clear();
});

const at = (hour: number) => `2026-11-20T${String(hour).padStart(2, '0')}:00:00.000Z`;
const ana = clientRef('g1');
const visit = (type: EventType, hour: number, changes: Parameters<typeof booking>[1] = {}) =>
	studioEvent(type, { booking: booking('v1', changes) }, { time: at(hour) });
const booked = visit('studio.booking.created', 9, { client: ana, price: 80 });
const confirmed = visit('studio.booking.confirmed', 10, {
	status: 'confirmed',
	service: null,
	startLocal: null,
});
const completed = visit('studio.booking.completed', 12, { status: 'completed' });
const sold = studioEvent(
	'studio.sale.closed',
	{ sale: sale('s1', 95, { bookingGroupId: 'v1', client: ana }) },
	{ time: at(11) },
);
const deal = () => recordsBy(hubSpot, 'deals', 'studio_deal_key').get('zenoti:visit:v1');
const dealCount = () => hubSpot.store.records.deals.all().length;
const kinds = (outcomes: ReadonlyArray<{ outcome: string }>) => outcomes.map(({ outcome }) => outcome);

describe('deals in HubSpot', () => {
	it('opens a deal for a booking, in the chosen pipeline, linked to the client', async () => {
		const { outcomes } = await run(hubSpot, [booked], withDeals);
		expect(outcomes[0]?.records.map(({ type }) => type)).toEqual(['contact', 'deal']);
		expect(deal()).toMatchObject({
			dealname: 'Deep tissue massage – Ana Diaz – 2026-11-22',
			pipeline: '75200100',
			dealstage: stageIds.booked,
			amount: '80',
			studio_last_event_at: at(9),
		});
		expect(hubSpot.store.associations.count()).toBe(2);
	});

	it('moves the same deal on and takes the amount and close date of the sale', async () => {
		for (const event of [booked, confirmed, sold]) await run(hubSpot, [event], withDeals);
		expect(dealCount()).toBe(1);
		expect(deal()).toMatchObject({ dealstage: stageIds.won, amount: '95', closedate: at(11) });
	});

	it('never moves a deal backwards through a stale event', async () => {
		await run(hubSpot, [booked, completed], withDeals);
		const { outcomes } = await run(hubSpot, [confirmed], withDeals);
		expect(kinds(outcomes)).toEqual(['stale']);
		expect(deal()?.dealstage).toBe(stageIds.visited);
	});

	it('lets the sale have the last word, whatever the calendar says afterwards', async () => {
		await run(hubSpot, [booked, sold], withDeals);
		const { outcomes } = await run(hubSpot, [completed, confirmed], withDeals);
		expect(kinds(outcomes)).toEqual(['unchanged', 'stale']);
		expect(deal()?.dealstage).toBe(stageIds.won);
	});

	it('wins the deal although the visit was completed after the sale had been closed', async () => {
		await run(hubSpot, [booked, completed], withDeals);
		const { outcomes } = await run(hubSpot, [sold], withDeals);
		expect(kinds(outcomes)).toEqual(['updated']);
		expect(deal()).toMatchObject({ dealstage: stageIds.won, studio_last_event_at: at(12) });
	});

	it('links and names a deal when the booking arrives after its own status change', async () => {
		await run(hubSpot, [confirmed], withDeals);
		expect(deal()).toMatchObject({ dealname: 'Studio visit v1', dealstage: stageIds.confirmed });
		const { outcomes } = await run(hubSpot, [booked], withDeals);
		expect(outcomes[0]?.outcome).toBe('created');
		expect(deal()).toMatchObject({
			dealname: 'Deep tissue massage – Ana Diaz – 2026-11-22',
			dealstage: stageIds.confirmed,
			amount: '80',
			studio_last_event_at: at(10),
		});
		expect(hubSpot.store.associations.count()).toBe(2);
	});

	it('ends in the same state in whatever order the events of a visit come', async () => {
		const events = [booked, confirmed, sold, completed];
		const states = new Set<string>();
		for (const order of permutationsOf(events)) {
			hubSpot.reset();
			await setUpAccount(hubSpot);
			for (const event of order) await run(hubSpot, [event], withDeals);
			const { dealstage, amount, closedate } = deal() ?? {};
			states.add(JSON.stringify({ dealstage, amount, closedate, links: hubSpot.store.associations.count() }));
		}
		expect([...states]).toHaveLength(1);
		expect([...states][0]).toContain(stageIds.won);
	});

	it('moves the deal of the sale a refund names, opens it if need be, and none for a refund that names nothing', async () => {
		const bought = studioEvent(
			'studio.sale.closed',
			{ sale: sale('s7', 50, { client: ana }) },
			{ time: at(9) },
		);
		const refund = (id: string, refundOfId: string | null) =>
			studioEvent(
				'studio.sale.refunded',
				{ sale: sale(id, -50, { status: 'closed', isRefund: true, refundOfId, client: ana }) },
				{ time: at(10) },
			);
		await run(hubSpot, [bought], withDeals);
		const events = [refund('r7', 's7'), refund('r8', 's8'), refund('r9', null)];
		const { outcomes } = await run(hubSpot, events, withDeals);
		expect(kinds(outcomes)).toEqual(['updated', 'created', 'unchanged']);
		expect(outcomes[2]?.note).toContain('No deal was opened');
		const deals = recordsBy(hubSpot, 'deals', 'studio_deal_key');
		expect([...deals.keys()]).toEqual(['zenoti:sale:s7', 'zenoti:sale:s8']);
		expect(deals.get('zenoti:sale:s7')).toMatchObject({ dealstage: stageIds.cancelled, amount: '50' });
		expect(deals.get('zenoti:sale:s8')).toMatchObject({
			dealstage: stageIds.cancelled,
			studio_refunds: `r8 50 ${at(10)}`,
		});
	});

	it('keeps the stage of a sale of which only a part was refunded', async () => {
		const bought = studioEvent(
			'studio.sale.closed',
			{ sale: sale('s7', 138, { client: ana }) },
			{ time: at(9) },
		);
		const part = { isRefund: true, refundOfId: 's7', client: ana };
		const refund = studioEvent('studio.sale.refunded', { sale: sale('r7', -69, part) }, { time: at(10) });
		const { outcomes } = await run(hubSpot, [bought, refund], withDeals);
		expect(outcomes[1]?.note).toContain('refund of a part');
		const again = await run(hubSpot, [refund], withDeals);
		expect(kinds(again.outcomes)).toEqual(['unchanged']);
		expect(recordsBy(hubSpot, 'deals', 'studio_deal_key').get('zenoti:sale:s7')?.dealstage).toBe(
			stageIds.won,
		);
	});

	it('leaves the stage of a deal that somebody moved to another pipeline', async () => {
		hubSpot.store.seed('deals', {
			dealname: 'Bridal party',
			pipeline: 'default',
			dealstage: 'contractsent',
			studio_deal_key: 'zenoti:visit:v1',
		});
		const { outcomes } = await run(hubSpot, [booked], withDeals);
		expect(outcomes[0]?.note).toContain('another pipeline');
		expect(deal()).toMatchObject({ dealstage: 'contractsent', dealname: 'Bridal party' });
	});

	it('writes contacts only when no pipeline is chosen', async () => {
		const { outcomes } = await run(hubSpot, [booked, confirmed]);
		expect(kinds(outcomes)).toEqual(['created', 'skipped']);
		expect(dealCount()).toBe(0);
	});
});

function permutationsOf<T>(list: readonly T[]): ReadonlyArray<readonly T[]> {
	if (list.length < 2) return [list];
	return list.flatMap((one, index) =>
		permutationsOf(list.filter((_, other) => other !== index)).map((rest) => [one, ...rest]),
	);
}
