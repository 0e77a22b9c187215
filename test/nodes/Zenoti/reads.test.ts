import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startZenotiApi, type ZenotiApiSandbox } from '../../../sandbox/zenoti-api';
import type { Engine } from '../../support/engine';
import { byId, centerOf, loadZenotiEngine, ZenotiRun } from './support';

const nowMs = Date.parse('2026-11-21T17:00:00Z');
const day = '2026-11-21';
const oil = { name: 'Lavender Oil', cents: 2_895, taxCents: 239 };
const mat = { name: 'Yoga Mat', cents: 7_999, taxCents: 660 };

let engine: Engine;
let zenoti: ZenotiApiSandbox;
let node: ZenotiRun;
let guestId: string;

beforeAll(async () => {
	zenoti = await startZenotiApi({ now: () => nowMs, sleep: async () => undefined });
	engine = await loadZenotiEngine();
}, 60_000);
afterAll(async () => await zenoti.close());
beforeEach(() => {
	zenoti.reset();
	node = new ZenotiRun(engine, zenoti);
	guestId = zenoti.desk.addGuest().id;
});

const center = () => byId(centerOf(zenoti).id);
const counted = async <T>(
	work: () => Promise<T>,
): Promise<readonly [T, Readonly<Record<string, number>>]> => {
	zenoti.journal.clear();
	const result = await work();
	return [result, zenoti.journal.counts()];
};

describe('Centers', () => {
	it('come with an IANA zone and a currency', async () => {
		const [first] = await node.items('center getAll', {});
		const { id, timeZone } = centerOf(zenoti);
		expect(first).toMatchObject({ id, timeZone, currency: 'USD' });
	});

	it('are asked for once, however many runs need them', async () => {
		const visit = zenoti.desk.book({ guestId, startsAt: nowMs }).id;
		const read = async () =>
			await node.items('appointment getAll', { centerId: center(), from: day, to: day });
		const [found, counts] = await counted(async () => [await read(), await read(), await read()]);
		expect(found.map((items) => items[0]?.groupId)).toEqual([visit, visit, visit]);
		expect(counts).toMatchObject({ 'GET /v1/centers': 1, 'GET /v1/appointments': 3 });
	});
});

describe('A key that may do little', () => {
	const narrow = () => {
		zenoti.grantKey('narrow', { rights: ['appointments', 'reports', 'invoices'] });
		return new ZenotiRun(engine, zenoti, 'narrow');
	};

	it('reads appointments all the same; zone and currency are what the node is told', async () => {
		zenoti.desk.book({ guestId, startsAt: nowMs });
		const parameters = { centerId: center(), from: day };
		const [without] = await narrow().items('appointment getAll', parameters);
		expect(without).toMatchObject({ timeZone: null, startAt: '2026-11-21T17:00:00.000Z' });
		const options = { timeZone: 'America/Chicago', currency: 'usd' };
		const [[told], counts] = await counted(
			async () => await narrow().items('appointment getAll', { ...parameters, options }),
		);
		expect(told).toMatchObject({ timeZone: 'America/Chicago' });
		expect(counts).toEqual({ 'GET /v1/appointments': 1 });
	});

	it('is told to name centers where it cannot list them', async () => {
		const result = await narrow().run('report salesAccrual', { from: day });
		expect(result.data.resultData.error).toMatchObject({
			description: expect.stringContaining('Configuration > Integrations > Apps'),
		});
		zenoti.desk.sell({ guestId, lines: [oil] });
		const centerIds = [center().value];
		expect(await narrow().items('report salesAccrual', { from: day, centerIds })).toHaveLength(1);
	});
});

