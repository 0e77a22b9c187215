import { describe, expect, it } from 'vitest';
import type { Sale } from '../../../core/event';
import { dataOf, eventOf, fixture, type Json } from './support';

/** A class of 40 and a balm of 60; a package credit of 40 is used, spread over both lines as Zenoti does. */
function visit(transactions: readonly Json[]): Sale {
	const payload = fixture('Invoice.Closed');
	const invoice = dataOf(payload).invoice as Json;
	const price = (sales: number, final: number): Json => ({
		currency_id: 148,
		sales,
		tax: 0,
		final,
		discount: 0,
	});
	Object.assign(invoice, {
		total_price: { currency_id: 0, net_price: 60, tax: 0, rounding_adjustment: 0, sum_total: 60 },
		invoice_items: [
			{ invoice_item_id: 'i1', type: 11, quantity: 1, price: price(40, 24) },
			{ invoice_item_id: 'i2', type: 2, quantity: 1, price: price(60, 36) },
		],
		transactions,
	});
	const sale = eventOf(payload).data.sale;
	if (sale === undefined) throw new Error('no sale');
	return sale;
}

const paid = (id: string, mode: number, amount_paid: number): Json => ({
	transaction_id: id,
	payment_option: { payment_mode: mode },
	amount_paid,
	total_amount_paid: amount_paid,
});
const money = paid('t1', 1, 60);

describe('A credit used on a Zenoti invoice', () => {
	it('that no transaction tells stands on the lines, beside what is left to pay', () => {
		const { lines, totals } = visit([money]);
		expect(lines.map(({ redeemed, net, gross }) => [redeemed, net, gross])).toEqual([
			[16, 24, 24],
			[24, 36, 36],
		]);
		expect(totals).toMatchObject({ gross: 60, paid: 60, redeemed: 0, due: 0 });
	});

	it('that a transaction tells as well counts once, as a payment of its kind', () => {
		const { lines, totals, payments } = visit([money, paid('t2', 7, 40)]);
		expect(lines.map(({ redeemed, net, gross }) => [redeemed, net, gross])).toEqual([
			[0, 40, 40],
			[0, 60, 60],
		]);
		expect(totals).toMatchObject({ net: 100, gross: 100, paid: 60, redeemed: 40, due: 0 });
		expect(payments[1]).toMatchObject({ method: 'package', amount: 40 });
	});

	it('that a transaction tells in part stays on the lines for the rest', () => {
		const { lines, totals } = visit([money, paid('t2', 8, 10)]);
		expect(lines.map(({ redeemed, gross }) => [redeemed, gross])).toEqual([
			[6, 34],
			[24, 36],
		]);
		expect(totals).toMatchObject({ gross: 70, paid: 60, redeemed: 10, due: 0 });
	});

	it('is an ordinary tender when money and credit together pay what the lines ask for', () => {
		const { lines, totals } = visit([paid('t1', 1, 20), paid('t2', 8, 40)]);
		expect(lines.map(({ redeemed }) => redeemed)).toEqual([16, 24]);
		expect(totals).toMatchObject({ gross: 60, paid: 20, redeemed: 40, due: 0 });
	});
});

describe('A line whose tax has more digits than money', () => {
	const priced = (...prices: readonly Json[]): Sale => {
		const payload = fixture('Invoice.Closed');
		const invoice = dataOf(payload).invoice as Json;
		const final = prices.reduce((sum, price) => sum + Number(price.final), 0);
		Object.assign(invoice, {
			total_price: { currency_id: 0, net_price: final, tax: 0, rounding_adjustment: 0, sum_total: final },
			invoice_items: prices.map((price, index) => ({
				invoice_item_id: `i${index}`,
				type: 2,
				quantity: 1,
				price: { currency_id: 148, discount: 0, ...price },
			})),
			transactions: [money],
		});
		const sale = eventOf(payload).data.sale;
		if (sale === undefined) throw new Error('no sale');
		return sale;
	};

	it.each([
		[489.25, 48.925, 538.18, 0],
		[9.99, 0.825, 10.82, 0],
		[9.99, 0.825, 10.81, 0],
		[100, 8.25, 83.25, 25],
		[100, 8.255, 83.26, 25],
		[100, 8.25, 108.24, 0.01],
	])('%s with tax %s and %s to pay used %s of credit', (sales, tax, final, credit) => {
		expect(priced({ sales, tax, final }).lines[0]?.redeemed).toBe(credit);
	});
});

describe('A refund told with positive amounts', () => {
	const refund = (invoice: Json): Sale => {
		const payload = fixture('Invoice.Closed.refund');
		Object.assign(dataOf(payload).invoice as Json, { is_refund: true, ...invoice });
		const sale = eventOf(payload).data.sale;
		if (sale === undefined) throw new Error('no sale');
		return sale;
	};
	const nothing = { net_price: 0, tax: 0, rounding_adjustment: 0, sum_total: 0 };

	it('of a tip alone gives the tip back', () => {
		const tip = { ...paid('t1', 1, 0), tip_amount: 20, total_amount_paid: 20 };
		const { totals, payments } = refund({ total_price: nothing, invoice_items: [], transactions: [tip] });
		expect([totals.tip, payments[0]?.tip]).toEqual([-20, -20]);
	});

	it('of a service paid by a credit gives the credit back', () => {
		const price = { currency_id: 148, sales: 25, tax: 0, final: 0, discount: 0 };
		const item = { invoice_item_id: 'i1', type: 0, quantity: 1, price };
		const { lines } = refund({ total_price: nothing, invoice_items: [item], transactions: [] });
		expect(lines[0]).toMatchObject({ redeemed: -25, gross: 0 });
	});
});
