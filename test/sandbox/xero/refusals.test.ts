import { describe, expect, it } from 'vitest';
import type { Reply } from './bench';
import { elementsOf, messagesOf, xeroBench } from './bench';
import { cardClearing, creditNote, invoice, oil } from './bodies';

const bench = xeroBench({
	tracking: { Studio: ['Quay'] },
	lockDate: '2026-10-31',
	yearEndLockDate: '2026-06-30',
});

async function put(change: object, lines?: readonly object[]): Promise<Reply> {
	const body = invoice(await bench.contactId(), { change, ...(lines === undefined ? {} : { lines }) });
	return bench.put('Invoices', { Invoices: [body] });
}

const withLine = (change: object) => () => put({}, [{ ...oil, ...change }]);

const bankId = () => bench.xero.books.accounts.find((account) => account.type === 'BANK')?.id;

type Case = readonly [title: string, send: () => Promise<Reply>, message: string | RegExp];

/** The texts are all that a client can tell them apart by. */
const lines: readonly Case[] = [
	[
		'a bank account',
		() => put({}, [{ ...oil, AccountCode: undefined, AccountID: bankId() }]),
		/^Account code '.+' is not a valid code for this document\.$/,
	],
	[
		'the receivable account',
		withLine({ AccountCode: '610', TaxType: 'BASEXCLUDED' }),
		"Account code '610' is not a valid code for this document.",
	],
	[
		'the payable account',
		withLine({ AccountCode: '800', TaxType: 'BASEXCLUDED' }),
		"Account code '800' is not a valid code for this document.",
	],
	[
		'retained earnings',
		withLine({ AccountCode: '960', TaxType: 'BASEXCLUDED' }),
		"Account code '960' is not a valid code for this document.",
	],
	[
		'an unknown account',
		withLine({ AccountCode: '999' }),
		"Account code '999' is not a valid code for this document.",
	],
	[
		'a taxed line on the tax account',
		withLine({ AccountCode: '820' }),
		"The TaxType code 'OUTPUT' cannot be used with account code '820'.",
	],
	[
		'tax on sales at an expense',
		withLine({ AccountCode: '400' }),
		"The TaxType code 'OUTPUT' cannot be used with account code '400'.",
	],
	[
		'tax on purchases at a sale',
		withLine({ TaxType: 'INPUT' }),
		"The TaxType code 'INPUT' cannot be used with account code '200'.",
	],
	[
		'a tax type of another country',
		withLine({ TaxType: 'OUTPUT2' }),
		"The TaxType code 'OUTPUT2' does not exist.",
	],
	[
		'tax where the type has none',
		withLine({ TaxType: 'BASEXCLUDED', TaxAmount: 1 }),
		"The tax amount 1.00 does not match the TaxType code 'BASEXCLUDED'.",
	],
	['no account', withLine({ AccountCode: undefined }), 'Account code or ID must be specified'],
	['no description', withLine({ Description: undefined }), 'Description must be specified'],
	[
		'a sum that is not quantity times price',
		withLine({ Quantity: 3, LineAmount: 50 }),
		'The line total 50.00 does not match the expected line total 60.00',
	],
	[
		'a discount of nothing on a negative line',
		withLine({ UnitAmount: -5, DiscountAmount: 0 }),
		/discount rate '0\.00' is invalid/,
	],
	[
		'an unknown tracking option',
		withLine({ Tracking: [{ Name: 'Studio', Option: 'Moon' }] }),
		/tracking option 'Moon' of the category 'Studio'/,
	],
	[
		'an unknown tracking category',
		withLine({ Tracking: [{ Name: 'Place', Option: 'Quay' }] }),
		/of the category 'Place'/,
	],
];

const heads: readonly Case[] = [
	['a negative total', () => put({}, [{ ...oil, UnitAmount: -1 }]), 'Invoice total must not be negative.'],
	[
		'a locked day',
		() => put({ Date: '2026-10-31', DueDate: '2026-10-31' }),
		'The document date cannot be before the period lock date, currently set at 31 October 2026.',
	],
	[
		'a locked year',
		() => put({ Date: '2026-06-30', DueDate: '2026-06-30' }),
		/end of year lock date, currently set at 30 June 2026/,
	],
	[
		'a currency without the plan for it',
		() => put({ CurrencyCode: 'NZD' }),
		'Organisation is not subscribed to currency NZD',
	],
	[
		'approval without a due date',
		() => put({ DueDate: undefined }),
		'The document DueDate field must be specified.',
	],
	['approval without a date', () => put({ Date: undefined }), 'The Date field must be specified.'],
	[
		'a status that only comes later',
		() => put({ Status: 'PAID' }),
		'Invoice not of valid status for creation',
	],
	[
		'a total of the sender that is wrong',
		() => put({ Total: 21.99 }),
		/does not match the sum of its lines: 22\.00/,
	],
	[
		'a manual journal that is out of balance',
		() =>
			journal([
				{ LineAmount: 10, AccountCode: '200' },
				{ LineAmount: -9.99, AccountCode: '850' },
			]),
		'The total debits (10.00) must equal total credits (-9.99)',
	],
	[
		'a manual journal on stock',
		() =>
			journal([
				{ LineAmount: 10, AccountCode: '630' },
				{ LineAmount: -10, AccountCode: '850' },
			]),
		"Account code '630' is not a valid code for this document.",
	],
];

