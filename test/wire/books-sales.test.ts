import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reclosedSale, tillSales, type TillSale } from '../../sandbox/studio/till';
import { quickBooksWorld, xeroWorld, zenotiEvents, type LedgerWorld } from '../support/ledger-run';

const worlds = [
	{ name: 'QuickBooks', open: quickBooksWorld, callsPerThousand: 36 },
	{ name: 'Xero', open: xeroWorld, callsPerThousand: 43 },
] as const;

const day = tillSales.flatMap(zenotiEvents);

/** Sales of one product each, one in twenty a refund. */
const many = (count: number): readonly TillSale[] =>
	Array.from({ length: count }, (_, index) => {
		const cents = 1_000 + (index % 97) * 13;
		const taxCents = Math.round(cents * 0.0825);
		return {
			number: String(20_000 + index),
			minute: index % 700,
			...(index % 20 === 19 ? { isRefund: true as const } : {}),
			lines: [{ type: 2, name: 'Grip Socks', listCents: cents, discountCents: 0, taxCents }],
			tenders: [{ mode: 1, name: 'VISA', cents: cents + taxCents, tipCents: 0, serviceChargeCents: 0 }],
		};
	});

describe.each(worlds)('sales one by one in $name', ({ open, callsPerThousand }) => {
	let world: LedgerWorld;

	beforeEach(async () => {
		world = await open();
	});
	afterEach(async () => {
		await world.close();
	});

	it('come to the same balances as the day in one entry', async () => {
		const { outcomes } = await world.post('sale', day);
		expect(outcomes.filter(({ outcome }) => outcome !== 'created')).toEqual([]);
		const bySale = world.balances();
		await world.close();
		world = await open();
		await world.post('day', day);
		expect(bySale).toEqual(world.balances());
	});

	it(`cost at most ${callsPerThousand} calls for a thousand, and nothing doubles when they come again`, async () => {
		const events = many(1_000).flatMap(zenotiEvents);
		await world.post('sale', day);
		world.clearJournal();
		const { verdicts } = await world.post('sale', events);
		expect(verdicts).toEqual(new Set(['created']));
		expect(world.requests()).toBeLessThanOrEqual(callsPerThousand);
		const first = world.balances();
		const again = await world.post('sale', events);
		expect(again.verdicts).toEqual(new Set(['unchanged']));
		expect(world.balances()).toEqual(first);
	}, 60_000);

	it('that are closed again post the difference, once', async () => {
		await world.post('sale', day);
		const events = [...day, ...zenotiEvents(reclosedSale)];
		await world.post('sale', events);
		await world.post('sale', events);
		await world.post('sale', zenotiEvents(reclosedSale));
		expect(world.balances()['Studio Tips Payable']).toBe(-3_300);
		expect(Object.values(world.documents()).every((count) => count === 1)).toBe(true);
	});

	it('are there once each although the connection drops after the work, at every call in turn', async () => {
		await world.post('sale', day);
		const whole = world.balances();
		for (let broken = 0; broken < 8; broken += 1) {
			await world.close();
			world = await open();
			world.faults.next({ skip: broken, times: 1, dropAfterWrite: true });
			await world.post('sale', day, { isCold: true });
			world.faults.clear();
			await world.post('sale', day);
			expect(world.balances(), `dropped at call ${broken + 1}`).toEqual(whole);
			expect(Object.values(world.documents()).every((count) => count === 1)).toBe(true);
		}
	});

	it('that are older than what is posted change nothing', async () => {
		await world.post('sale', [...day, ...zenotiEvents(reclosedSale)]);
		const newest = world.balances();
		const { outcomes } = await world.post(
			'sale',
			day.filter((event) => event.time < '2026-11-20T20:00:00.000Z'),
		);
		expect(outcomes.some(({ outcome }) => outcome === 'failed')).toBe(false);
		expect(world.balances()).toEqual(newest);
	});
});
