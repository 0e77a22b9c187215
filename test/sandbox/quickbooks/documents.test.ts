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
import { codeOf, objectOf, quickBooksBench, type Reply } from './client';

const bench = quickBooksBench({ usingSalesTax: true });
let studio: Studio;
beforeEach(async () => {
	studio = await openStudio(bench);
});

const balances = () => Object.fromEntries(bench.quickBooks.trialBalance());
const identity = (reply: Reply) => {
	const { Id, SyncToken } = objectOf(reply);
	return { Id, SyncToken };
};

describe('the books behind the documents', () => {
	it('take a journal entry line by line', async () => {
		const lines = [
			journalLine(studio.card, 70.1),
			journalLine(studio.cash, 0.2),
			journalLine(studio.tips, -70.3),
		];
		const reply = await bench.post('/journalentry', journal(lines));
		expect(balances()).toEqual({ 'Card at the Desk': 7_010, 'Cash at the Desk': 20, 'Tips Owed': -7_030 });
		expect(objectOf(reply)).toMatchObject({ TotalAmt: 70.3, TxnDate: '2026-07-04' });
	});

	it('take a sale to the accounts of its items, its tax to the tax centre, its total to the deposit account', async () => {
		const lines = [
			itemLine(studio.massage, 80),
			itemLine(studio.oil, 20, { code: 'TAX' }),
			itemLine(studio.tipItem, 9),
			itemLine(studio.cashItem, -30),
		];
		const TxnTaxDetail = { TxnTaxCodeRef: { value: '3' }, TotalTax: 1.65 };
		const DepositToAccountRef = { value: studio.card };
		const reply = await bench.post('/salesreceipt', receipt(lines, { TxnTaxDetail, DepositToAccountRef }));
		expect(objectOf(reply)).toMatchObject({ TotalAmt: 80.65, TxnTaxDetail: { TotalTax: 1.65 } });
		expect(balances()).toEqual({
			Treatments: -10_000,
			'Tips Owed': -900,
			'Cash at the Desk': 3_000,
			'Sales Tax Payable': -165,
			'Card at the Desk': 8_065,
		});
	});

	it('take a refund the other way round, so that it and its sale leave nothing', async () => {
		const form = receipt([itemLine(studio.oil, 20, { code: 'TAX' })], {
			TxnTaxDetail: { TotalTax: 1.65 },
			DepositToAccountRef: { value: studio.card },
		});
		await bench.post('/salesreceipt', form);
		await bench.post('/refundreceipt', form);
		expect(balances()).toEqual({});
		expect(bench.quickBooks.documentNumbers()).toEqual(['ZN-PIER-310', 'ZN-PIER-310']);
	});

	it('keep money without an account in undeposited funds', async () => {
		await bench.post('/salesreceipt', receipt([itemLine(studio.massage, 64)]));
		expect(balances()).toEqual({ Treatments: -6_400, 'Undeposited Funds': 6_400 });
	});

	it('tell an account its balance, positive where it usually stands', async () => {
		await bench.post('/journalentry', goodJournal(studio));
		const balanceOf = async (id: string) => objectOf(await bench.get(`/account/${id}`)).CurrentBalance;
		expect([await balanceOf(studio.card), await balanceOf(studio.tips)]).toEqual([18.5, 18.5]);
	});

	it('work out a tax that the form does not give', async () => {
		const lines = [itemLine(studio.oil, 10.1, { code: 'TAX' }), itemLine(studio.oil, 20.2, { code: 'TAX' })];
		const TxnTaxDetail = { TxnTaxCodeRef: { value: '3' } };
		const reply = await bench.post('/salesreceipt', receipt(lines, { TxnTaxDetail }));
		expect(objectOf(reply)).toMatchObject({ TotalAmt: 32.8, TxnTaxDetail: { TotalTax: 2.5 } });
	});
});

