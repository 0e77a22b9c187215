import { describe, expect, it } from 'vitest';
import { auJournal, line, journalOf, post, withTracking } from './journals';
import { accountCode, accountId, bankId, contactId, uuid } from './organisation-rows';
import { mapping, PlayedXero, type Row } from './support';

const tracking = { Tracking: [{ Name: 'Studio', Option: 'North' }] };
const item = (
	Description: string,
	UnitAmount: number,
	name: string,
	TaxType: string,
	TaxAmount = 0,
): Row => ({
	Description,
	Quantity: 1,
	UnitAmount,
	AccountCode: accountCode(name),
	TaxType,
	TaxAmount,
	...tracking,
});

describe('the Australian day in Xero', () => {
	const posted = async () => {
		const xero = new PlayedXero();
		await post(xero.ledger({ mapping: withTracking }), [auJournal()]);
		return xero;
	};

	it('is an invoice of what was sold, without tax, with the tax that was charged beside it', async () => {
		const [invoice, ...others] = (await posted()).bodies('Invoices');
		expect(others).toEqual([]);
		expect(invoice).toEqual({
			Type: 'ACCREC',
			Status: 'AUTHORISED',
			Contact: { ContactID: contactId },
			Date: '2026-11-20',
			DueDate: '2026-11-20',
			InvoiceNumber: 'ZD-NORTH-261120-1',
			Reference: expect.stringMatching(
				/^Takings North 2026-11-20, studio-post\/1 zenoti NORTH 2026-11-20 rev=1 docs=5 sha=[0-9a-f]{8} at=2026-11-20T23:00:00.000Z$/,
			),
			CurrencyCode: 'AUD',
			LineAmountTypes: 'Exclusive',
			LineItems: [
				item('Products, taxed (2)', 80.02, 'Studio Products', 'OUTPUT', 8),
				item('Services, taxed (1)', 300, 'Studio Services', 'OUTPUT', 27),
				item('Discounts on whole sales, taxed', -30, 'Studio Discounts', 'OUTPUT'),
				item('Gift cards sold (1)', 100, 'Studio Gift Cards Outstanding', 'BASEXCLUDED'),
				item('Tips', 15, 'Studio Tips Payable', 'BASEXCLUDED'),
				item('Rounding', -0.02, 'Studio Rounding', 'BASEXCLUDED'),
				{ Description: 'Sales 81, 82, 83, 84, 85' },
			],
		});
	});

	it('is a credit note of what came back, under a number of its own', async () => {
		const [creditNote, ...others] = (await posted()).bodies('CreditNotes');
		expect(others).toEqual([]);
		expect(creditNote).toEqual({
			Type: 'ACCRECCREDIT',
			Status: 'AUTHORISED',
			Contact: { ContactID: contactId },
			Date: '2026-11-20',
			CreditNoteNumber: 'ZR-NORTH-261120-1',
			Reference: expect.stringMatching(
				/^Refunds North 2026-11-20, studio-post\/1 .* docs=5 sha=[0-9a-f]{8} at=2026-11-20T23:00:00.000Z$/,
			),
			CurrencyCode: 'AUD',
			LineAmountTypes: 'Exclusive',
			LineItems: [
				item('Returned products, taxed (1)', 40, 'Studio Returns', 'OUTPUT', 4),
				{ Description: 'Sales 81, 82, 83, 84, 85' },
			],
		});
	});

	it('is paid by one payment for each tender and stored value, refunds in the same call', async () => {
		const xero = await posted();
		const payment = (Amount: number, name: string, Reference: string, document: Row) => ({
			...document,
			Account: { AccountID: accountId(name) },
			Date: '2026-11-20',
			Amount,
			Reference,
		});
		const invoice = { Invoice: { InvoiceID: xero.document('ZD-NORTH-261120-1').InvoiceID } };
		const note = { CreditNote: { CreditNoteID: xero.document('ZR-NORTH-261120-1').CreditNoteID } };
		const gifts = 'Studio Gift Cards Outstanding';
		expect(xero.bodies('Payments')).toEqual([
			payment(60, gifts, 'ZD-NORTH-261120-1 Gift cards used (2)', invoice),
			payment(396, 'Studio Card Clearing', 'ZD-NORTH-261120-1 Card takings', invoice),
			payment(44, 'Studio Cash Clearing', 'ZD-NORTH-261120-1 Cash takings', invoice),
			payment(44, 'Studio Card Clearing', 'ZR-NORTH-261120-1 Card refunds', note),
		]);
		expect(xero.document('ZD-NORTH-261120-1')).toMatchObject({ Total: 500, TotalTax: 35, Status: 'PAID' });
	});

	it('names the organisation and a key on every write, and asks for refusals one by one', async () => {
		const writes = (await posted()).requests.filter(({ method }) => method === 'PUT');
		const keys = writes.map(({ headers }) => headers?.['idempotency-key'] ?? '');
		expect(new Set(keys).size).toBe(3);
		for (const { headers, query, once } of writes) {
			expect(headers).toMatchObject({ 'xero-tenant-id': uuid(42), accept: 'application/json' });
			expect(headers?.['idempotency-key']?.length).toBeLessThanOrEqual(128);
			expect([query, once]).toEqual([{ summarizeErrors: 'false' }, true]);
		}
	});
});

