import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accountKeys } from '../../../core/books';
import { startXero, type CountryCode, type XeroSandbox } from '../../../sandbox/xero';
import { elementsOf, xeroBench } from './bench';
import { cardClearing, creditNote, invoice, payment } from './bodies';
import { answerSchemas } from './schemas';

describe('a new organisation', () => {
	const bench = xeroBench();
	const accounts = async () => elementsOf(await bench.get('Accounts'), 'Accounts');

	it('has the chart that Xero begins with, and none of the accounts of ours', async () => {
		const names = (await accounts()).map(({ Name }) => Name);
		expect(names).toHaveLength(29);
		expect(names).toEqual(expect.arrayContaining(['Sales', 'Accounts Receivable', 'GST', 'Rounding']));
		for (const { account } of accountKeys) expect(names).not.toContain(account?.name);
	});

	it('has one bank account, which has no code', async () => {
		const banks = (await accounts()).filter((account) => account.Type === 'BANK');
		expect(banks).toHaveLength(1);
		expect(banks[0]).not.toHaveProperty('Code');
	});

	it('marks the accounts it needs itself', async () => {
		const marked = (await accounts()).flatMap(({ Code, SystemAccount }) =>
			SystemAccount === undefined ? [] : [`${Code} ${String(SystemAccount)}`],
		);
		expect(marked).toEqual(
			expect.arrayContaining([
				'610 DEBTORS',
				'800 CREDITORS',
				'820 GST',
				'860 ROUNDING',
				'960 RETAINEDEARNINGS',
			]),
		);
	});

	it('has no tracking, no contact and no document', async () => {
		for (const collection of ['TrackingCategories', 'Contacts', 'Invoices', 'CreditNotes', 'Payments'])
			expect(elementsOf(await bench.get(collection), collection)).toEqual([]);
	});

	it('starts over with the same ids and tokens', async () => {
		const before = { tenant: bench.xero.tenantId, chart: await accounts() };
		await bench.put('Accounts', cardClearing);
		bench.xero.lock('2026-10-31');
		bench.xero.reset();
		expect({ tenant: bench.xero.tenantId, chart: await accounts() }).toEqual(before);
		expect(bench.xero.books.locks.period).toBeNull();
		expect(bench.xero.journal.total()).toBe(1);
	});
});

describe('an organisation of another country', () => {
	let xero: XeroSandbox;
	afterEach(() => xero.close());

	it.each<[CountryCode, string, string, string, number]>([
		['AU', 'AUD', 'GST', 'OUTPUT', 10],
		['NZ', 'NZD', 'GST', 'OUTPUT2', 15],
		['GB', 'GBP', 'VAT', 'OUTPUT2', 20],
		['US', 'USD', 'Sales Tax', 'TAX001', 8.25],
	])(
		'%s has its currency %s, its %s account and its rate %s',
		async (country, currency, tax, type, percent) => {
			xero = await startXero({ country });
			expect(xero.books.country.currency).toBe(currency);
			expect(xero.books.accounts.find((account) => account.system === 'GST')?.name).toBe(tax);
			expect(xero.books.taxRates.find((rate) => rate.taxType === type)?.percent).toBe(percent);
			const untaxed = country === 'AU' ? 'BASEXCLUDED' : 'NONE';
			expect(xero.books.taxRates.find((rate) => rate.taxType === untaxed)?.classes.size).toBe(5);
		},
	);
});

describe('answers', () => {
	const bench = xeroBench({ tracking: { Studio: ['Quay'] }, lockDate: '2026-10-31' });
	const ajv = addFormats(new Ajv({ allErrors: true, strict: true, multipleOfPrecision: 6 }));

	beforeEach(async () => {
		const contactId = await bench.contactId();
		await bench.put('Accounts', cardClearing);
		const made = await bench.put('Invoices', { Invoices: [invoice(contactId)] });
		const note = await bench.put('CreditNotes', { CreditNotes: [creditNote(contactId)] });
		const invoiceId = elementsOf(made, 'Invoices')[0]?.InvoiceID ?? '';
		const CreditNoteID = elementsOf(note, 'CreditNotes')[0]?.CreditNoteID;
		await bench.put('Payments', {
			Payments: [
				payment(invoiceId, 12.34),
				payment('', 2, { Invoice: undefined, CreditNote: { CreditNoteID } }),
			],
		});
		await bench.put('ManualJournals', {
			ManualJournals: [
				{
					Narration: 'n',
					JournalLines: [
						{ LineAmount: 1, AccountCode: '850' },
						{ LineAmount: -1, AccountCode: '200' },
					],
				},
			],
		});
	});

	it.each(Object.entries(answerSchemas))(
		'to GET %s have the documented shape',
		async (collection, schema) => {
			const validate = ajv.compile(schema);
			const { body } = await bench.get(`${collection}?page=1`);
			validate(body);
			expect(validate.errors ?? []).toEqual([]);
		},
	);

	it('to a write are those of the read, with the state of each element', async () => {
		const contactId = await bench.contactId();
		const body = { Invoices: [invoice(contactId, { number: 'ZN-QUAY-502' })] };
		const written = elementsOf(await bench.put('Invoices', body), 'Invoices')[0];
		const read = elementsOf(await bench.get('Invoices/ZN-QUAY-502'), 'Invoices')[0];
		expect(written).toEqual({ ...read, StatusAttributeString: 'OK' });
	});
});
