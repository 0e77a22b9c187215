import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sumAmounts, type Sale } from '../../core/event';
import type { NewTender } from '../../sandbox/zenoti-api/desk/invoices';
import { zenotiProfile } from '../../vendors/zenoti/profile';
import { day, hour, minute, zenotiScene, type ZenotiScene } from './poll-studios';
import type { PolledStudio } from './poll-support';

let scene: ZenotiScene;
let studio: PolledStudio;
beforeAll(async () => {
	scene = await zenotiScene();
});
afterAll(async () => await scene.close());
beforeEach(async () => {
	scene.open();
	studio = scene.polled({ resources: ['sales'], ...scene.onePlace() });
	await studio.poll();
	scene.clock.ms += hour;
	scene.api.journal.clear();
});

const collections = 'POST /v1/reports/collections/flat_file';
const invoices = 'GET /v1/invoices/:invoiceId';
const calls = (route: string) => scene.api.journal.counts()[route] ?? 0;
const guestId = () => scene.api.organisation.guests.all()[0]?.id ?? '';
const oil = { name: 'Oil', cents: 4_000, taxCents: 280 };
const sell = (tenders: readonly NewTender[] = [{}]) =>
	scene.api.desk.sell({ guestId: guestId(), lines: [oil], tenders }).id;
const card = (more: NewTender = {}): NewTender => ({ mode: 1, name: 'VISA', ...more });
/** So many that a report takes fewer calls than their invoices. */
const sellOthers = (count = 5) => Array.from({ length: count }, () => sell([card({ tipCents: 100 })]));

/** What a sale was paid by, kind of tender by kind of tender. */
function paidFor({ payments, totals }: Sale) {
	const { tip, serviceCharge, fees, paid, redeemed } = totals;
	const of = (method: string) => {
		const own = payments.filter((payment) => payment.method === method);
		return (['amount', 'tip', 'serviceCharge', 'fees'] as const).map((field) =>
			sumAmounts(
				own.map((payment) => payment[field] ?? Number.NaN),
				'USD',
			),
		);
	};
	const methods = [...new Set(payments.map(({ method }) => method))].sort();
	return { tip, serviceCharge, fees, paid, redeemed, by: methods.map((method) => [method, ...of(method)]) };
}

/** Of every sale that was closed: by id, as its last webhook tells it. */
function told() {
	const context = { receivedAt: '2026-11-21T19:00:00.000Z', ingestion: 'webhook', currency: 'USD' } as const;
	const events = scene.api
		.webhooks()
		.flatMap((payload) =>
			zenotiProfile.toEvents({ payload, headers: {} }, { ...context, timeZone: 'America/New_York' }),
		);
	return new Map(events.flatMap(({ data: { sale } }) => (sale ? [[sale.id, paidFor(sale)]] : [])));
}

async function polled() {
	const { events, problems } = await studio.poll();
	expect(problems).toEqual([]);
	return new Map(events.flatMap(({ data: { sale } }) => (sale ? [[sale.id, paidFor(sale)]] : [])));
}

/** Sales told by this poll, each as its webhook told it; those of before are not among them. */
async function expectAsTold(): Promise<void> {
	const webhooks = told();
	const found = await polled();
	expect(found.size).toBeGreaterThan(0);
	expect(found).toEqual(new Map([...found].map(([id]) => [id, webhooks.get(id)])));
}

