import { describe, expect, it } from 'vitest';
import { tillPurchase, tillPurchaseRefund } from '../../../sandbox/studio/till';
import { apiBench, bothMethods, builtReport, rowsOf } from './client';
import { purchase } from './payloads';

const bench = apiBench();
type Rows = readonly Readonly<Record<string, unknown>>[];
const read = async (cid: number, filter: unknown = bothMethods('2026-11-20')): Promise<Rows> =>
	rowsOf(await builtReport(bench, cid, filter));
const pick = (rows: Rows, ...names: readonly string[]) => rows.map((row) => names.map((name) => row[name]));
const inOrder = (rows: ReturnType<typeof pick>) =>
	[...rows].sort((left, right) => (String(left) < String(right) ? -1 : 1));
const cashOnly = { o_date: { dl_start: '2026-11-20', dl_end: '2026-11-20' } };

describe('report 739 of the till day', () => {
	it('has a row for each line, whose amounts add up to the receipt', async () => {
		bench.api.applyFact(tillPurchase);
		const rows = await read(739);
		expect(
			pick(
				rows,
				'k_purchase_item',
				'm_sale',
				'm_discount_amount',
				'o_net_sale.m_amount',
				'm_total_tax',
				'm_total_tip',
			),
		).toEqual([
			['147000901', '120.0000', '9.2300', '110.77', '8.8600', '5.0000'],
			['147000902', '10.0000', '0.7700', '9.23', '0.7400', '0.0000'],
		]);
		expect(pick(rows, 'm_total_amount')).toEqual([['124.6300'], ['9.9700']]);
		expect(rows[0]).toMatchObject({
			k_purchase: '143000901',
			id_purchase_item: 1,
			id_table: 251,
			'o_date.dtl_date': '2026-11-20 16:05:00',
			'o_date.dtu_date': '2026-11-20 21:05:00',
			'o_location.k_location': '5000000296',
			text_revenue_category: 'Pass',
			text_payment_method: 'Virtual Terminal (Visa ****-1234), Account',
			'o_action.is_refund_transaction': false,
		});
	});

	it('tells a refund in a row of its own, negative, under the keys of its sale and on its own local day', async () => {
		bench.api.applyFact(tillPurchase);
		bench.api.applyFact(tillPurchaseRefund);
		const rows = await read(739);
		expect(
			pick(
				rows,
				'k_purchase_item',
				'i_quantity',
				'm_net_sale',
				'm_total_tax',
				'o_action.is_refund_transaction',
			)[2],
		).toEqual(['147000902', -1, '-10.0000', '-0.8000', true]);
		expect(rows[2]).toMatchObject({
			text_revenue_category: 'Product',
			// half past nine in the evening, already tomorrow in UTC
			'o_date.dtl_date': '2026-11-20 21:30:00',
			'o_date.dtu_date': '2026-11-21 02:30:00',
		});
		expect(await read(739, bothMethods('2026-11-21'))).toEqual([]);
	});
});

describe('the accounting method', () => {
	it('is cash where the filter names none, and hides without a word what an account paid', async () => {
		bench.api.applyFact(
			purchase({ id: '1', items: [[9, 'Mat', '50.00']], payments: [['Account', '50.00']], total: '50.00' }),
		);
		bench.api.applyFact(
			purchase({
				id: '2',
				items: [[9, 'Oil', '80.00']],
				payments: [
					['Cash', '60.00'],
					['Account', '20.00'],
				],
				total: '80.00',
			}),
		);
		const amounts = async (cid: number, filter: unknown) =>
			inOrder(
				pick(
					await read(cid, filter),
					'k_purchase',
					cid === 739 ? 'o_net_sale.m_amount' : 'o_total_paid.m_amount',
				),
			);
		expect(await amounts(739, cashOnly)).toEqual([['2', '60.00']]);
		expect(await amounts(739, bothMethods('2026-11-20'))).toEqual([
			['1', '50.00'],
			['2', '80.00'],
		]);
		expect(await amounts(799, cashOnly)).toEqual([['2', '60.00']]);
		expect(await amounts(799, bothMethods('2026-11-20'))).toEqual([
			['1', '50.00'],
			['2', '20.00'],
			['2', '60.00'],
		]);
	});

	it('shows account top-ups in another figure than the one the portal shows', async () => {
		bench.api.applyFact(
			purchase({
				id: '3',
				items: [[7, 'Top-up', '100.00']],
				payments: [['Visa', '100.00']],
				total: '100.00',
			}),
		);
		expect(
			pick(await read(739), 'text_revenue_category', 'id_table', 'm_net_sale', 'o_net_sale.m_amount'),
		).toEqual([['Account Payments', 964, '0.0000', '100.00']]);
	});
});

