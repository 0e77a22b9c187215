import { describe, expect, it } from 'vitest';
import { accountKeys, journalTable, keysOf, lineText, roles, type JournalLine } from '../../../../core/books';

const entry = (changes: Partial<JournalLine>): JournalLine => ({
	flow: 'sale',
	role: 'revenue',
	sub: null,
	taxed: false,
	amount: -100,
	count: 2,
	...changes,
});

describe('what a line is called', () => {
	const cases: ReadonlyArray<[Partial<JournalLine>, string]> = [
		[{ sub: 'service', count: 5 }, 'Services (5)'],
		[{ sub: 'product', taxed: true }, 'Products, taxed (2)'],
		[{ role: 'discount', sub: 'service' }, 'Discounts on services'],
		[{ role: 'discount', sub: 'sale' }, 'Discounts on whole sales'],
		[{ role: 'discount', sub: 'product', flow: 'refund' }, 'Discounts taken back on products'],
		[{ role: 'returns', sub: 'product', flow: 'refund' }, 'Returned products (2)'],
		[{ role: 'liability', sub: 'package' }, 'Packages sold (2)'],
		[{ role: 'liability', sub: 'package', flow: 'refund' }, 'Packages taken back (2)'],
		[{ role: 'redeemed', sub: 'gift_card' }, 'Gift cards used (2)'],
		[{ role: 'redeemed', sub: 'gift_card', flow: 'refund' }, 'Given back to gift cards (2)'],
		[{ role: 'redeemed', sub: 'unspecified' }, 'Stored value of unknown kind used (2)'],
		[{ role: 'tax', sub: 'product' }, 'Sales tax on products'],
		[{ role: 'tax', sub: 'product', flow: 'refund' }, 'Sales tax on returned products'],
		[{ role: 'tips' }, 'Tips'],
		[{ role: 'tips', flow: 'refund' }, 'Tips given back'],
		[{ role: 'service_charge' }, 'Service charge'],
		[{ role: 'service_charge', flow: 'refund' }, 'Service charge given back'],
		[{ role: 'fees' }, 'Other fees'],
		[{ role: 'fees', flow: 'refund' }, 'Other fees given back'],
		[{ role: 'rounding' }, 'Rounding'],
		[{ role: 'tender', sub: 'card' }, 'Card takings'],
		[{ role: 'tender', sub: 'card', flow: 'refund' }, 'Card refunds'],
		[{ role: 'tender', sub: 'custom:klarna' }, 'Klarna takings'],
		[{ role: 'tender', sub: 'unspecified', flow: 'refund' }, 'Refunds, tender not told'],
		[{ role: 'promotion', sub: 'loyalty' }, 'Loyalty points used'],
		[{ role: 'promotion', sub: 'cashback', flow: 'refund' }, 'Cashback given back'],
		[{ role: 'receivable' }, 'Client balances still open'],
		[{ sub: 'mystery_kind' }, 'Mystery kind (2)'],
	];
	it.each(cases)('%j is "%s"', (changes, text) => {
		expect(lineText(entry(changes))).toBe(text);
	});

	it('is told for each role', () => {
		expect(new Set(cases.map(([{ role = 'revenue' }]) => role))).toEqual(new Set(roles));
	});

	it('is never the same for two lines of one journal that go to different accounts', () => {
		const lines = accountKeys.map(({ key }) => {
			const [role = '', sub = null] = key.split('.');
			return entry({ role: roles.find((known) => known === role) ?? 'revenue', sub });
		});
		expect(new Set(lines.map(lineText)).size).toBe(
			new Set(lines.map((line) => keysOf(line, new Set())[0])).size,
		);
	});
});

describe('a journal as a table', () => {
	const lines = [
		entry({ sub: 'service', amount: -12345 }),
		entry({ role: 'tender', sub: 'cash', amount: 12345 }),
	];

	it('has each amount on its side, in major units of the currency', () => {
		expect(journalTable({ lines, digits: 2 })).toEqual({
			rows: [
				{ text: 'Services (2)', debit: 0, credit: 123.45 },
				{ text: 'Cash takings', debit: 123.45, credit: 0 },
			],
			totals: { debit: 123.45, credit: 123.45 },
		});
		expect(journalTable({ lines, digits: 0 }).totals).toEqual({ debit: 12345, credit: 12345 });
		expect(journalTable({ lines, digits: 3 }, ({ role }) => role).rows[1]).toEqual({
			text: 'tender',
			debit: 12.345,
			credit: 0,
		});
	});
});
