import { describe, expect, it } from 'vitest';
import { elementsOf, messagesOf, xeroBench } from './bench';
import { cardClearing, creditNote, invoice, oil, payment } from './bodies';

const bench = xeroBench();

async function totals(lines: readonly object[], change: object = {}) {
	const body = invoice(await bench.contactId(), { lines, change });
	const reply = await bench.put('Invoices', { Invoices: [body] });
	const [made] = elementsOf(reply, 'Invoices');
	return { sub: made?.SubTotal, tax: made?.TotalTax, total: made?.Total, status: made?.Status };
}

const priced = (UnitAmount: number, more: object = {}) => ({ ...oil, UnitAmount, ...more });
const untaxed = { TaxType: 'BASEXCLUDED' };

describe('totals', () => {
	it.each([
		['on top of the price', 'Exclusive', { sub: 41.1, tax: 4.11, total: 45.21 }],
		['inside the price', 'Inclusive', { sub: 37.36, tax: 3.74, total: 41.1 }],
		['left out', 'NoTax', { sub: 41.1, tax: 0, total: 41.1 }],
	])('counts tax %s', async (_title, LineAmountTypes, expected) => {
		const lines = [priced(13.7, { Quantity: 3 })];
		expect(await totals(lines, { LineAmountTypes })).toMatchObject(expected);
	});

	it('rounds the tax of each line for itself, so that three halves of a cent are three cents', async () => {
		const lines = [priced(0.05), priced(0.05), priced(0.05)];
		expect(await totals(lines)).toMatchObject({ sub: 0.15, tax: 0.03 });
	});

	it('rounds a negative half away from zero as well', async () => {
		expect(await totals([priced(10), priced(-0.05)])).toMatchObject({ tax: 0.99 });
	});

	it('takes the tax as sent', async () => {
		const lines = [priced(30.3, { TaxAmount: 3.02 }), priced(5, untaxed)];
		expect(await totals(lines)).toMatchObject({ sub: 35.3, tax: 3.02, total: 38.32 });
		expect(bench.xero.trialBalance()).toEqual(
			new Map([
				['Sales', -3530],
				['Accounts Receivable', 3832],
				['GST', -302],
			]),
		);
	});

	it('takes the tax inside an inclusive amount as sent', async () => {
		const lines = [priced(88.02, { TaxAmount: 8.01 })];
		expect(await totals(lines, { LineAmountTypes: 'Inclusive' })).toMatchObject({ sub: 80.01, total: 88.02 });
	});

	it('cuts prices to two decimals unless four are asked for', async () => {
		expect(await totals([priced(1.119, { Quantity: 100, ...untaxed })])).toMatchObject({ total: 112 });
		const body = invoice(await bench.contactId(), {
			number: 'ZN-QUAY-502',
			lines: [priced(1.1195, { Quantity: 100, ...untaxed })],
		});
		const reply = await bench.put('Invoices?unitdp=4', { Invoices: [body] });
		expect(elementsOf(reply, 'Invoices')[0]?.Total).toBe(111.95);
	});

	it('takes a discount off the line', async () => {
		expect(await totals([priced(80, { DiscountRate: 12.5 })])).toMatchObject({ sub: 70, tax: 7 });
	});

	it('counts an invoice of nothing as paid', async () => {
		const lines = [priced(25, untaxed), priced(-25, { ...untaxed, AccountCode: '850' })];
		expect(await totals(lines)).toMatchObject({ total: 0, status: 'PAID' });
		expect(bench.xero.trialBalance()).toEqual(
			new Map([
				['Sales', -2500],
				['Suspense', 2500],
			]),
		);
	});

	it('prints a line of text and counts nothing for it', async () => {
		expect(await totals([priced(20), { Description: 'ids 17, 18' }])).toMatchObject({ total: 22 });
		expect(bench.xero.invoices()[0]?.lines[1]).toMatchObject({ description: 'ids 17, 18', accountId: null });
	});
});