describe('report 799', () => {
	it('has a row for each payment; what the account paid is a debit there', async () => {
		bench.api.applyFact(tillPurchase);
		const rows = await read(799);
		expect(
			pick(
				rows,
				'text_payment_method',
				'o_total_paid.m_amount',
				'm_total_tip',
				'm_debit',
				'o_payment_status.text_status',
			),
		).toEqual([
			['Virtual Terminal (Visa ****-1234)', '94.60', '5.0000', '0', 'Approved'],
			['Account', '40.00', '0.0000', '40.0000', 'Approved'],
		]);
		expect(rows[0]).toMatchObject({ dtu_purchase_start: '2026-11-20 21:05:00', m_total_tax: '6.7500' });
		expect(rows[0]).not.toHaveProperty('k_purchase_item');
	});

	it('has failed payments, and credits that nobody paid', async () => {
		bench.api.applyFact({ uid: '12', s_first_name: 'Ana' }, 'client.created');
		await bench.control('payments', { kind: 'declined', uid: '12', cents: 9_900 });
		await bench.control('payments', { kind: 'credited', uid: '12', cents: 500 });
		const rows = await read(799, bothMethods('2026-11-21'));
		expect(pick(rows, 'm_total_paid', 'o_total_paid.m_amount', 'o_payment_status.text_status')).toEqual([
			['99.0000', '99.00', 'Declined'],
			[null, '5.00', 'Approved'],
		]);
	});
});

describe('rows of the money reports', () => {
	it('are alike in every byte where two real lines or payments are', async () => {
		const items = [
			[2, 'Drop-in', '20.00', 77],
			[2, 'Drop-in', '20.00', 77],
		] as const;
		const payments = [
			['Cash', '20.00'],
			['Cash', '20.00'],
		] as const;
		bench.api.applyFact(purchase({ id: '4', items, payments, total: '40.00' }));
		for (const cid of [739, 799]) {
			const { a_row } = await builtReport(bench, cid, bothMethods('2026-11-20'));
			expect(a_row).toHaveLength(2);
			expect(JSON.stringify(a_row[0])).toBe(JSON.stringify(a_row[1]));
		}
	});

	it('come to the cent, however a discount divides', async () => {
		const items = [
			[9, 'A', '10.00'],
			[9, 'B', '10.00'],
			[9, 'C', '10.00'],
		] as const;
		const told = purchase({ id: '5', items, payments: [['Cash', '29.00']], total: '29.00' });
		const a_price = { ...told.a_price, m_sum: '30.00', m_discount: '1.00' };
		bench.api.applyFact({ ...told, a_price });
		const cells = pick(await read(739), 'o_net_sale.m_amount', 'm_discount_amount');
		expect(cells).toEqual([
			['9.67', '0.3400'],
			['9.67', '0.3300'],
			['9.66', '0.3300'],
		]);
	});

	it('carry the tax inside prices that contain it', async () => {
		const told = purchase({
			id: '6',
			items: [[9, 'Oil', '130.00']],
			payments: [['Cash', '130.00']],
			total: '130.00',
		});
		bench.api.applyFact({ ...told, a_price: { ...told.a_price, m_tax: '11.82' } });
		expect(pick(await read(739), 'o_net_sale.m_amount', 'm_total_tax', 'm_total_amount')).toEqual([
			['118.18', '11.8200', '130.0000'],
		]);
	});
});
