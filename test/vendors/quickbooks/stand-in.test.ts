import { afterEach, describe, expect, it } from 'vitest';
import type { BookMapping, Journal } from '../../../core/books';
import { startQuickBooks, type QuickBooksOptions, type QuickBooksSandbox } from '../../../sandbox/quickbooks';
import {
	createQuickBooksCaller,
	createQuickBooksLedger,
	fetchTaxCodes,
	setUpQuickBooks,
} from '../../../vendors/quickbooks';
import { fakeOutside, fakeTime } from '../../support/hubspot-run';
import { day, post, refund7454, sale, sale7448, sale7452, sale7453, wholeDay } from './journals';
import { mapping } from './support';

let sandbox: QuickBooksSandbox;
afterEach(async () => {
	expect(sandbox.journal.violations()).toEqual([]);
	await sandbox.close();
});

const session = () => ({
	caller: createQuickBooksCaller(fakeOutside(sandbox, fakeTime()), 4),
	realmId: sandbox.realmId,
});

/** A company with everything Set Up makes. */
async function open(options: QuickBooksOptions = {}, more: Partial<BookMapping> = {}) {
	sandbox = await startQuickBooks(options);
	const report = await setUpQuickBooks(session(), { ...mapping, ...more }, false);
	expect(report.problems).toEqual([]);
	sandbox.journal.clear();
}

async function run(form: 'day' | 'sale', journals: readonly Journal[], more: Partial<BookMapping> = {}) {
	const options = { mapping: { ...mapping, ...more }, form, runId: 'run', maxAttempts: 4 };
	return await post(createQuickBooksLedger(session(), options), journals, more);
}

const sales = [sale7448, sale7453, sale7452, refund7454];
const kinds = (outcomes: readonly { readonly outcome: string }[]) => [
	...new Set(outcomes.map(({ outcome }) => outcome)),
];
const once = () => {
	const numbers = sandbox.documentNumbers();
	expect(new Set(numbers).size).toBe(numbers.length);
};

describe('sales with QuickBooks’ own sales tax', () => {
	it('in the US keep the tax of the till, and a second run is in balance', async () => {
		await open({ usingSalesTax: true });
		expect(await run('sale', sales)).toMatchObject(sales.map(() => ({ outcome: 'created' })));
		const totals = sandbox.salesReceipts().map(({ DocNumber, TotalAmt }) => [DocNumber, TotalAmt]);
		expect(totals).toEqual([
			['ZN-NORTH-7448', 165.89],
			['ZN-NORTH-7453', 100],
			['ZN-NORTH-7452', 0],
		]);
		expect(sandbox.refundReceipts()).toMatchObject([{ TotalAmt: 37.89, TxnTaxDetail: { TotalTax: 2.89 } }]);
		expect(kinds(await run('sale', sales))).toEqual(['unchanged']);
	});

	it('elsewhere carry the tax codes the user chose', async () => {
		await open({ country: 'GB', usingSalesTax: true });
		const listed = await fetchTaxCodes(session());
		const codes = listed.ok ? listed.choices : [];
		const idOf = (name: RegExp) => codes.find((code) => name.test(code.name))?.value ?? null;
		const chosen = { taxed: idOf(/20/), untaxed: idOf(/No VAT|Exempt|^0/) };
		expect(Object.values(chosen)).not.toContain(null);
		const pounds = sales.map((journal) => ({ ...journal, currency: 'GBP' }));
		expect(kinds(await run('sale', pounds, chosen))).toEqual(['created']);
		expect(kinds(await run('sale', pounds, chosen))).toEqual(['unchanged']);
	});

	it('are reported when QuickBooks computes another tax, and not touched again', async () => {
		await open({ usingSalesTax: true, taxEngineShiftsBy: 1 });
		const [outcome] = await run('sale', [sale7448]);
		expect(outcome).toMatchObject({
			outcome: 'failed',
			error: {
				code: 'NOT_AS_POSTED',
				message: expect.stringContaining(
					'165.90 with tax 2.90 under ZN-NORTH-7448, ours is 165.89 with tax 2.89',
				),
			},
		});
		expect(await run('sale', [sale7448])).toMatchObject([{ error: { code: 'EDITED_IN_LEDGER' } }]);
		once();
	});

	it('are corrected when only the tax changed', async () => {
		await open({ usingSalesTax: true });
		const of = (tax: number) =>
			sale('7460', [
				['revenue', 'product', -4500, { taxed: true }],
				['tax', 'product', -tax],
				['tender', 'card', 4500 + tax],
			]);
		await run('sale', [of(371)]);
		expect(await run('sale', [of(372)])).toMatchObject([{ outcome: 'updated' }]);
		expect(kinds(await run('sale', [of(372)]))).toEqual(['unchanged']);
	});
});

