import { describe, expect, it } from 'vitest';
import { wellnessLivingProfile } from '../../../vendors/wellnessliving/profile';
import { eventsOf, failuresOf, importedOf, rowContext, settingsOf, without } from '../../core/rows/support';
import { importWellnessLiving, saleRow } from './support';

const salesOf = (rows: readonly unknown[], settings = settingsOf()) =>
	eventsOf(importWellnessLiving(rows, settings)).flatMap(({ data }) => data.sale ?? []);

const delivered = (topic: string, payload: object) =>
	wellnessLivingProfile.toEvents(
		{ payload: { ...payload, meta_data: { topic, id: 'm1' } }, headers: {} },
		{ receivedAt: rowContext.receivedAt, ingestion: 'webhook', timeZone: null, currency: 'USD' },
	);

describe('All Sales becomes sales', () => {
	it('recognised by its headings, one sale with all that the row tells', () => {
		const result = importWellnessLiving([saleRow()], settingsOf({ businessId: '47' }));
		expect(result.ok && result.type.name).toBe('wellnessLivingSales');
		const [event] = eventsOf(result);
		expect(event).toMatchObject({
			id: 'wellnessliving:sale:412345:closed:1',
			source: 'wellnessliving/businesses/47',
			type: 'studio.sale.closed',
			subject: 'sale/412345',
			time: '2026-11-13T23:05:00.000Z',
			correlationid: 'wellnessliving:sale:412345',
			ingestion: 'import',
		});
		expect(event?.data.sale).toEqual({
			id: '412345',
			number: '000000412345',
			receiptNumber: null,
			status: 'closed',
			isRefund: false,
			refundOfId: null,
			bookingGroupId: null,
			client: { id: null, firstName: 'Ana', lastName: 'Brook', email: null, phone: null, phoneRaw: null },
			location: { id: null, name: 'Harbour Studio' },
			businessDay: '2026-11-13',
			currency: 'USD',
			lines: [
				{
					id: null,
					itemId: null,
					code: null,
					name: 'Ten Visits',
					kind: 'package',
					quantity: 1,
					unitPrice: null,
					discount: null,
					redeemed: null,
					net: 100,
					tax: 8,
					gross: 108,
					staffId: null,
				},
			],
			payments: [
				{
					id: '412345:1',
					saleId: '412345',
					method: 'card',
					name: 'Virtual Terminal (Mastercard ****-1234)',
					amount: 108,
					tip: 0,
					serviceCharge: null,
					fees: null,
					isRedemption: false,
					paidAt: null,
					locationId: null,
				},
			],
			totals: {
				discount: null,
				net: 100,
				tax: 8,
				gross: 108,
				tip: 0,
				serviceCharge: null,
				fees: null,
				rounding: null,
				paid: 108,
				redeemed: 0,
				due: null,
			},
		});
	});

	it('the items of one purchase together, payments by their method', () => {
		const rows = [
			saleRow(),
			saleRow({ 'Purchase ID': '412346' }),
			saleRow({
				Item: 'Water',
				'Item Type': 'Product',
				'Net Sale': '5',
				'Total Tax': '0',
				'Total Tip': '2',
				'Total Amount': '7',
				'Total Paid': '7',
				'Payment Method': 'Account',
			}),
		];
		expect(importedOf(importWellnessLiving(rows)).map((each) => each.rows)).toEqual([[0, 2], [1]]);
		expect(salesOf(rows)[0]).toMatchObject({
			lines: [{ kind: 'package' }, { kind: 'product', gross: 5 }],
			payments: [
				{ id: '412345:1', method: 'card', amount: 108 },
				{ id: '412345:2', method: 'prepaid_card', isRedemption: true, amount: 5, tip: 2 },
			],
			totals: { gross: 113, tip: 2, paid: 108, redeemed: 5 },
		});
	});

	it.each<[title: string, changes: Record<string, unknown>, expected: object]>([
		[
			'the total where no net amount is told',
			{ 'Net Sale': '', 'Total Tip': '5', 'Total Amount': '113' },
			{ lines: [{ net: 100, gross: 108 }] },
		],
		['a client with comma', { Client: 'Brook, Ana' }, { client: { firstName: 'Ana', lastName: 'Brook' } }],
		[
			'a client cell of several lines',
			{ Client: 'Ana Brook +1 201 555 0100\nana@mail.test\nA' },
			{ client: { firstName: 'Ana', lastName: 'Brook', phone: '+12015550100', email: 'ana@mail.test' } },
		],
		['no method', { 'Payment Method': '' }, { payments: [], totals: { paid: null, redeemed: null } }],
		[
			'an unknown type',
			{ 'Item Type': 'Crystals', 'Revenue Category': 'Gift Card' },
			{ lines: [{ kind: 'gift_card' }] },
		],
		['a currency of its own', { Currency: 'cad' }, { currency: 'CAD' }],
	])('%s', (_title, changes, expected) => {
		expect(salesOf([saleRow(changes)])[0]).toMatchObject(expected);
	});

	it('without tax and total the gross amount is unknown', () => {
		const row = without(saleRow(), 'Total Tax', 'Total Amount');
		expect(salesOf([row])[0]).toMatchObject({ totals: { net: 100, tax: null, gross: null, paid: 108 } });
	});

	it.each([['Declined'], ['failed'], ['Voided']])('a payment that was %s is left out', (status) => {
		const result = importWellnessLiving([
			saleRow(),
			saleRow({ 'Purchase ID': '412346', 'Payment Status': status }),
		]);
		expect(eventsOf(result)).toHaveLength(1);
		expect(result.ok && [...result.leftOut]).toEqual([['declined payments', 1]]);
	});
});

