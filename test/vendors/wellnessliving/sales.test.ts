import { describe, expect, it } from 'vitest';
import type { Sale } from '../../../core/event';
import { fixture, saleOf, type Json } from './support';

const purchase = fixture('purchase.created');
const priced = (name: string, price: Json): Json => ({ ...fixture(name), a_price: price });

const line = {
	code: null,
	discount: null,
	redeemed: null,
	tax: null,
	gross: null,
	staffId: null,
};
const mira = {
	id: null,
	firstName: 'Mira',
	lastName: 'Solberg',
	email: 'mira.solberg@mail.test',
	phone: '+19025550160',
	phoneRaw: '+19025550160',
};

describe('a purchase', () => {
	it('comes out whole', () => {
		expect(saleOf(purchase)).toEqual({
			id: '153000001',
			number: '000153000001',
			receiptNumber: null,
			status: 'closed',
			isRefund: false,
			refundOfId: null,
			bookingGroupId: null,
			client: mira,
			location: { id: '7100000201', name: null },
			businessDay: '2026-02-20',
			currency: 'CAD',
			lines: [
				{
					...line,
					id: '157000001',
					itemId: '2960001',
					name: '5-Class Pass',
					kind: 'package',
					quantity: 2,
					unitPrice: 60,
					net: 120,
				},
				{
					...line,
					id: '157000002',
					itemId: null,
					name: 'Grip Socks',
					kind: 'product',
					quantity: 1,
					unitPrice: null,
					net: 10,
				},
			],
			payments: [
				{
					id: '153000001:1',
					saleId: '153000001',
					method: 'card',
					name: 'Visa',
					amount: 95,
					tip: 5,
					serviceCharge: null,
					fees: null,
					isRedemption: false,
					paidAt: null,
					locationId: null,
				},
				{
					id: '153000001:2',
					saleId: '153000001',
					method: 'prepaid_card',
					name: 'Account',
					amount: 43,
					tip: null,
					serviceCharge: null,
					fees: null,
					isRedemption: true,
					paidAt: null,
					locationId: null,
				},
			],
			totals: {
				discount: 10,
				net: 120,
				tax: 18,
				gross: 138,
				tip: 5,
				serviceCharge: null,
				fees: null,
				rounding: null,
				paid: 95,
				redeemed: 43,
				due: null,
			},
		});
	});

	it('belongs to the local day it was made on, in any zone of the setting', () => {
		for (const timeZone of [null, 'America/Halifax', 'Australia/Sydney'])
			expect(saleOf(purchase, { timeZone }).businessDay).toBe('2026-02-20');
	});

	it('on a zero date belongs to no known day', () => {
		expect(saleOf({ ...purchase, dtl_purchase: '0000-00-00 00:00:00' }).businessDay).toBeNull();
	});

	it('names its client only when the body does', () => {
		expect(saleOf(fixture('purchase.created.with-client')).client?.id).toBe('4419077');
		expect(saleOf({ ...purchase, a_customer: [] }).client).toBeNull();
	});
});

describe('the totals of a receipt follow its own arithmetic', () => {
	const cases: ReadonlyArray<[title: string, price: Json, net: number | null, gross: number | null]> = [
		['tip inside the total', { m_sum: '100.00', m_tax: '8.00', m_tip: '5.00', m_total: '113.00' }, 100, 108],
		['tip beside the total', { m_sum: '100.00', m_tax: '8.00', m_tip: '5.00', m_total: '108.00' }, 100, 108],
		[
			'tip beside a total with tax in the prices',
			{ m_sum: '100.00', m_tax: '8.00', m_tip: '5.00', m_total: '100.00' },
			92,
			100,
		],
		[
			'a discount',
			{ m_sum: '100.00', m_discount: '10.00', m_tax: '7.20', m_tip: '0', m_total: '97.20' },
			90,
			97.2,
		],
		[
			'a discount code',
			{ m_sum: '100.00', m_discount_code: '10.00', m_tax: '0', m_tip: '3.00', m_total: '93.00' },
			90,
			90,
		],
		['a free purchase', { m_sum: '0.00', m_tax: '0.00', m_tip: '0.00', m_total: '0.00' }, 0, 0],
		['the total alone', { m_total: '24.00' }, null, 24],
		['no total', { m_sum: '24.00', m_tax: '2.00' }, null, null],
		['four decimals', { m_sum: '24.0000', m_tax: '2.0000', m_total: '26.0000' }, 24, 26],
		['numbers instead of text', { m_sum: 0.1, m_tax: 0.2, m_total: 0.3 }, 0.1, 0.3],
		[
			'an amount beyond all money',
			{ m_sum: '1', m_tax: '0', m_total: '99999999999999999999.00' },
			null,
			null,
		],
		['a total that is no number', { m_sum: '1', m_tax: '0', m_total: '1e3' }, null, null],
	];
	it.each(cases)('%s', (_title, price, net, gross) => {
		const { totals } = saleOf(priced('purchase.created', { text_currency: 'cad', ...price }));
		expect([totals.net, totals.gross]).toEqual([net, gross]);
	});

	it('prices that contain the tax are gross, and nobody pays the tax twice', () => {
		const { lines, totals } = saleOf(fixture('purchase.created.prices-with-tax'));
		expect(lines.map(({ net, gross }) => [net, gross])).toEqual([
			[null, 120],
			[null, 10],
		]);
		expect(totals).toMatchObject({ net: 118.18, tax: 11.82, gross: 130, paid: 130, redeemed: 0 });
	});

	const digits: ReadonlyArray<[currency: string | null, setting: string | null, gross: number]> = [
		['jpy', null, 1235],
		['kwd', null, 1234.567],
		['usd', 'JPY', 1234.57],
		[null, 'KWD', 1234.567],
		[null, null, 1234.567],
	];
	it.each(digits)(
		'in the digits of the currency: receipt %s, setting %s',
		(text_currency, currency, gross) => {
			const payload = {
				...priced('purchase.created', { m_total: '1234.567', text_currency }),
				purchase_items: [],
				a_pay_method: [],
			};
			expect(saleOf(payload, { currency }).totals.gross).toBe(gross);
		},
	);
});

