import { describe, expect, it } from 'vitest';
import { dayJournals, saleJournals, type BookMapping } from '../../../../core/books';
import type { Payment, Sale, SaleLine, SaleTotals } from '../../../../core/event';
import { usDay } from '../examples';
import { amountsOf, groupIn, journalIn, line, mapping, payment, saleEvent, soldSale } from './support';

const gapsOf = (...sales: readonly Sale[]) =>
	groupIn(
		dayJournals(
			sales.map((sale) => saleEvent(sale)),
			mapping,
		),
	).gaps;
const messagesOf = (...sales: readonly Sale[]) =>
	gapsOf(...sales).map(({ code, message }) => `${code} ${message}`);

const massage = line('service', 108, 0, { discount: 12, name: 'Massage' });
const oil = line('product', 35, 2.89, { name: 'Oil' });
const card = payment('card', 145.89, { tip: 20 });
const visit = (
	lines: readonly SaleLine[] = [massage, oil],
	payments: readonly Payment[] = [card],
	totals: Partial<SaleTotals> = {},
) => ({
	...soldSale('7448', lines, payments),
	totals: { ...soldSale('7448', [massage, oil], [card]).totals, ...totals },
});

describe('a sale that does not add up', () => {
	const cases: ReadonlyArray<[string, Sale, readonly string[]]> = [
		[
			'a payment a cent short',
			visit(undefined, [payment('card', 145.88, { tip: 20 })], { paid: 145.88 }),
			['OUT_OF_BALANCE Sale 7448 does not balance: items 165.89, paid 165.88: 0.01 is missing.'],
		],
		[
			'a payment a cent short, which is told as due',
			visit(undefined, [payment('card', 145.88, { tip: 20 })], { paid: 145.88, due: 0.01 }),
			['OUT_OF_BALANCE Sale 7448 does not balance: items 165.89, paid 165.88: 0.01 is missing.'],
		],
		[
			'an item that the total does not hold',
			visit([massage, line('product', 36, 2.89)]),
			['OUT_OF_BALANCE Sale 7448 does not balance: total 145.89, items 146.89: 1.00 is too much.'],
		],
		[
			'payments that are not those of the totals',
			visit(undefined, undefined, { paid: 145.9, tip: 20.01 }),
			[
				'OUT_OF_BALANCE Sale 7448 does not balance: total paid 145.90, payments 145.89: 0.01 is missing.',
				'OUT_OF_BALANCE Sale 7448 does not balance: total tip 20.01, payments 20.00: 0.01 is missing.',
				'OUT_OF_BALANCE Sale 7448 does not balance: items 165.90, paid 165.89: 0.01 is missing.',
			],
		],
		[
			'a line whose parts are not its price',
			visit([massage, { ...oil, gross: 37.9 }]),
			[
				'OUT_OF_BALANCE Sale 7448 does not balance: item 2 (Oil) with tax 37.90, item 2 (Oil) without tax and its tax 37.89: 0.01 is missing.',
			],
		],
		[
			'tax two cents off on one taxed line',
			visit(undefined, undefined, { tax: 2.91 }),
			[
				'OUT_OF_BALANCE Sale 7448 does not balance: tax of the sale 2.91, of its items 2.89: 0.02 is missing.',
			],
		],
		[
			'a line without any price',
			visit([massage, { ...oil, net: null, tax: null, gross: null }]),
			['UNREADABLE_SALE Sale 7448 has no price for item 2 (Oil).'],
		],
		[
			'a refund that is not negative',
			soldSale('7454', [oil], [payment('card', 37.89)], { isRefund: true }),
			['UNREADABLE_SALE Refund 7454 is a refund of 37.89, not negative.'],
		],
		[
			'a refund that names neither total nor payments',
			soldSale(
				'7454',
				[line('product', -35)],
				[],
				{ isRefund: true },
				{ gross: null, paid: null, redeemed: null, due: null },
			),
			[
				'UNREADABLE_SALE Refund 7454 names neither its total nor its payments.',
				'OUT_OF_BALANCE Refund 7454 does not balance: items -35.00, paid 0.00: 35.00 is missing.',
			],
		],
		[
			'a refund that tells of no money given back',
			soldSale('7454', [line('product', -35)], [], { isRefund: true }),
			['OUT_OF_BALANCE Refund 7454 does not balance: items -35.00, paid 0.00: 35.00 is missing.'],
		],
		[
			'amounts with more digits than the currency',
			visit([massage, { ...oil, net: 35.005, gross: 37.895 }], [payment('card', 145.895)]),
			[
				'UNREADABLE_SALE Sale 7448 cannot be read: lines[1].gross has more digits than the currency, lines[1].net has more digits than the currency, payments[0].amount has more digits than the currency.',
			],
		],
	];
	it.each(cases)('%s keeps the day back and says by how much', (_, sale, expected) => {
		expect(messagesOf(sale)).toEqual(expected);
		expect(gapsOf(sale).every(({ subject, hint }) => subject === sale.number && hint !== '')).toBe(true);
	});

	it('keeps the whole day back, with every sale that is wrong', () => {
		const wrong = [soldSale('b', [line('fee', 5)], []), soldSale('a', [line('fee', 5)], [])].map((sale) => ({
			...sale,
			totals: { ...sale.totals, due: 0 },
		}));
		const group = groupIn(dayJournals([...usDay(), ...wrong.map((sale) => saleEvent(sale))], mapping));
		expect(group.journal).toBeNull();
		expect(group.items).toHaveLength(10);
		expect(group.gaps.map(({ subject }) => subject)).toEqual(['a', 'b']);
	});

	it('keeps only itself back where each sale is posted by itself', () => {
		const wrong = soldSale('x', [line('fee', 5)], [], {}, { due: 0 });
		const { groups } = saleJournals([...usDay(), saleEvent(wrong)], mapping);
		expect(groups.filter(({ journal }) => journal === null).map(({ label }) => label)).toEqual(['Sale x']);
	});

	it('that is nothing but zeros counts as a sale and posts nothing', () => {
		const journal = journalIn(dayJournals([saleEvent(soldSale('0', [line('class', 0)], []))], mapping));
		expect(journal).toMatchObject({ lines: [], sales: [{ number: '0' }] });
	});
});

