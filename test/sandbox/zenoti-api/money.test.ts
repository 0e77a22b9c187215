import { describe, expect, it } from 'vitest';
import { accrual, collections, day, hour, invoiceOf, partOf, rowsOf, span, zenotiBench } from './bench';

const bench = zenotiBench();
const sales = async (from = '2026-11-21', to = '2026-11-21', more = {}) =>
	rowsOf(await bench.post(`${accrual}?size=100`, { ...span(from, to), ...more }), 'sales');
const payments = async (from = '2026-11-21', to = '2026-11-21', more = {}) =>
	rowsOf(
		await bench.post(`${collections}?size=100`, { centers: { is_all: true }, ...span(from, to), ...more }),
		'collections_report',
	);
const guestId = () => bench.api.desk.addGuest().id;
const oil = { name: 'Lavender Oil', cents: 2_895, taxCents: 239, discountCents: 100 };
const mat = { name: 'Yoga Mat', cents: 7_999, taxCents: 660 };

describe('invoices of the Zenoti stand-in', () => {
	const expands = [
		['none', '', false, false],
		['both, repeated', '?expand=InvoiceItems&expand=Transactions', true, true],
		['both, in any case', '?expand=invoiceitems&Expand=TRANSACTIONS', true, true],
		['a list with a comma, of which the last counts', '?expand=InvoiceItems,Transactions', false, true],
		['brackets, which it does not know', '?expand[]=InvoiceItems', false, false],
	] as const;
	it.each(expands)('come with the lists asked for: %s', async (_title, query, hasItems, hasPayments) => {
		const { id } = bench.api.desk.sell({ guestId: guestId(), lines: [oil] });
		const { body } = await bench.get(`/v1/invoices/${id}${query}`);
		expect(partOf(body, 'error')).toBeNull();
		expect(Array.isArray(partOf(body, 'invoice', 'invoice_items'))).toBe(hasItems);
		expect(Array.isArray(partOf(body, 'invoice', 'transactions'))).toBe(hasPayments);
	});

	it('are open from the booking on, at the price of the list, and close with what was paid', async () => {
		const visit = bench.api.desk.book({ guestId: guestId() }).id;
		const id = invoiceOf(bench, visit);
		const read = async () => partOf((await bench.get(`/v1/invoices/${id}`)).body, 'invoice');
		expect(await read()).toMatchObject({
			is_closed: false,
			appointment_group_id: visit,
			receipt_number: '0',
			invoice_dues: { total: 115, paid: 0, balance: 115 },
		});
		bench.api.desk.pay(id, [{ mode: 1, name: 'VISA', cents: 5_000 }]);
		expect(await read()).toMatchObject({ is_closed: false, invoice_dues: { paid: 50, balance: 65 } });
		bench.api.desk.closeInvoice(id);
		expect(await read()).toMatchObject({ is_closed: true, lock: true, invoice_dues: { balance: 0 } });
	});

	it('tell environmental fees and redemptions beside the total', async () => {
		const { id } = bench.api.desk.sell({
			guestId: guestId(),
			lines: [mat],
			tenders: [
				{ mode: 8, name: 'Gift Card', cardNumber: '1234', cents: 2_000 },
				{ mode: 1, name: 'VISA', feeCents: 150 },
			],
		});
		const { body } = await bench.get(`/v1/invoices/${id}`);
		expect(partOf(body, 'invoice')).toMatchObject({
			total_price: { sum_total: 86.59, tax: 6.6 },
			invoice_dues: { total: 88.09, paid: 88.09, balance: 0 },
			environmental_fee: { total: 1.5, paid: 1.5 },
			has_redemptions: true,
		});
	});
});

