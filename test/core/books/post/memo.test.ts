import { describe, expect, it } from 'vitest';
import type { Journal } from '../../../../core/books';
import { memoOf } from '../../../../core/books/post-memo';
import { dayJournal, saleJournal } from './support';

const open = { ok: true, date: '2026-11-20', closedThrough: null } as const;
const moved = { ok: true, date: '2026-12-01', closedThrough: '2026-11-30' } as const;
const voidSale: Journal = { ...saleJournal({ id: '7448', cents: 1 }), lines: [], sales: [] };
const days = (count: number, changes: Partial<Journal> = {}) =>
	dayJournal(
		Array.from({ length: count }, (_, index) => ({ id: String(998 + index), cents: 100 })),
		changes,
	);

describe('the memo of a document', () => {
	const cases: ReadonlyArray<[title: string, journal: Journal, linkPrefix: string, memo: string]> = [
		['a sale', saleJournal({ id: '7448', cents: 1 }), '', 'Sale 7448, corr-7448'],
		[
			'a sale with a link',
			saleJournal({ id: '7 448', cents: 1 }),
			'https://studio.example/sales/',
			'Sale 7 448, corr-7 448, https://studio.example/sales/id-7%20448',
		],
		['a refund', saleJournal({ id: '7454', cents: 1, isRefund: true }), '', 'Refund 7454, corr-7454'],
		['a voided sale', voidSale, '', 'Sale 7448, voided, id-7448'],
		['a day, in the order people count', days(4), '', 'Sales 998, 999, 1000, 1001'],
		['a day of one sale', days(1), 'https://studio.example/', 'Sale 998'],
		['a day without sales', days(0), '', 'No sales'],
		['a number over several lines', saleJournal({ id: 'a\r\nb\u0000', cents: 1 }), '', 'Sale a b, corr-a b'],
	];

	it.each(cases)('%s', (_, journal, linkPrefix, memo) => {
		expect(memoOf(journal, open, linkPrefix)).toBe(memo);
	});

	it('says first why it is dated otherwise', () => {
		expect(memoOf(days(1), moved, '')).toBe(
			'Business day 2026-11-20, dated 2026-12-01 because the books are closed through 2026-11-30. Sale 998',
		);
	});

	it.each([open, moved])(
		'stays within 1,000 characters, with whole numbers and the count of the rest',
		(dating) => {
			for (const count of [150, 199, 200, 201, 5000]) {
				const memo = memoOf(days(count), dating, '');
				expect(memo.length).toBeLessThanOrEqual(1000);
				const told =
					memo
						.slice(memo.indexOf('Sales ') + 6)
						.split(' and ')[0]
						?.split(', ') ?? [];
				const rest = Number(/ and (\d+) more$/.exec(memo)?.[1] ?? 0);
				expect(told.length + rest).toBe(count);
				expect(told).toEqual(told.map((_, index) => String(998 + index)));
				if (rest > 0) expect(memo.length).toBeGreaterThan(980);
			}
		},
	);

	it('leaves out what does not fit rather than cut it, but never the sale', () => {
		const longLink = memoOf(
			saleJournal({ id: '7448', cents: 1 }),
			open,
			`https://studio.example/${'x'.repeat(990)}`,
		);
		expect(longLink).toBe('Sale 7448, corr-7448');
		const longNumber = memoOf(saleJournal({ id: 'n'.repeat(1200), cents: 1 }), open, '');
		expect(longNumber).toHaveLength(1000);
	});
});
