import { describe, expect, it } from 'vitest';
import { dayJournals, saleJournals } from '../../../../core/books';
import type { Payment } from '../../../../core/event';
import {
	amountsOf,
	event,
	groupIn,
	journalIn,
	line,
	mapping,
	payment,
	paymentEvent,
	saleEvent,
	soldSale,
} from './support';

const at = (minute: number): string => `2026-11-20T10:${String(minute).padStart(2, '0')}:00.000Z`;
const service = (net: number, paid = net) => soldSale('7', [line('service', net)], [payment('cash', paid)]);
const revenueOf = (items: readonly unknown[]): number | undefined =>
	amountsOf(journalIn(dayJournals(items, mapping)).lines)['sale revenue.service'];

describe('several states of one sale', () => {
	const first = saleEvent(service(50), { time: at(1) });
	const second = saleEvent(service(60), { time: at(2), type: 'studio.sale.updated' });

	it('count once, by the newest, whatever order they come in', () => {
		expect(revenueOf([first, second])).toBe(-6000);
		expect(revenueOf([second, first])).toBe(-6000);
	});

	it('share one place in the same group', () => {
		const set = dayJournals([second, { junk: true }, first], mapping);
		expect(groupIn(set).items).toEqual([0, 2]);
		expect([...set.unreadable.keys()]).toEqual([1]);
	});

	it('of the same time go by the later id, and of the same id by what they say', () => {
		const one = saleEvent(service(10), { time: at(1), id: 'zenoti:b' });
		const other = saleEvent(service(20), { time: at(1), id: 'zenoti:a' });
		expect(revenueOf([one, other])).toBe(-1000);
		const twin = saleEvent(service(20), { time: at(1), id: 'zenoti:b' });
		expect(revenueOf([one, twin])).toBe(revenueOf([twin, one]));
	});

	it('are two sales where two businesses use the same id', () => {
		const place = { location: null };
		const of = (business: string) =>
			saleEvent({ ...service(50), ...place }, { source: `wellnessliving/businesses/${business}` });
		const { groups } = dayJournals([of('47'), of('48')], mapping);
		expect(groups.map(({ journal }) => journal?.centre.id)).toEqual(['47', '48']);
	});

	it('are one sale where a delivery did not name its centre', () => {
		const unplaced = saleEvent(service(60), { time: at(2), source: 'zenoti' });
		expect(revenueOf([first, unplaced])).toBe(-6000);
	});

	it('leave a refund that is told twice, open and closed, once in the books', () => {
		const refund = soldSale('8', [line('product', -35, -2.89)], [payment('card', -37.89)], {
			isRefund: true,
		});
		const items = [
			saleEvent({ ...refund, status: 'open' }, { time: at(1) }),
			saleEvent({ ...refund, status: 'closed' }, { time: at(2) }),
		];
		expect(amountsOf(journalIn(dayJournals(items, mapping)).lines)['refund tender.card']).toBe(-3789);
	});
});

describe('a voided sale', () => {
	const sale = saleEvent(service(50), { time: at(1) });
	const voided = saleEvent(service(50), { time: at(2), type: 'studio.sale.voided' });
	const other = saleEvent({ ...service(30), id: '8', number: '8' }, { time: at(1) });

	it('drops out of its day, which still has a journal', () => {
		const empty = journalIn(dayJournals([sale, voided], mapping));
		expect(empty).toMatchObject({ businessDay: '2026-11-20', lines: [], sales: [], voided: 1 });
		const rest = journalIn(dayJournals([voided, other, sale], mapping));
		expect(rest).toMatchObject({ sales: [{ id: '8' }], voided: 1 });
		expect(amountsOf(rest.lines)['sale revenue.service']).toBe(-3000);
	});

	it('has an empty journal of its own, under the number it was posted by', () => {
		const journal = journalIn(saleJournals([sale, voided], mapping));
		expect(journal).toMatchObject({
			kind: 'sale',
			lines: [],
			sales: [],
			voided: 1,
			document: { number: '7' },
		});
	});

	it('takes day and centre from an older state when word of the void is short', () => {
		const short = event(
			'studio.sale.voided',
			'7',
			{ sale: { id: '7' } as never },
			{ time: at(2), source: 'zenoti' },
		);
		const { centre, businessDay, document } = journalIn(saleJournals([short, sale], mapping));
		expect({ code: centre.code, businessDay, number: document?.number }).toEqual({
			code: 'NORTH',
			businessDay: '2026-11-20',
			number: '7',
		});
		expect(groupIn(saleJournals([short], mapping)).gaps.map(({ code }) => code)).toEqual([
			'NO_CENTRE',
			'NO_BUSINESS_DAY',
			'NO_CURRENCY',
		]);
	});

	it('that was closed again counts', () => {
		expect(revenueOf([voided, saleEvent(service(55), { time: at(3) })])).toBe(-5500);
	});
});