describe('the accrual report of the Zenoti stand-in', () => {
	it('has a row for each line, and its amounts add up', async () => {
		bench.api.desk.sell({ guestId: guestId(), lines: [oil, mat], tenders: [{ mode: 1, name: 'VISA' }] });
		const rows = await sales();
		expect(rows).toMatchObject([
			{
				item_name: 'Lavender Oil',
				item_type: 'Product',
				price: 29.95,
				discount: 1,
				sales_exc_tax: 28.95,
				tax: 2.39,
				sales_inc_tax: 31.34,
				collected: 31.34,
				redeemed: 0,
				due: 0,
				payment_type: ' Card',
				sale_type: 'Sale',
				status: 'Closed',
			},
			{ item_name: 'Yoga Mat', sales_inc_tax: 86.59, collected: 86.59 },
		]);
		expect(new Set(rows.map((row) => row.invoice_id)).size).toBe(1);
		expect(new Set(rows.map((row) => row.invoice_item_id)).size).toBe(2);
	});

	it('spreads several tenders over the lines to the cent and names them in one text', async () => {
		bench.api.desk.sell({
			guestId: guestId(),
			lines: [oil, mat, { name: 'Grip Socks', cents: 333 }],
			tenders: [{ mode: 7, name: '10 Classes', cents: 4_001 }, { mode: 0 }],
		});
		const rows = await sales();
		const cents = (field: string) => rows.reduce((sum, row) => sum + Math.round(Number(row[field]) * 100), 0);
		expect([cents('redeemed'), cents('collected'), cents('due')]).toEqual([4_001, 8_125, 0]);
		expect(rows[0]?.payment_type).toBe('Package - 10 Classes, Cash');
		for (const { sales_inc_tax, collected, redeemed, due } of rows) {
			expect(Number(collected) + Number(redeemed) + Number(due)).toBeCloseTo(Number(sales_inc_tax), 6);
		}
	});

	it('counts a service on its day, open before it is paid, and what is bought on the day of the sale', async () => {
		const visit = bench.api.desk.book({ guestId: guestId(), startsAt: bench.now() + day }).id;
		expect(await sales()).toEqual([]);
		expect(await sales('2026-11-22', '2026-11-22')).toMatchObject([
			{ status: 'Open', collected: 0, due: 115, invoice_closed_date: null, payment_type: '' },
		]);
		bench.passes(2 * day);
		bench.api.desk.closeInvoice(invoiceOf(bench, visit));
		expect(await sales('2026-11-23', '2026-11-23')).toEqual([]);
		expect(await sales('2026-11-22', '2026-11-22')).toMatchObject([
			{ status: 'Closed', collected: 115, due: 0, invoice_closed_date: '2026-11-23T09:00:00' },
		]);
	});

	it('counts what is paid before its time on the day of the payment', async () => {
		const visit = bench.api.desk.book({ guestId: guestId(), startsAt: bench.now() + 9 * day }).id;
		bench.api.desk.closeInvoice(invoiceOf(bench, visit));
		expect(await sales()).toMatchObject([{ status: 'Closed' }]);
		expect(await sales('2026-11-30', '2026-11-30')).toEqual([]);
	});

	it('drops the lines of visits that were cancelled or never came', async () => {
		const { desk } = bench.api;
		const [first, second] = [1, 2].map(() => desk.book({ guestId: guestId() }).id);
		expect(await sales('2026-11-22', '2026-11-22')).toHaveLength(2);
		desk.cancel(first ?? '');
		desk.noShow(second ?? '');
		expect(await sales('2026-11-22', '2026-11-22')).toEqual([]);
	});

	it('shows a refund twice, open and closed, as an invoice of its own', async () => {
		const sale = bench.api.desk.sell({ guestId: guestId(), lines: [oil] }).id;
		const refund = bench.api.desk.refund(sale).id;
		const rows = (await sales()).filter((row) => row.invoice_id === refund);
		expect(rows.map((row) => [row.status, row.sale_type, row.collected, row.due])).toEqual([
			['Open', 'Refund', 0, -31.34],
			['Closed', 'Refund', -31.34, 0],
		]);
		expect(new Set(rows.map((row) => row.invoice_item_id)).size).toBe(1);
		bench.api.change({ doublesRefunds: false });
		expect((await sales()).filter((row) => row.invoice_id === refund)).toHaveLength(1);
	});

	it('changes weeks later when an invoice is closed again, under the same ids', async () => {
		const sale = bench.api.desk.sell({ guestId: guestId(), lines: [oil] }).id;
		const [before] = await sales();
		bench.passes(5 * hour);
		bench.api.desk.recloseInvoice(sale, [{ mode: 1, name: 'VISA' }]);
		const [after] = await sales();
		expect(after?.invoice_item_id).toBe(before?.invoice_item_id);
		expect([before?.payment_type, after?.payment_type]).toEqual(['Cash', ' Card']);
	});

	it('forgets a voided invoice without a word', async () => {
		const { desk } = bench.api;
		const sale = desk.sell({ guestId: guestId(), lines: [oil] }).id;
		const told = bench.api.webhooks().length;
		expect(desk.voidInvoice(sale).webhook).toBeNull();
		expect(await sales()).toEqual([]);
		expect(bench.api.webhooks()).toHaveLength(told);
		expect((await bench.get(`/v1/invoices/${sale}`)).status).toBe(404);
	});

	it('filters by type, status, kind of sale and centre', async () => {
		const elsewhere = bench.api.organisation.centers.all()[1]?.id ?? '';
		const { desk } = bench.api;
		const sale = desk.sell({ guestId: guestId(), lines: [oil, { type: 4, name: 'Ten', cents: 100 }] }).id;
		desk.refund(sale);
		desk.sell({ guestId: guestId(), centerId: elsewhere, lines: [mat] });
		const count = async (more: object) => (await sales('2026-11-21', '2026-11-21', more)).length;
		expect(await count({})).toBe(7);
		expect(await count({ item_types: [4] })).toBe(3);
		expect(await count({ sale_types: [1] })).toBe(4);
		expect(await count({ invoice_statuses: [4] })).toBe(5);
		expect(await count({ center_ids: [elsewhere.toUpperCase()] })).toBe(1);
		expect(await count({ item_types: [-1], payment_types: [1] })).toBe(0);
	});

	it('totals all rows, not only those of the page', async () => {
		for (let n = 0; n < 3; n += 1) bench.api.desk.sell({ guestId: guestId(), lines: [oil] });
		const { body } = await bench.post(`${accrual}?page=2&size=2`, span('2026-11-21', '2026-11-21'));
		expect(body).toMatchObject({
			page_info: { total: 3, page: 2, size: 2 },
			total: { sales_inc_tax: 94.02, collected: 94.02, due: 0 },
		});
	});
});

