import { describe, expect, it } from 'vitest';
import { accountId } from './company-rows';
import { day, lookUpOf, north, post, wholeDay } from './journals';
import { itemsOf, playCompany } from './support';

const number = 'ZD-NORTH-261120-1';
/** `sha256sum` over its sixteen postings, sorted; a change here would make every entry in the books read as edited. */
const sha = '711db54a';
const line = (
	text: string,
	posting: 'Debit' | 'Credit',
	amount: number,
	name: string,
	more: object = {},
) => ({
	Description: text,
	Amount: amount,
	DetailType: 'JournalEntryLineDetail',
	JournalEntryLineDetail: { PostingType: posting, AccountRef: { value: accountId(name) }, ...more },
});

describe('a day in QuickBooks', () => {
	it('is one journal entry, every line on its side and its account, in three calls', async () => {
		const company = playCompany();
		const ledger = company.ledger('day');
		const [outcome] = await post(ledger, [day(wholeDay)]);
		expect(outcome).toMatchObject({
			outcome: 'created',
			records: [
				{ type: 'journalEntry', id: '1001', url: 'https://app.qbo.intuit.com/app/journal?txnId=1001' },
			],
		});
		expect(ledger.calls()).toBe(3);
		const [item] = itemsOf(company.requests[1]);
		expect(item).toMatchObject({ bId: 'i1', operation: 'create' });
		expect(item?.JournalEntry).toEqual({
			DocNumber: number,
			TxnDate: '2026-11-20',
			PrivateNote: expect.stringMatching(
				/^studio-post\/1 zenoti NORTH 2026-11-20 rev=1 docs=8 sha=[0-9a-f]{8} at=2026-11-20T23:00:00.000Z\nSales 7448, 7449/,
			),
			Line: [
				line('Services (2)', 'Credit', 270, 'Studio Services'),
				line('Classes (1)', 'Credit', 25, 'Studio Classes'),
				line('Products, taxed (2)', 'Credit', 80, 'Studio Products'),
				line('Memberships (1)', 'Credit', 89, 'Studio Memberships'),
				line('Discounts on services', 'Debit', 12, 'Studio Discounts'),
				line('Gift cards sold (1)', 'Credit', 100, 'Studio Gift Cards Outstanding'),
				line('Packages sold (1)', 'Credit', 250, 'Studio Packages Outstanding'),
				line('Gift cards used (1)', 'Debit', 48.71, 'Studio Gift Cards Outstanding'),
				line('Packages used (1)', 'Debit', 25, 'Studio Packages Outstanding'),
				line('Sales tax on products', 'Credit', 6.6, 'Studio Sales Tax Collected'),
				line('Tips', 'Credit', 42.5, 'Studio Tips Payable'),
				line('Card takings', 'Debit', 577.39, 'Studio Card Clearing'),
				line('Cash takings', 'Debit', 200, 'Studio Cash Clearing'),
				line('Returned products, taxed (1)', 'Debit', 35, 'Studio Returns'),
				line('Sales tax on returned products', 'Debit', 2.89, 'Studio Sales Tax Collected'),
				line('Card refunds', 'Credit', 37.89, 'Studio Card Clearing'),
			],
		});
	});

	it('names company, version and format in every call, and the write names its request', async () => {
		const company = playCompany();
		await post(company.ledger('day'), [day(wholeDay)]);
		for (const request of company.requests) {
			expect(request).toMatchObject({
				method: 'POST',
				path: '/v3/company/9130347798120106/batch',
				headers: { accept: 'application/json' },
			});
			expect(request.query?.minorversion).toBe('75');
		}
		expect(company.requests[1]).toMatchObject({ once: true });
		expect(company.requests[1]?.query?.requestid).toMatch(/^[0-9a-f]{32}$/);
		expect(company.requests[0]?.query).not.toHaveProperty('requestid');
	});

	it('costs one call when nothing changed', async () => {
		const company = playCompany();
		await post(company.ledger('day'), [day(wholeDay)]);
		const again = company.ledger('day');
		expect(await post(again, [day(wholeDay)])).toMatchObject([{ outcome: 'unchanged' }]);
		expect(again.calls()).toBe(1);
	});

	it('gets a second entry with the difference only when a tip was raised later', async () => {
		const company = playCompany();
		await post(company.ledger('day'), [day(wholeDay)]);
		const raised = wholeDay.map(([role, sub, amount, more], index) => {
			const change = role === 'tips' ? -500 : index === 11 ? 500 : 0;
			return [role, sub, amount + change, more] as const;
		});
		expect(await post(company.ledger('day'), [day(raised)])).toMatchObject([{ outcome: 'updated' }]);
		expect(company.documents[1]).toMatchObject({
			DocNumber: 'ZD-NORTH-261120-2',
			Line: [
				line('Card takings, change', 'Debit', 5, 'Studio Card Clearing'),
				line('Tips, change', 'Credit', 5, 'Studio Tips Payable'),
			].sort((a, b) =>
				a.JournalEntryLineDetail.AccountRef.value < b.JournalEntryLineDetail.AccountRef.value ? -1 : 1,
			),
		});
		expect(await post(company.ledger('day'), [day(raised)])).toMatchObject([{ outcome: 'unchanged' }]);
	});

	it('carries location and class on every line, and finds them again', async () => {
		const rows = { Department: [{ Id: '2', Name: 'North' }], Class: [{ Id: '7', Name: 'Spa' }] };
		const company = playCompany({ classes: 'line', rows });
		const centres = new Map([[north.id, { code: 'NORTH', name: 'North', unit: '2', classId: '7' }]]);
		await post(company.ledger('day', { centres }), [day(wholeDay)], { centres });
		const lines = company.documents[0]?.Line as ReadonlyArray<{ JournalEntryLineDetail: object }>;
		for (const { JournalEntryLineDetail } of lines)
			expect(JournalEntryLineDetail).toMatchObject({
				DepartmentRef: { value: '2' },
				ClassRef: { value: '7' },
			});
		const second = await post(company.ledger('day', { centres }), [day(wholeDay)], { centres });
		expect(second).toMatchObject([{ outcome: 'unchanged' }]);
	});

	it.each([
		[{ usingSalesTax: true }, 'USD', false],
		[{ multiCurrency: true }, 'USD', false],
		[{ multiCurrency: true }, 'CAD', true],
	])('names the currency only where it has to: %j %s %s', async (settings, currency, isNamed) => {
		const company = playCompany(settings);
		await post(company.ledger('day'), [day(wholeDay, 8, { currency })]);
		const sent = company.documents[0] ?? {};
		expect('CurrencyRef' in sent ? sent.CurrencyRef : null).toEqual(isNamed ? { value: currency } : null);
	});

	it('names the customer on a receivable account that the user chose', async () => {
		const accounts = new Map([['receivable', '402']]);
		const journal = day([
			['revenue', 'service', -9000],
			['receivable', null, 9000],
		]);
		const company = playCompany();
		await post(company.ledger('day', { accounts }), [journal], { accounts });
		expect(company.documents[0]?.Line).toMatchObject([
			{ JournalEntryLineDetail: { PostingType: 'Credit' } },
			{
				JournalEntryLineDetail: {
					AccountRef: { value: '402' },
					Entity: { Type: 'Customer', EntityRef: { value: '58' } },
				},
			},
		]);
	});
});

