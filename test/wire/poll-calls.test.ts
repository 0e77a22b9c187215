import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
	day,
	hour,
	minute,
	openingMs,
	wellnessLivingScene,
	zenotiScene,
	type ZenotiScene,
} from './poll-studios';
import type { PolledStudio } from './poll-support';

let scene: ZenotiScene;
beforeAll(async () => {
	scene = await zenotiScene();
});
afterAll(async () => await scene.close());
beforeEach(() => {
	scene.open();
});

const many = 10_000;
const number = (index: number) => index.toString(16).padStart(12, '0');

/** Straight into the account, as a nightly import does: changed within the last hour, all in one center. */
function changeGuests(count: number): void {
	const { desk, organisation } = scene.api;
	const guest = organisation.guests.get(desk.addGuest().id);
	if (guest === undefined) throw new Error('nobody is there');
	for (let index = 1; index < count; index += 1) {
		organisation.guests.put({ ...guest, id: `0000cafe-0000-4000-8000-${number(index)}` });
	}
}

interface Kind {
	readonly lines: number;
	/** Product by default. */
	readonly type?: number;
	readonly tenders?: Parameters<ZenotiScene['api']['desk']['sell']>[0]['tenders'];
}

const card = (cents?: number) => ({ mode: 1, name: 'VISA', ...(cents === undefined ? {} : { cents }) });

/** Closed sales of one kind, spread over the days that sales are looked back for. */
function sell(count: number, { lines, type = 2, tenders }: Kind, days = 35): void {
	const { desk, organisation } = scene.api;
	const guestId = organisation.guests.all()[0]?.id ?? '';
	const oil = { name: 'Oil', cents: 4_000, type };
	const more = Array.from({ length: lines - 1 }, () => oil);
	const sold = desk.sell({ guestId, lines: [oil, ...more], ...(tenders === undefined ? {} : { tenders }) });
	const invoice = organisation.invoices.get(sold.id);
	if (invoice === undefined) throw new Error('nothing is sold');
	for (let index = 1; index < count; index += 1) {
		const date = new Date(openingMs - (index % days) * day).toISOString().slice(0, 19);
		organisation.invoices.put({
			...invoice,
			id: `0000cafe-0000-4000-8000-${number(index)}`,
			number: String(800_000 + index),
			date,
			closedAt: date,
			lines: invoice.lines.map((line, place) => ({
				...line,
				id: `0000beef-000${place}-4000-8000-${number(index)}`,
			})),
		});
	}
}

/** Reads by the journal of the stand-in, those that list centers left out. */
const reads = (): Readonly<Record<string, number>> =>
	Object.fromEntries(Object.entries(scene.api.journal.counts()).filter(([route]) => !/centers$/.test(route)));
const guests = 'GET /v1/guests';
const report = 'POST /v1/reports/sales/accrual_basis/flat_file';
const collections = 'POST /v1/reports/collections/flat_file';
const invoices = 'GET /v1/invoices/:invoiceId';
const appointments = 'GET /v1/appointments';

/** A trigger of one resource and one center that knows what was there; its next round is a wide one. */
async function watching(resource: string): Promise<PolledStudio> {
	const studio = scene.polled({ resources: [resource], ...scene.onePlace() });
	await studio.poll();
	scene.clock.ms += hour;
	scene.api.journal.clear();
	return studio;
}

/** One poll, and all it takes. */
async function tellAll(studio: PolledStudio) {
	const { events, problems, isComplete } = await studio.poll();
	const counts = reads();
	expect([problems, isComplete]).toEqual([[], true]);
	return { events, ids: new Set(events.map(({ id }) => id)), counts };
}

describe('ten thousand changes in Zenoti', () => {
	it('of guests are found and told by one poll of a hundred reads', async () => {
		const studio = await watching('clients');
		changeGuests(many);
		const { ids, counts } = await tellAll(studio);
		expect(ids.size).toBe(many);
		// the two guests of before have changed since yesterday, too
		expect(counts).toEqual({ [guests]: 101 });
	}, 60_000);

	it('of plain sales are found by a hundred reads and made whole by a hundred more, in one poll, without their invoices', async () => {
		const studio = await watching('sales');
		sell(many, { lines: 1 });
		const { ids, events, counts } = await tellAll(studio);
		expect(ids.size).toBe(many);
		expect(new Set(events.map(({ type }) => type))).toEqual(new Set(['studio.sale.closed']));
		const [first] = events;
		const payments = [{ method: 'cash', amount: 40, tip: 0 }];
		expect(first?.data.sale).toMatchObject({ status: 'closed', payments, totals: { tip: 0 } });
		expect(Object.keys(counts).sort()).toEqual([collections, report]);
		expect(counts[report]).toBeLessThanOrEqual(101 + 2);
		expect(counts[collections]).toBeLessThanOrEqual(101 + 1);
	}, 60_000);
});

