import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayJournals } from '../../../../core/books';
import { proportion, spread } from '../../../../core/books/spread';
import type { LineKind, SaleLine, SaleTotals } from '../../../../core/event';
import { amountsOf, groupIn, journalIn, line, mapping, payment, saleEvent, soldSale, sum } from './support';

const blank = { net: null, tax: null, gross: null, discount: null, redeemed: null };
const net = (kind: LineKind, price: number): SaleLine => line(kind, 0, 0, { ...blank, net: price });
const gross = (kind: LineKind, price: number): SaleLine => line(kind, 0, 0, { ...blank, gross: price });
const header = { due: null, serviceCharge: null, fees: null };

/** A sale as WellnessLiving tells it: tax and discount only as a whole. */
const sale = (
	lines: readonly SaleLine[],
	paid: number,
	totals: Partial<SaleTotals>,
	tip: number | null = null,
) =>
	soldSale(
		'1',
		lines,
		[payment('card', paid, { tip, serviceCharge: null, fees: null })],
		{},
		{ ...header, gross: paid, tip, ...totals },
	);
const linesOf = (told: ReturnType<typeof sale>) =>
	amountsOf(journalIn(dayJournals([saleEvent(told)], mapping)).lines);

describe('a sale that tells its tax as a whole, prices without it', () => {
	it('spreads the tax by price, takes the discount off the whole, and finds the tip in a payment', () => {
		const told = sale([net('package', 120), net('product', 10)], 138, { tax: 18, discount: 10 }, 5);
		expect(linesOf(told)).toEqual({
			'sale revenue.product taxed': -1000,
			'sale discount.sale taxed': 1000,
			'sale liability.package taxed': -12000,
			'sale tax.package': -1662,
			'sale tax.product': -138,
			'sale tips': -500,
			'sale tender.card': 14300,
		});
	});

	it('puts no tax on stored value and tips while other items have a price', () => {
		const told = sale([net('gift_card', 50), net('class', 20), net('tip', 5)], 77, { tax: 2 });
		expect(linesOf(told)).toMatchObject({ 'sale tax.class': -200, 'sale liability.gift_card': -5000 });
	});

	it('puts it on what there is where nothing else has a price', () => {
		const told = sale([net('gift_card', 50), net('class', 0), net('tip', 50)], 102, { tax: 2 });
		expect(linesOf(told)).toMatchObject({
			'sale tax.gift_card': -100,
			'sale tax.tip': -100,
			'sale tips': -5000,
		});
	});

	it('spreads only what the other lines do not tell', () => {
		const lines = [line('service', 100, 10), net('product', 50)];
		expect(linesOf(sale(lines, 165, { tax: 15 }))).toMatchObject({
			'sale tax.service': -1000,
			'sale tax.product': -500,
		});
	});

	it('has none where the source tells none', () => {
		expect(linesOf(sale([net('class', 20)], 20, { tax: null }))).toEqual({
			'sale revenue.class': -2000,
			'sale tender.card': 2000,
		});
	});

	it('is refused when its tax is on nothing', () => {
		const { gaps } = groupIn(dayJournals([saleEvent(sale([net('class', 0)], 1, { tax: 1 }))], mapping));
		expect(gaps[0]?.message).toBe(
			'Sale 1 does not balance: tax of the sale 1.00, price of its items 0.00: 1.00 is missing.',
		);
	});

	it('is refunded to a tender that nobody told', () => {
		const back = soldSale(
			'r',
			[net('package', -60)],
			[],
			{ isRefund: true, refundOfId: '1' },
			{ ...header, tax: -9, gross: -69, tip: -2, paid: null, redeemed: null },
		);
		expect(linesOf(back)).toEqual({
			'refund liability.package taxed': 6000,
			'refund tax.package': 900,
			'refund tips': 200,
			'refund tender.unspecified': -7100,
		});
	});
});

