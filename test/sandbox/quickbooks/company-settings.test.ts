import { describe, expect, it } from 'vitest';
import type { QuickBooksOptions } from '../../../sandbox/quickbooks';
import { goodJournal, goodReceipt, itemLine, journal, journalLine, openStudio, receipt } from './bodies';
import { codeOf, objectOf, quickBooksBench, rowsOf } from './client';

describe('a new company', () => {
	const bench = quickBooksBench();

	it("has QuickBooks' own accounts and none of the studio's", () => {
		const names = bench.quickBooks.accounts().map(({ Name }) => String(Name));
		expect(names).toHaveLength(26);
		expect(names).toEqual(expect.arrayContaining(['Sales', 'Undeposited Funds', 'Sales Tax Payable']));
		expect(names.filter((name) => name.startsWith('Studio'))).toEqual([]);
	});

	it('tells how it is set up, by its own path and by query alike', async () => {
		const preferences = objectOf(await bench.get('/preferences'));
		expect(preferences).toMatchObject({
			SalesFormsPrefs: { CustomTxnNumbers: true },
			TaxPrefs: { UsingSalesTax: false },
			CurrencyPrefs: { MultiCurrencyEnabled: false, HomeCurrency: { value: 'USD' } },
		});
		expect(preferences.AccountingInfoPrefs).not.toHaveProperty('BookCloseDate');
		expect(rowsOf(await bench.query('select * from Preferences'), 'Preferences')).toEqual([preferences]);
		const info = objectOf(await bench.get(`/companyinfo/${bench.quickBooks.realmId}`));
		expect(info).toMatchObject({ Country: 'US', DefaultTimeZone: 'America/Los_Angeles' });
		expect(rowsOf(await bench.query('select * from CompanyInfo'), 'CompanyInfo')).toEqual([info]);
	});

	it('drops a tax it has not been told to collect', async () => {
		const studio = await openStudio(bench);
		const lines = [itemLine(studio.oil, 20, { code: 'TAX' })];
		const reply = await bench.post('/salesreceipt', receipt(lines, { TxnTaxDetail: { TotalTax: 1.65 } }));
		expect(objectOf(reply)).toMatchObject({ TotalAmt: 20, TxnTaxDetail: { TotalTax: 0 } });
	});

	it('is empty again after a reset', async () => {
		const studio = await openStudio(bench);
		await bench.post('/journalentry', goodJournal(studio));
		bench.quickBooks.reset();
		expect([bench.quickBooks.accounts().length, bench.quickBooks.documentNumbers()]).toEqual([26, []]);
		expect(bench.quickBooks.journal.total()).toBe(0);
	});
});

describe('closed books', () => {
	const bench = quickBooksBench();

	it.each([
		['2026-07-03', ''],
		['2026-07-04', '6210'],
		['2026-07-05', '6210'],
	])('through %s: a document of 4 July is answered "%s"', async (bookCloseDate, code) => {
		const studio = await openStudio(bench);
		bench.quickBooks.setPreferences({ bookCloseDate });
		expect(codeOf((await bench.post('/journalentry', goodJournal(studio))).body)).toBe(code);
	});

	it('keep what is in them from being voided or moved out', async () => {
		const studio = await openStudio(bench);
		const { Id, SyncToken } = objectOf(await bench.post('/salesreceipt', goodReceipt(studio)));
		bench.quickBooks.setPreferences({ bookCloseDate: '2026-07-04' });
		const body = { Id, SyncToken, sparse: true, TxnDate: '2026-07-05' };
		expect(codeOf((await bench.post('/salesreceipt', body)).body)).toBe('6210');
		const parameters = { operation: 'update', include: 'void' };
		expect(codeOf((await bench.post('/salesreceipt', body, parameters)).body)).toBe('6210');
	});
});