describe('the collections report of the Zenoti stand-in', () => {
	it('has tips and service charge in rows of their own that pay nothing', async () => {
		bench.api.desk.sell({
			guestId: guestId(),
			lines: [mat],
			tenders: [{ mode: 1, name: 'VISA', tipCents: 1_200, serviceChargeCents: 500 }],
		});
		const rows = await payments();
		expect(rows.map((row) => [row.amount_paid, row.tip, row.ssg, row.total_paid])).toEqual([
			[86.59, 0, 0, 86.59],
			[0, 12, 0, 86.59],
			[0, 0, 5, 86.59],
		]);
		expect(rows[0]).toMatchObject({
			payment_date: '2026-11-21',
			payment_type: ' Card',
			tax_collected: 6.6,
			amount_paid_exc_tax: 79.99,
			invoice_status: 'Closed',
		});
	});

	it('has deposits on open invoices, and no stored value', async () => {
		const { desk } = bench.api;
		const visit = desk.book({ guestId: guestId(), startsAt: bench.now() + 9 * day }).id;
		desk.pay(invoiceOf(bench, visit), [{ mode: 0, cents: 4_000 }]);
		desk.sell({ guestId: guestId(), lines: [mat], tenders: [{ mode: 8, name: 'Gift Card' }] });
		expect(await payments()).toMatchObject([{ amount_paid: 40, invoice_status: 'Open', due: 75 }]);
	});

	it('goes by the day of the payment and names its centres otherwise than the sales do', async () => {
		bench.api.desk.sell({ guestId: guestId(), lines: [mat] });
		bench.passes(day);
		bench.api.desk.sell({ guestId: guestId(), lines: [mat] });
		expect(await payments()).toHaveLength(1);
		expect(await payments('2026-11-21', '2026-11-22')).toHaveLength(2);
		const elsewhere = bench.api.organisation.centers.all()[1]?.id ?? '';
		expect(await payments('2026-11-21', '2026-11-22', { centers: { ids: [elsewhere] } })).toEqual([]);
	});
});

describe('report bodies in the Zenoti stand-in', () => {
	const today = span('2026-11-21', '2026-11-21');
	const bodies = [
		['nothing at all', undefined, 200, 0],
		['an empty object', {}, 200, 0],
		[
			'a T between day and hour',
			{ start_date: '2026-11-21T00:00:00', end_date: '2026-11-21T23:59:59' },
			200,
			1,
		],
		['a day alone, which ends at its midnight', { start_date: '2026-11-21', end_date: '2026-11-21' }, 200, 0],
		['days that are none', { start_date: 'soon', end_date: 'later' }, 502, null],
		['an end before the start', span('2026-11-22', '2026-11-21'), 502, null],
		['names where codes belong', { ...today, item_types: ['Service'] }, 200, 'Something went wrong'],
		['the closing date of the documents', { ...today, invoice_closed_date: {} }, 200, 'Something went wrong'],
	] as const;
	it.each(bodies)('with %s', async (_title, body, status, outcome) => {
		bench.api.desk.sell({ guestId: guestId(), lines: [oil] });
		const reply = await bench.post(accrual, body);
		expect(reply.status).toBe(status);
		if (typeof outcome === 'number') expect(reply.body).toMatchObject({ page_info: { total: outcome } });
		if (typeof outcome === 'string') expect(reply.body).toMatchObject({ error: { message: outcome } });
	});
});