describe('a document', () => {
	it('carries promotions, open balances and money given back as lines, so that it comes to its payments', async () => {
		const xero = new PlayedXero();
		const lines = [
			line('revenue', 'service', -10000),
			line('promotion', 'loyalty', 2000),
			line('receivable', null, 3000),
			line('tender', 'cash', -500),
			line('tender', 'card', 5500),
		];
		await post(xero.ledger(), [journalOf(lines)]);
		const [invoice] = xero.bodies('Invoices');
		expect((invoice?.LineItems as Row[]).map(({ UnitAmount }) => UnitAmount)).toEqual([
			100,
			-20,
			-30,
			5,
			undefined,
		]);
		expect(xero.bodies('Payments').map(({ Amount }) => Amount)).toEqual([55]);
	});

	it('needs no payment where nothing is left to pay', async () => {
		const xero = new PlayedXero();
		const lines = [line('revenue', 'service', -10000), line('promotion', 'complimentary', 10000)];
		const [outcome] = await post(xero.ledger(), [journalOf(lines)]);
		expect(outcome?.outcome).toBe('created');
		expect(xero.bodies('Payments')).toEqual([]);
	});

	it('carries tax that no line of its own can bear on two lines that cancel each other', async () => {
		const xero = new PlayedXero();
		const lines = [
			line('revenue', 'service', -5000),
			line('tips', null, -100),
			line('tax', 'service_charge', -37),
			line('tender', 'card', 5137),
		];
		await post(xero.ledger(), [journalOf(lines)]);
		const [invoice] = xero.bodies('Invoices');
		const told = (invoice?.LineItems as Row[]).map(({ UnitAmount, TaxAmount, TaxType }) => [
			UnitAmount,
			TaxAmount,
			TaxType,
		]);
		expect(told).toContainEqual([0.37, 0.37, 'OUTPUT']);
		expect(told).toContainEqual([-0.37, 0, 'OUTPUT']);
		expect(xero.document('ZD-NORTH-261120-1')).toMatchObject({ Total: 51.37, TotalTax: 0.37 });
		const [again] = await post(xero.ledger(), [journalOf(lines)]);
		expect(again?.outcome).toBe('unchanged');
	});

	it('turns money that leaves a bank account into a credit note: bank accounts take no lines', async () => {
		const xero = new PlayedXero();
		const banked = { ...mapping, accounts: new Map([['tender.cash', bankId]]) };
		const lines = [
			line('revenue', 'service', -10000),
			line('tender', 'card', 10500),
			line('tender', 'cash', -500),
		];
		await post(xero.ledger({ mapping: banked }), [journalOf(lines)]);
		expect(xero.document('ZD-NORTH-261120-1')).toMatchObject({ Total: 105, AmountDue: 0 });
		expect(xero.document('ZR-NORTH-261120-1')).toMatchObject({ Total: 5, RemainingCredit: 0 });
		expect(xero.bodies('Payments')).toMatchObject([
			{ Amount: 105 },
			{ Amount: 5, Account: { AccountID: bankId } },
		]);
		const [again] = await post(xero.ledger({ mapping: banked }), [journalOf(lines)]);
		expect(again?.outcome).toBe('unchanged');
	});

	it('never grows beyond what Xero takes as a reference, however long the name of the centre', async () => {
		const xero = new PlayedXero();
		const centre = { id: 'c1', code: 'NORTH', name: 'N'.repeat(400) };
		await post(xero.ledger(), [{ ...auJournal(), centre }]);
		const reference = String(xero.bodies('Invoices')[0]?.Reference);
		expect(reference.length).toBeLessThanOrEqual(255);
		expect(reference).toMatch(/sha=[0-9a-f]{8} at=2026-11-20T23:00:00.000Z$/);
	});
});