describe('what was paid beside the items of a sale that a poll sees for the first time', () => {
	const kinds: ReadonlyArray<readonly [string, readonly NewTender[], number]> = [
		['nothing', [card()], 0],
		['a tip', [card({ tipCents: 700 })], 0],
		[
			'a tip, a service charge and a fee',
			[card({ tipCents: 700, serviceChargeCents: 250, feeCents: 99 })],
			0,
		],
		[
			'two equal tips with two equal payments',
			[card({ cents: 2_140, tipCents: 300 }), card({ tipCents: 300 })],
			0,
		],
		['a tip in cash for what a card has paid', [card(), { cents: 0, tipCents: 400 }], 1],
		['a tip with the card, and cash', [{ cents: 1_000 }, card({ tipCents: 500 })], 1],
		['a tip with a gift card', [{ mode: 8, cardNumber: '77', tipCents: 600 }], 1],
		[
			'a tip in cash beside a gift card',
			[
				{ mode: 8, cardNumber: '77' },
				{ cents: 0, tipCents: 200 },
			],
			1,
		],
		['a tip with the studio’s own tender', [{ mode: 3, name: 'Hotel, Room', tipCents: 150 }], 0],
	];
	it.each(kinds)('is told as its webhook tells it: %s', async (_title, tenders, fromInvoice) => {
		sellOthers();
		sell(tenders);
		await expectAsTold();
		expect([calls(collections), calls(invoices)]).toEqual([1, fromInvoice]);
	});

	it('is read from the invoice where that takes as few calls', async () => {
		sell([card({ tipCents: 700 })]);
		await expectAsTold();
		expect([calls(collections), calls(invoices)]).toEqual([0, 1]);
	});

	it('is read from the invoice where a part was paid days before', async () => {
		const { desk, organisation } = scene.api;
		const visit = desk.book({ guestId: guestId(), startsAt: scene.clock.ms + 2 * day }).id;
		const invoice = organisation.visits.get(visit)?.invoiceId ?? '';
		desk.pay(invoice, [card({ cents: 2_000, tipCents: 300 })]);
		await studio.poll();
		scene.clock.ms += 2 * day;
		sellOthers();
		desk.closeInvoice(invoice, [card({ tipCents: 500 })]);
		scene.api.journal.clear();
		await expectAsTold();
		expect(told().get(invoice)?.tip).toBe(8);
		expect([calls(collections), calls(invoices)]).toEqual([1, 1]);
	});

	it('is negative with a refund', async () => {
		const { desk, organisation } = scene.api;
		const refund = organisation.invoices.get(desk.refund(sell([card({ tipCents: 500 })])).id);
		if (refund === undefined) throw new Error('nothing is refunded');
		const tenders = refund.tenders.map((tender) => ({ ...tender, tipCents: -500, serviceChargeCents: -100 }));
		organisation.invoices.put({ ...refund, tenders });
		sellOthers();
		const back = { tip: -5, serviceCharge: -1, fees: 0, paid: -42.8, redeemed: 0 };
		expect((await polled()).get(refund.id)).toEqual({ ...back, by: [['card', -42.8, -5, -1, 0]] });
		expect([calls(collections), calls(invoices)]).toEqual([1, 0]);
	});

	it('is told for sure: a sale closed again is read from its invoice', async () => {
		const sale = sell([card({ tipCents: 100 })]);
		sellOthers();
		await studio.poll();
		scene.clock.ms += minute;
		scene.api.journal.clear();
		scene.api.desk.recloseInvoice(sale, [card({ tipCents: 900 })]);
		sellOthers();
		await expectAsTold();
		expect([calls(collections), calls(invoices)]).toEqual([1, 1]);
	});
});

describe('reading what was paid', () => {
	it('takes no call while there is nothing to tell, and none to remember what is there', async () => {
		sellOthers(20);
		const fresh = scene.polled({ resources: ['sales'], ...scene.onePlace() });
		expect((await fresh.poll()).events).toEqual([]);
		await studio.poll();
		scene.clock.ms += minute;
		scene.api.journal.clear();
		for (const one of [fresh, studio]) expect((await one.poll()).events).toEqual([]);
		expect([calls(collections), calls(invoices)]).toEqual([0, 0]);
	});

	it('is done again by the next poll when Zenoti was down: nothing is told without, and nothing left out', async () => {
		sellOthers(30);
		const gone = { match: { path: /collections/ }, times: 3, status: 500 };
		scene.api.faults.next(gone);
		const first = await studio.poll();
		expect([first.events, first.problems]).toEqual([[], ['UNAVAILABLE']]);
		scene.clock.ms += minute;
		await expectAsTold();
		expect([calls(collections), calls(invoices)]).toEqual([4, 0]);
	});

	it('makes a poll go on to its end that has read what was paid, even when its time is over', async () => {
		sellOthers(250);
		const { events, isComplete } = await studio.poll({ callTakesMs: 20_000, budgetMs: 60_000 });
		expect([events.length, isComplete]).toEqual([250, true]);
		expect(calls(invoices)).toBe(0);
	});
});