describe('a document that changes', () => {
	it('is refused on an old token, and keeps what a sparse update does not name', async () => {
		const first = await bench.post('/salesreceipt', goodReceipt(studio, { PrivateNote: 'stamp' }));
		const body = { ...identity(first), sparse: true, PaymentRefNum: '310-2' };
		const second = await bench.post('/salesreceipt', body);
		expect(objectOf(second)).toMatchObject({ SyncToken: '1', PrivateNote: 'stamp', TotalAmt: 64 });
		expect(codeOf((await bench.post('/salesreceipt', body)).body)).toBe('5010');
	});

	it('loses what a full update leaves out', async () => {
		const first = await bench.post('/salesreceipt', goodReceipt(studio, { PrivateNote: 'stamp' }));
		const second = await bench.post('/salesreceipt', { ...identity(first), ...goodReceipt(studio) });
		expect(objectOf(second)).not.toHaveProperty('PrivateNote');
		expect(bench.quickBooks.salesReceipts()).toHaveLength(1);
	});

	it('takes back the whole object as it was read', async () => {
		for (const [path, body] of [
			['/salesreceipt', goodReceipt(studio)],
			['/journalentry', goodJournal(studio)],
		] as const) {
			const read = objectOf(await bench.post(path, body));
			const again = await bench.post(path, { ...read, PrivateNote: 'seen' });
			expect([codeOf(again.body), objectOf(again).TotalAmt]).toEqual(['', read.TotalAmt]);
		}
	});

	it('stays visible at zero when it is void, and leaves the books', async () => {
		const first = await bench.post('/salesreceipt', goodReceipt(studio, { PrivateNote: 'stamp' }));
		const body = { ...identity(first), sparse: true };
		const reply = await bench.post('/salesreceipt', body, { operation: 'update', include: 'void' });
		expect(objectOf(reply)).toMatchObject({
			TotalAmt: 0,
			PrivateNote: 'Voided - stamp',
			DocNumber: 'ZN-PIER-310',
		});
		expect(balances()).toEqual({});
	});

	it('is gone when it is deleted', async () => {
		const first = await bench.post('/journalentry', goodJournal(studio));
		await bench.post('/journalentry', identity(first), { operation: 'delete' });
		expect([balances(), bench.quickBooks.documentNumbers()]).toEqual([{}, []]);
		expect(codeOf((await bench.get(`/journalentry/${String(identity(first).Id)}`)).body)).toBe('610');
	});

	it('is not void when it is a journal entry', async () => {
		const first = await bench.post('/journalentry', goodJournal(studio));
		const parameters = { operation: 'update', include: 'void' };
		expect(codeOf((await bench.post('/journalentry', identity(first), parameters)).body)).toBe('500');
	});

	it('cannot use what has been switched off, and finds its name still taken', async () => {
		await bench.post('/account', { Id: studio.tips, SyncToken: '0', sparse: true, Active: false });
		expect(codeOf((await bench.post('/journalentry', goodJournal(studio))).body)).toBe('610');
		const again = { Name: 'Tips Owed', AccountType: 'Other Current Liability' };
		expect(codeOf((await bench.post('/account', again)).body)).toBe('6240');
	});

	it('shares no name between customers, vendors and employees', async () => {
		await bench.make('/employee', { GivenName: 'Ines', FamilyName: 'Duarte' });
		expect(codeOf((await bench.post('/customer', { DisplayName: 'Ines Duarte' })).body)).toBe('6240');
		expect((await bench.post('/customer', { DisplayName: 'Ines Duarte (ZN-88)' })).status).toBe(200);
	});
});

describe('a person at the screen', () => {
	it('adds to the amounts of an entry, which stays in balance', async () => {
		await bench.post('/journalentry', goodJournal(studio));
		const edited = bench.quickBooks.editAsPerson('ZD-PIER-260704-1', { kind: 'amount', hundredths: 150 });
		expect(edited).toMatchObject({ ok: true, value: { JournalEntry: { SyncToken: '1', TotalAmt: 20 } } });
		expect(balances()).toEqual({ 'Card at the Desk': 2_000, 'Tips Owed': -2_000 });
	});

	it('voids, renumbers and deletes by number', async () => {
		await bench.post('/salesreceipt', goodReceipt(studio));
		const { editAsPerson, documentNumbers, salesReceipts } = bench.quickBooks;
		editAsPerson('ZN-PIER-310', { kind: 'fields', fields: { DocNumber: 'MINE-1' } });
		expect(documentNumbers()).toEqual(['MINE-1']);
		editAsPerson('MINE-1', { kind: 'void' });
		expect(salesReceipts()).toMatchObject([{ TotalAmt: 0 }]);
		editAsPerson('MINE-1', { kind: 'delete' });
		expect(documentNumbers()).toEqual([]);
		expect(editAsPerson('MINE-1', { kind: 'void' })).toMatchObject({ ok: false, problem: { code: '610' } });
	});
});