describe('line tax', () => {
	it('of more digits is rounded, and the tax of the header is what counts', () => {
		const fine = line('product', 951.075, 48.925, { gross: 1000 });
		const sale = soldSale('1', [fine, line('product', 100, 5)], [payment('cash', 1105)], {}, { tax: 53.93 });
		expect(amountsOf(journalIn(dayJournals([saleEvent(sale)], mapping)).lines)).toEqual({
			'sale revenue.product taxed': -105107,
			'sale tax.product': -5393,
			'sale tender.cash': 110500,
		});
	});

	it('a cent more or less than the header on each taxed line is taken by the largest', () => {
		const lines = [line('service', 10, 1), line('product', 90, 9), line('fee', 5)];
		const sale = soldSale('1', lines, [payment('cash', 115)], {}, { tax: 9.98 });
		expect(amountsOf(journalIn(dayJournals([saleEvent(sale)], mapping)).lines)).toMatchObject({
			'sale revenue.product taxed': -9002,
			'sale revenue.service taxed': -1000,
			'sale tax.product': -898,
			'sale tax.service': -100,
		});
	});
});

describe('rounding', () => {
	const cases: ReadonlyArray<[string, number, boolean]> = [
		['USD', 0.05, true],
		['USD', -0.05, true],
		['USD', 0.06, false],
		['JPY', 10, true],
		['JPY', -11, false],
		['KWD', 0.05, true],
		['KWD', 0.051, false],
	];
	it.each(cases)('in %s of %s is posted: %s', (currency, rounding, isPosted) => {
		const paid = payment('cash', Math.round((100 + rounding) * 1000) / 1000);
		const sale = soldSale('1', [line('service', 100, 0, {}, currency)], [paid], { currency }, { rounding });
		const group = groupIn(dayJournals([saleEvent(sale)], mapping));
		expect(group.journal !== null).toBe(isPosted);
		expect(group.gaps.map(({ code }) => code)).toEqual(isPosted ? [] : ['ROUNDING']);
	});

	it.each([
		[5, 4.99, true],
		[5, -5, true],
		[5, 5.01, false],
		[0, 0.01, false],
	])('of a studio that rounds by up to %s: %s is posted: %s', (largestRounding, rounding, isPosted) => {
		const sale = soldSale('1', [line('service', 100)], [payment('cash', 100 + rounding)], {}, { rounding });
		const group = groupIn(dayJournals([saleEvent(sale)], { ...mapping, largestRounding }));
		expect(group.journal !== null).toBe(isPosted);
	});
});

