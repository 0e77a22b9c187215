import axios from 'axios';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Journal, JournalLine } from '../../../core/books';
import { startXero, type XeroSandbox } from '../../../sandbox/xero';
import { outstanding } from '../../../sandbox/xero/store/document';
import { auJournal, journalOf, line, post, saleJournal } from './journals';
import { StandIn, type Death } from './stand-in';
import { mapping } from './support';

let xero: XeroSandbox;
let stand: StandIn;

beforeAll(async () => {
	xero = await startXero();
});
afterAll(async () => xero.close());
beforeEach(async () => {
	xero.reset();
	stand = new StandIn(xero);
	await stand.setUp(mapping);
	// from here on the chart is remembered: two calls read, three write
	await run([journalOf([], { businessDay: '2026-10-01' })]);
});

const auBalances = {
	'Studio Services': -30000,
	'Studio Products': -8002,
	'Studio Discounts': 3000,
	'Studio Gift Cards Outstanding': -4000,
	'Studio Tips Payable': -1500,
	'Studio Rounding': 2,
	'Studio Returns': 4000,
	'Studio Card Clearing': 35200,
	'Studio Cash Clearing': 4400,
	GST: -3100,
};
/** Documents that something is still due on. */
const open = () =>
	[...xero.invoices(), ...xero.creditNotes()]
		.filter((document) => document.status === 'AUTHORISED' && outstanding(document) !== 0)
		.map(({ number }) => number);
const balances = () => Object.fromEntries(xero.trialBalance());

async function run(journals: readonly Journal[], death: Death | null = null): Promise<readonly string[]> {
	const outcomes = await post(stand.ledger(mapping, death), journals);
	return outcomes.map(({ outcome, error }) => error?.code ?? outcome);
}

describe('the Australian day in the stand-in', () => {
	it('comes out to the cent on every account, however often it is posted', async () => {
		expect(await run([auJournal()])).toEqual(['created']);
		expect(balances()).toEqual(auBalances);
		expect(await run([auJournal()])).toEqual(['unchanged']);
		expect(xero.documentNumbers()).toEqual(['ZD-NORTH-261120-1', 'ZR-NORTH-261120-1']);
		expect(xero.invoices().map(({ number }) => number)).toHaveLength(1);
	});

	const deaths = [false, true].flatMap((isDone) => [1, 2, 3, 4, 5].map((call): Death => ({ call, isDone })));
	it.each(deaths)('is complete after the next run when one died at %j', async (death) => {
		expect(await run([auJournal()], death)).toEqual(['DEAD']);
		await run([auJournal()]);
		expect(balances()).toEqual(auBalances);
		expect(open()).toEqual([]);
		expect(await run([auJournal()])).toEqual(['unchanged']);
	});

	it.each(deaths)('follows the studio when it changed after a run that died at %j', async (death) => {
		const withoutRefunds = { ...auJournal(), lines: auJournal().lines.filter(({ flow }) => flow === 'sale') };
		const small = journalOf([line('revenue', 'class', -700), line('tender', 'cash', 700)]);
		await run([auJournal()], death);
		for (const journal of [withoutRefunds, small, journalOf([]), auJournal()]) {
			const [outcome] = await run([journal]);
			expect(['created', 'updated', 'unchanged', 'skipped']).toContain(outcome);
			expect(await run([journal])).not.toContain('updated');
		}
		expect(balances()).toEqual(auBalances);
		expect(open()).toEqual([]);
	});

	it('is left alone once a person has edited it, and follows again once it is void', async () => {
		await run([auJournal()]);
		xero.editAsPerson('ZD-NORTH-261120-1', { line: { index: 0, account: 'Sales' } });
		expect(await run([auJournal()])).toEqual(['EDITED_IN_LEDGER']);
		expect(balances()).toMatchObject({ Sales: -8002 });
		xero.voidAsPerson('ZD-NORTH-261120-1');
		xero.voidAsPerson('ZR-NORTH-261120-1');
		expect(balances()).toEqual({});
		expect(await run([auJournal()])).toEqual(['updated']);
		expect(balances()).toEqual(auBalances);
	});

	it('is paid again when a person took the payments off', async () => {
		await run([auJournal()]);
		xero.unpayAsPerson('ZD-NORTH-261120-1');
		expect(await run([auJournal()])).toEqual(['updated']);
		expect(balances()).toEqual(auBalances);
	});

	it('is left alone where a person moved a payment to the bank', async () => {
		await run([auJournal()]);
		xero.unpayAsPerson('ZD-NORTH-261120-1');
		await payIntoBank('ZD-NORTH-261120-1');
		const moved = balances();
		expect(await run([auJournal()])).toEqual(['EDITED_IN_LEDGER']);
		expect(balances()).toEqual(moved);
	});

	it('stops at a closed period, also one that was closed a moment ago', async () => {
		await run([saleJournal('1', 100)]);
		xero.lock('2026-11-30');
		expect(await run([auJournal()])).toEqual(['CLOSED_PERIOD']);
		stand.chart = null;
		expect(await run([auJournal()])).toEqual(['CLOSED_PERIOD']);
	});

	it('gets through limits, faults and keys that forget', async () => {
		xero.faults.next({ match: { method: 'PUT', path: '/Invoices' }, status: 500, afterWrite: true });
		xero.faults.next({ match: { method: 'PUT', path: '/CreditNotes' }, status: 429 });
		xero.faults.next({ match: { method: 'PUT', path: '/Payments' }, dropAfterWrite: true });
		expect(await run([auJournal()])).toEqual(['created']);
		expect(balances()).toEqual(auBalances);
	});
});

