import { describe, expect, it } from 'vitest';
import { cardClearing, creditNote, invoice, oil, payment } from './bodies';
import { elementsOf, messagesOf, xeroBench, type Reply } from './bench';

const bench = xeroBench({ tracking: { Studio: ['Quay', 'Hill'], Team: ['Spa'] } });
const some = 'd2f1f0a4-7d0e-4f1c-8a5b-0c1d2e3f4a5b';

async function made(): Promise<{
	contactId: string;
	invoiceId: string;
	creditNoteId: string;
	salesId: string;
}> {
	const contactId = await bench.contactId();
	await bench.put('Accounts', cardClearing);
	const invoices = await bench.put('Invoices', { Invoices: [invoice(contactId)] });
	const notes = await bench.put('CreditNotes', { CreditNotes: [creditNote(contactId)] });
	return {
		contactId,
		invoiceId: elementsOf(invoices, 'Invoices')[0]?.InvoiceID ?? '',
		creditNoteId: elementsOf(notes, 'CreditNotes')[0]?.CreditNoteID ?? '',
		salesId: bench.xero.books.accounts.find((account) => account.code === '200')?.id ?? '',
	};
}

type Made = Awaited<ReturnType<typeof made>>;
type Case = readonly [title: string, send: (known: Made) => Promise<Reply>];

const invoices = (list: readonly unknown[]) => bench.put('Invoices', { Invoices: list });
const payments = (list: readonly unknown[]) => bench.put('Payments', { Payments: list });
const changed = (change: object) => (known: Made) =>
	invoices([invoice(known.contactId, { number: 'ZN-QUAY-502', change })]);
const line = (change: object) => changed({ LineItems: [{ ...oil, ...change }] });

const good: readonly Case[] = [
	['an invoice', changed({})],
	['an invoice with prices that include the tax', changed({ LineAmountTypes: 'Inclusive' })],
	['a tax amount in place of the computed one', line({ TaxAmount: 1.99 })],
	[
		'a line named by account id',
		(known) => line({ AccountCode: undefined, AccountID: known.salesId })(known),
	],
	['a line of text only', changed({ LineItems: [oil, { Description: 'From the till' }] })],
	[
		'a draft without accounts',
		changed({ Status: 'DRAFT', LineItems: [{ Description: 'x', UnitAmount: 1 }] }),
	],
	[
		'two tracking entries',
		line({
			Tracking: [
				{ Name: 'Studio', Option: 'Hill' },
				{ Name: 'Team', Option: 'Spa' },
			],
		}),
	],
	['a number of 255 characters', changed({ InvoiceNumber: 'N'.repeat(255) })],
	['a payment', ({ invoiceId }) => payments([payment(invoiceId, 22)])],
	[
		'a payment of a credit note',
		({ creditNoteId }) =>
			payments([payment('', 22, { Invoice: undefined, CreditNote: { CreditNoteID: creditNoteId } })]),
	],
	[
		'voiding by id',
		({ invoiceId }) => bench.post(`Invoices/${invoiceId}`, { InvoiceID: invoiceId, Status: 'VOIDED' }),
	],
	[
		'a manual journal',
		() =>
			bench.put('ManualJournals', {
				ManualJournals: [
					{
						Narration: 'Visits used',
						Date: '2026-11-20',
						Status: 'POSTED',
						JournalLines: [
							{ LineAmount: 25, AccountCode: '850' },
							{ LineAmount: -25, AccountCode: '200' },
						],
					},
				],
			}),
	],
];

const bad: readonly Case[] = [
	['an amount as text', line({ UnitAmount: '20.00' })],
	['an unknown status', changed({ Status: 'APPROVED' })],
	['an id that is no GUID', changed({ Contact: { ContactID: '17' } })],
	['an unknown field', changed({ Memo: 'till' })],
	['a misspelled field', line({ AcountCode: '200' })],
	['no contact', changed({ Contact: undefined })],
	['a contact that is not there', changed({ Contact: { ContactID: some } })],
	['no lines', changed({ LineItems: [] })],
	['a bare element', ({ contactId }) => bench.put('Invoices', invoice(contactId, { number: 'ZN-QUAY-503' }))],
	['an empty list', () => bench.put('Invoices', [])],
	['an empty object', () => bench.put('Invoices', {})],
	['a number of 256 characters', changed({ InvoiceNumber: 'N'.repeat(256) })],
	[
		'51 invoices',
		({ contactId }) =>
			invoices(Array.from({ length: 51 }, (_, index) => invoice(contactId, { number: `ZN-QUAY-6${index}` }))),
	],
	[
		'three tracking entries',
		line({ Tracking: [{}, {}, {}].map(() => ({ Name: 'Studio', Option: 'Quay' })) }),
	],
	['a date with a time', changed({ Date: '2026-11-20T00:00:00' })],
	['a day that does not exist', changed({ Date: '2026-02-30' })],
	['a currency that is none', changed({ CurrencyCode: 'dollars' })],
	['a payment without a date', ({ invoiceId }) => payments([payment(invoiceId, 22, { Date: undefined })])],
	[
		'a payment without an account',
		({ invoiceId }) => payments([payment(invoiceId, 22, { Account: undefined })]),
	],
	['a payment of nothing', ({ invoiceId }) => payments([payment(invoiceId, 0)])],
	['a negative payment', ({ invoiceId }) => payments([payment(invoiceId, -5)])],
	[
		'a journal with one line',
		() =>
			bench.put('ManualJournals', {
				ManualJournals: [{ Narration: 'x', JournalLines: [{ LineAmount: 0 }] }],
			}),
	],
];

describe('requests of the right form', () => {
	it.each(good)('takes %s', async (_title, send) => {
		const known = await made();
		const reply = await send(known);
		expect(reply.body).toMatchObject({ Status: 'OK' });
		expect(reply.status).toBe(200);
	});
});

describe('requests of the wrong form', () => {
	it.each(bad)('refuses %s and keeps nothing', async (_title, send) => {
		const known = await made();
		const before = [bench.xero.documentNumbers(), bench.xero.payments().length];
		const reply = await send(known);
		expect(reply.status).toBe(400);
		expect(messagesOf(reply)[0]).not.toBe('');
		expect([bench.xero.documentNumbers(), bench.xero.payments().length]).toEqual(before);
	});

	it('says where in the body the trouble is', async () => {
		const { contactId } = await made();
		const reply = await invoices([invoice(contactId, { lines: [oil, { ...oil, TaxAmount: '2' }] })]);
		expect(reply.body).toMatchObject({
			ErrorNumber: 14,
			Type: 'PostDataInvalidException',
			Message: expect.stringContaining("Path 'Invoices[0].LineItems[1].TaxAmount'") as string,
		});
	});

	it('refuses a key of more than 128 characters', async () => {
		const { contactId } = await made();
		const body = { Invoices: [invoice(contactId, { number: 'ZN-QUAY-504' })] };
		const headers = { 'Idempotency-Key': 'k'.repeat(129) };
		expect((await bench.put('Invoices', body, headers)).status).toBe(400);
		expect((await bench.put('Invoices', body, { 'Idempotency-Key': 'k'.repeat(128) })).status).toBe(200);
	});

	it('refuses JSON that is none', async () => {
		const headers = { 'content-type': 'application/json' };
		expect((await bench.put('Invoices', '{"Invoices":[', headers)).status).toBe(400);
	});
});
