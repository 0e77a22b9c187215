import { beforeEach, describe, expect, it } from 'vitest';
import { elementsOf, messagesOf, xeroBench } from './bench';
import { cardClearing, creditNote, invoice, payment } from './bodies';

const bench = xeroBench();
let invoiceId = '';
let creditNoteId = '';

beforeEach(async () => {
	const contactId = await bench.contactId();
	await bench.put('Accounts', cardClearing);
	const made = await bench.put('Invoices', { Invoices: [invoice(contactId)] });
	const note = await bench.put('CreditNotes', { CreditNotes: [creditNote(contactId)] });
	invoiceId = elementsOf(made, 'Invoices')[0]?.InvoiceID ?? '';
	creditNoteId = elementsOf(note, 'CreditNotes')[0]?.CreditNoteID ?? '';
});

const pay = (...list: readonly object[]) => bench.put('Payments?summarizeErrors=false', { Payments: list });
const due = async () => elementsOf(await bench.get(`Invoices/${invoiceId}`), 'Invoices')[0];
const outcomeOf = async (sent: object) => {
	const [one] = elementsOf(await pay(sent), 'Payments');
	return one?.ValidationErrors?.map(({ Message }) => Message) ?? [];
};
const refund = (amount: number) =>
	payment('', amount, { Invoice: undefined, CreditNote: { CreditNoteID: creditNoteId } });

describe('payments', () => {
	it('doubles a partial payment that is sent twice, because nothing marks it as the same', async () => {
		await pay(payment(invoiceId, 10));
		await pay(payment(invoiceId, 10));
		expect(bench.xero.payments()).toHaveLength(2);
		expect(await due()).toMatchObject({ AmountDue: 2, AmountPaid: 20, Status: 'AUTHORISED' });
	});

	it('refuses a full payment that is sent twice', async () => {
		await pay(payment(invoiceId, 22));
		expect(await outcomeOf(payment(invoiceId, 22))).toEqual([
			'Payment amount exceeds the amount outstanding on this document',
			'Payments can only be made against AUTHORISED documents',
		]);
		expect(await due()).toMatchObject({ AmountDue: 0, Status: 'PAID' });
	});

	it('takes the good ones of a call and tells of the bad ones', async () => {
		const reply = await pay(payment(invoiceId, 20), payment(invoiceId, 5), refund(22));
		expect(reply.status).toBe(200);
		expect(elementsOf(reply, 'Payments')).toMatchObject([
			{ HasValidationErrors: false, StatusAttributeString: 'OK', PaymentType: 'ACCRECPAYMENT' },
			{ HasValidationErrors: true, StatusAttributeString: 'ERROR', Amount: 5 },
			{ HasValidationErrors: false, PaymentType: 'ARCREDITPAYMENT' },
		]);
		expect(bench.xero.payments()).toHaveLength(2);
	});

	it('takes none of a call when it summarises', async () => {
		const reply = await bench.put('Payments', { Payments: [payment(invoiceId, 20), payment(invoiceId, 5)] });
		expect(reply.status).toBe(400);
		expect(bench.xero.payments()).toEqual([]);
	});

	it.each([
		['an account that takes none', { Account: { Code: '200' } }, /Account type is invalid/],
		['an account that is not there', { Account: { Code: '999' } }, /could not be found/],
		[
			'a document that is not there',
			{ Invoice: { InvoiceNumber: 'ZN-QUAY-999' } },
			/Invoice could not be found/,
		],
		['no document', { Invoice: undefined }, /one invoice or one credit note/],
		['a locked day', { Date: '2026-10-31' }, /period lock date/],
	])('refuses %s', async (_title, change, message) => {
		bench.xero.lock('2026-10-31');
		expect(await outcomeOf(payment(invoiceId, 22, change))).toEqual([expect.stringMatching(message)]);
	});

	it('pays from the bank account, which has no code', async () => {
		const bank = bench.xero.books.accounts.find((account) => account.type === 'BANK');
		expect(await outcomeOf(payment(invoiceId, 22, { Account: { AccountID: bank?.id } }))).toEqual([]);
	});

	it('refuses a payment of a draft and of a void invoice', async () => {
		const contactId = await bench.contactId();
		const draft = invoice(contactId, { number: 'ZN-QUAY-502', change: { Status: 'DRAFT' } });
		const made = elementsOf(await bench.put('Invoices', { Invoices: [draft] }), 'Invoices')[0];
		const text = 'Payments can only be made against AUTHORISED documents';
		expect(await outcomeOf(payment(made?.InvoiceID ?? '', 5))).toEqual([text]);
		await bench.post(`Invoices/${invoiceId}`, { Status: 'VOIDED' });
		expect(await outcomeOf(payment(invoiceId, 5))).toEqual([text]);
	});

	it('gives back what is left of a credit note, and no more', async () => {
		expect(await outcomeOf(refund(15))).toEqual([]);
		const note = elementsOf(await bench.get(`CreditNotes/${creditNoteId}`), 'CreditNotes')[0];
		expect(note).toMatchObject({ RemainingCredit: 7, Status: 'AUTHORISED' });
		expect(await outcomeOf(refund(7.01))).toEqual([expect.stringContaining('exceeds')]);
		expect(await outcomeOf(refund(7))).toEqual([]);
	});

	it('deletes a payment, unless it is reconciled', async () => {
		const [first] = elementsOf(await pay(payment(invoiceId, 22)), 'Payments');
		const gone = await bench.post(`Payments/${first?.PaymentID}`, { Status: 'DELETED' });
		expect(elementsOf(gone, 'Payments')[0]?.Status).toBe('DELETED');
		expect(await due()).toMatchObject({ AmountDue: 22, Status: 'AUTHORISED', Payments: [] });
		const [second] = elementsOf(await pay(payment(invoiceId, 22, { IsReconciled: true })), 'Payments');
		const kept = await bench.post(`Payments/${second?.PaymentID}`, { Status: 'DELETED' });
		expect(messagesOf(kept)[0]).toMatch(/reconciled/);
	});

	it('does not void an invoice while something is paid on it', async () => {
		await pay(payment(invoiceId, 1));
		const reply = await bench.post(`Invoices/${invoiceId}`, { Status: 'VOIDED' });
		expect(messagesOf(reply)[0]).toMatch(/has a payment/);
	});
});

