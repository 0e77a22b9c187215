import { describe, expect, it } from 'vitest';
import { dayJournals, saleJournals, type BookMapping } from '../../../../core/books';
import { lineKinds, paymentMethods, type LineKind, type Payment } from '../../../../core/event';
import { amountsOf, groupIn, journalIn, line, mapping, payment, saleEvent, soldSale } from './support';

const refund = { isRefund: true, status: 'refunded' } as const;
const whenSold: BookMapping = {
	...mapping,
	revenueWhenSold: new Set(['membership', 'package', 'gift_card']),
};

/** Where the list price of a kind goes: sold, given back, and sold where the user counts it as revenue when sold. */
const kinds: Readonly<Record<LineKind, readonly [sold: string, refunded: string, revenueWhenSold: string]>> =
	{
		service: ['revenue.service taxed', 'returns.service taxed', 'revenue.service taxed'],
		class: ['revenue.class taxed', 'returns.class taxed', 'revenue.class taxed'],
		product: ['revenue.product taxed', 'returns.product taxed', 'revenue.product taxed'],
		fee: ['revenue.fee taxed', 'returns.fee taxed', 'revenue.fee taxed'],
		other: ['revenue.other taxed', 'returns.other taxed', 'revenue.other taxed'],
		membership: ['liability.membership taxed', 'liability.membership taxed', 'revenue.membership taxed'],
		package: ['liability.package taxed', 'liability.package taxed', 'revenue.package taxed'],
		gift_card: ['liability.gift_card taxed', 'liability.gift_card taxed', 'liability.gift_card taxed'],
		prepaid_card: [
			'liability.prepaid_card taxed',
			'liability.prepaid_card taxed',
			'liability.prepaid_card taxed',
		],
		donation: ['liability.donation taxed', 'liability.donation taxed', 'liability.donation taxed'],
		tip: ['tips', 'tips', 'tips'],
		service_charge: ['service_charge', 'service_charge', 'service_charge'],
	};

/** List price 100.00, 10.00 off, 20.00 paid by stored value on the line itself, tax 7.00: 77.00 to pay. */
const sold = (kind: LineKind) =>
	soldSale('1', [line(kind, 70, 7, { discount: 10, redeemed: 20 })], [payment('cash', 77)]);
const givenBack = (kind: LineKind) =>
	soldSale('1', [line(kind, -70, -7, { discount: -10, redeemed: -20 })], [payment('cash', -77)], refund);

describe('an item of each kind', () => {
	it.each(lineKinds)(
		'%s: sold at its list price, with discount, stored value and tax on their own',
		(kind) => {
			const [role] = kinds[kind];
			expect(amountsOf(journalIn(dayJournals([saleEvent(sold(kind))], mapping)).lines)).toEqual({
				[`sale ${role}`]: -10000,
				[`sale discount.${kind} taxed`]: 1000,
				'sale redeemed.unspecified': 2000,
				[`sale tax.${kind}`]: -700,
				'sale tender.cash': 7700,
			});
		},
	);

	it.each(lineKinds)('%s: refunded with every sign turned, tax included', (kind) => {
		const [, role] = kinds[kind];
		expect(amountsOf(journalIn(dayJournals([saleEvent(givenBack(kind))], mapping)).lines)).toEqual({
			[`refund ${role}`]: 10000,
			[`refund discount.${kind} taxed`]: -1000,
			'refund redeemed.unspecified': -2000,
			[`refund tax.${kind}`]: 700,
			'refund tender.cash': -7700,
		});
	});

	it.each(lineKinds)('%s: is revenue when sold only where it may be', (kind) => {
		const [, , role] = kinds[kind];
		const lines = amountsOf(journalIn(dayJournals([saleEvent(sold(kind))], whenSold)).lines);
		expect(lines[`sale ${role}`]).toBe(-10000);
	});

	it('is a return when a membership that was revenue is refunded', () => {
		const { lines } = journalIn(dayJournals([saleEvent(givenBack('membership'))], whenSold));
		expect(amountsOf(lines)['refund returns.membership taxed']).toBe(10000);
	});

	it('stays apart from the same kind without tax', () => {
		const sale = soldSale('1', [line('product', 10, 1), line('product', 5)], [payment('cash', 16)]);
		const { lines } = journalIn(dayJournals([saleEvent(sale)], mapping));
		expect(lines.filter(({ role }) => role === 'revenue')).toEqual([
			{ flow: 'sale', role: 'revenue', sub: 'product', taxed: false, amount: -500, count: 1 },
			{ flow: 'sale', role: 'revenue', sub: 'product', taxed: true, amount: -1000, count: 1 },
		]);
	});
});

type PaymentCase = readonly [key: string, changes: Partial<Payment>];

