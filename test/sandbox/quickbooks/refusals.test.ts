import { beforeEach, describe, expect, it } from 'vitest';
import {
	goodJournal,
	goodReceipt,
	itemLine,
	journal,
	journalLine,
	openStudio,
	receipt,
	type Studio,
} from './bodies';
import { codeOf, quickBooksBench } from './client';

const bench = quickBooksBench({ usingSalesTax: true });
let studio: Studio;
beforeEach(async () => {
	studio = await openStudio(bench);
});

const written = () => [...bench.quickBooks.documentNumbers()];

describe('the QuickBooks stand-in refuses what QuickBooks refuses', () => {
	const line = (studio: Studio, detail: object) => ({ ...itemLine(studio.massage, 5), ...detail });
	const cases: readonly [title: string, path: string, body: (studio: Studio) => object, code: string][] = [
		['an amount that is text', '/salesreceipt', (all) => receipt([line(all, { Amount: '5.00' })]), '2010'],
		['a number as an id', '/salesreceipt', (all) => goodReceipt(all, { CustomerRef: { value: 58 } }), '2010'],
		['a tenth of a cent', '/salesreceipt', (all) => receipt([line(all, { Amount: 5.001 })]), '2110'],
		[
			'a number of 22 characters',
			'/salesreceipt',
			(all) => goodReceipt(all, { DocNumber: 'Z'.repeat(22) }),
			'2050',
		],
		[
			'a memo of 4,001 characters',
			'/journalentry',
			(all) => goodJournal(all, { PrivateNote: 'm'.repeat(4_001) }),
			'2050',
		],
		['a field it does not know', '/salesreceipt', (all) => goodReceipt(all, { Tip: 4 }), '2010'],
		[
			'a kind of line that is none',
			'/salesreceipt',
			(all) => receipt([line(all, { DetailType: 'Sale' })]),
			'2170',
		],
		['a sale without lines', '/salesreceipt', () => ({ DocNumber: 'ZN-1' }), '2020'],
		['a sale with an empty list of lines', '/salesreceipt', () => receipt([]), '2020'],
		[
			'a date with a time',
			'/salesreceipt',
			(all) => goodReceipt(all, { TxnDate: '2026-07-04T10:00:00' }),
			'2060',
		],
		['a day that is none', '/journalentry', (all) => goodJournal(all, { TxnDate: '2026-02-30' }), '2070'],
		[
			'a journal line without a side',
			'/journalentry',
			(all) => journal([journalLine(all.card, 3), journalLine(all.tips, -3, { PostingType: undefined })]),
			'2260',
		],
		[
			'a negative journal line',
			'/journalentry',
			(all) => journal([{ ...journalLine(all.card, 3), Amount: -3 }, journalLine(all.tips, -3)]),
			'2290',
		],
		[
			'a journal out of balance by a cent',
			'/journalentry',
			(all) => journal([journalLine(all.card, 3), journalLine(all.tips, -2.99)]),
			'2300',
		],
		['a journal of one line', '/journalentry', (all) => journal([journalLine(all.card, 0)]), '6000'],
		[
			'an account that is not there',
			'/journalentry',
			(all) => journal([journalLine('991', 3), journalLine(all.tips, -3)]),
			'2500',
		],
		['an item that is not there', '/salesreceipt', () => receipt([itemLine('991', 3)]), '2500'],
		['a refund without an account', '/refundreceipt', (all) => receipt([itemLine(all.oil, 3)]), '2020'],
		[
			'an amount that is not quantity times price',
			'/salesreceipt',
			(all) => receipt([itemLine(all.oil, 24, { qty: 2, price: 12.5 })]),
			'6070',
		],
		['a negative total', '/salesreceipt', (all) => receipt([itemLine(all.oil, -0.01)]), '6000'],
		[
			'a deposit on a liability',
			'/salesreceipt',
			(all) => goodReceipt(all, { DepositToAccountRef: { value: all.tips } }),
			'6430',
		],
		[
			'a line tax code that the US has not',
			'/salesreceipt',
			(all) => receipt([itemLine(all.oil, 3, { code: '3' })]),
			'6100',
		],
		[
			'a discount line while discounts are off',
			'/salesreceipt',
			(all) =>
				receipt([
					itemLine(all.oil, 9),
					{ Amount: 1, DetailType: 'DiscountLineDetail', DiscountLineDetail: { PercentBased: false } },
				]),
			'6000',
		],
		[
			'another currency',
			'/journalentry',
			(all) => goodJournal(all, { CurrencyRef: { value: 'EUR' } }),
			'6000',
		],
		[
			'tax on a US journal line',
			'/journalentry',
			(all) =>
				journal([journalLine(all.card, 3), journalLine(all.tips, -3, { TaxCodeRef: { value: 'TAX' } })]),
			'6000',
		],
		[
			'a location where none are tracked',
			'/journalentry',
			(all) => goodJournal(all, { DepartmentRef: { value: '1' } }),
			'6000',
		],
		['a colon in a name', '/customer', () => ({ DisplayName: 'Ana: Diaz' }), '2040'],
		['a customer without a name', '/customer', () => ({ Notes: 'who' }), '6080'],
		[
			'an e-mail without an at sign',
			'/customer',
			() => ({
				DisplayName: 'Ana',
				PrimaryEmailAddr: { Address: 'ana.home' },
			}),
			'2210',
		],
		[
			'a name that is taken, in whatever case',
			'/account',
			() => ({ Name: 'card at the desk', AccountType: 'Bank' }),
			'6240',
		],
		['an account without a type', '/account', () => ({ Name: 'Shelf' }), '6010'],
		['a type that is none', '/account', () => ({ Name: 'Shelf', AccountType: 'Asset' }), '2170'],
		[
			'a detail type of another type',
			'/account',
			() => ({
				Name: 'Shelf',
				AccountType: 'Income',
				AccountSubType: 'Checking',
			}),
			'2170',
		],
		['an item without an account', '/item', () => ({ Name: 'Yoga' }), '2020'],
		[
			'an item on receivables',
			'/item',
			(all) => ({ Name: 'Yoga', IncomeAccountRef: { value: all.receivable } }),
			'6430',
		],
		[
			'an item on payables',
			'/item',
			(all) => ({ Name: 'Yoga', IncomeAccountRef: { value: all.payable } }),
			'6430',
		],
		[
			'an item on the tax centre',
			'/item',
			(all) => ({ Name: 'Yoga', IncomeAccountRef: { value: all.taxCentre } }),
			'6430',
		],
		[
			'a kind of object this stand-in has not',
			'/payment',
			(all) => ({ CustomerRef: { value: all.customer } }),
			'2000',
		],
	];
	it.each(cases)('%s', async (_title, path, body, code) => {
		const reply = await bench.post(path, body(studio));
		expect([reply.status, codeOf(reply.body)]).toEqual([400, code]);
		expect(written()).toEqual([]);
	});

	it('a receivable line without a customer, and takes it with one', async () => {
		const lines = (detail: object) =>
			journal([journalLine(studio.receivable, 3, detail), journalLine(studio.tips, -3)]);
		expect(codeOf((await bench.post('/journalentry', lines({}))).body)).toBe('6000');
		const Entity = { Type: 'Customer', EntityRef: { value: studio.customer } };
		expect(await bench.post('/journalentry', lines({ Entity }))).toMatchObject({ status: 200 });
	});

	it('what is not a query, a request without a token, a path it has not', async () => {
		expect(codeOf((await bench.query('update Account')).body)).toBe('4000');
		const anonymous = bench.http();
		anonymous.defaults.headers.authorization = '';
		expect((await anonymous.get('/preferences', { headers: { authorization: '' } })).status).toBe(401);
		expect((await bench.get('/')).status).toBe(404);
	});

	it('a request id of 51 characters', async () => {
		const reply = await bench.post('/journalentry', goodJournal(studio), { requestid: 'r'.repeat(51) });
		expect([codeOf(reply.body), written()]).toEqual(['6000', []]);
		expect(
			(await bench.post('/journalentry', goodJournal(studio), { requestid: 'r'.repeat(50) })).status,
		).toBe(200);
	});
});