/** A person pays all that is due of an invoice into the bank account. */
async function payIntoBank(number: string): Promise<void> {
	const invoice = xero.invoices().find((document) => document.number === number);
	const bank = xero.books.accounts.find(({ type }) => type === 'BANK');
	if (invoice === undefined || bank === undefined) throw new Error(`Nothing to pay of ${number}`);
	const payment = {
		Invoice: { InvoiceID: invoice.id },
		Account: { AccountID: bank.id },
		Date: '2026-11-22',
		Amount: outstanding(invoice) / 100,
		Reference: 'Payout',
	};
	const headers = { authorization: `Bearer ${xero.token}`, 'xero-tenant-id': xero.tenantId };
	await axios.put(`${xero.url}/api.xro/2.0/Payments`, { Payments: [payment] }, { headers });
}

describe('more days than one question names', () => {
	const days = (lines: readonly JournalLine[]) =>
		Array.from({ length: 21 }, (_, index) =>
			journalOf(lines, { businessDay: `2026-11-${String(index + 1).padStart(2, '0')}` }),
		);
	const refund = { flow: 'refund' } as const;

	it.each([
		['sold', [line('revenue', 'class', -700), line('tender', 'cash', 700)]],
		['refunded', [line('returns', 'class', 700, refund), line('tender', 'cash', -700, refund)]],
	])(
		'of what was %s are found on the day they were moved to, once the books are open again',
		async (_what, lines) => {
			const lax = await startXero({ creditNoteNumbers: 'free' });
			try {
				const stand = new StandIn(lax);
				await stand.setUp(mapping);
				const outcomes = async () => {
					stand.chart = null;
					const told = await post(stand.ledger(mapping), days(lines), { closedPeriod: 'firstOpenDay' });
					return new Set(told.map(({ outcome }) => outcome));
				};
				lax.lock('2026-11-30');
				expect(await outcomes()).toEqual(new Set(['created']));
				lax.lock(null);
				expect(await outcomes()).toEqual(new Set(['unchanged']));
				expect(lax.documentNumbers()).toHaveLength(21);
			} finally {
				await lax.close();
			}
		},
	);
});

describe('sales one by one in the stand-in', () => {
	it('are each there once, and the next run finds them', async () => {
		const sales = Array.from({ length: 120 }, (_, index) => saleJournal(String(index + 1), 1000 + index));
		xero.faults.next({ match: { method: 'PUT', path: '/Payments' }, skip: 1, dropBeforeWrite: true });
		expect(new Set(await run(sales))).toEqual(new Set(['created']));
		const total = sales.reduce((sum, _sale, index) => sum + 1000 + index, 0);
		expect(balances()).toEqual({ 'Studio Services': -total, 'Studio Card Clearing': total });
		expect(new Set(await run(sales))).toEqual(new Set(['unchanged']));
		expect(xero.payments()).toHaveLength(120);
	});
});

describe('an organisation elsewhere', () => {
	const untold = { ...mapping, taxed: null, untaxed: null };
	const day = (currency: string) =>
		journalOf(
			[
				line('revenue', 'product', -10000, { taxed: true }),
				line('tax', 'product', -1234),
				line('tips', null, -500),
				line('promotion', 'loyalty', 200),
				line('tender', 'card', 11534),
			],
			{ currency },
		);
	const cases = [
		['GB', 'GBP', 'created', untold],
		['NZ', 'NZD', 'created', untold],
		['US', 'USD', 'created', { ...untold, taxed: 'TAX001' }],
		['US', 'USD', 'NO_TAX_TYPE', untold],
		['NZ', 'AUD', 'CURRENCY_NOT_TAKEN', untold],
	] as const;

	it.each(cases)('%s, posting %s with tax as it was charged: %s', async (country, currency, told, chosen) => {
		const abroad = await startXero({ country });
		try {
			const visitor = new StandIn(abroad);
			await visitor.setUp(chosen);
			const [first] = await post(visitor.ledger(chosen), [day(currency)]);
			expect(first?.error?.code ?? first?.outcome).toBe(told);
			const [second] = await post(visitor.ledger(chosen), [day(currency)]);
			expect(second?.error?.code ?? second?.outcome).toBe(told === 'created' ? 'unchanged' : told);
			const total = abroad
				.invoices()
				.map(({ lines }) => lines.reduce((sum, { taxAmount }) => sum + taxAmount, 0));
			expect(total).toEqual(told === 'created' ? [1234] : []);
		} finally {
			await abroad.close();
		}
	});
});
