import type { INodeParameters, IDataObject } from 'n8n-workflow';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startZenotiApi, type ZenotiApiSandbox } from '../../../sandbox/zenoti-api';
import type { Engine } from '../../support/engine';
import { loadPollingEngine, PollHost } from '../polling/poll-host';
import { centerOf, outputOf, ZenotiRun } from './support';

const all = ['clients', 'bookings', 'classBookings', 'sales', 'memberships'];

let engine: Engine;
let zenoti: ZenotiApiSandbox;
let node: ZenotiRun;

beforeAll(async () => {
	engine = await loadPollingEngine();
	zenoti = await startZenotiApi({ sleep: async () => undefined });
}, 60_000);
afterAll(async () => await zenoti.close());
beforeEach(() => {
	zenoti.reset();
	node = new ZenotiRun(engine, zenoti);
});

const wanted = (changes: INodeParameters = {}): INodeParameters => ({
	resources: all,
	daysBack: 7,
	...changes,
});
const read = async (changes?: INodeParameters) => await node.items('studioEvent getAll', wanted(changes));

/** The message and description of a run that fails. */
async function failureOf(run: ZenotiRun, changes?: INodeParameters): Promise<string> {
	const { error } = (await run.run('studioEvent getAll', wanted(changes))).data.resultData;
	return `${error?.message ?? ''} | ${error?.description ?? ''}`;
}

/** What a polling trigger tells when it is to look back at once. */
async function firstPoll(): Promise<readonly IDataObject[]> {
	const fields = { environment: 'custom', baseUrl: zenoti.url, apiKey: zenoti.apiKey };
	const parameters = { resources: all, options: { firstRun: 'lookBack', lookbackDays: 7 } };
	const host = new PollHost(engine, 'zenotiPollingTrigger', 'zenotiApi', fields, parameters);
	return (await host.poll()) ?? [];
}

/** Somebody who came, paid with two tenders, and booked again. */
function aDay(): string {
	const guest = zenoti.desk.addGuest();
	const visit = zenoti.desk.book({ guestId: guest.id, startsAt: Date.now() - 3_600_000 });
	zenoti.desk.checkIn(visit.id);
	zenoti.desk.book({ guestId: guest.id, startsAt: Date.now() + 86_400_000 });
	const tenders = [
		{ mode: 0, cents: 1_000 },
		{ mode: 1, name: 'Visa', cents: 1_500 },
	];
	return zenoti.desk.sell({ guestId: guest.id, lines: [{ name: 'Mat', cents: 2_500 }], tenders }).id;
}

const told = (events: readonly IDataObject[]) =>
	events.map(({ id, type, subject }) => `${String(type)} ${String(subject)} ${String(id)}`).sort();
const typesOf = (events: readonly IDataObject[]) => events.map(({ type }) => String(type)).sort();