describe('payments that come on their own', () => {
	const half = (status: 'open' | 'closed', entry: Payment) =>
		saleEvent(soldSale('7', [line('service', 80)], [entry], { status }), { time: at(5) });
	const cash = payment('cash', 50, { id: 'a' });
	const card = payment('card', 30, { id: 'b', tip: 4 });
	const added = (entry: Payment, minute: number) =>
		paymentEvent('studio.payment.added', '7', entry, {
			time: at(minute),
			source: 'zenoti/centers/elsewhere',
		});
	const deleted = (entry: Payment, minute: number) =>
		paymentEvent('studio.payment.deleted', '7', entry, { time: at(minute) });
	const linesOf = (...items: readonly unknown[]) => amountsOf(journalIn(dayJournals(items, mapping)).lines);
	const withoutCard = { 'sale revenue.service': -8000, 'sale tender.cash': 5000, 'sale receivable': 3000 };
	const withCard = {
		'sale revenue.service': -8000,
		'sale tips': -400,
		'sale tender.cash': 5000,
		'sale tender.card': 3400,
	};

	const cases: ReadonlyArray<[string, readonly unknown[], object]> = [
		['newer than the sale are added to it', [added(card, 6)], withCard],
		['older than the sale are in it already', [added(card, 4)], withoutCard],
		['of the very moment of the sale are in it already', [added(card, 5)], withoutCard],
		['told twice are added once', [added(card, 6), added(card, 6), added(card, 7)], withCard],
		['that the sale lists are not added again', [added(cash, 6)], withoutCard],
		['that are deleted again are gone', [deleted(card, 7), added(card, 6)], withoutCard],
		['that are deleted and added again count', [deleted(card, 6), added(card, 7)], withCard],
	];
	it.each(cases)('%s', (_, changes, expected) => {
		expect(linesOf(half('closed', cash), ...changes)).toEqual(expected);
		expect(linesOf(...[...changes].reverse(), half('closed', cash))).toEqual(expected);
	});

	it('leave the client owing when one is deleted', () => {
		expect(linesOf(half('open', cash), deleted(cash, 6))).toEqual({
			'sale revenue.service': -8000,
			'sale receivable': 8000,
		});
	});

	it('from stored value lower what is due as well', () => {
		const pass = payment('package', 30, { id: 'c' });
		expect(linesOf(half('closed', cash), added(pass, 6))).toMatchObject({ 'sale redeemed.package': 3000 });
	});

	it('belong to the group of their sale, and wait where it is not there', () => {
		const set = dayJournals([added(card, 4), half('closed', cash), added(card, 6)], mapping);
		expect(groupIn(set).items).toEqual([0, 1, 2]);
		const alone = dayJournals([added(card, 6)], mapping);
		expect(alone.groups).toEqual([]);
		expect(alone.skipped.get(0)).toMatch(/posted with the sale when that is closed/);
	});

	it('that would be paid too much keep the day back', () => {
		const { gaps } = groupIn(dayJournals([half('closed', cash), added(payment('cash', 60), 6)], mapping));
		expect(gaps[0]?.message).toBe('Sale 7 does not balance: items 80.00, paid 110.00: 30.00 is too much.');
	});

	it('of a sale id that two businesses use go to the business they name', () => {
		const of = (business: string) => {
			const sale = { ...soldSale('7', [line('service', 80)], [cash]), location: null };
			return saleEvent(sale, { time: at(5), source: `wellnessliving/businesses/${business}` });
		};
		const change = (source: string) =>
			paymentEvent('studio.payment.added', '7', card, { time: at(6), source });
		const { groups } = dayJournals([of('47'), of('48'), change('wellnessliving/businesses/48')], mapping);
		expect(groups.map(({ items }) => items)).toEqual([[0], [1, 2]]);
		expect(dayJournals([of('47'), of('48'), change('wellnessliving')], mapping).skipped.has(2)).toBe(true);
	});
});

it('leaves everything alone that is no money', () => {
	const set = dayJournals([event('studio.booking.created', '1', {}, {})], mapping);
	expect([...set.skipped]).toEqual([[0, 'studio.booking.created is no sale, refund or payment.']]);
	expect(set.groups).toEqual([]);
});