const tenders: Readonly<Record<string, readonly PaymentCase[]>> = {
	cash: [['tender.cash', {}]],
	card: [['tender.card', {}]],
	check: [['tender.check', {}]],
	bank: [['tender.bank', {}]],
	gift_card: [['redeemed.gift_card', {}]],
	prepaid_card: [['redeemed.prepaid_card', {}]],
	package: [['redeemed.package', {}]],
	membership: [['redeemed.membership', {}]],
	loyalty: [['promotion.loyalty', {}]],
	cashback: [['promotion.cashback', {}]],
	custom: [
		['tender.custom', {}],
		['tender.custom', { name: ' \t ' }],
		['tender.custom:klarna', { name: 'Klarna' }],
		['tender.custom:pay later, in 3', { name: '  Pay  LATER,\n in 3 ' }],
		[`tender.custom:${'ü'.repeat(40)}`, { name: 'Ü'.repeat(60) }],
		['promotion.complimentary', { isRedemption: true, name: 'Staff Perk' }],
	],
};
const cases = paymentMethods.flatMap((method) =>
	(tenders[method] ?? []).map(([key, changes]) => ({ method, key, changes })),
);

describe('a payment', () => {
	it.each(cases)(
		'by $method ($changes.name) goes to $key, tip, charge and fee included',
		({ method, key, changes }) => {
			const beside = { tip: 5, serviceCharge: 2, fees: 1 };
			const sale = soldSale('1', [line('service', 50)], [payment(method, 50, { ...beside, ...changes })]);
			expect(amountsOf(journalIn(dayJournals([saleEvent(sale)], mapping)).lines)).toEqual({
				'sale revenue.service': -5000,
				'sale tips': -500,
				'sale service_charge': -200,
				'sale fees': -100,
				[`sale ${key}`]: 5800,
			});
		},
	);

	it.each(cases)('by $method ($changes.name) goes back from $key', ({ method, key, changes }) => {
		const sale = soldSale(
			'1',
			[line('service', -50)],
			[payment(method, -50, { tip: -5, ...changes })],
			refund,
		);
		const lines = amountsOf(journalIn(dayJournals([saleEvent(sale)], mapping)).lines);
		expect(lines[`refund ${key}`]).toBe(-5500);
		expect(lines['refund tips']).toBe(500);
	});

	const contradictions: ReadonlyArray<[Payment]> = [
		[payment('cash', 50, { isRedemption: true })],
		[payment('gift_card', 50, { isRedemption: false })],
	];
	it.each(contradictions)('that is money and stored value at once is refused', (entry) => {
		const group = groupIn(dayJournals([saleEvent(soldSale('1', [line('service', 50)], [entry]))], mapping));
		expect(group.gaps).toMatchObject([{ code: 'UNREADABLE_SALE', subject: '1' }]);
	});

	it('takes the charges that only the totals tell, where it is the only one', () => {
		const untold = { serviceCharge: null, fees: null };
		const totals = { serviceCharge: 3, fees: 2 };
		const sale = soldSale('1', [line('service', 50)], [payment('card', 50, untold)], {}, totals);
		expect(amountsOf(journalIn(dayJournals([saleEvent(sale)], mapping)).lines)).toMatchObject({
			'sale tender.card': 5500,
			'sale service_charge': -300,
			'sale fees': -200,
		});
		const halves = [payment('card', 25, untold), payment('cash', 25, untold)];
		const split = soldSale('1', [line('service', 50)], halves, {}, totals);
		expect(groupIn(dayJournals([saleEvent(split)], mapping)).gaps[0]?.message).toBe(
			'Sale 1 does not balance: items 55.00, paid 50.00: 5.00 is missing.',
		);
	});
});

describe('what is still to be paid', () => {
	const open = (due: number | null, paid: number, status: 'open' | 'closed') =>
		groupIn(
			saleJournals(
				[saleEvent(soldSale('9', [line('service', 80)], [payment('cash', paid)], { status }, { due }))],
				mapping,
			),
		);
	const cases: ReadonlyArray<[string, number | null, number, 'open' | 'closed', number | null]> = [
		['is owed by the client when the sale is closed', 30, 50, 'closed', 3000],
		['is owed by the client when the sale is open', 30, 50, 'open', 3000],
		['is worked out for an open sale', null, 50, 'open', 3000],
		['is never assumed for a closed one', null, 50, 'closed', null],
		['may be small on an open sale', 0.05, 79.95, 'open', 5],
		['is a misreading when it is 5 cents of a closed one', 0.05, 79.95, 'closed', null],
		['is believed from 6 cents', 0.06, 79.94, 'closed', 6],
		['is a misreading when negative', -10, 90, 'closed', null],
		['is a misreading when negative and open', -10, 90, 'open', null],
		['is a misreading when negative and worked out', null, 90, 'open', null],
	];
	it.each(cases)('%s (due %s, paid %s, %s)', (_, due, paid, status, receivable) => {
		const { journal, gaps } = open(due, paid, status);
		const posted = journal?.lines.find(({ role }) => role === 'receivable')?.amount ?? null;
		expect(posted).toBe(receivable);
		expect(gaps.map(({ code }) => code)).toEqual(receivable === null ? ['OUT_OF_BALANCE'] : []);
	});
});