describe('a sale whose prices contain the tax', () => {
	it('takes the tax out of price and discount, and leaves the tax charged as it is', () => {
		const told = sale(
			[gross('service', 132), gross('product', 38.5)],
			157.3,
			{ tax: 14.3, discount: 13.2 },
			20,
		);
		expect(linesOf(told)).toEqual({
			'sale revenue.product taxed': -3500,
			'sale revenue.service taxed': -12000,
			'sale discount.sale taxed': 1200,
			'sale tax.product': -323,
			'sale tax.service': -1107,
			'sale tips': -2000,
			'sale tender.card': 17730,
		});
	});

	it('takes the discount to be on what carries the tax', () => {
		const told = sale([gross('service', 110), gross('gift_card', 500)], 599, { tax: 9, discount: 11 });
		expect(linesOf(told)).toMatchObject({
			'sale revenue.service taxed': -10000,
			'sale discount.sale taxed': 1000,
			'sale liability.gift_card': -50000,
			'sale tax.service': -900,
		});
	});

	it('posts a sale that was given away', () => {
		const told = { ...sale([gross('class', 22)], 0, { tax: 0, discount: 22 }), payments: [] };
		expect(linesOf(told)).toEqual({ 'sale revenue.class': -2200, 'sale discount.sale': 2200 });
	});

	it('is refused when other prices of it do not', () => {
		const told = sale([gross('class', 22), net('product', 10)], 34, { tax: 3 });
		expect(groupIn(dayJournals([saleEvent(told)], mapping)).gaps).toMatchObject([
			{ code: 'UNREADABLE_SALE' },
		]);
	});
});

describe('a tip told as a line and as a total', () => {
	const cases: ReadonlyArray<
		[string, readonly SaleLine[], number, Partial<SaleTotals>, number | null, number]
	> = [
		[
			'counts once where the total holds the line',
			[net('class', 20), net('tip', 5)],
			25,
			{ tax: 0, tip: 5 },
			null,
			500,
		],
		['counts once where the total does not', [net('class', 20), net('tip', 5)], 20, { tax: 0 }, 5, 500],
		['counts twice where both were paid', [net('class', 20), net('tip', 5)], 25, { tax: 0 }, 5, 1000],
		['is two tips where the amounts differ', [net('class', 20), net('tip', 4)], 24, { tax: 0 }, 5, 900],
	];
	it.each(cases)('%s', (_, lines, paid, totals, tip, tips) => {
		expect(linesOf(sale(lines, paid, totals, tip))['sale tips']).toBe(-tips);
	});

	it('keeps the day back where no reading balances', () => {
		const told = sale([net('class', 20), net('tip', 5)], 27, { tax: 0 }, 5);
		expect(groupIn(dayJournals([saleEvent(told)], mapping)).gaps.map(({ message }) => message)).toEqual([
			'Sale 1 does not balance: total 27.00, items 25.00: 2.00 is missing.',
		]);
	});
});

describe('spreading', () => {
	const cases: ReadonlyArray<[number, readonly number[], readonly number[] | null]> = [
		[10000, [1, 1, 1], [3334, 3333, 3333]],
		[100, [50, 30, 20], [50, 30, 20]],
		[1, [0, 7], [0, 1]],
		[6, [100, -40], [10, -4]],
		[-7, [2, 1], [-5, -2]],
		[5, [3, -3], [3, 2]],
		[0, [0, 0], [0, 0]],
		[1, [0, 0], null],
		[1, [], null],
		[99_999_999_999, [1e11, 1e11, 1e11], [33333333333, 33333333333, 33333333333]],
	];
	it.each(cases)('%s over %j is %j', (whole, weights, parts) => {
		expect(spread(whole, weights)).toEqual(parts);
	});

	it('adds up, and turns its sign with the whole and with the weights', () => {
		const weights = fc.array(fc.integer({ min: -100_000, max: 100_000 }), { minLength: 1, maxLength: 6 });
		fc.assert(
			fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), weights, (whole, by) => {
				const parts = spread(whole, by);
				fc.pre(parts !== null);
				expect(sum(parts)).toBe(whole);
				const back = by.map((weight) => 0 - weight);
				expect(spread(0 - whole, back)).toEqual(parts.map((part) => 0 - part));
			}),
			{ numRuns: 500 },
		);
	});

	const proportions: ReadonlyArray<[number, number, number, number]> = [
		[1430, 1320, 15730, 120],
		[1, 1, 2, 1],
		[-1, 1, 2, -1],
		[-1430, -1320, -15730, -120],
		[0, 5, 7, 0],
		[1, -1, 3, 0],
	];
	it.each(proportions)('%s × %s ÷ %s is %s', (one, other, divisor, expected) => {
		expect(proportion(one, other, divisor)).toBe(expected);
	});
});
