import { describe, expect, it } from 'vitest';
import { postJournals, type BookSettings, type Journal } from '../../../../core/books';
import { MemoryLedger } from '../../../support/memory-ledger';
import {
	businessDay,
	dayJournal,
	itemsOf,
	nowMs,
	saleJournal,
	setOf,
	settings,
	totalsOf,
	type TestSale,
} from './support';

const eightSales: readonly TestSale[] = [
	{ id: '7448', cents: 12000 },
	{ id: '7449', cents: 10000, tender: 'cash' },
	{ id: '7450', cents: 25000, kind: 'class' },
	{ id: '7451', cents: 8900 },
	{ id: '7452', cents: 4871, kind: 'product' },
	{ id: '7453', cents: 17250, tender: 'cash' },
	{ id: '7454', cents: 3789, kind: 'product', isRefund: true },
	{ id: '7456', cents: 2500, kind: 'class' },
];
const lateRefund: TestSale = { id: '7460', cents: 1733, kind: 'product', isRefund: true };

async function post(memory: MemoryLedger, journal: Journal, changes: Partial<BookSettings> = {}) {
	const set = setOf(journal);
	const outcomes = await postJournals(set, itemsOf(set), memory.ledger, { ...settings, ...changes }, nowMs);
	const [first] = outcomes;
	if (first === undefined) throw new Error('no outcome');
	return { first, outcomes };
}

async function kinds(memory: MemoryLedger, journals: readonly Journal[]) {
	const told: string[] = [];
	for (const journal of journals) told.push((await post(memory, journal)).first.outcome);
	return told;
}

describe('a day posted again and again', () => {
	it('is one document after ten runs, to the cent', async () => {
		const memory = new MemoryLedger();
		const day = dayJournal(eightSales);
		expect(
			await kinds(
				memory,
				Array.from({ length: 10 }, () => day),
			),
		).toEqual(['created', ...Array.from({ length: 9 }, () => 'unchanged')]);
		expect(memory.numbers()).toEqual(['ZD-NORTH-261120-1']);
		expect(memory.totals()).toEqual(totalsOf(day));
		expect(memory.calls).toBe(3 + 9);
	});

	it('is two documents whose sum is the day when a refund comes late', async () => {
		const memory = new MemoryLedger();
		const day = dayJournal(eightSales);
		const later = dayJournal([...eightSales, lateRefund]);
		const journals = Array.from({ length: 10 }, (_, run) => (run < 5 ? day : later));
		const told = await kinds(memory, journals);
		expect(told).toEqual(
			journals.map((_, run) => (run === 0 ? 'created' : run === 5 ? 'updated' : 'unchanged')),
		);
		expect(memory.numbers()).toEqual(['ZD-NORTH-261120-1', 'ZD-NORTH-261120-2']);
		expect([...memory.document('ZD-NORTH-261120-2').amounts].sort()).toEqual([
			['returns.product@NORTH', 1733],
			['tender.card@NORTH', -1733],
		]);
		expect(memory.totals()).toEqual(totalsOf(later));
	});

	it('keeps one document per sale, with the number alone first', async () => {
		const memory = new MemoryLedger();
		await post(memory, saleJournal({ id: '7448', cents: 12000 }));
		await post(memory, saleJournal({ id: '7448', cents: 12500 }));
		expect(memory.numbers()).toEqual(['ZN-NORTH-7448', 'ZN-NORTH-7448-2']);
		expect(memory.totals()).toEqual(totalsOf(saleJournal({ id: '7448', cents: 12500 })));
	});

	it('takes a voided sale back, once', async () => {
		const memory = new MemoryLedger();
		const sale = saleJournal({ id: '7448', cents: 12000 });
		const voided = { ...sale, lines: [], sales: [] };
		expect(await kinds(memory, [voided, sale, voided, voided])).toEqual([
			'skipped',
			'created',
			'updated',
			'unchanged',
		]);
		expect(memory.totals()).toEqual(new Map());
		expect(memory.document('ZN-NORTH-7448-2').memo).toContain('Sale 7448, voided');
	});
});

describe('what a person did to a document', () => {
	it('leaves an edited one alone, and says which', async () => {
		const memory = new MemoryLedger();
		await post(memory, dayJournal(eightSales));
		memory.edit('ZD-NORTH-261120-1', 'revenue.service@NORTH', 'revenue.class@NORTH', 500);
		const { first } = await post(memory, dayJournal(eightSales));
		expect(first).toMatchObject({
			outcome: 'failed',
			error: { kind: 'permanent', code: 'EDITED_IN_LEDGER' },
		});
		expect(first.error?.message).toContain('ZD-NORTH-261120-1 was edited by a person');
		expect(memory.numbers()).toHaveLength(1);
	});

	it('posts a voided one again, under a number of its own', async () => {
		const memory = new MemoryLedger();
		const day = dayJournal(eightSales);
		await post(memory, day);
		memory.voidDocument('ZD-NORTH-261120-1');
		expect(await kinds(memory, [day, day])).toEqual(['updated', 'unchanged']);
		expect(memory.numbers()).toEqual(['ZD-NORTH-261120-1', 'ZD-NORTH-261120-2']);
		expect(memory.totals()).toEqual(totalsOf(day));
	});
});