describe('Appointments', () => {
	it('of fifteen days take three calls, cancelled ones are among them, breaks are not', async () => {
		const kept = zenoti.desk.book({ guestId, startsAt: nowMs }).id;
		const gone = zenoti.desk.book({ guestId, startsAt: nowMs + 14 * 86_400_000 }).id;
		zenoti.desk.cancel(gone);
		zenoti.desk.blockOut({ startsAt: nowMs });
		const parameters = { centerId: center(), from: day, to: '2026-12-05' };
		const [items, counts] = await counted(async () => await node.items('appointment getAll', parameters));
		expect(items.map(({ groupId, status }) => [groupId, status])).toEqual([
			[kept, 'booked'],
			[gone, 'cancelled'],
		]);
		expect(counts['GET /v1/appointments']).toBe(3);
	});

	it('are read one by one by their own id, or as Zenoti tells them', async () => {
		zenoti.desk.book({ guestId, startsAt: nowMs });
		const [one] = await node.items('appointment getAll', { centerId: center(), from: day });
		const appointmentId = String(one?.id);
		const parameters = { centerId: center(), appointmentId };
		expect(await node.items('appointment get', parameters)).toEqual([one]);
		expect(await node.items('appointment get', { ...parameters, simplify: false })).toMatchObject([
			{ appointment_id: appointmentId },
		]);
	});

	it('of one employee, up to the limit', async () => {
		const [first, second] = zenoti.organisation.employees.all();
		for (const therapistId of [first?.id, second?.id, second?.id]) {
			zenoti.desk.book({ guestId, startsAt: nowMs, ...(therapistId === undefined ? {} : { therapistId }) });
		}
		const of = async (more: object) =>
			(await node.items('appointment getAll', { centerId: center(), from: day, ...more })).length;
		const options = { employeeId: byId(second?.id ?? '') };
		expect([await of({}), await of({ options }), await of({ limit: 1 })]).toEqual([3, 2, 1]);
	});
});

describe('Classes', () => {
	it('list sessions, and who is on each of them', async () => {
		const sessionId = Number(zenoti.desk.addSession({ startsAt: nowMs }).id);
		zenoti.desk.addSession({ startsAt: nowMs + 86_400_000 });
		const other = Number(zenoti.desk.addSession({ startsAt: nowMs + 3_600_000 }).id);
		for (const id of [sessionId, sessionId, other]) {
			zenoti.desk.bookClass({ guestId: zenoti.desk.addGuest().id, sessionId: id });
		}
		const parameters = { centerId: center(), from: day };
		const sessions = await node.items('class getSessions', parameters);
		expect(sessions.map(({ id }) => id)).toEqual([String(sessionId), String(other)]);
		const all = await node.items('class getRegistrations', parameters);
		expect(all.map(({ kind, scheduleId, startAt }) => [kind, scheduleId, startAt])).toEqual([
			['class', String(sessionId), '2026-11-21T17:00:00.000Z'],
			['class', String(sessionId), '2026-11-21T17:00:00.000Z'],
			['class', String(other), '2026-11-21T18:00:00.000Z'],
		]);
		const options = { sessionId: String(other) };
		const [one, counts] = await counted(
			async () => await node.items('class getRegistrations', { ...parameters, options }),
		);
		expect(one).toEqual(all.slice(2));
		// the sessions, and one of them; the center was known
		expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(2);
	});
});

describe('What a guest holds', () => {
	it('is listed with its center', async () => {
		const lines = [
			{ ...mat, name: 'Unlimited Yoga', type: 3 },
			{ ...mat, name: 'Ten Classes', type: 4 },
		] as const;
		zenoti.desk.sell({ guestId, lines: [...lines] });
		const parameters = { guestId, centerId: center() };
		const [membership] = await node.items('membership getAll', parameters);
		const [bundle] = await node.items('package getAll', parameters);
		expect([membership, bundle]).toMatchObject([
			{ name: 'Unlimited Yoga', client: { id: guestId }, location: { id: center().value } },
			{ name: 'Ten Classes', client: { id: guestId } },
		]);
	});

	it('is refused for a center the key does not have, with what to do', async () => {
		const result = await node.run('membership getAll', { guestId, centerId: byId(guestId) });
		expect(result.data.resultData.error).toMatchObject({
			message: expect.stringContaining('Invalid Center'),
			description: expect.stringContaining('Choose another center'),
		});
	});
});