describe('a sale without a place in the books', () => {
	it('is in a group of its own and says all that is missing', () => {
		const lost = {
			...soldSale('9', [line('fee', 5)], [], {}, { due: 0 }),
			businessDay: null,
			location: null,
		};
		const { groups } = dayJournals([saleEvent(lost, { source: 'zenoti' }), ...usDay()], mapping);
		expect(groups.map(({ label, journal }) => [label, journal !== null])).toEqual([
			['North (NORTH), 2026-11-20', true],
			['Sale 9', false],
		]);
		expect(groups[1]?.gaps.map(({ code }) => code)).toEqual([
			'NO_CENTRE',
			'NO_BUSINESS_DAY',
			'OUT_OF_BALANCE',
		]);
	});

	it('without a currency keeps itself back, never guesses', () => {
		const sale = { ...soldSale('9', [line('fee', 5)], [payment('cash', 5)]), currency: null };
		expect(gapsOf(sale)).toMatchObject([{ code: 'NO_CURRENCY', subject: '9' }]);
	});

	it('I7: keeps the day back when its sales are in two currencies', () => {
		const of = (id: string, currency: string) =>
			soldSale(id, [line('fee', 5)], [payment('cash', 5)], { currency });
		expect(messagesOf(of('1', 'USD'), of('2', 'CAD'))).toEqual([
			'MIXED_CURRENCIES North (NORTH), 2026-11-20 holds sales in CAD and USD.',
		]);
	});
});

describe('the centre', () => {
	const sale = soldSale('1', [line('fee', 5)], [payment('cash', 5)]);
	const centreOf = (
		code: string | null,
		location: Sale['location'],
		source = 'wellnessliving/businesses/47',
	) => {
		const settings = { code, name: null, unit: null, classId: null };
		const centres = new Map(['47', 'c1', 'c2'].map((id) => [id, settings] as const));
		const set = dayJournals([saleEvent({ ...sale, location }, { source })], { ...mapping, centres });
		return groupIn(set);
	};

	it('is the location, or else what the source ends with, named as the studio or the settings name it', () => {
		expect(centreOf('hfx', { id: 'c1', name: 'Halifax' }).journal?.centre).toEqual({
			id: 'c1',
			code: 'HFX',
			name: 'Halifax',
		});
		expect(centreOf('HFX', null).journal?.centre).toEqual({ id: '47', code: 'HFX', name: null });
		expect(centreOf('HFX', null).label).toBe('HFX, 2026-11-20');
	});

	it('has a lasting code of its own where the settings give none', () => {
		const made = centreOf(null, null).journal?.centre.code;
		expect(made).toMatch(/^[A-Z2-7]{8}$/);
		expect(centreOf(' ', null).journal?.centre.code).toBe(made);
		expect(centreOf(null, { id: '48', name: null }).journal?.centre.code).not.toBe(made);
	});

	it.each(['TOO-LONG', 'NINECHARS', 'Zürich', 'A B'])('refuses the code %s', (code) => {
		expect(centreOf(code, null).gaps).toMatchObject([{ code: 'CENTRE_CODE', subject: '47' }]);
	});

	it('refuses one code for two centres, because their numbers would be the same', () => {
		const codes = ['c1', 'c2'].map(
			(id) => [id, { code: 'ONE', name: null, unit: null, classId: null }] as const,
		);
		const same: BookMapping = { ...mapping, centres: new Map(codes) };
		const events = ['c1', 'c2'].map((id) => saleEvent({ ...sale, id, location: { id, name: null } }));
		const { groups } = dayJournals(events, same);
		expect(groups.flatMap(({ gaps }) => gaps.map(({ code }) => code))).toEqual([
			'CENTRE_CODE_TWICE',
			'CENTRE_CODE_TWICE',
		]);
	});
});
