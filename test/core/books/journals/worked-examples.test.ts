import { describe, expect, it } from 'vitest';
import { dayJournals, journalTable, saleJournals } from '../../../../core/books';
import { auDay, usDay } from '../examples';
import { amountsOf, duesAreRevenue, groupIn, journalIn, mapping, sum } from './support';

describe('a day in the US', () => {
	const journal = journalIn(dayJournals(usDay(), duesAreRevenue));

	it('posts every figure of the day, refunds apart from sales', () => {
		expect(amountsOf(journal.lines)).toEqual({
			'sale revenue.class': -2500,
			'sale revenue.membership': -8900,
			'sale revenue.product taxed': -8000,
			'sale revenue.service': -27000,
			'sale discount.service': 1200,
			'sale liability.gift_card': -10000,
			'sale liability.package': -25000,
			'sale redeemed.gift_card': 4871,
			'sale redeemed.package': 2500,
			'sale tax.product': -660,
			'sale tips': -4250,
			'sale tender.card': 57739,
			'sale tender.cash': 20000,
			'refund returns.product taxed': 3500,
			'refund tax.product': 289,
			'refund tender.card': -3789,
		});
	});

	it('comes to 900.99 on both sides, read line by line', () => {
		const { rows, totals } = journalTable(journal);
		expect(totals).toEqual({ debit: 900.99, credit: 900.99 });
		expect(rows).toHaveLength(16);
		expect(rows).toContainEqual({ text: 'Services (2)', debit: 0, credit: 270 });
		expect(rows).toContainEqual({ text: 'Card refunds', debit: 0, credit: 37.89 });
	});

	it('shows net sales of 417.00 and money taken of 739.50', () => {
		const of = (...roles: readonly string[]) =>
			sum(journal.lines.filter(({ role }) => roles.includes(role)).map(({ amount }) => amount));
		expect(of('revenue', 'discount', 'returns')).toBe(-41700);
		expect(of('tender')).toBe(73950);
	});

	it('is one journal of eight sales of the centre and day', () => {
		expect(journal).toMatchObject({
			kind: 'day',
			key: 'zenoti:c1:2026-11-20',
			source: 'zenoti',
			centre: { id: 'c1', code: 'NORTH', name: 'North' },
			businessDay: '2026-11-20',
			currency: 'USD',
			digits: 2,
			voided: 0,
			document: null,
		});
		expect(journal.sales.map(({ number }) => number)).toEqual([
			'7448',
			'7449',
			'7450',
			'7451',
			'7452',
			'7453',
			'7454',
			'7456',
		]);
		expect(groupIn(dayJournals(usDay(), duesAreRevenue)).label).toBe('North (NORTH), 2026-11-20');
	});

	it('defers the dues where memberships are a liability until used', () => {
		const deferred = amountsOf(journalIn(dayJournals(usDay(), mapping)).lines);
		expect(deferred['sale liability.membership']).toBe(-8900);
		expect(deferred).not.toHaveProperty('sale revenue.membership');
	});

	it('sale by sale balances each, with the number each document is made of', () => {
		const { groups } = saleJournals(usDay(), duesAreRevenue);
		expect(groups.map(({ label }) => label)).toEqual(
			['7448', '7449', '7450', '7451', '7452', '7453']
				.map((number) => `Sale ${number}`)
				.concat('Refund 7454', 'Sale 7456'),
		);
		const [first] = groups;
		expect(first?.journal?.key).toBe('zenoti:sale:7448');
		expect(first?.journal?.document).toEqual({ id: '7448', number: '7448', refundOfId: null });
		expect(amountsOf(first?.journal?.lines ?? [])).toEqual({
			'sale revenue.product taxed': -3500,
			'sale revenue.service': -12000,
			'sale discount.service': 1200,
			'sale tax.product': -289,
			'sale tips': -2000,
			'sale tender.card': 16589,
		});
	});
});

describe('a day in Australia, where prices contain the tax', () => {
	const journal = journalIn(dayJournals(auDay(), mapping));

	it('posts revenue and discount without tax, and the tax as it was charged', () => {
		expect(amountsOf(journal.lines)).toEqual({
			'sale revenue.product taxed': -8002,
			'sale revenue.service taxed': -30000,
			'sale discount.sale taxed': 3000,
			'sale liability.gift_card': -10000,
			'sale redeemed.gift_card': 6000,
			'sale tax.product': -800,
			'sale tax.service': -2700,
			'sale tips': -1500,
			'sale rounding': 2,
			'sale tender.card': 39600,
			'sale tender.cash': 4400,
			'refund returns.product taxed': 4000,
			'refund tax.product': 400,
			'refund tender.card': -4400,
		});
	});

	it('leaves 352.00 on the card clearing account', () => {
		const card = journal.lines.filter(({ role, sub }) => role === 'tender' && sub === 'card');
		expect(sum(card.map(({ amount }) => amount))).toBe(35200);
	});
});