describe('changes of today in Zenoti', () => {
	it.each(['clients', 'sales'])(
		'%s: a thousand are found and told by the next poll, a minute later, of their pages and one read more',
		async (resource) => {
			const studio = await watching(resource);
			await studio.poll();
			scene.clock.ms += minute;
			scene.api.journal.clear();
			if (resource === 'clients') changeGuests(1_000);
			else sell(1_000, { lines: 1 }, 1);
			const { ids, counts } = await tellAll(studio);
			expect(ids.size).toBe(1_000);
			expect(Object.entries(counts).filter(([, reads]) => reads > 12)).toEqual([]);
		},
	);
});

describe('what sales cost beyond the pages of their lines', () => {
	it.each([
		['one line paid in cash', { lines: 1 }, 0],
		['three lines paid by one card', { lines: 3, tenders: [{ mode: 1, name: 'VISA' }] }, 0],
		['two cards of one sale', { lines: 1, tenders: [card(1_000), card()] }, 0],
		['a package that paid for all of it', { lines: 1, tenders: [{ mode: 7, name: 'Ten visits' }] }, 0],
		[
			'cash and a gift card: a tip given with that is in no report',
			{ lines: 1, tenders: [{ cents: 1_000 }, { mode: 8, cardNumber: '77' }] },
			1,
		],
		[
			'cash and a card: the report tells both, and not how much of each',
			{ lines: 1, tenders: [{ cents: 1_000 }, card()] },
			1,
		],
		['a tip, which the collections report has', { lines: 1, tenders: [{ tipCents: 500 }] }, 0],
	] as const)('%s', async (_title, kind, invoicesOfEach) => {
		const studio = await watching('sales');
		sell(12, kind);
		const { ids, counts } = await tellAll(studio);
		expect(ids.size).toBe(12);
		expect(counts[invoices] ?? 0).toBe(12 * invoicesOfEach);
		expect(counts[collections] ?? 0).toBe(1 - invoicesOfEach);
		expect(counts[appointments] ?? 0).toBe(0);
	});

	it('services: one read of the appointments for each day they are of, however many they are', async () => {
		const studio = await watching('sales');
		sell(70, { lines: 1, type: 0 });
		const { ids, counts } = await tellAll(studio);
		expect(ids.size).toBe(70);
		expect(counts[invoices] ?? 0).toBe(0);
		expect(counts[collections]).toBe(2);
		expect(counts[appointments]).toBe(35);
	});
});

describe('a quiet poll of Zenoti', () => {
	/** Calls by resource, each for one of the two centers. */
	const quiet = (): Readonly<Record<string, number>> => {
		const counts = new Map<string, number>();
		for (const { path, query, body } of scene.api.journal.entries()) {
			const center =
				/centers\/([^/]+)/.exec(path)?.[1] ?? query.center_id ?? JSON.stringify(body).slice(0, 60);
			const name = `${path.replace(/[0-9a-f-]{36}/, '')} ${center}`;
			counts.set(name, (counts.get(name) ?? 0) + 1);
		}
		return Object.fromEntries(counts);
	};

	it('takes one call for each resource and center, minute after minute', async () => {
		const studio = scene.polled();
		await studio.poll();
		for (let polls = 0; polls < 3; polls += 1) {
			scene.clock.ms += minute;
			scene.api.journal.clear();
			expect((await studio.poll()).events).toEqual([]);
			const counts = Object.entries(quiet());
			expect(counts).toHaveLength(5 * 2);
			expect(counts.filter(([, calls]) => calls > 1)).toEqual([]);
		}
	});

	it('takes a wide round once an hour, and one every minute stays far below the 60 calls of the organization', async () => {
		const studio = scene.polled();
		await studio.poll();
		scene.api.journal.clear();
		const perPoll: number[] = [];
		for (let polls = 0; polls < 61; polls += 1) {
			scene.clock.ms += minute;
			const before = scene.api.journal.total();
			await studio.poll();
			perPoll.push(scene.api.journal.total() - before);
		}
		expect(perPoll.filter((calls) => calls > 11)).toHaveLength(1);
		expect(Math.max(...perPoll)).toBeLessThan(30);
		expect(scene.api.journal.total() / 61).toBeLessThan(11);
	});
});

describe('a quiet poll of WellnessLiving', () => {
	const locations = { 'GET /v1/location/list': 1 };
	it.each([
		['clients: a report is ordered, waited for and read', { 'POST /v1/report/query': 3 }, 'clients'],
		['sales: the same, and the locations', { 'POST /v1/report/query': 3, ...locations }, 'sales'],
		[
			'bookings: the schedule in four stretches, and who is in the one class of these days',
			{
				...locations,
				'GET /v1/staff/list': 1,
				'GET /v1/schedule/class/list': 4,
				'GET /v1/login/attendance/list': 1,
			},
			'bookings',
		],
	])('takes a handful of calls for %s', async (_title, most: Readonly<Record<string, number>>, resource) => {
		const other = await wellnessLivingScene();
		other.open();
		const studio = other.polled({ resources: [resource] });
		await studio.poll();
		other.clock.ms += minute;
		other.api.journal.clear();
		expect((await studio.poll()).events).toEqual([]);
		const counts = Object.entries(other.api.journal.counts());
		expect(counts.filter(([route, calls]) => calls > (most[route] ?? 0))).toEqual([]);
		await other.close();
	});
});