describe('Money', () => {
	it('of an invoice is read in the currency of its own center, which nobody has to name', async () => {
		const invoiceId = zenoti.desk.sell({
			guestId,
			lines: [oil, mat],
			tenders: [{ mode: 1, name: 'VISA' }],
		}).id;
		const [sale] = await node.items('invoice get', { invoiceId });
		expect(sale).toMatchObject({
			id: invoiceId,
			currency: 'USD',
			businessDay: day,
			location: { id: center().value },
			totals: { tax: 8.99, gross: 117.93, paid: 117.93 },
			payments: [{ method: 'card', amount: 117.93 }],
		});
	});

	it('of a day comes sale by sale, or line by line as Zenoti reports it', async () => {
		const first = zenoti.desk.sell({ guestId, lines: [oil, mat], tenders: [{ mode: 1, name: 'VISA' }] }).id;
		const second = zenoti.desk.sell({ guestId, lines: [oil] }).id;
		const other = zenoti.desk.sell({ guestId, centerId: centerOf(zenoti, 1).id, lines: [mat] }).id;
		const [sales, counts] = await counted(async () => await node.items('report salesAccrual', { from: day }));
		expect(Object.fromEntries(sales.map((sale) => [String(sale.id), sale]))).toMatchObject({
			[first]: { totals: { gross: 117.93, tax: 8.99 }, location: { id: center().value } },
			[second]: { totals: { gross: 31.34 } },
			[other]: { totals: { gross: 86.59 }, location: { id: centerOf(zenoti, 1).id } },
		});
		expect(sales).toHaveLength(3);
		expect(counts['POST /v1/reports/sales/accrual_basis/flat_file']).toBe(1);
		const lines = async (limit: number) =>
			(await node.items('report salesAccrual', { from: day, simplify: false, limit })).map(
				(line) => line.item_name,
			);
		expect((await lines(50)).sort()).toEqual(['Lavender Oil', 'Lavender Oil', 'Yoga Mat', 'Yoga Mat']);
		expect(await lines(3)).toHaveLength(3);
	});

	it('received is told payment by payment', async () => {
		zenoti.desk.sell({
			guestId,
			lines: [oil],
			tenders: [{ mode: 1, name: 'VISA', cents: 2_000 }, { mode: 0 }],
		});
		const rows = await node.items('report collections', { from: day, centerIds: [center().value] });
		expect(rows.map(({ method, amount }) => [method, amount])).toEqual([
			['card', 20],
			['cash', 11.34],
		]);
	});

	it.each(['report salesAccrual', 'report collections'])(
		'is refused by %s for days in the wrong order',
		async (action) => {
			const result = await node.run(action, { from: day, to: '2026-11-20' });
			expect(result.data.resultData.error?.message).toContain('is before From');
			expect(zenoti.journal.total()).toBe(0);
		},
	);
});

describe('Employees', () => {
	it('are those of the center', async () => {
		const found = await node.items('employee getAll', { centerId: center(), returnAll: true });
		expect(found.map(({ id }) => id).sort()).toEqual(
			zenoti.organisation.employees
				.all()
				.map(({ id }) => id)
				.sort(),
		);
	});
});

describe('A long read', () => {
	it('tells its progress in the log', async () => {
		for (let count = 0; count < 1_050; count += 1) zenoti.desk.addGuest();
		engine.log.length = 0;
		await node.items('guest getAll', { centerId: center(), returnAll: true });
		expect(engine.log.filter((line) => line.includes('guests read'))).toEqual([
			expect.stringContaining('info Zenoti: 500 of 1051 guests read'),
			expect.stringContaining('info Zenoti: 1000 of 1051 guests read'),
		]);
	});
});