describe('document numbers', () => {
	const bench = quickBooksBench();
	const twice = async (path: '/journalentry' | '/salesreceipt', options: QuickBooksOptions, include = '') => {
		const studio = await openStudio(bench);
		bench.quickBooks.setPreferences(options);
		const body = path === '/journalentry' ? goodJournal(studio) : goodReceipt(studio);
		await bench.post(path, body);
		return codeOf((await bench.post(path, body, include === '' ? {} : { include })).body);
	};

	it.each([
		['/journalentry', 'allow', ''],
		['/salesreceipt', 'allow', ''],
		['/journalentry', 'journalsOnly', '6140'],
		['/salesreceipt', 'journalsOnly', ''],
		['/journalentry', 'refuse', '6140'],
		['/salesreceipt', 'refuse', '6140'],
	] as const)(
		'of %s with the rule "%s" may come twice or are answered "%s"',
		async (path, duplicateNumbers, code) => {
			expect(await twice(path, { duplicateNumbers })).toBe(code);
			expect(bench.quickBooks.documentNumbers()).toHaveLength(code === '' ? 2 : 1);
		},
	);

	it('come twice for whoever insists, and that is noted', async () => {
		expect(await twice('/journalentry', { duplicateNumbers: 'refuse' }, 'allowduplicatedocnum')).toBe('');
		expect(bench.quickBooks.journal.violations()).toMatchObject([{ kind: 'allows-duplicate-number' }]);
	});

	it('of sales forms are dropped while custom numbers are off; journal entries keep theirs', async () => {
		bench.quickBooks.setPreferences({ customTxnNumbers: false });
		const studio = await openStudio(bench);
		for (const path of ['/salesreceipt', '/salesreceipt']) await bench.post(path, goodReceipt(studio));
		await bench.post('/journalentry', goodJournal(studio));
		expect(bench.quickBooks.documentNumbers()).toEqual(['ZD-PIER-260704-1', '1001', '1002']);
	});
});

describe('locations, classes and currencies', () => {
	const bench = quickBooksBench({ trackDepartments: true, classTracking: 'perLine', multiCurrency: true });

	it('stand on lines once they are tracked, by id and with their name', async () => {
		const studio = await openStudio(bench);
		const DepartmentRef = { value: await bench.make('/department', { Name: 'Pier' }) };
		const ClassRef = { value: await bench.make('/class', { Name: 'Spa' }) };
		const lines = [journalLine(studio.card, 5, { DepartmentRef, ClassRef }), journalLine(studio.tips, -5)];
		const reply = objectOf(await bench.post('/journalentry', journal(lines)));
		expect(reply.Line).toMatchObject([
			{ JournalEntryLineDetail: { DepartmentRef: { name: 'Pier' }, ClassRef: { name: 'Spa' } } },
			{},
		]);
		const atHead = goodReceipt(studio, { ClassRef });
		expect(codeOf((await bench.post('/salesreceipt', atHead)).body)).toBe('6000');
		expect(codeOf((await bench.post('/department', { Name: 'pier' })).body)).toBe('6240');
	});

	it('are posted at the rate, and what rounding leaves stays with the last line', async () => {
		const studio = await openStudio(bench);
		const lines = [
			journalLine(studio.card, 0.01),
			journalLine(studio.cash, 0.01),
			journalLine(studio.tips, -0.02),
		];
		await bench.post('/journalentry', journal(lines, { CurrencyRef: { value: 'EUR' }, ExchangeRate: 1.5 }));
		expect(Object.fromEntries(bench.quickBooks.trialBalance())).toEqual({
			'Card at the Desk': 2,
			'Cash at the Desk': 2,
			'Tips Owed': -4,
		});
	});
});

describe('tax', () => {
	const taxed = async (bench: ReturnType<typeof quickBooksBench>, fields: object, code: string) => {
		const studio = await openStudio(bench);
		return bench.post('/salesreceipt', receipt([itemLine(studio.oil, 20, { code })], fields));
	};
	const us = quickBooksBench({ usingSalesTax: true });
	const gb = quickBooksBench({ country: 'GB', usingSalesTax: true });

	it('is changed by a cent by an engine with an opinion of its own', async () => {
		us.quickBooks.setPreferences({ taxEngineShiftsBy: 1 });
		const reply = await taxed(us, { TxnTaxDetail: { TotalTax: 1.65 } }, 'TAX');
		expect(objectOf(reply)).toMatchObject({ TotalAmt: 21.66, TxnTaxDetail: { TotalTax: 1.66 } });
	});

	it.each([
		[{}, '2', '2020'],
		[{ GlobalTaxCalculation: 'TaxExcluded' }, 'TAX', '2500'],
		[{ GlobalTaxCalculation: 'NotApplicable', TxnTaxDetail: { TotalTax: 1 } }, '2', '6170'],
		[{ GlobalTaxCalculation: 'TaxExcluded' }, '2', ''],
	])('of a British sale with %j and the code %s is answered "%s"', async (fields, code, answered) => {
		expect(codeOf((await taxed(gb, fields, code)).body)).toBe(answered);
	});

	it('of a British sale goes to VAT Control by the rate of its code', async () => {
		const reply = await taxed(gb, { GlobalTaxCalculation: 'TaxExcluded' }, '2');
		expect(objectOf(reply)).toMatchObject({ TotalAmt: 24, CurrencyRef: { value: 'GBP' } });
		expect(gb.quickBooks.trialBalance().get('VAT Control')).toBe(-400);
	});
});
