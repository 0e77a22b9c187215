import { describe, expect, it } from 'vitest';
import { dayJournals, postJournals, saleJournals, type BookSettings } from '../../../../core/books';
import type { Sale } from '../../../../core/event';
import { MemoryLedger } from '../../../support/memory-ledger';
import { line, mapping, payment, saleEvent, soldSale } from '../journals/support';
import { nowMs, settings } from './support';

const paid = [payment('card', 50)];
const moved = (changes: Partial<Sale> = {}) => soldSale('2', [line('service', 50)], paid, changes);
const other = saleEvent(soldSale('1', [line('service', 100)], [payment('card', 100)]), {
	time: '2026-11-20T15:00:00.000Z',
});
const before = saleEvent(moved(), { time: '2026-11-20T23:00:00.000Z' });
const after = saleEvent(moved({ businessDay: '2026-11-21' }), { time: '2026-11-21T10:00:00.000Z' });

function posting(journalsOf = dayJournals) {
	const memory = new MemoryLedger();
	const post = async (items: readonly unknown[], changes: Partial<BookSettings> = {}) => {
		const set = journalsOf(items, mapping);
		const all = { ...settings, ...changes };
		const outcomes = await postJournals(set, items, memory.ledger, all, nowMs);
		return outcomes.map(({ outcome, note, error }) => error?.code ?? `${outcome} ${note}`);
	};
	return { memory, post };
}

const services = (memory: MemoryLedger, number: string) =>
	[...memory.document(number).amounts].find(([slot]) => slot.startsWith('revenue.service'))?.[1];

describe('a sale that moved to another business day', () => {
	it.each([
		['in the order of time', [other, before, after]],
		['newest first', [after, before, other]],
	])('is taken off the day it left and is on the new one, once: %s', async (_, items) => {
		const { memory, post } = posting();
		await post([other, before]);
		await post(items);
		expect(memory.numbers()).toEqual(['ZD-NORTH-261120-1', 'ZD-NORTH-261120-2', 'ZD-NORTH-261121-1']);
		expect(services(memory, 'ZD-NORTH-261120-2')).toBe(5000);
		expect(services(memory, 'ZD-NORTH-261121-1')).toBe(-5000);
		expect((await post(items)).map((told) => told.split(' ')[0])).toEqual([
			'unchanged',
			'unchanged',
			'unchanged',
		]);
	});

	it('tells of the old day on the item that had it there, of the new day on the other', async () => {
		const { post } = posting();
		await post([other, before]);
		expect(await post([before, after, other])).toEqual([
			'updated ZD-NORTH-261120-2: change of 50.00 USD, now 1 sale, 100.00 USD',
			'created ZD-NORTH-261121-1: 1 sale, 50.00 USD',
			'updated ZD-NORTH-261120-2: change of 50.00 USD, now 1 sale, 100.00 USD',
		]);
	});

	it('empties a day that it was alone on', async () => {
		const { memory, post } = posting();
		await post([before]);
		expect((await post([before, after]))[0]).toMatch(/^updated ZD-NORTH-261120-2: .*now 0 sales/);
		expect(memory.totals().get('revenue.service@NORTH')).toBe(-5000);
	});

	it('changes nothing on a day where it never was posted', async () => {
		const { memory, post } = posting();
		expect((await post([before, after]))[0]).toMatch(/^skipped .*no activity/);
		expect(memory.numbers()).toEqual(['ZD-NORTH-261121-1']);
	});

	it('there and back again is where it was', async () => {
		const { memory, post } = posting();
		const back = saleEvent(moved(), { time: '2026-11-22T10:00:00.000Z' });
		await post([before]);
		await post([before, after]);
		await post([before, after, back]);
		expect(services(memory, 'ZD-NORTH-261120-3')).toBe(-5000);
		expect(services(memory, 'ZD-NORTH-261121-2')).toBe(5000);
	});

	it('and voided there is nowhere', async () => {
		const { memory, post } = posting();
		await post([before]);
		await post([before, after]);
		const short = saleEvent(
			{ ...moved(), businessDay: null, location: null, currency: null },
			{ type: 'studio.sale.voided', time: '2026-11-22T10:00:00.000Z' },
		);
		await post([before, after, short]);
		expect(memory.totals()).toEqual(new Map());
	});

	it('keeps its one document where sales are posted one by one', async () => {
		const { memory, post } = posting(saleJournals);
		await post([before]);
		expect((await post([before, after])).map((told) => told.split(' ')[0])).toEqual([
			'unchanged',
			'unchanged',
		]);
		expect(memory.numbers()).toEqual(['ZN-NORTH-2']);
	});
});

describe('a sale that moved to another centre', () => {
	const elsewhere = saleEvent(moved({ location: { id: 'c2', name: 'South' } }), {
		time: '2026-11-21T10:00:00.000Z',
	});

	it.each([
		['by day', dayJournals],
		['by sale', saleJournals],
	])('is in the books of one centre only, %s', async (_, journalsOf) => {
		const { memory, post } = posting(journalsOf);
		await post([before]);
		await post([before, elsewhere]);
		const totals = [...memory.totals()].filter(([slot]) => slot.startsWith('revenue'));
		expect(totals).toHaveLength(1);
		expect(totals[0]?.[0]).not.toContain('NORTH');
		expect(totals[0]?.[1]).toBe(-5000);
	});

	it('whose refund is numbered by its id alone has no second document', async () => {
		const { memory, post } = posting(saleJournals);
		const refund = (location: Sale['location'], time: string) =>
			saleEvent(
				soldSale('r', [line('service', -50)], [payment('card', -50, { id: 'back' })], {
					isRefund: true,
					refundOfId: '2',
					location,
				}),
				{ time },
			);
		const items = [
			refund({ id: 'c1', name: 'North' }, '2026-11-20T10:00:00.000Z'),
			refund({ id: 'c2', name: 'South' }, '2026-11-20T11:00:00.000Z'),
		];
		const told = await post(items);
		expect(told.map((text) => text.split(' ')[0])).toEqual(['created', 'created']);
		expect(memory.documents).toHaveLength(1);
	});
});

describe('a day that is told without its newest sale', () => {
	it('says that sales are missing, not that it is old', async () => {
		const { memory, post } = posting();
		await post([other, before]);
		expect(await post([other])).toEqual(['FEWER_SALES']);
		expect((await post([other], { allowFewerSales: true }))[0]).toMatch(/^updated ZD-NORTH-261120-2/);
		expect(memory.totals().get('revenue.service@NORTH')).toBe(-10000);
	});
});