function journal(JournalLines: readonly object[]): Promise<Reply> {
	return bench.put('ManualJournals', {
		ManualJournals: [{ Narration: 'n', Date: '2026-11-20', JournalLines }],
	});
}

describe('what a bookkeeper may not post', () => {
	it.each([...lines, ...heads])(
		'refuses %s in the words that clients know',
		async (_title, send, message) => {
			const reply = await send();
			expect(reply.status).toBe(400);
			expect(reply.body).toMatchObject({ ErrorNumber: 10, Type: 'ValidationException' });
			expect(messagesOf(reply)).toEqual([
				typeof message === 'string' ? message : expect.stringMatching(message),
			]);
			expect(bench.xero.documentNumbers()).toEqual([]);
		},
	);

	it('tells all lines that are wrong at once', async () => {
		const reply = await put({}, [oil, { ...oil, AccountCode: '999' }, { ...oil, TaxType: 'INPUT' }]);
		expect(messagesOf(reply)).toHaveLength(2);
	});

	it('refuses an account once it is archived', async () => {
		const made = elementsOf(
			await bench.put('Accounts', { Code: 'OLD', Name: 'Old Sales', Type: 'REVENUE' }),
			'Accounts',
		);
		expect(await put({}, [{ ...oil, AccountCode: 'OLD' }])).toMatchObject({ status: 200 });
		await bench.post(`Accounts/${made[0]?.AccountID}`, { Accounts: [{ Status: 'ARCHIVED' }] });
		const reply = await put({ InvoiceNumber: 'ZN-QUAY-502' }, [{ ...oil, AccountCode: 'OLD' }]);
		expect(messagesOf(reply)).toEqual(["Account code 'OLD' has been archived, or deleted."]);
	});

	it('takes a tracking option as soon as it exists', async () => {
		const [category] = bench.xero.books.tracking.all();
		await bench.put(`TrackingCategories/${category?.id}/Options`, { Name: 'Moon' });
		const reply = await withLine({ Tracking: [{ Name: 'Studio', Option: 'Moon' }] })();
		expect(reply.status).toBe(200);
	});
});

describe('numbers and names', () => {
	it('refuses a number that an invoice has, also when that one is void', async () => {
		await put({});
		expect(messagesOf(await put({}))).toEqual(['Invoice # must be unique.']);
		bench.xero.voidAsPerson('ZN-QUAY-501');
		expect(messagesOf(await put({}))).toEqual(['Invoice # must be unique.']);
	});

	it('refuses a credit note number twice, but not one that an invoice has', async () => {
		const body = { CreditNotes: [creditNote(await bench.contactId(), { number: 'ZN-QUAY-501' })] };
		await put({});
		expect((await bench.put('CreditNotes', body)).status).toBe(200);
		expect(messagesOf(await bench.put('CreditNotes', body))).toEqual(['Credit Note # must be unique.']);
	});

	it('refuses a contact name that is taken', async () => {
		await bench.contactId();
		const reply = await bench.put('Contacts', { Contacts: [{ Name: 'counter sales' }] });
		expect(messagesOf(reply)[0]).toMatch(
			/^The contact name counter sales is already assigned to another contact\./,
		);
	});

	it.each([
		['Code', { ...cardClearing, Code: '200' }, 'Please enter a unique Code.'],
		['Name', { ...cardClearing, Name: 'Sales' }, 'Please enter a unique Name.'],
		['type', { ...cardClearing, Type: undefined }, 'Account type must be specified'],
		[
			'tax type',
			{ ...cardClearing, Type: 'EXPENSE', TaxType: 'OUTPUT' },
			"The TaxType code 'OUTPUT' cannot be used with account code 'CARD'.",
		],
	])('refuses a new account for its %s', async (_field, account, message) => {
		expect(messagesOf(await bench.put('Accounts', account))).toEqual([message]);
	});

	it('edits an invoice through POST and reports that as a trap', async () => {
		await put({});
		const contactId = await bench.contactId();
		const body = invoice(contactId, { lines: [{ ...oil, UnitAmount: 30 }] });
		const reply = await bench.post('Invoices', { Invoices: [body] });
		expect(elementsOf(reply, 'Invoices')[0]).toMatchObject({ Total: 33, InvoiceNumber: 'ZN-QUAY-501' });
		expect(bench.xero.invoices()).toHaveLength(1);
		expect(bench.xero.journal.violations()).toContainEqual(expect.objectContaining({ kind: 'post-edits' }));
	});

	it('changes a contact that a document names by more than its id, and reports it', async () => {
		const contactId = await bench.contactId();
		await put({ Contact: { ContactID: contactId, EmailAddress: 'till@studio.test' } });
		expect(bench.xero.books.contacts.get(contactId)?.details.EmailAddress).toBe('till@studio.test');
		const kinds = bench.xero.journal.violations().map(({ kind }) => kind);
		expect(kinds).toContain('contact-changed-by-document');
	});
});
