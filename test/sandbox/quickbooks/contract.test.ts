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
import { codeOf, itemsOf, objectOf, quickBooksBench } from './client';

const bench = quickBooksBench({ usingSalesTax: true });
let studio: Studio;
beforeEach(async () => {
	studio = await openStudio(bench);
});

describe('the QuickBooks stand-in takes what QuickBooks takes', () => {
	const cases: readonly [title: string, path: string, body: (studio: Studio) => object][] = [
		[
			'a day with a line per account',
			'/journalentry',
			({ card, cash, tips }) =>
				journal([journalLine(card, 310.4), journalLine(cash, 52), journalLine(tips, -362.4)], {
					PrivateNote: 'studio-post/1 zenoti PIER 2026-07-04 rev=1 docs=6 sha=00aa11bb',
				}),
		],
		[
			'a correction of a day',
			'/journalentry',
			({ cash, tips }) =>
				journal([journalLine(cash, -4.25), journalLine(tips, 4.25)], { DocNumber: 'ZD-PIER-260704-2' }),
		],
		[
			'a sale with quantity, discount, tax and tip',
			'/salesreceipt',
			({ massage, oil, tipItem, card, customer }) =>
				receipt(
					[
						itemLine(massage, 90, { qty: 1, price: 90, text: 'Hot stone 75 min' }),
						itemLine(massage, -9, { text: 'Friends' }),
						itemLine(oil, 24, { code: 'TAX', qty: 2, price: 12 }),
						itemLine(tipItem, 11.5),
					],
					{
						CustomerRef: { value: customer },
						PaymentMethodRef: { value: '3' },
						PaymentRefNum: '310-1',
						DepositToAccountRef: { value: card },
						TxnTaxDetail: { TxnTaxCodeRef: { value: '3' }, TotalTax: 1.98 },
					},
				),
		],
		[
			'a sale paid partly in cash',
			'/salesreceipt',
			({ massage, cashItem, card }) =>
				receipt([itemLine(massage, 80), itemLine(cashItem, -30)], { DepositToAccountRef: { value: card } }),
		],
		[
			'a day whose lines add up to zero',
			'/salesreceipt',
			({ massage, cashItem }) => receipt([itemLine(massage, 41.75), itemLine(cashItem, -41.75)]),
		],
		[
			'a refund',
			'/refundreceipt',
			({ oil, card }) =>
				receipt([itemLine(oil, 12, { code: 'TAX', qty: 1, price: 12 })], {
					DepositToAccountRef: { value: card },
					TxnTaxDetail: { TxnTaxCodeRef: { value: '3' }, TotalTax: 0.99 },
				}),
		],
		['a customer', '/customer', () => ({ DisplayName: 'Ines Duarte (ZN-88)', GivenName: 'Ines' })],
		['an item', '/item', () => ({ Name: 'Yoga', Type: 'Service', IncomeAccountRef: { value: '1' } })],
		[
			'an account by its detail type alone',
			'/account',
			() => ({
				Name: 'Vouchers',
				AccountSubType: 'OtherCurrentLiabilities',
			}),
		],
		[
			'a document without a number',
			'/journalentry',
			({ card, tips }) => ({
				Line: [journalLine(card, 1), journalLine(tips, -1)],
			}),
		],
	];
	it.each(cases)('%s', async (_title, path, body) => {
		const reply = await bench.post(path, body(studio));
		expect([reply.status, codeOf(reply.body)]).toEqual([200, '']);
		const { Id, SyncToken } = objectOf(reply);
		expect(await bench.get(`${path}/${String(Id)}`)).toMatchObject({ status: 200 });
		expect(SyncToken).toBe('0');
	});

	it('several documents and questions in one batch', async () => {
		const reply = await bench.batch([
			{ bId: 'i1', operation: 'create', SalesReceipt: goodReceipt(studio) },
			{ bId: 'i2', operation: 'create', JournalEntry: goodJournal(studio) },
			{ bId: 'q1', Query: "select Id, DocNumber from SalesReceipt where TxnDate = '2026-07-04'" },
		]);
		expect([...itemsOf(reply).values()].map(codeOf)).toEqual(['', '', '']);
	});
});

describe('the QuickBooks stand-in lets careless things happen, as QuickBooks does', () => {
	it('loses the amount of a line without an item', async () => {
		const lines = [itemLine(studio.massage, 64), itemLine(null, 36)];
		const reply = await bench.post('/salesreceipt', receipt(lines));
		expect(objectOf(reply)).toMatchObject({
			TotalAmt: 64,
			Line: [{}, { DetailType: 'DescriptionOnly' }, { DetailType: 'SubTotalLineDetail', Amount: 64 }],
		});
	});

	it.each([{ minorversion: '70' }, { minorversion: '' }])(
		'treats %j as 75, and notes it',
		async (parameters) => {
			expect((await bench.get('/preferences', parameters)).status).toBe(200);
			expect(bench.quickBooks.journal.violations()).toMatchObject([{ kind: 'minor-version' }]);
		},
	);

	it('notes nothing about a client that names version 75', async () => {
		await bench.get('/preferences');
		expect(bench.quickBooks.journal.violations()).toEqual([]);
	});
});
