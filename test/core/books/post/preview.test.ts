import { describe, expect, it } from 'vitest';
import { previewJournals, type JournalSet } from '../../../../core/books';
import { postJournals } from '../../../../core/books';
import { MemoryLedger, noAnswer } from '../../../support/memory-ledger';
import { badGroup, dayJournal, gap, itemsOf, north, nowMs, saleJournal, setOf, settings } from './support';

const preview = (memory: MemoryLedger, set: JournalSet) => previewJournals(set, memory.ledger, settings);
const post = (memory: MemoryLedger, set: JournalSet) =>
	postJournals(set, itemsOf(set), memory.ledger, settings, nowMs);

const day = dayJournal([
	{ id: '7448', cents: 16589 },
	{ id: '7454', cents: 3789, kind: 'product', isRefund: true },
]);

describe('a preview', () => {
	it('shows the document that would be written, and writes nothing', async () => {
		const memory = new MemoryLedger();
		const [shown] = await preview(memory, setOf(day));
		expect(shown).toEqual({
			label: 'North (NORTH), 2026-11-20',
			company: 'Harbor Street Studio LLC',
			centre: north,
			businessDay: '2026-11-20',
			currency: 'USD',
			number: 'ZD-NORTH-261120-1',
			plan: 'create',
			lines: [
				{ text: 'Card takings', account: 'tender.card', debit: 165.89, credit: 0 },
				{ text: 'Services (1)', account: 'revenue.service', debit: 0, credit: 165.89 },
				{ text: 'Card refunds', account: 'tender.card', debit: 0, credit: 37.89 },
				{ text: 'Returned products (1)', account: 'returns.product', debit: 37.89, credit: 0 },
			],
			journal: [
				'Account          For                     Debit  Credit',
				'tender.card      Card takings           165.89',
				'revenue.service  Services (1)                   165.89',
				'tender.card      Card refunds                    37.89',
				'returns.product  Returned products (1)   37.89',
				'Total                                   203.78  203.78',
			],
			totals: { debit: 203.78, credit: 203.78 },
			sales: day.sales,
			gaps: [],
			calls: 3,
		});
		expect(memory.documents).toEqual([]);
	});

	const models = [
		{ readsBack: true, batchSize: 2 },
		{ readsBack: false, batchSize: 2 },
		{ readsBack: false, batchSize: 2, settlesApart: true },
	];
	it.each(models)('foretells the calls of posting: %o', async (options) => {
		const set = setOf(...['1', '2', '3'].map((id) => saleJournal({ id, cents: 100 })));
		const memory = new MemoryLedger(options);
		const [foretold] = await preview(memory, set);
		const before = memory.calls;
		await post(memory, set);
		expect(foretold?.calls).toBe(memory.calls - before);
		expect((await preview(new MemoryLedger(options), setOf()))[0]).toBeUndefined();
	});

	it('shows only the difference of a day that is posted, and nothing to do when it is equal', async () => {
		const memory = new MemoryLedger();
		await post(memory, setOf(day));
		const [equal] = await preview(memory, setOf(day));
		expect(equal).toMatchObject({ plan: 'nothing', number: 'ZD-NORTH-261120-1', totals: { debit: 203.78 } });
		const more = dayJournal([
			{ id: '7448', cents: 16589 },
			{ id: '7454', cents: 3789, kind: 'product', isRefund: true },
			{ id: '7460', cents: 500 },
		]);
		const [differs] = await preview(memory, setOf(more));
		expect(differs).toMatchObject({
			plan: 'correct',
			number: 'ZD-NORTH-261120-2',
			lines: [
				{ account: 'revenue.service', debit: 0, credit: 5 },
				{ account: 'tender.card', debit: 5, credit: 0 },
			],
			totals: { debit: 5, credit: 5 },
		});
		expect(memory.numbers()).toHaveLength(1);
	});

	it('shows what stops a day beside its lines, those without an account too', async () => {
		const memory = new MemoryLedger();
		memory.missing.add('tender.card');
		const [shown] = await preview(memory, setOf(day));
		expect(shown).toMatchObject({ plan: 'stopped', number: null, gaps: [{ code: 'UNMAPPED' }] });
		expect(shown?.lines.map(({ account }) => account)).toEqual([
			null,
			'revenue.service',
			null,
			'returns.product',
		]);
	});

	it('shows the gaps of a day that has no journal', async () => {
		const gaps = [gap('OUT_OF_BALANCE', '7448'), gap('NO_CURRENCY', '7449')];
		const set = { ...setOf(), groups: [badGroup('North, 2026-11-20', [0], gaps)] };
		const [shown] = await preview(new MemoryLedger(), set);
		expect(shown).toMatchObject({ plan: 'stopped', centre: null, currency: null, lines: [], gaps, calls: 0 });
		expect(shown?.totals).toEqual({ debit: 0, credit: 0 });
	});

	it('shows the journal also when the ledger cannot be read', async () => {
		const memory = new MemoryLedger();
		memory.faults.set(1, 'notSent');
		const [shown] = await preview(memory, setOf(day));
		expect(shown).toMatchObject({
			plan: 'stopped',
			totals: { debit: 203.78, credit: 203.78 },
			gaps: [{ code: noAnswer.code, subject: 'Memory Books', message: noAnswer.message }],
		});
		expect(shown?.lines).toHaveLength(4);
	});
});