describe('a day that comes back with fewer sales', () => {
	const fewer = dayJournal(eightSales.slice(0, 5));

	it('stops: the input may not be the whole day', async () => {
		const memory = new MemoryLedger();
		await post(memory, dayJournal(eightSales));
		const { first } = await post(memory, fewer);
		expect(first.error).toMatchObject({
			code: 'FEWER_SALES',
			message: expect.stringContaining(
				'Memory Books holds 8 sales of North on 2026-11-20, the input only 5.',
			),
			hint: expect.stringContaining('"Allow Fewer Sales"'),
		});
		expect(memory.totals()).toEqual(totalsOf(dayJournal(eightSales)));
	});

	it('goes on when the user allows it, and from then on compares with the smaller day', async () => {
		const memory = new MemoryLedger();
		await post(memory, dayJournal(eightSales));
		expect((await post(memory, fewer, { allowFewerSales: true })).first.outcome).toBe('updated');
		expect((await post(memory, dayJournal(eightSales.slice(0, 6)))).first.outcome).toBe('updated');
		expect(memory.totals()).toEqual(totalsOf(dayJournal(eightSales.slice(0, 6))));
	});

	it('goes on when the missing ones are known to be void', async () => {
		const memory = new MemoryLedger();
		await post(memory, dayJournal(eightSales));
		expect((await post(memory, { ...fewer, voided: 2 })).first.error?.code).toBe('FEWER_SALES');
		expect((await post(memory, { ...fewer, voided: 3 })).first.outcome).toBe('updated');
		expect(memory.totals()).toEqual(totalsOf(fewer));
	});

	it('does not concern sales that are posted one by one', async () => {
		const memory = new MemoryLedger();
		const sale = saleJournal({ id: '7448', cents: 12000 });
		await post(memory, sale);
		expect((await post(memory, { ...sale, lines: [], sales: [] })).first.outcome).toBe('updated');
	});
});

describe('a closed period', () => {
	const day = dayJournal(eightSales);
	const cases: ReadonlyArray<[closedThrough: string, firstOpenDay: string]> = [
		[businessDay, '2026-11-21'],
		['2026-11-30', '2026-12-01'],
		['2026-12-31', '2027-01-01'],
		['2028-02-28', '2028-02-29'],
	];

	it.each(cases)('closed through %s stops the day, by the default setting', async (closedThrough) => {
		const memory = new MemoryLedger();
		memory.closedThrough = closedThrough;
		const { first } = await post(memory, day);
		expect(first.error).toMatchObject({ kind: 'permanent', code: 'CLOSED_PERIOD' });
		expect(first.error?.message).toContain(closedThrough);
		expect(memory.numbers()).toEqual([]);
		expect(memory.calls).toBe(1);
	});

	it.each(cases)(
		'closed through %s posts on %s where the user wants it',
		async (closedThrough, firstOpenDay) => {
			const memory = new MemoryLedger();
			memory.closedThrough = closedThrough;
			const { first } = await post(memory, day, { closedPeriod: 'firstOpenDay' });
			const document = memory.document('ZD-NORTH-261120-1');
			expect(document).toMatchObject({ date: firstOpenDay, stamp: { businessDay } });
			expect(document.memo).toContain(`Business day ${businessDay}, dated ${firstOpenDay}`);
			expect(first.note).toContain(
				`dated ${firstOpenDay} because the books are closed through ${closedThrough}`,
			);
		},
	);

	it('does not concern the day after the last closed one, nor a day that is posted as it is', async () => {
		const memory = new MemoryLedger();
		memory.closedThrough = '2026-11-19';
		await post(memory, day);
		expect(memory.document('ZD-NORTH-261120-1').date).toBe(businessDay);
		memory.closedThrough = '2026-11-30';
		expect((await post(memory, day)).first.outcome).toBe('unchanged');
	});

	it('is tried once when the ledger itself says so', async () => {
		const memory = new MemoryLedger();
		const error = { kind: 'permanent', code: 'CLOSED_PERIOD', message: 'Closed.', hint: 'Ask.' } as const;
		memory.refused.set('ZD-NORTH-261120-1', error);
		const { first } = await post(memory, day, { closedPeriod: 'firstOpenDay' });
		expect(first).toMatchObject({ outcome: 'failed', error, records: [] });
		expect(memory.calls).toBe(2);
	});
});