describe('payments read back', () => {
	it('hides the account inside a document and tells it in the list of payments', async () => {
		await pay(payment(invoiceId, 9.5));
		expect((await due())?.Payments).toEqual([
			{
				PaymentID: expect.any(String) as string,
				Date: '/Date(1795132800000+0000)/',
				Amount: 9.5,
				Reference: 'ZN-QUAY-501 card',
				CurrencyRate: 1,
				HasAccount: false,
				HasValidationErrors: false,
			},
		]);
		const where = encodeURIComponent(`Invoice.InvoiceID==Guid("${invoiceId}")`);
		const [listed] = elementsOf(await bench.get(`Payments?where=${where}`), 'Payments');
		expect(listed).toMatchObject({ Account: { Code: 'CARD' }, Invoice: { InvoiceNumber: 'ZN-QUAY-501' } });
	});

	it('lists the refund of a credit note under Invoice, as the real service does', async () => {
		const [written] = elementsOf(await pay(refund(22)), 'Payments');
		expect(written).toMatchObject({ CreditNote: { CreditNoteID: creditNoteId, RemainingCredit: 0 } });
		const [listed] = elementsOf(await bench.get('Payments'), 'Payments');
		expect(listed).toMatchObject({ Invoice: { InvoiceID: creditNoteId, Type: 'ACCRECCREDIT' } });
		expect(listed).not.toHaveProperty('CreditNote');
	});
});

describe('a credit note set off against an invoice', () => {
	const allocate = (Amount: number) =>
		bench.put(`CreditNotes/${creditNoteId}/Allocations`, {
			Allocations: [{ Amount, Date: '2026-11-20', Invoice: { InvoiceID: invoiceId } }],
		});

	it('settles both and moves no money', async () => {
		const before = bench.xero.trialBalance();
		expect((await allocate(22)).status).toBe(200);
		expect(await due()).toMatchObject({ AmountDue: 0, AmountCredited: 22, AmountPaid: 0, Status: 'PAID' });
		const note = elementsOf(await bench.get(`CreditNotes/${creditNoteId}`), 'CreditNotes')[0];
		expect(note).toMatchObject({
			RemainingCredit: 0,
			Allocations: [{ Amount: 22, Invoice: { InvoiceID: invoiceId } }],
		});
		expect(bench.xero.trialBalance()).toEqual(before);
	});

	it('doubles when it is sent twice, and refuses more than is left', async () => {
		await allocate(10);
		await allocate(10);
		expect(await due()).toMatchObject({ AmountDue: 2 });
		expect(messagesOf(await allocate(10))[0]).toMatch(/exceeds the amount outstanding/);
	});

	it('is taken off when a person voids one side', async () => {
		await allocate(22);
		bench.xero.voidAsPerson('ZR-QUAY-501');
		expect(await due()).toMatchObject({ AmountDue: 22, AmountCredited: 0 });
	});
});