describe('payments', () => {
	const paid = (methods: unknown, m_tip = '0.00'): Sale =>
		saleOf({ ...priced('purchase.created', { m_total: '20.00', m_tip }), a_pay_method: methods });
	const methods: ReadonlyArray<[name: string, method: string, isRedemption: boolean]> = [
		['Visa', 'card', false],
		['Virtual Terminal (Mastercard ****-1234)', 'card', false],
		['AMERICAN EXPRESS', 'card', false],
		['Cash', 'cash', false],
		['Cheque', 'check', false],
		['ACH', 'bank', false],
		['Bank Account (****-99)', 'bank', false],
		['Account', 'prepaid_card', true],
		['Client account (Default)', 'prepaid_card', true],
		['Gift Card', 'gift_card', true],
		['Coupon', 'gift_card', true],
		['Cashew barter', 'custom', false],
		['', 'custom', false],
	];
	it.each(methods)('by "%s" are %s, redemption: %s', (name, method, isRedemption) => {
		const { payments, totals } = paid([{ text_pay_method: name, m_amount: '7.00' }]);
		expect(payments[0]).toMatchObject({ method, isRedemption, amount: 7 });
		expect([totals.paid, totals.redeemed]).toEqual(isRedemption ? [0, 7] : [7, 0]);
	});

	it.each([
		['one payment holds it', [['Visa', '25.00']], [[20, 5]], [20, 0]],
		[
			'of two the larger one in money does',
			[
				['Cash', '9.00'],
				['Visa', '16.00'],
			],
			[
				[9, null],
				[11, 5],
			],
			[20, 0],
		],
		[
			'stored value does not, money does',
			[
				['Account', '19.00'],
				['Cash', '6.00'],
			],
			[
				[19, null],
				[1, 5],
			],
			[1, 19],
		],
		['all is stored value', [['Account', '25.00']], [[20, 5]], [0, 20]],
	] as const)('are towards the items, the tip beside: %s', (_title, told, read, sums) => {
		const methods = told.map(([text_pay_method, m_amount]) => ({ text_pay_method, m_amount }));
		const payload = priced('purchase.created', {
			m_sum: '20.00',
			m_discount: '0',
			m_tax: '0',
			m_tip: '5.00',
			m_total: '25.00',
		});
		const { payments, totals } = saleOf({ ...payload, a_pay_method: methods });
		expect(payments.map(({ amount, tip }) => [amount, tip])).toEqual(read);
		expect([totals.paid, totals.redeemed]).toEqual(sums);
		expect(totals.gross).toBe(20);
	});

	it('that make up the total without the tip have none inside', () => {
		const payload = priced('purchase.created', {
			m_sum: '20.00',
			m_discount: '0',
			m_tax: '0',
			m_tip: '5.00',
			m_total: '20.00',
		});
		const { payments } = saleOf({
			...payload,
			a_pay_method: [{ text_pay_method: 'Visa', m_amount: '20.00' }],
		});
		expect(payments).toMatchObject([{ amount: 20, tip: null }]);
	});

	it('keep their number when one of them cannot be read, and the sums are then unknown', () => {
		const { payments, totals } = paid([{ m_amount: 'free' }, { m_amount: '5.00', text_pay_method: 'Cash' }]);
		expect(payments.map(({ id }) => id)).toEqual(['153000001:2']);
		expect([totals.paid, totals.redeemed]).toEqual([null, null]);
	});

	it('that are not listed are unknown, not nothing', () => {
		expect(paid([]).totals.paid).toBeNull();
	});
});

describe('the kind of a line', () => {
	const cases: ReadonlyArray<[item: Json, kind: string]> = [
		[{ purchase_item: { id: 1, value: 'promotion' } }, 'package'],
		[{ purchase_item: { id: '3' } }, 'membership'],
		[{ purchase_item: { id: 1 }, text_category: 'Membership' }, 'membership'],
		[{ purchase_item: { id: 1 }, text_category: 'Product' }, 'package'],
		[{ purchase_item: 7 }, 'prepaid_card'],
		[{ purchase_item: { value: 10 } }, 'gift_card'],
		[{ purchase_item: { value: 'product' } }, 'product'],
		[{ purchase_item: { id: 9 }, text_category: 'Pass' }, 'product'],
		[{ purchase_item: { id: 22 } }, 'tip'],
		[{ purchase_item: [], text_category: 'Gift Card' }, 'gift_card'],
		[{ purchase_item: { id: 999, value: 'mystery' } }, 'other'],
		[{}, 'other'],
	];
	it.each(cases)('of %j is %s', (item, kind) => {
		expect(saleOf({ ...purchase, purchase_items: [item] }).lines[0]?.kind).toBe(kind);
	});

	it('in a list keyed by the items’ keys is read as well', () => {
		const purchase_items = { '157000002': { purchase_item: { id: 9 } } };
		expect(saleOf({ ...purchase, purchase_items }).lines.map(({ kind }) => kind)).toEqual(['product']);
	});
});
