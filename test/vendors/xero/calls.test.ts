import { describe, expect, it } from 'vitest';
import { codeOfCentre, type Journal } from '../../../core/books';
import { auJournal, journalOf, line, post, saleJournal, withTracking } from './journals';
import { mapping, PlayedXero } from './support';

const sales = (count: number): readonly Journal[] =>
	Array.from({ length: count }, (_, index) =>
		saleJournal(String(1000 + index), 1000 + index, { businessDay: `2026-11-${18 + (index % 3)}` }),
	);

const dayOf = (date: number) => journalOf([], { businessDay: `2026-11-${String(date).padStart(2, '0')}` });
/** Numbered by a hash. */
const refundOf = (refundOfId: string) =>
	saleJournal('', 100, { document: { id: `r-${refundOfId}`, number: null, refundOfId } });

async function callsOf(xero: PlayedXero, journals: readonly Journal[], chosen = mapping): Promise<number> {
	const ledger = xero.ledger({ mapping: chosen });
	const outcomes = await post(ledger, journals);
	expect(outcomes.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
	return ledger.calls();
}

describe('calls of a run', () => {
	it('are five for a day with refunds, and three when nothing has changed', async () => {
		const xero = new PlayedXero();
		const [first, second] = [auJournal(), { ...auJournal(), businessDay: '2026-11-21' }];
		expect(await callsOf(xero, [first], withTracking)).toBe(9);
		expect(await callsOf(xero, [second], withTracking)).toBe(5);
		expect(await callsOf(xero, [first, second], withTracking)).toBe(3);
	});

	it('are four for a day without refunds', async () => {
		const xero = new PlayedXero();
		await callsOf(xero, []);
		await callsOf(xero, [journalOf([], { businessDay: '2026-11-01' })]);
		const day = journalOf([line('revenue', 'class', -700), line('tender', 'cash', 700)]);
		expect(await callsOf(xero, [day])).toBe(4);
	});

	it('read more on a cold start only for what the settings need', async () => {
		const cold = async (chosen: typeof mapping) => {
			const xero = new PlayedXero();
			await callsOf(xero, [journalOf([])], chosen);
			return xero.requests.map(({ path }) => path.split('/').at(-1));
		};
		const documents = ['Invoices', 'CreditNotes'];
		const customerId = 'chosen';
		expect(await cold({ ...mapping, customerId })).toEqual(['Organisation', 'Accounts', ...documents]);
		expect(await cold({ ...mapping, customerId, untaxed: null })).toContain('TaxRates');
		expect(await cold({ ...withTracking, customerId })).toContain('TrackingCategories');
		expect(await cold(mapping)).toContain('Contacts');
	});

	it('are 42 for a thousand sales, and three to find that they are all there', async () => {
		const xero = new PlayedXero();
		await callsOf(xero, [saleJournal('1', 100)]);
		expect(await callsOf(xero, sales(1000))).toBe(42);
		expect(xero.invoices).toHaveLength(1001);
		expect(await callsOf(xero, sales(1000))).toBe(3);
	});

	it('are eight for a day of fifty centres with refunds and four tenders each', async () => {
		const xero = new PlayedXero();
		const centres = Array.from({ length: 50 }, (_, index) => {
			const code = `C${index}`;
			return { ...auJournal(), key: code, centre: { id: code, code, name: null } };
		});
		await callsOf(xero, [saleJournal('1', 100)]);
		// 50 invoices, 50 credit notes, 200 payments
		expect(await callsOf(xero, centres)).toBe(2 + 1 + 1 + 4);
	});

	it('are told before anything is written', async () => {
		const xero = new PlayedXero();
		const ledger = xero.ledger();
		const journal = auJournal();
		await ledger.look([{ base: 'ZD-NORTH-261120', journal }]);
		expect(ledger.callsToWrite([])).toBe(0);
		const looked = await ledger.look([{ base: 'ZD-NORTH-261120', journal }]);
		if (!looked.ok) throw new Error(looked.failure.message);
		const lines = journal.lines.map((one) => {
			const place = looked.books.place(one, journal);
			if (!place.ok) throw new Error(place.gap.message);
			return { slot: place.slot, account: place.account, amount: one.amount, line: one, text: 'x' };
		});
		const stamp = {
			source: 'zenoti',
			centreCode: 'NORTH',
			businessDay: '2026-11-20',
			revision: 1,
			sales: 5,
			asOf: null,
		};
		const draft = { base: 'ZD-NORTH-261120', number: 'ZD-NORTH-261120-1', revision: 1, date: '2026-11-20' };
		expect(ledger.callsToWrite([{ ...draft, journal, lines, earlier: [], stamp, memo: '' }])).toBe(3);
		expect(xero.invoices).toEqual([]);
	});
});

/** The code that the centre would have had without one of the user's. */
const former = codeOfCentre('zenoti', 'c1');

describe('what is asked for', () => {
	it('is the numbers of a few days, from the first of them on', async () => {
		const xero = new PlayedXero();
		const days = ['2026-11-20', '2026-11-18'].map((businessDay) => journalOf([], { businessDay }));
		await callsOf(xero, days);
		expect(xero.wheres('Invoices')).toEqual([
			'Type=="ACCREC" AND Date>=DateTime(2026,11,18) AND ' +
				'(InvoiceNumber.StartsWith("ZD-NORTH-261120-") OR InvoiceNumber.StartsWith("ZD-NORTH-261118-") OR ' +
				`InvoiceNumber.StartsWith("ZD-${former}-261120-") OR InvoiceNumber.StartsWith("ZD-${former}-261118-"))`,
		]);
		expect(xero.wheres('CreditNotes')).toEqual([
			'Type=="ACCRECCREDIT" AND Date>=DateTime(2026,11,18) AND ' +
				'(CreditNoteNumber.StartsWith("ZR-NORTH-261120-") OR CreditNoteNumber.StartsWith("ZR-NORTH-261118-") OR ' +
				`CreditNoteNumber.StartsWith("ZR-${former}-261120-") OR CreditNoteNumber.StartsWith("ZR-${former}-261118-"))`,
		]);
	});

	it.each<[string, readonly Journal[], string, string]>([
		[
			'of many sales',
			sales(21),
			'2026,11,18',
			'(InvoiceNumber.StartsWith("ZN-NORTH-100") OR InvoiceNumber.StartsWith("ZN-NORTH-101") OR InvoiceNumber.StartsWith("ZN-NORTH-102"))',
		],
		[
			'of many days and of a sale',
			[...Array.from({ length: 30 }, (_, index) => dayOf(index + 1)), saleJournal('7448', 100)],
			'2026,11,1',
			'(InvoiceNumber.StartsWith("ZD-NORTH-26110") OR InvoiceNumber.StartsWith("ZD-NORTH-26111") OR ' +
				'InvoiceNumber.StartsWith("ZD-NORTH-26112") OR InvoiceNumber.StartsWith("ZD-NORTH-26113") OR ' +
				`InvoiceNumber.StartsWith("ZD-${former}-26") OR InvoiceNumber.StartsWith("ZN-NORTH-7448"))`,
		],
		[
			'of sales that have nothing in common',
			Array.from({ length: 90 }, (_, index) => refundOf(`sale-${index}`)),
			'2026,11,20',
			'InvoiceNumber.StartsWith("ZR-")',
		],
	])(
		'is what the numbers %s begin with, whatever day they were moved to',
		async (_what, journals, day, begins) => {
			const xero = new PlayedXero({ PeriodLockDate: '/Date(1796947200000+0000)/' });
			await post(xero.ledger(), journals);
			expect(xero.wheres('Invoices')).toEqual([`Type=="ACCREC" AND Date>=DateTime(${day}) AND ${begins}`]);
		},
	);

	it('is every page, until Xero says that it was the last', async () => {
		const xero = new PlayedXero();
		xero.onRead.set('Invoices', (answer) => {
			const usual = answer();
			const body = usual.kind === 'response' ? usual.body : {};
			return {
				kind: 'response',
				status: 200,
				headers: {},
				body: { ...(body as object), pagination: { pageCount: 3 }, Invoices: [{}] },
			};
		});
		await xero.ledger().look([{ base: 'ZD-NORTH-261120', journal: journalOf([]) }]);
		const pages = xero.requests
			.filter(({ path }) => path.endsWith('/Invoices'))
			.map(({ query }) => query?.page);
		expect(pages).toEqual(['1', '2', '3']);
	});

	it('is the accounts of payments only of the days on which something was paid', async () => {
		const xero = new PlayedXero();
		const days = ['2026-11-18', '2026-11-19', '2026-11-23'].map((businessDay) =>
			journalOf([line('revenue', 'class', -700), line('tender', 'cash', 700)], { businessDay }),
		);
		await callsOf(xero, days);
		expect(xero.wheres('Payments')).toEqual([]);
		await callsOf(xero, days);
		expect(xero.wheres('Payments')).toEqual([
			'Status=="AUTHORISED" AND ((Date>=DateTime(2026,11,18) AND Date<DateTime(2026,11,20)) OR ' +
				'(Date>=DateTime(2026,11,23) AND Date<DateTime(2026,11,24)))',
		]);
	});
});
