import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accountKeyOf, dayJournals, keysOf, type JournalLine } from '../../core/books';
import type { StudioEvent } from '../../core/event';
import { reclosedSale, tillCenter, tillInvoice, tillSales } from '../../sandbox/studio/till';
import { tillMapping, zenotiEvents } from '../support/ledger-run';
import { minute, zenotiScene, type ZenotiScene } from './poll-studios';
import type { PolledStudio } from './poll-support';

let scene: ZenotiScene;
beforeAll(async () => {
	scene = await zenotiScene();
});
afterAll(async () => await scene.close());
beforeEach(() => {
	scene.open();
	scene.api.tellTillDay();
	scene.api.journal.clear();
});

const report = 'POST /v1/reports/sales/accrual_basis/flat_file';
const collections = 'POST /v1/reports/collections/flat_file';
const invoices = 'GET /v1/invoices/:invoiceId';
const appointments = 'GET /v1/appointments';
const calls = (route: string) => scene.api.journal.counts()[route] ?? 0;

const tillSettings = { locationIds: tillCenter.id, firstRun: 'lookBack' } as const;
const trigger = () => scene.polled({ resources: ['sales'], options: tillSettings });
/** The center without its sales. */
const emptyTill = () => {
	for (const { id } of scene.api.organisation.invoices.all()) scene.api.organisation.invoices.remove(id);
};
const refuse = (path: RegExp) => scene.api.faults.next({ match: { path }, status: 401, times: 1_000 });

/** The day's lines by the account they go to: a report names a package where the invoice may not. */
function linesOf(events: readonly StudioEvent[]) {
	const { groups } = dayJournals(events, tillMapping);
	expect(groups.flatMap(({ gaps }) => gaps)).toEqual([]);
	const accountOf = (line: JournalLine) =>
		keysOf(line, tillMapping.revenueWhenSold).flatMap((key) => accountKeyOf(key)?.account?.name ?? [])[0];
	return groups.flatMap(({ journal }) =>
		(journal?.lines ?? []).map((line) => [line.flow, line.role, accountOf(line), line.amount, line.count]),
	);
}

const told = [...tillSales, reclosedSale].flatMap(zenotiEvents);
const tellPolled = async (studio: PolledStudio) => {
	const { events, problems } = await studio.poll();
	expect(problems).toEqual([]);
	return events;
};

describe('the day at the till, told by polls alone', () => {
	it('is the journal of its webhooks when the collections complete it', async () => {
		const events = await tellPolled(trigger());
		expect(linesOf(events)).toEqual(linesOf(told));
		// the gift card and the two tenders of one line; the services want their visits
		expect([calls(report), calls(collections), calls(invoices), calls(appointments)]).toEqual([2, 1, 2, 1]);
	});

	it('is the journal of its webhooks when each sale is told as it is made, from its invoice', async () => {
		emptyTill();
		const studio = trigger();
		const events: StudioEvent[] = [...(await tellPolled(studio))];
		for (const sale of [...tillSales, reclosedSale]) {
			scene.api.applyFact(tillInvoice(sale));
			scene.clock.ms += minute;
			events.push(...(await tellPolled(studio)));
		}
		expect(linesOf(events)).toEqual(linesOf(told));
		expect([calls(collections), calls(invoices)]).toEqual([0, tillSales.length + 1]);
	});

	it('is the same when the key may not read collections, which it is asked for once', async () => {
		refuse(/collections/);
		expect(linesOf(await tellPolled(trigger()))).toEqual(linesOf(told));
		expect([calls(collections), calls(invoices)]).toEqual([1, tillSales.length]);
	});

	it('has the tips of all that the reports tell apart when the key may not read invoices', async () => {
		refuse(/invoices/);
		const events = await tellPolled(trigger());
		const tips = new Map(events.map(({ data: { sale } }) => [sale?.number, sale?.totals.tip]));
		const lacking = [...tips].flatMap(([number, tip]) => (tip === null ? [number] : []));
		expect(lacking.sort()).toEqual(['8105', '8106']);
		expect([tips.get('8101'), tips.get('8109')]).toEqual([18, 0]);
		expect([calls(collections), calls(invoices)]).toEqual([1, 1]);
	});

	it('lacks all tips, and nothing else, when the key may read the sales report only', async () => {
		refuse(/invoices|collections|appointments/);
		const events = await tellPolled(trigger());
		expect(events).toHaveLength(tillSales.length);
		const { tip, serviceCharge, fees } = events[0]?.data.sale?.totals ?? {};
		expect([tip, serviceCharge, fees]).toEqual([null, null, null]);
		expect([calls(collections), calls(invoices), calls(appointments)]).toEqual([1, 1, 1]);
	});

	it('leaves the webhooks’ journal as it is when it is stored beside them', async () => {
		const events = await tellPolled(trigger());
		expect(linesOf([...told, ...events])).toEqual(linesOf(told));
	});
});
