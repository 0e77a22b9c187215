import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
	expectedBalances,
	reclosedSale,
	tillInvoice,
	tillPurchase,
	tillPurchaseRefund,
	tillSales,
	zenotiBalances,
} from '../../sandbox/studio/till';
import { ensureRuntime, runtimeVersions } from '../../scripts/n8n/runtime.mts';
import { failureOf } from '../../scripts/n8n/executions.mts';
import { BooksScene } from '../../scripts/scene/booksScene.mts';
import { bookWorkflows } from '../../scripts/scene/booksWorkflows.mts';

const silent = () => undefined;

/** Accounts of ours with a balance; a ledger's own accounts are not looked at but for the tax it keeps itself. */
function balances(
	trialBalance: ReadonlyMap<string, number>,
	taxAccount: string,
): Readonly<Record<string, number>> {
	const named = [...trialBalance].map(
		([name, cents]) => [name === taxAccount ? 'Studio Sales Tax Collected' : name, cents] as const,
	);
	return Object.fromEntries(named.filter(([name, cents]) => cents !== 0 && name !== ''));
}

describe.each(runtimeVersions)('A real n8n %s between a studio and its books', (version) => {
	let scene: BooksScene;

	beforeAll(async () => {
		scene = await BooksScene.open({ runtime: await ensureRuntime(version, silent), log: silent });
	});
	afterAll(async () => {
		await scene.close();
	});

	const outcomesOf = (items: readonly unknown[]) =>
		new Set(items.map((item) => (item as { outcome?: unknown }).outcome));

	it('sets the books up: the table of sales and the accounts', async () => {
		for (const workflow of ['setUp.quickBooks', 'setUp.xero', 'setUp.perSale'] as const)
			expect(JSON.stringify(await scene.run(workflow))).toContain('Studio Card Clearing');
	});

	it('keeps each sale once: twins, a refund, an invoice that is closed again', async () => {
		const zenoti = scene.sender('zenoti');
		for (const sale of tillSales) {
			const report = await zenoti.deliver(tillInvoice(sale), { copies: sale.number === '8105' ? 1 : 2 });
			expect(report.outcomes.every((outcome) => outcome === 'delivered')).toBe(true);
		}
		const wellnessLiving = scene.sender('wellnessliving');
		await wellnessLiving.deliver(tillPurchase, { copies: 2 });
		await wellnessLiving.deliver(tillPurchaseRefund);
		await scene.waitFor('keep');
	});

	it('shows the day before anything is written', async () => {
		const days = await scene.run('preview.quickBooks');
		expect(days).toHaveLength(2);
		for (const day of days) expect(day).toMatchObject({ gaps: [], plan: 'create' });
		expect(scene.ledgers.quickBooks.journalEntries()).toEqual([]);
	});

	it('posts the day to QuickBooks and to Xero', async () => {
		expect(outcomesOf(await scene.run('nightly.quickBooks'))).toEqual(new Set(['created']));
		expect(outcomesOf(await scene.run('nightly.xero'))).toEqual(new Set(['created']));
	});

	it('renews an access token that has run out, and posts', async () => {
		scene.ledgers.quickBooks.expireTokens();
		scene.ledgers.xero.expireTokens();
		expect(outcomesOf(await scene.run('nightly.quickBooks'))).toEqual(new Set(['unchanged']));
		expect(outcomesOf(await scene.run('nightly.xero'))).toEqual(new Set(['unchanged']));
	});

	it('corrects the day by the difference after the invoice was closed again, and then changes nothing', async () => {
		await scene.sender('zenoti').deliver(tillInvoice(reclosedSale), { copies: 2 });
		await scene.waitFor('keep');
		expect(outcomesOf(await scene.run('nightly.quickBooks'))).toEqual(new Set(['updated', 'unchanged']));
		expect(outcomesOf(await scene.run('nightly.xero'))).toEqual(new Set(['updated', 'unchanged']));
		const before = scene.ledgers.quickBooks.journalEntries().length;
		expect(outcomesOf(await scene.run('nightly.quickBooks'))).toEqual(new Set(['unchanged']));
		expect(outcomesOf(await scene.run('nightly.xero'))).toEqual(new Set(['unchanged']));
		expect(scene.ledgers.quickBooks.journalEntries()).toHaveLength(before);
	});

	it('leaves both ledgers with the trial balance that was worked out by hand', () => {
		expect(balances(scene.ledgers.quickBooks.trialBalance(), 'Studio Sales Tax Collected')).toEqual(
			expectedBalances,
		);
		expect(balances(scene.ledgers.xero.trialBalance(), 'Sales Tax')).toEqual(expectedBalances);
	});

	it('posts sale by sale as they are closed, each in an execution of its own, to the same balances', async () => {
		const { perSale } = scene.ledgers;
		const zenoti = scene.sender('perSale');
		perSale.faults.next({ match: { path: /batch/ }, skip: 3, times: 1, dropAfterWrite: true });
		perSale.faults.next({ match: { path: /batch/ }, skip: 8, times: 1, status: 503 });
		await Promise.all(tillSales.map((sale) => zenoti.deliver(tillInvoice(sale), { copies: 2 })));
		await scene.waitFor('perSale');
		await zenoti.deliver(tillInvoice(reclosedSale), { copies: 2 });
		await scene.waitFor('perSale');
		expect(balances(perSale.trialBalance(), 'Sales Tax Payable')).toEqual(zenotiBalances);
		const numbers = perSale.documentNumbers();
		expect(numbers).toHaveLength(new Set(numbers).size);
		expect(numbers).toHaveLength(tillSales.length + 1);
	});

	it('names the closed period, and posts nothing into it', async () => {
		scene.ledgers.quickBooks.setPreferences({ bookCloseDate: '2026-11-30' });
		const before = scene.ledgers.quickBooks.journalEntries().length;
		const late = { ...reclosedSale, number: '8110', minute: 500 };
		await scene.sender('zenoti').deliver(tillInvoice(late));
		await scene.waitFor('keep');
		await expect(scene.run('nightly.quickBooks')).rejects.toThrow();
		expect(scene.ledgers.quickBooks.journalEntries()).toHaveLength(before);
		const [last] = await scene.n8n.executions(bookWorkflows['nightly.quickBooks'].id, { includeData: true });
		expect(last === undefined ? null : failureOf(last)).toContain('2026-11-30');
	});

	it('leaves an entry alone that a person edited, and says which', async () => {
		const { quickBooks } = scene.ledgers;
		quickBooks.setPreferences({ bookCloseDate: null });
		quickBooks.editAsPerson('ZD-HARBOR-261120-1', { kind: 'amount', hundredths: 500 });
		const before = quickBooks.journalEntries().length;
		await expect(scene.run('nightly.quickBooks')).rejects.toThrow();
		expect(quickBooks.journalEntries()).toHaveLength(before);
		const [last] = await scene.n8n.executions(bookWorkflows['nightly.quickBooks'].id, { includeData: true });
		expect(last === undefined ? null : failureOf(last)).toContain('ZD-HARBOR-261120-1 was edited');
	});
});
