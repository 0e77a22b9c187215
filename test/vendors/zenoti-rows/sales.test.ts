import { describe, expect, it } from 'vitest';
import type { Sale } from '../../../core/event';
import { eventsOf, failuresOf, importedOf, rowContext, settingsOf, without } from '../../core/rows/support';
import { guids, importZenoti, saleRow } from './support';

const salesOf = (rows: readonly unknown[], settings = settingsOf()): readonly Sale[] =>
	eventsOf(importZenoti(rows, settings)).flatMap(({ data }) => data.sale ?? []);

const saleOf = (rows: readonly unknown[], settings = settingsOf()): Sale => {
	const [sale] = salesOf(rows, settings);
	if (sale === undefined) throw new Error('no sale');
	return sale;
};

describe('the accrual export becomes sales', () => {
	it('recognised by its headings, one sale with all that the row tells', () => {
		const result = importZenoti([saleRow()]);
		expect(result.ok && result.type.name).toBe('zenotiSales');
		const [event] = eventsOf(result);
		expect(event).toMatchObject({
			id: expect.stringMatching(/^zenoti:invoice:no~dtn~ii1234:closed:[0-9a-f]{32}$/),
			type: 'studio.sale.closed',
			source: 'zenoti',
			subject: 'sale/no~dtn~ii1234',
			time: '2026-11-13T23:05:10.000Z',
			receivedtime: rowContext.receivedAt,
			ingestion: 'import',
			correlationid: 'zenoti:visit:no~dtn~ii1234',
			sourcetype: 'Sales (Accrual) export',
		});
		expect(event?.data.sale).toEqual({
			id: 'no~dtn~ii1234',
			number: 'II1234',
			receiptNumber: null,
			status: 'closed',
			isRefund: false,
			refundOfId: null,
			bookingGroupId: 'no~dtn~ii1234',
			client: {
				id: null,
				firstName: 'Ana',
				lastName: 'Brook',
				email: null,
				phone: null,
				phoneRaw: null,
			},
			location: { id: null, name: 'Downtown' },
			businessDay: '2026-11-13',
			currency: 'USD',
			lines: [
				{
					id: null,
					itemId: null,
					code: 'FAC60',
					name: 'Facial 60',
					kind: 'service',
					quantity: 1,
					unitPrice: null,
					discount: null,
					redeemed: 0,
					net: 100,
					tax: 8,
					gross: 108,
					staffId: null,
				},
			],
			payments: [
				{
					id: 'no~dtn~ii1234-1',
					saleId: 'no~dtn~ii1234',
					method: 'card',
					name: 'Card',
					amount: 108,
					tip: null,
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
				tip: null,
				serviceCharge: null,
				fees: null,
				rounding: 0,
				paid: 108,
				redeemed: 0,
				due: 0,
			},
		});
	});

	it('closed when it says so, on the wall clock of the studio', () => {
		const rows = [saleRow({ 'Invoice Closed Date': '11/13/2026 6:05:10 PM' })];
		const [event] = eventsOf(importZenoti(rows, settingsOf({ asOf: '2026-11-14T12:00:00.000Z' })));
		expect(event?.time).toBe('2026-11-13T23:05:10.000Z');
		const [later] = eventsOf(importZenoti(rows, settingsOf({ timeZone: null })));
		expect(later?.time).toBe(rowContext.asOf);
	});

	it('the lines of one invoice together, whichever rows lie between', () => {
		const rows = [
			saleRow(),
			saleRow({ 'Invoice No': 'II1235' }),
			saleRow({
				'Item Name': 'Cream',
				'Item Type': 'Product',
				'Sales(Inc. Tax)': '20',
				'Sales (Exc. Tax)': '20',
				Tax: '0',
				Collected: '20',
			}),
		];
		const imported = importedOf(importZenoti(rows));
		expect(imported.map((each) => each.rows)).toEqual([[0, 2], [1]]);
		expect(salesOf(rows)[0]).toMatchObject({
			totals: { gross: 128, paid: 128 },
			lines: [{}, { kind: 'product' }],
		});
	});

	it('the same number in two centers is two invoices', () => {
		const rows = [saleRow(), saleRow({ 'Center Code': 'UPT', 'Center Name': 'Uptown' })];
		expect(salesOf(rows).map(({ id }) => id)).toEqual(['no~dtn~ii1234', 'no~upt~ii1234']);
	});

	it.each<[title: string, changes: Record<string, unknown>, expected: object]>([
		['a product alone is no visit', { 'Item Type': 'Product' }, { bookingGroupId: null }],
		[
			'brackets',
			{
				'Sales(Inc. Tax)': '(108.00)',
				'Sales (Exc. Tax)': '(100.00)',
				Tax: '(8.00)',
				Collected: '(108.00)',
				'Sale Type': 'Refund',
			},
			{ isRefund: true, totals: { gross: -108, paid: -108 } },
		],
		[
			'a refund with positive prices',
			{ 'Sale Type': 'Refund', Collected: '-108' },
			{ isRefund: true, totals: { gross: -108, tax: -8, paid: -108 } },
		],
		[
			'a gift card',
			{ 'Payment Type': 'Gift Card(77)', Collected: '0', Redeemed: '108' },
			{
				payments: [{ method: 'gift_card', isRedemption: true, amount: 108 }],
				totals: { paid: 0, redeemed: 108 },
			},
		],
		[
			'a package',
			{ 'Payment Type': 'Package - Ten visits', Collected: '0', Redeemed: '108' },
			{ payments: [], lines: [{ redeemed: 108, gross: 0 }] },
		],
		['a charge', { 'Sale Type': 'Charges' }, { lines: [{ kind: 'fee' }] }],
		[
			'a name with a comma',
			{ 'Guest Name': 'Brook, Ana Maria' },
			{ client: { firstName: 'Ana Maria', lastName: 'Brook' } },
		],
		['the day of sale where no other is told', { 'Invoice Date': '' }, { businessDay: '2026-11-13' }],
		[
			'a number of a spreadsheet',
			{ 'Invoice Date': 46338, Qty: 2, Collected: 108 },
			{ businessDay: '2026-11-12', lines: [{ quantity: 2 }] },
		],
	])('%s', (_title, changes, expected) => {
		expect(saleOf([saleRow(changes)])).toMatchObject(expected);
	});

	it('money that has no column is unknown, not zero', () => {
		const row = without(saleRow(), 'Collected', 'Redeemed', 'Due');
		expect(saleOf([row])).toMatchObject({
			payments: [],
			totals: { gross: 108, paid: null, redeemed: null, due: null, rounding: null },
		});
	});

	it('centers get their ids from the option, by name or code', () => {
		const settings = settingsOf({ locationIds: new Map([['dtn', guids.center.toUpperCase()]]) });
		const [event] = eventsOf(importZenoti([saleRow()], settings));
		expect(event?.source).toBe(`zenoti/centers/${guids.center}`);
		expect(event?.data.sale).toMatchObject({
			location: { id: guids.center, name: 'Downtown' },
			payments: [{ locationId: guids.center }],
		});
	});
});

describe('open invoices are left out, as polls do', () => {
	it.each<[title: string, changes: Record<string, unknown>]>([
		['by their status', { Status: 'Open' }],
		['by the missing day of closing', { 'Invoice Closed Date': '' }],
	])('%s', (_title, changes) => {
		const result = importZenoti([saleRow(changes), saleRow({ 'Invoice No': 'II9', Status: 'Closed' })]);
		expect(eventsOf(result).map(({ subject }) => subject)).toEqual(['sale/no~dtn~ii9']);
		expect(result.ok && [...result.leftOut]).toEqual([['rows of open invoices', 1]]);
	});

	it.each([
		['0.00', 1],
		['', 1],
		['20.00', 0],
	])('or, where neither is told, by what is due (%j)', (due, count) => {
		const row = without(saleRow({ Due: due }), 'Invoice Closed Date');
		expect(eventsOf(importZenoti([row]))).toHaveLength(count);
	});

	it('of a refund that is told twice, open and closed, the closed line counts', () => {
		const refund = saleRow({ 'Sale Type': 'Refund', Collected: '-108', 'Sales(Inc. Tax)': '-108' });
		const rows = [{ ...refund, 'Invoice Closed Date': '' }, refund];
		expect(saleOf(rows)).toMatchObject({ lines: [{ gross: -108 }], totals: { gross: -108 } });
	});
});

describe('one bad line spoils its invoice, and no other', () => {
	it('with the row and the cell named', () => {
		const rows = [saleRow(), saleRow({ Tax: 'eight' }), saleRow({ 'Invoice No': 'II1235' })];
		expect(failuresOf(importZenoti(rows))).toEqual(['Rows 1, 2: “eight” under “Tax” is not an amount']);
		expect(salesOf(rows).map(({ number }) => number)).toEqual(['II1235']);
	});

	it('the event is the same again when the file is imported again', () => {
		const ids = [saleRow(), saleRow({ 'Invoice No': 'II9' })];
		const first = eventsOf(importZenoti(ids)).map(({ id }) => id);
		const again = eventsOf(importZenoti(ids, settingsOf({ receivedAt: '2027-01-01T00:00:00.000Z' })));
		expect(again.map(({ id }) => id)).toEqual(first);
	});

	it('and another one when an amount was changed', () => {
		const [one] = eventsOf(importZenoti([saleRow()]));
		const [other] = eventsOf(importZenoti([saleRow({ Collected: '100', Due: '8', Status: 'Closed' })]));
		expect(other?.subject).toBe(one?.subject);
		expect(other?.id).not.toBe(one?.id);
	});
});
