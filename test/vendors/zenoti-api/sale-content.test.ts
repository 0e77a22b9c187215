import { describe, expect, it } from 'vitest';
import { readSale } from '../../../core/books/read-sale';
import { salePostings } from '../../../core/books/sale-postings';
import { recordOf, type Sale } from '../../../core/event';
import { zenotiSales } from '../../../vendors/zenoti/api/poll-sales';
import { tendersOf } from '../../../vendors/zenoti/api/tender-text';
import { createVisitMemory } from '../../../vendors/zenoti/api/visit-memory';
import { accrualRow } from './rows';
import { context, guid, harbour, pageOf, play, sightOne, type Json } from './support';

async function saleOf(...rows: readonly Json[]): Promise<Sale> {
	const { caller } = play((asked) => pageOf(rows, asked, 'sales'));
	const sighting = await sightOne(zenotiSales(createVisitMemory(), 'never'), caller);
	const sale = sighting.events(null, context)[0]?.data.sale;
	if (sale === undefined) throw new Error('no event');
	return sale;
}
function problemsOf(sale: Sale): readonly unknown[] {
	const read = readSale(recordOf(JSON.parse(JSON.stringify(sale))), sale.isRefund);
	if (read === null) throw new Error('unreadable');
	return salePostings(read, { revenueWhenSold: new Set(), largestRounding: null }).problems;
}

describe('the tenders named in a report', () => {
	const cases: ReadonlyArray<[text: string | null, tenders: ReadonlyArray<readonly [string, string]>]> = [
		[' Card', [['card', 'Card']]],
		[
			'Cash, Card',
			[
				['cash', 'Cash'],
				['card', 'Card'],
			],
		],
		['CC Online(Visa)', [['card', 'CC Online(Visa)']]],
		['Gift Card(1234)', [['gift_card', 'Gift Card(1234)']]],
		['Prepaid Card(12, 34)', [['prepaid_card', 'Prepaid Card(12, 34)']]],
		['Package - Ten visits, mornings', [['package', 'Package - Ten visits, mornings']]],
		[
			'Membership - Stone Circle,Cash',
			[
				['membership', 'Membership - Stone Circle'],
				['cash', 'Cash'],
			],
		],
		['Custom - Voucher', [['custom', 'Voucher']]],
		['Custom', [['custom', 'Custom']]],
		['Klarna', [['custom', 'Klarna']]],
		['LP', [['loyalty', 'LP']]],
		['Cashback', [['cashback', 'Cashback']]],
		['Card, Card', [['card', 'Card']]],
		['', []],
		[null, []],
	];
	it.each(cases)('%j', (text, tenders) => {
		expect(tendersOf(text).map(({ method, name }) => [method, name])).toEqual(tenders);
	});
});

describe('a sale of the report', () => {
	it('has the amounts of the report, and leaves unknown what the report does not tell', async () => {
		expect(await saleOf(accrualRow())).toEqual({
			id: guid(500),
			number: 'HAR3107',
			receiptNumber: 'HARR2211',
			status: 'closed',
			isRefund: false,
			refundOfId: null,
			bookingGroupId: null,
			client: { id: guid(1), firstName: null, lastName: null, email: null, phone: null, phoneRaw: null },
			location: { id: harbour.id, name: 'Harbour Street' },
			businessDay: '2026-11-18',
			currency: 'USD',
			lines: [
				{
					id: guid(501),
					itemId: guid(9),
					code: 'HS90',
					name: 'Hot Stone Massage',
					kind: 'service',
					quantity: 1,
					unitPrice: 110,
					discount: 10,
					redeemed: 0,
					net: 100,
					tax: 7,
					gross: 107,
					staffId: guid(7),
				},
			],
			payments: [
				{
					id: `${guid(500)}-1`,
					saleId: guid(500),
					method: 'card',
					name: 'Card',
					amount: 107,
					tip: null,
					serviceCharge: null,
					fees: null,
					isRedemption: false,
					paidAt: null,
					locationId: harbour.id,
				},
			],
			totals: {
				discount: null,
				net: 100,
				tax: 7,
				gross: 107,
				tip: null,
				serviceCharge: null,
				fees: null,
				rounding: 0,
				paid: 107,
				redeemed: 0,
				due: 0,
			},
		});
	});

	const second = (changes: Json) => accrualRow({ invoice_item_id: guid(502), ...changes });
	const booked: ReadonlyArray<[title: string, rows: readonly Json[], totals: Partial<Sale['totals']>]> = [
		['paid by card', [accrualRow()], { gross: 107, paid: 107 }],
		[
			'paid in cash, rounded',
			[accrualRow({ collected: 107.05, payment_type: 'Cash' })],
			{ gross: 107.05, rounding: 0.05 },
		],
		[
			'paid by gift card',
			[accrualRow({ collected: 0, redeemed: 107, payment_type: 'Gift Card(7)' })],
			{ paid: 0, redeemed: 107 },
		],
		[
			'paid by card and gift card',
			[accrualRow({ collected: 57, redeemed: 50, payment_type: 'Card, Gift Card(7)' })],
			{ paid: 57, redeemed: 50 },
		],
		[
			'paid by a package, as invoices tell it',
			[accrualRow({ collected: 0, redeemed: 107, payment_type: 'Package - Ten' })],
			{ gross: 0, redeemed: 0 },
		],
		[
			'paid by something stored',
			[accrualRow({ collected: 0, redeemed: 107, payment_type: '' })],
			{ gross: 0, redeemed: 0 },
		],
		['with a debt', [accrualRow({ collected: 57, due: 50 })], { paid: 57, due: 50 }],
		[
			'of two lines, each paid otherwise',
			[accrualRow(), second({ payment_type: 'Cash' })],
			{ gross: 214, paid: 214 },
		],
		[
			'of two makes of cards',
			[accrualRow({ payment_type: 'CC Online(Visa)' }), second({ payment_type: 'Card' })],
			{ paid: 214 },
		],
		[
			'given away',
			[accrualRow({ discount: 110, sales_exc_tax: 0, tax: 0, sales_inc_tax: 0, collected: 0 })],
			{ gross: 0 },
		],
		[
			'a refund with positive prices',
			[accrualRow({ sale_type: 'Refund', collected: -107 })],
			{ gross: -107, paid: -107 },
		],
		['a refund in positive figures', [accrualRow({ sale_type: 'Refund' })], { gross: -107, paid: -107 }],
		['a no-show fee', [accrualRow({ sale_type: 'Charges' })], { gross: 107 }],
	];
	it.each(booked)('%s balances in the books', async (_title, rows, totals) => {
		const sale = await saleOf(...rows);
		expect(sale.totals).toMatchObject(totals);
		expect(problemsOf(sale)).toEqual([]);
	});

	it('keeps the kinds of items apart and drops none', async () => {
		const types = [
			'Service',
			'class',
			'Product',
			'Membership',
			'Package',
			'Gift card',
			'Pre-paid card',
			'Mystery',
			null,
		];
		const rows = types.map((item_type, index) =>
			accrualRow({ item_type, invoice_item_id: guid(600 + index) }),
		);
		expect((await saleOf(...rows)).lines.map(({ kind }) => kind)).toEqual([
			'service',
			'class',
			'product',
			'membership',
			'package',
			'gift_card',
			'prepaid_card',
			'other',
			'other',
		]);
	});
});