describe('a company that makes it hard', () => {
	it.each<[string, QuickBooksOptions]>([
		['forgets request ids', { requestIdMemory: 'forget' }],
		['refuses numbers in use', { duplicateNumbers: 'refuse' }],
		['does both', { requestIdMemory: 'forget', duplicateNumbers: 'refuse' }],
	])('%s: each document is there once, whichever call loses its answer', async (_title, options) => {
		await open(options);
		for (const skip of [0, 1, 2]) {
			sandbox.faults.next({ skip, times: 1, dropAfterWrite: true });
			expect(kinds(await run('sale', sales))).not.toContain('failed');
			sandbox.faults.clear();
			once();
		}
		expect(kinds(await run('sale', sales))).toEqual(['unchanged']);
	});

	it.each([{ throttle: 3 }, { lose: 2 }])('has trouble with single items of a batch: %j', async (trouble) => {
		await open();
		const ledger = createQuickBooksLedger(session(), { mapping, form: 'sale', runId: 'r', maxAttempts: 4 });
		const look = ledger.look.bind(ledger);
		const late = {
			...ledger,
			look: async (lookUps: Parameters<typeof look>[0]) => {
				const looked = await look(lookUps);
				sandbox.troubleItems(trouble);
				return looked;
			},
		};
		expect(kinds(await post(late, sales))).toEqual(['created']);
		expect(sandbox.documentNumbers()).toHaveLength(4);
		once();
	});

	it('numbers sales by itself: nothing is posted, the setting is named; days are posted', async () => {
		await open({ customTxnNumbers: false });
		expect(await run('sale', [sale7448])).toMatchObject([
			{ outcome: 'failed', error: { hint: expect.stringContaining('Custom transaction numbers') } },
		]);
		expect(sandbox.salesReceipts()).toEqual([]);
		expect(kinds(await run('day', [day(wholeDay)]))).toEqual(['created']);
	});

	it('closes its books between the look and the write: refused once, said so', async () => {
		await open({ bookCloseDate: '2026-11-20' });
		expect(await run('day', [day(wholeDay)])).toMatchObject([{ error: { code: 'CLOSED_PERIOD' } }]);
		sandbox.setPreferences({ bookCloseDate: null });
		const ledger = createQuickBooksLedger(session(), { mapping, form: 'day', runId: 'r', maxAttempts: 4 });
		const closing = {
			...ledger,
			write: async (drafts: Parameters<typeof ledger.write>[0]) => {
				sandbox.setPreferences({ bookCloseDate: '2026-11-20' });
				return await ledger.write(drafts);
			},
		};
		expect(await post(closing, [day(wholeDay)])).toMatchObject([{ error: { code: 'CLOSED_PERIOD' } }]);
		expect(ledger.calls()).toBe(2);
	});

	it('has its token run out: one call, every item says to reconnect', async () => {
		await open();
		const old = session();
		sandbox.expireTokens();
		sandbox.faults.next({ times: 1, status: 401 });
		const options = { mapping, form: 'sale', runId: 'run', maxAttempts: 4 } as const;
		const outcomes = await post(createQuickBooksLedger(old, options), sales);
		expect(outcomes[3]).toMatchObject({ outcome: 'failed', error: { code: 'TOKEN_EXPIRED' } });
		expect(old.caller.sent()).toBe(1);
	});
});

describe('a person at the books', () => {
	it('who edits a receipt stops its correction; who voids it gets it anew under the next number', async () => {
		await open();
		await run('sale', [sale7448, sale7453]);
		sandbox.editAsPerson('ZN-NORTH-7448', { kind: 'amount', hundredths: 100 });
		sandbox.editAsPerson('ZN-NORTH-7453', { kind: 'void' });
		const outcomes = await run('sale', [sale7448, sale7453]);
		expect(outcomes).toMatchObject([
			{ outcome: 'failed', error: { code: 'EDITED_IN_LEDGER' } },
			{ outcome: 'updated' },
		]);
		expect(sandbox.documentNumbers()).toContain('ZN-NORTH-7453-2');
		expect((await run('sale', [sale7453])).map(({ outcome }) => outcome)).toEqual(['unchanged']);
	});
});
