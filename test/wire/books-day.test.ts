import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expectedBalances, reclosedSale, tillSales } from '../../sandbox/studio/till';
import {
	quickBooksWorld,
	wellnessLivingEvents,
	xeroWorld,
	zenotiEvents,
	type LedgerWorld,
} from '../support/ledger-run';

const worlds = [
	{ name: 'QuickBooks', open: quickBooksWorld, callsPerDay: 3, quietCalls: 1 },
	{ name: 'Xero', open: xeroWorld, callsPerDay: 5, quietCalls: 3 },
] as const;

const firstClose = tillSales.flatMap(zenotiEvents);
const refund = tillSales.find(({ isRefund }) => isRefund === true);
const beforeRefund = tillSales.filter((sale) => sale !== refund).flatMap(zenotiEvents);
const reclosed = zenotiEvents(reclosedSale);

describe.each(worlds)('a day in $name', ({ open, callsPerDay, quietCalls }) => {
	let world: LedgerWorld;

	beforeEach(async () => {
		world = await open();
	});
	afterEach(async () => {
		await world.close();
	});

	it('of Zenoti with an invoice closed again, and one of WellnessLiving, are the balances worked out by hand', async () => {
		const events = [...firstClose, ...reclosed, ...wellnessLivingEvents()];
		const { verdicts } = await world.post('day', events);
		expect(verdicts).toEqual(new Set(['created']));
		expect(world.balances()).toEqual(expectedBalances);
	});

	it('posted ten times is there once', async () => {
		for (let run = 1; run <= 10; run += 1) {
			const { verdicts } = await world.post('day', firstClose);
			expect(verdicts).toEqual(new Set([run === 1 ? 'created' : 'unchanged']));
		}
		expect(Object.values(world.documents()).every((count) => count === 1)).toBe(true);
		expect(Object.keys(world.documents()).every((number) => number.endsWith('-1'))).toBe(true);
	});

	it('with a late refund before the sixth of ten runs has two revisions whose sum is the day, to the cent', async () => {
		const seen: string[] = [];
		for (let run = 1; run <= 10; run += 1) {
			const { verdicts } = await world.post('day', run < 6 ? beforeRefund : firstClose);
			seen.push([...verdicts].join());
		}
		const quiet = (runs: number) => Array.from({ length: runs }, () => 'unchanged');
		expect(seen).toEqual(['created', ...quiet(4), 'updated', ...quiet(4)]);
		const sum = world.balances();
		await world.close();
		world = await open();
		await world.post('day', firstClose);
		expect(sum).toEqual(world.balances());
	});

	it(`costs ${callsPerDay} calls at the most, and ${quietCalls} when nothing changed`, async () => {
		await world.post('day', wellnessLivingEvents());
		world.clearJournal();
		const { calls } = await world.post('day', firstClose);
		expect(calls).toBe(world.requests());
		expect(world.requests()).toBeLessThanOrEqual(callsPerDay);
		world.clearJournal();
		await world.post('day', firstClose);
		expect(world.requests()).toBeLessThanOrEqual(quietCalls);
	});

	it('is one entry although the connection drops after the work, at every call in turn', async () => {
		await world.post('day', firstClose);
		const whole = world.balances();
		for (let broken = 0; broken < 6; broken += 1) {
			await world.close();
			world = await open();
			world.faults.next({ skip: broken, times: 1, dropAfterWrite: true });
			await world.post('day', firstClose, { isCold: true });
			world.faults.clear();
			await world.post('day', firstClose);
			expect(world.balances(), `dropped at call ${broken + 1}`).toEqual(whole);
			expect(Object.values(world.documents()).every((count) => count === 1)).toBe(true);
		}
	});

	it('started twice by n8n, in two processes that both look before either writes, is one entry', async () => {
		await world.post('day', firstClose);
		const whole = world.balances();
		await world.close();
		world = await open();
		world.faults.next({ times: 6, delayMs: 40 });
		const twins = [1, 2].map(() => world.post('day', firstClose, { runId: 'within-1', isCold: true }));
		await Promise.all(twins);
		expect(world.balances()).toEqual(whole);
		expect(Object.values(world.documents()).every((count) => count === 1)).toBe(true);
		const { verdicts } = await world.post('day', firstClose);
		expect(verdicts).toEqual(new Set(['unchanged']));
	});

	it('is one entry although the run dies at every call in turn and is started again', async () => {
		await world.post('day', firstClose);
		const whole = world.balances();
		for (let broken = 0; broken < 6; broken += 1) {
			await world.close();
			world = await open();
			world.faults.next({ skip: broken, times: 1, dropAfterWrite: true });
			world.faults.next({ times: 500, dropBeforeWrite: true, skip: broken });
			await world.post('day', firstClose, { isCold: true });
			world.faults.clear();
			await world.post('day', firstClose);
			expect(world.balances(), `dead from call ${broken + 1}`).toEqual(whole);
			expect(Object.values(world.documents()).every((count) => count === 1)).toBe(true);
		}
	});
});