describe('Studio Event › Get Many of Zenoti', () => {
	it('gives the events of a polling trigger’s first run, with the same ids, each time', async () => {
		aDay();
		const events = await read();
		expect(typesOf(events)).toEqual([
			'studio.booking.checkedin',
			'studio.booking.created',
			'studio.booking.created',
			'studio.client.created',
			'studio.sale.closed',
		]);
		expect(told(events)).toEqual(told(await firstPoll()));
		expect(told(events)).toEqual(told(await read()));
		expect(events.every(({ ingestion, specversion }) => ingestion === 'poll' && specversion === '1.0')).toBe(
			true,
		);
	});

	it('tells what a sale was paid with, which the report does not', async () => {
		const saleId = aDay();
		const [event] = await read({ resources: ['sales'] });
		expect(event).toMatchObject({
			subject: `sale/${saleId}`,
			data: {
				sale: {
					payments: [
						{ method: 'cash', amount: 10 },
						{ method: 'card', amount: 15 },
					],
					totals: { gross: 25, due: 0 },
				},
			},
		});
		const invoices = zenoti.journal.entries().filter(({ path }) => path.startsWith('/v1/invoices/'));
		expect(invoices).toHaveLength(1);
	});

	it('says in the log how many sales a narrow key may not read in full', async () => {
		aDay();
		zenoti.grantKey('narrow', { rights: ['centers', 'reports'] });
		engine.log.length = 0;
		const events = await new ZenotiRun(engine, zenoti, 'narrow').items(
			'studioEvent getAll',
			wanted({ resources: ['sales'] }),
		);
		expect(events.map(({ sourcetype }) => sourcetype)).toEqual([
			'POST /v1/reports/sales/accrual_basis/flat_file',
		]);
		const name = centerOf(zenoti).name;
		expect(engine.log.join()).toContain(`warn Zenoti: 1 Sales of ${name} are told as the list has them`);
	});

	it('reads what is chosen only: resource, center and days', async () => {
		aDay();
		const [, elsewhere] = zenoti.organisation.centers.all();
		const other = zenoti.desk.addGuest({ centerId: elsewhere?.id ?? '' });
		zenoti.journal.clear();
		const events = await read({ resources: ['clients'], placeIds: [elsewhere?.id ?? ''] });
		expect(new Set(events.map(({ subject }) => subject))).toEqual(new Set([`client/${other.id}`]));
		expect(zenoti.journal.counts()).toEqual({ 'GET /v1/centers': 1, 'GET /v1/guests': 1 });
		const centerId = elsewhere?.id ?? '';
		zenoti.desk.book({ guestId: other.id, centerId, startsAt: Date.now() - 3 * 86_400_000 });
		const bookings = async (daysBack: number) =>
			(await read({ resources: ['bookings'], placeIds: [centerId], daysBack })).length;
		expect([await bookings(1), await bookings(4)]).toEqual([0, 1]);
	});

	it('takes a call for each stretch of each resource and center, and none for centers within the hour', async () => {
		await read();
		zenoti.journal.clear();
		await read();
		const centers = zenoti.organisation.centers.all().length;
		expect(zenoti.journal.counts()).toMatchObject({
			'GET /v1/guests': centers,
			'GET /v1/appointments': 5 * centers,
			'GET /v1/classes/sessions': 5 * centers,
			'POST /v1/reports/sales/accrual_basis/flat_file': centers,
		});
		expect(zenoti.journal.counts()['GET /v1/centers']).toBeUndefined();
	});

	it('adds the record as it was read when asked to', async () => {
		const { id } = zenoti.desk.addGuest();
		const [plain] = await read({ resources: ['clients'] });
		const [whole] = await read({ resources: ['clients'], options: { includeRaw: true } });
		expect(plain?.data).not.toHaveProperty('raw');
		expect(whole).toMatchObject({ data: { raw: { id, personal_info: {} } } });
	});

	it('tells consent, address and tags of clients, which Zenoti lists only when asked for them', async () => {
		const { id } = zenoti.desk.addGuest();
		const preferences = { receive_marketing_email: false, receive_marketing_sms: true };
		zenoti.desk.changeGuest(id, { preferences, address: { city: 'Hoboken' }, tags: ['vip'] });
		const [event] = await read({ resources: ['clients'] });
		expect(event).toMatchObject({
			data: {
				client: { marketing: { email: false, sms: true }, address: { city: 'Hoboken' }, tags: ['vip'] },
			},
		});
	});

	it('tells its progress in the log', async () => {
		for (let n = 0; n < 501; n += 1) zenoti.desk.addGuest();
		engine.log.length = 0;
		expect((await read({ resources: ['clients'] })).length).toBeGreaterThan(500);
		expect(engine.log.join()).toContain('info Zenoti: 500 records read');
	});

	it('refuses what it cannot read: nothing, something unknown, no days, years', async () => {
		expect(await failureOf(node, { resources: '={{ [] }}' })).toContain(
			'Choose at least one entry under Look For',
		);
		expect(await failureOf(node, { resources: "={{ ['guests'] }}" })).toContain(
			'Choose among clients, bookings',
		);
		expect(await failureOf(node, { daysBack: 0 })).toContain('Days Back');
		expect(await failureOf(node, { daysBack: 5_000 })).toContain('Days Back');
	});
});

describe('Studio Event › Get Many that cannot read all', () => {
	it('gives nothing of what it read, and says which resource and center it was', async () => {
		aDay();
		const path = '/v1/appointments';
		zenoti.faults.next({ match: { path }, skip: 6, times: 99, status: 500, body: {} });
		const [, second] = zenoti.organisation.centers.all();
		const result = await node.run('studioEvent getAll', wanted(), [{}], { onError: 'continueErrorOutput' });
		expect(outputOf(result, 0)).toEqual([]);
		const [item] = outputOf(result, 1);
		expect(item?.json.message).toContain(`Appointments of ${second?.name ?? ''}: Zenoti answered 500`);
		expect(item?.json.details).toMatchObject({ error: { kind: 'transient' } });
	});

	it('refuses a center that the key has not, whose sales would else be none', async () => {
		const id = '5528ee09-0000-4000-8000-0000000000c1';
		const told = await failureOf(node, { resources: ['sales'], placeIds: [id] });
		expect(told).toContain(`lists no center ${id} for this key. | Choose the center from the list`);
	});

	it('is told the way round when it may not list the centers', async () => {
		zenoti.grantKey('narrow', { rights: ['appointments'] });
		const narrow = new ZenotiRun(engine, zenoti, 'narrow');
		expect(await failureOf(narrow)).toContain('enter under Center Names or IDs');
		const placeIds = [centerOf(zenoti).id];
		expect(await failureOf(narrow, { resources: ['bookings'], placeIds })).toBe(' | ');
		expect(await failureOf(narrow, { resources: ['bookings', 'sales'], placeIds })).toMatch(
			/^Sales of .*: Authorization has been denied .* \| In Zenoti open Configuration/,
		);
	});

	it('fails when a later page of a report does', async () => {
		const { id: guestId } = zenoti.desk.addGuest();
		for (let n = 0; n < 101; n += 1) zenoti.desk.sell({ guestId, lines: [{ name: 'Mat', cents: 100 }] });
		const path = '/v1/reports/sales/accrual_basis/flat_file';
		zenoti.faults.next({ match: { path }, skip: 1, times: 99, status: 500, body: {} });
		expect(await failureOf(node, { resources: ['sales'] })).toContain(
			`Sales of ${centerOf(zenoti).name}: Zenoti answered 500`,
		);
	});
});