const refundRow = (changes: Record<string, unknown> = {}): Record<string, unknown> =>
	saleRow({
		Date: '11/15/2026 9:00 AM',
		Quantity: '-1',
		'Net Sale': '(100.00)',
		'Total Tax': '(8.00)',
		'Total Amount': '(108.00)',
		'Total Paid': '(108.00)',
		...changes,
	});

describe('refunds are sales of their own', () => {
	it('apart from their purchase, negative, and named by it', () => {
		const [sale, refund] = salesOf([saleRow(), refundRow()]);
		expect(sale).toMatchObject({ id: '412345', totals: { gross: 108 } });
		expect(refund).toMatchObject({
			id: expect.stringMatching(/^412345-refund-[0-9a-f]{16}$/),
			status: 'refunded',
			isRefund: true,
			refundOfId: '412345',
			businessDay: '2026-11-15',
			lines: [{ quantity: -1, gross: -108 }],
			payments: [{ amount: -108 }],
			totals: { net: -100, tax: -8, gross: -108, paid: -108 },
		});
	});

	it('are told by their column too, with positive amounts', () => {
		expect(salesOf([saleRow({ 'Is Refund': 'Yes' })])[0]).toMatchObject({
			isRefund: true,
			totals: { gross: -108 },
		});
	});

	it('have the id of the webhook where the file names the item', () => {
		const [webhook] = delivered('purchase.refunded', {
			order_id: '000000412345',
			refund_line_items: [{ k_purchase_item: '77', i_count: 1, m_price_total: '100.00' }],
			a_price: { m_total: '108.00' },
		});
		const [event] = eventsOf(importWellnessLiving([refundRow({ 'Purchase Item ID': '77' })]));
		expect(event?.id).toBe(webhook?.id);
		expect(event?.subject).toBe(webhook?.subject);
	});

	it('that are equal are counted in the order of time, whatever their order in the file', () => {
		const rows = [refundRow(), refundRow({ Date: '11/16/2026 9:00 AM' })];
		const [first, second] = salesOf(rows);
		expect(second?.id).toBe(`${first?.id}-2`);
		expect(salesOf([...rows].reverse()).map(({ id }) => id)).toEqual([second?.id, first?.id]);
	});

	it('a deposit that is taken off is a line of its sale, not a refund', () => {
		const deposit = saleRow({
			Item: 'Deposit',
			'Net Sale': '-20',
			'Total Tax': '0',
			'Total Amount': '-20',
			'Total Paid': '-20',
		});
		expect(salesOf([saleRow(), deposit])).toMatchObject([
			{ isRefund: false, totals: { gross: 88, paid: 88 } },
		]);
	});
});

describe('ids of sales', () => {
	it('are those of the webhook, with whatever zeros the number is written', () => {
		const [webhook] = delivered('purchase.created', { text_purchase_id: '000000412345' });
		for (const number of ['000000412345', '412345', 412345, '="000000412345"']) {
			const [event] = eventsOf(importWellnessLiving([saleRow({ 'Purchase ID': number })]));
			expect(event?.id).toBe(webhook?.id);
			expect(event?.correlationid).toBe(webhook?.correlationid);
		}
	});

	it('are told apart where only a transaction is named', () => {
		const row = without(saleRow({ 'Transaction ID': '9911' }), 'Purchase ID');
		expect(salesOf([row])[0]).toMatchObject({ id: 'transaction~9911', number: '9911' });
	});

	it('are made from the row where nothing names it: each row is a sale', () => {
		const row = without(saleRow(), 'Purchase ID');
		const ids = salesOf([row, row, { ...row, Item: 'Water' }]).map(({ id }) => id);
		expect(new Set(ids).size).toBe(3);
		expect(salesOf([row, row])[0]?.id).toBe(ids[0]);
	});

	it('a bad line spoils its purchase, and no other', () => {
		const rows = [saleRow(), saleRow({ 'Net Sale': '1.00.0' }), saleRow({ 'Purchase ID': '412346' })];
		expect(failuresOf(importWellnessLiving(rows))).toEqual([
			'Rows 1, 2: “1.00.0” under “Net Sale” is not an amount',
		]);
		expect(salesOf(rows).map(({ id }) => id)).toEqual(['412346']);
	});
});
