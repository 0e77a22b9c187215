import { describe, expect, it } from 'vitest';
import { dayJournals, postJournals, saleJournals, type JournalSet } from '../../../../core/books';
import type { Sale } from '../../../../core/event';
import { MemoryLedger } from '../../../support/memory-ledger';
import { nowMs, settings } from '../post/support';
import { event, line, mapping, payment, saleEvent, soldSale } from './support';

const sold = (id: string, changes: Partial<Sale> = {}) => ({
	...soldSale(id, [line('service', 50)], [payment('card', 50)]),
	...changes,
});
const south = { id: 'c2', name: 'South' };
const days = [
	saleEvent(sold('1')),
	saleEvent(sold('2', { businessDay: '2026-11-21' })),
	saleEvent(sold('3', { location: south })),
];
const north20 = 'North (NORTH), 2026-11-20';
const north21 = 'North (NORTH), 2026-11-21';

/** What is kept back beside the sale's own group, and by which gaps. */
const keptBack = ({ groups }: JournalSet): readonly string[] =>
	groups.flatMap(({ label, gaps }) =>
		label.startsWith('Sale') ? [] : gaps.map(({ code, subject }) => `${label}: ${code} ${subject}`),
	);

describe('a sale that cannot be placed', () => {
	const cases: ReadonlyArray<[string, Partial<Sale>, readonly string[]]> = [
		['without a currency keeps its day back', { currency: null }, [`${north20}: NO_CURRENCY 9`]],
		[
			'without a day keeps all days of its centre back',
			{ businessDay: null },
			[`${north20}: NO_BUSINESS_DAY 9`, `${north21}: NO_BUSINESS_DAY 9`],
		],
		[
			'without both says both',
			{ businessDay: null, currency: null },
			[north20, north21].flatMap((day) => [`${day}: NO_BUSINESS_DAY 9`, `${day}: NO_CURRENCY 9`]),
		],
		['of a day that is not in the run keeps none back', { businessDay: '2026-11-19', currency: null }, []],
	];
	it.each(cases)('%s', (_, changes, expected) => {
		const set = dayJournals([saleEvent(sold('9', changes)), ...days], mapping);
		expect(keptBack(set)).toEqual(expected);
		expect(set.groups.at(-1)).toMatchObject({ label: 'Sale 9', items: [0], journal: null });
	});

	it('keeps no sale back where each is posted by itself', () => {
		const set = saleJournals([saleEvent(sold('9', { businessDay: null })), ...days], mapping);
		expect(set.groups.filter(({ journal }) => journal === null).map(({ label }) => label)).toEqual([
			'Sale 9',
		]);
	});

	it('of another system with the same centre id keeps nothing back', () => {
		const foreign = saleEvent(sold('9', { currency: null }), { source: 'wellnessliving/businesses/c1' });
		expect(keptBack(dayJournals([foreign, ...days], mapping))).toEqual([]);
	});

	it('keeps the day back that an earlier state of it told', () => {
		const items = [
			saleEvent(sold('9', { businessDay: '2026-11-21' }), { time: '2026-11-20T10:00:00.000Z' }),
			saleEvent(sold('9', { currency: null }), { time: '2026-11-20T11:00:00.000Z' }),
			saleEvent(sold('2', { businessDay: '2026-11-21' })),
		];
		expect(keptBack(dayJournals(items, mapping))).toEqual([`${north21}: NO_CURRENCY 9`]);
	});

	it('and is voided keeps none back: it adds nothing to any day', () => {
		const word = { sale: { id: '9', location: { id: 'c1', name: null } } as never };
		const gone = event('studio.sale.voided', '9', word, {});
		const set = dayJournals([gone, ...days], mapping);
		expect(keptBack(set)).toEqual([]);
		expect(set.groups.at(-1)?.gaps.map(({ code }) => code)).toEqual(['NO_BUSINESS_DAY', 'NO_CURRENCY']);
	});

	it('leaves nothing of its day in the ledger, and says so on every item of it', async () => {
		const memory = new MemoryLedger();
		const items = [saleEvent(sold('9', { currency: null })), ...days];
		const outcomes = await postJournals(dayJournals(items, mapping), items, memory.ledger, settings, nowMs);
		expect(outcomes.map(({ outcome, error }) => error?.code ?? outcome)).toEqual([
			'NO_CURRENCY',
			'NO_CURRENCY',
			'created',
			'created',
		]);
		expect(outcomes[1]?.error?.message).toBe(`${north20} was not posted. Sale 9 names no currency.`);
		expect(memory.numbers().some((number) => number.startsWith('ZD-NORTH-261120'))).toBe(false);
	});
});