describe('the ledger behind it', () => {
	it('holds a day of sales, refunds and tenders in balance, and forgets what is void', async () => {
		const contactId = await bench.contactId();
		await bench.put('Accounts', cardClearing);
		await bench.put('Accounts', {
			Code: 'GIFT',
			Name: 'Gift Cards',
			Type: 'CURRLIAB',
			EnablePaymentsToAccount: true,
		});
		const lines = [priced(310), priced(-31), priced(15, { ...untaxed, AccountCode: 'GIFT' })];
		const made = await bench.put('Invoices', { Invoices: [invoice(contactId, { lines })] });
		const note = await bench.put('CreditNotes', { CreditNotes: [creditNote(contactId)] });
		const invoiceId = elementsOf(made, 'Invoices')[0]?.InvoiceID ?? '';
		const CreditNoteID = elementsOf(note, 'CreditNotes')[0]?.CreditNoteID;
		const paid = await bench.put('Payments', {
			Payments: [
				payment(invoiceId, 300),
				payment(invoiceId, 21.9, { Account: { Code: 'GIFT' } }),
				payment('', 22, { Invoice: undefined, CreditNote: { CreditNoteID } }),
			],
		});
		expect(paid.status).toBe(200);
		const expected = { Sales: -25900, GST: -2590, 'Card Clearing': 27800, 'Gift Cards': 690 };
		expect(Object.fromEntries(bench.xero.trialBalance())).toEqual(expected);
		bench.xero.voidAsPerson('ZR-QUAY-501');
		bench.xero.voidAsPerson('ZN-QUAY-501');
		expect(bench.xero.trialBalance()).toEqual(new Map());
		expect(bench.xero.documentNumbers()).toEqual([]);
	});

	it('holds posted manual journals and leaves drafts out', async () => {
		const entry = (Status: string) => ({
			Narration: 'Visits used',
			Date: '2026-11-20',
			Status,
			JournalLines: [
				{ LineAmount: 25, AccountCode: '850' },
				{ LineAmount: -25, AccountCode: '200' },
			],
		});
		await bench.put('ManualJournals', { ManualJournals: [entry('DRAFT')] });
		expect(bench.xero.trialBalance().size).toBe(0);
		await bench.put('ManualJournals', { ManualJournals: [entry('POSTED')] });
		await bench.put('ManualJournals', { ManualJournals: [entry('POSTED')] });
		expect(Object.fromEntries(bench.xero.trialBalance())).toEqual({ Suspense: 5000, Sales: -5000 });
	});
});

describe('several elements in one call', () => {
	const elements = (contactId: string) => [
		invoice(contactId, { number: 'ZN-QUAY-601' }),
		invoice(contactId, { number: 'ZN-QUAY-602', lines: [{ ...oil, AccountCode: '999' }] }),
		invoice(contactId, { number: 'ZN-QUAY-603' }),
	];

	it('saves nothing when one of them is bad', async () => {
		const reply = await bench.put('Invoices', { Invoices: elements(await bench.contactId()) });
		expect(reply.status).toBe(400);
		expect(messagesOf(reply)).toEqual(["Account code '999' is not a valid code for this document."]);
		expect(bench.xero.documentNumbers()).toEqual([]);
		const kinds = bench.xero.journal.violations().map(({ kind }) => kind);
		expect(kinds).toContain('summarize-errors-not-sent');
	});

	it('saves the good ones when it is told not to summarise, and answers 200', async () => {
		const body = { Invoices: elements(await bench.contactId()) };
		const reply = await bench.put('Invoices?summarizeErrors=false', body);
		expect(reply.status).toBe(200);
		expect(elementsOf(reply, 'Invoices')).toMatchObject([
			{ InvoiceNumber: 'ZN-QUAY-601', HasErrors: false, StatusAttributeString: 'OK' },
			{
				InvoiceNumber: 'ZN-QUAY-602',
				InvoiceID: '00000000-0000-0000-0000-000000000000',
				HasErrors: true,
				StatusAttributeString: 'ERROR',
				ValidationErrors: [{ Message: "Account code '999' is not a valid code for this document." }],
			},
			{ InvoiceNumber: 'ZN-QUAY-603', HasErrors: false },
		]);
		expect(bench.xero.documentNumbers()).toEqual(['ZN-QUAY-601', 'ZN-QUAY-603']);
	});

	it('refuses the second of two with one number in the same call', async () => {
		const contactId = await bench.contactId();
		const body = { Invoices: [invoice(contactId), invoice(contactId)] };
		const reply = await bench.put('Invoices?summarizeErrors=false', body);
		expect(elementsOf(reply, 'Invoices').map(({ HasErrors }) => HasErrors)).toEqual([false, true]);
		expect((await bench.put('Invoices?summarizeErrors=false', body)).status).toBe(200);
		expect(bench.xero.documentNumbers()).toEqual(['ZN-QUAY-501']);
	});
});