interface Line {
	Amount: number;
	readonly JournalEntryLineDetail: { readonly AccountRef: { value: string } };
}

describe('an entry that a person touched', () => {
	const posted = async (change: (row: Record<string, unknown>) => void) => {
		const company = playCompany();
		await post(company.ledger('day'), [day(wholeDay)]);
		const [row] = company.documents;
		if (row !== undefined) change(row);
		const looked = await company.ledger('day').look([lookUpOf(day(wholeDay))]);
		return looked.ok ? looked.books.posted.get('ZD-NORTH-261120')?.[0] : undefined;
	};
	const lines = (row: Record<string, unknown>) => row.Line as Line[];

	it('is ours as long as nothing but the order of its lines or its description changed', async () => {
		const document = await posted((row) => {
			lines(row).reverse();
			row.PrivateNote = `Checked by Ann. ${String(row.PrivateNote)}`;
		});
		expect(document).toMatchObject({ number, revision: 1, date: '2026-11-20', state: 'ours', open: 0 });
		expect(document?.stamp).toMatchObject({ revision: 1, sales: 8, sha });
		expect([...(document?.amounts.values() ?? [])].reduce((sum, amount) => sum + amount, 0)).toBe(0);
	});
	const first = (row: Record<string, unknown>, change: (line: Line) => void) =>
		lines(row).slice(0, 1).forEach(change);
	it.each<[string, (row: Record<string, unknown>) => void]>([
		[
			'another account',
			(row) => first(row, (entry) => (entry.JournalEntryLineDetail.AccountRef.value = '404')),
		],
		['another amount', (row) => first(row, (entry) => (entry.Amount = 270.01))],
		['a line less', (row) => void lines(row).pop()],
		[
			'nothing but zeros, and no word of a void',
			(row) => {
				for (const entry of lines(row)) entry.Amount = 0;
			},
		],
		['no stamp', (row) => void (row.PrivateNote = 'mine')],
	])('is edited when it has %s', async (_what, change) => {
		expect(await posted(change)).toMatchObject({ number, state: 'edited' });
	});

	it('is void when its amounts are zero and its note says so', async () => {
		const document = await posted((row) => {
			for (const entry of lines(row)) entry.Amount = 0;
			row.PrivateNote = `Voided - ${String(row.PrivateNote)}`;
		});
		expect(document).toMatchObject({ state: 'void', amounts: new Map() });
	});
});
