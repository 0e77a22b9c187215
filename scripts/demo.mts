import { parseArgs } from 'node:util';
import { once } from 'node:events';
import { valueAt } from './n8n/records.mts';
import { ensureRuntime } from './n8n/runtime.mts';
import {
	expectedBalances,
	reclosedSale,
	tillInvoice,
	tillPurchase,
	tillPurchaseRefund,
	tillSales,
} from '../sandbox/studio/till';
import { BooksScene } from './scene/booksScene.mts';
import { printBalances, printJournals, type Balances } from './scene/booksTable.mts';
import { bookFixtures, startLedgers } from './scene/ledgers.mts';
import { Scene } from './scene/scene.mts';
import { printTable } from './scene/table.mts';
import { tallyOf, type Tally } from './scene/tally.mts';
import { workflowIds, type StudioSystem } from './scene/workflows.mts';

/**
 * `npm run demo`: signed deliveries become records, in a real n8n against the local sandbox.
 * `--keep` leaves everything running and prints where to look.
 */
const { values } = parseArgs({ options: { keep: { type: 'boolean', default: false } } });
const started = Date.now();
const say = (line: string) =>
	console.log(`[${String(Math.round((Date.now() - started) / 1000)).padStart(3)} s] ${line}`);

say('Looking for n8n 2.41.1 (the first time it is installed, which takes about five minutes)');
const runtime = await ensureRuntime('2.41.1', say);
say(
	'Starting the stand-ins of HubSpot, QuickBooks and Xero, and n8n with its embedded SQLite, on this machine only',
);
const ledgers = await startLedgers();
const env = { N8N_EXPRESSION_ENGINE: 'vm', N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' };
const scene = await Scene.open({ runtime, log: say, env, also: bookFixtures(ledgers) });
try {
	say('Running the workflow "Set up HubSpot": it makes the custom properties');
	await scene.setUp();
	const zenoti = await play('zenoti', 60, 12);
	const wellnessLiving = await play('wellnessliving', 40, 8);
	printTable([zenoti, wellnessLiving]);
	const isBalanced = await keepBooks();
	if (![zenoti, wellnessLiving].every(isPerfect) || !isBalanced) process.exitCode = 1;
	if (values.keep) await keepRunning();
} finally {
	await scene.close();
	await ledgers.close();
}

/** A day at the till: kept sale by sale, previewed, posted, corrected, posted again; then compared with a sum by hand. */
async function keepBooks(): Promise<boolean> {
	const books = new BooksScene(ledgers, scene.n8n);
	say('The books: "Set up the books" makes the table of sales, and the accounts in QuickBooks and Xero');
	for (const setUp of ['setUp.quickBooks', 'setUp.xero'] as const) await books.run(setUp);
	say('Eleven sales and refunds of one day arrive, each twice');
	const zenoti = books.sender('zenoti');
	for (const sale of tillSales) await zenoti.deliver(tillInvoice(sale), { copies: 2 });
	const wellnessLiving = books.sender('wellnessliving');
	for (const payload of [tillPurchase, tillPurchaseRefund])
		await wellnessLiving.deliver(payload, { copies: 2 });
	await books.waitFor('keep');
	printJournals(await books.run('preview.quickBooks'));
	say('At night both ledgers get the day; then an invoice is closed again with a higher tip');
	await night(books);
	await zenoti.deliver(tillInvoice(reclosedSale));
	await books.waitFor('keep');
	say('The next nights: the difference is posted as a correction, and after that nothing');
	await night(books);
	await night(books);
	return printBalances(expectedBalances, {
		QuickBooks: ledgers.quickBooks.trialBalance(),
		Xero: withOwnTax(ledgers.xero.trialBalance()),
	});
}

async function night(books: BooksScene): Promise<void> {
	for (const nightly of ['nightly.quickBooks', 'nightly.xero'] as const) {
		const items = await books.run(nightly);
		const outcomes = new Set(items.map((item) => String(valueAt(item, 'outcome'))));
		say(`${nightly}: ${items.length} sales, ${[...outcomes].join(', ')}`);
	}
}

/** Xero keeps the tax in an account of its own. */
function withOwnTax(balances: Balances): Balances {
	return new Map(
		[...balances].map(([name, cents]) => [name === 'Sales Tax' ? 'Studio Sales Tax Collected' : name, cents]),
	);
}

async function play(system: StudioSystem, deliveries: number, clients: number): Promise<Tally> {
	say(
		`${system}: ${deliveries} facts about ${clients} clients; a third sent twice at once, some forged, HubSpot busy for a while`,
	);
	scene.hubSpot.faults.next({ match: { method: 'POST', path: /batch/ }, skip: 20, times: 4, status: 503 });
	let done = 0;
	const telling = await scene.tell(
		{
			system,
			seed: 2026,
			clients,
			deliveries,
			twins: 0.3,
			forged: 0.1,
			dropped: 0,
			order: 'given',
			concurrency: 4,
			speed: 60,
		},
		() => {
			done += 1;
			if (done % 20 === 0) say(`${system}: ${done} deliveries answered`);
		},
	);
	await scene.n8n.waitForIdle({ workflowId: workflowIds[system], timeoutMs: 180_000 });
	return await tallyOf(scene, system, telling);
}

function isPerfect({ facts, executed, failed, forged, rejected, contacts, deals }: Tally): boolean {
	const isWhole = [contacts, deals].every((count) => count.missing.length === 0 && count.doubled === 0);
	return executed === facts && failed === 0 && rejected === forged && isWhole;
}

async function keepRunning(): Promise<void> {
	const { email, password } = scene.n8n.owner;
	console.log(`
Editor      ${scene.n8n.baseUrl}   e-mail ${email}   password ${password}
HubSpot     ${scene.hubSpot.url}/__sandbox/records?type=contacts&key=studio_client_id&full
Ctrl+C stops everything.`);
	await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
}
