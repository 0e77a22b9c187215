import { DateTime } from 'luxon';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startWellnessLivingApi, type WellnessLivingSandbox } from '../../../sandbox/wellnessliving-api';
import type { Engine } from '../../support/engine';
import { purchase, visit } from '../../sandbox/wellnessliving-api/payloads';
import {
	byId,
	forgetTokens,
	loadWellnessLivingEngine,
	outputOf,
	renewal,
	WellnessLivingRun,
} from './support';

let engine: Engine;
let api: WellnessLivingSandbox;
let node: WellnessLivingRun;

beforeAll(async () => {
	api = await startWellnessLivingApi({ settings: { reportTimes: { queuedMs: 0, generatingMs: 0 } } });
	engine = await loadWellnessLivingEngine();
	node = new WellnessLivingRun(engine, api);
}, 60_000);
afterAll(async () => await api.close());
beforeEach(() => {
	api.reset();
	forgetTokens();
});

const day = '2026-11-23';
const location = '5000000296';
const callsTo = (path: string) => api.journal.entries().filter((entry) => entry.path === path).length;
const ana = {
	uid: '900',
	s_first_name: 'Ana',
	s_last_name: 'Quill',
	s_mail: 'Ana@mail.test',
	dt_add: '2026-11-10 09:00:00',
};

describe('Places and people', () => {
	it('are listed with the zones of the locations, and read one by one', async () => {
		const places = await node.items('location getAll', {});
		expect(places).toContainEqual(
			expect.objectContaining({ id: location, name: 'Harbor Street', timeZone: 'America/New_York' }),
		);
		expect(await node.items('location get', { locationId: byId(location) })).toMatchObject([
			{ id: location },
		]);
		const staff = await node.items('staff getAll', { returnAll: true });
		expect(staff.length).toBe(api.state.business.staff.size);
		const [first] = staff;
		// the stand-in lists staff and has no page for one of them
		const a_staff = { k_staff: first?.id, s_name: first?.firstName, s_surname: first?.lastName };
		api.faults.next({ match: { path: '/v1/staff/view' }, status: 200, body: { status: 'ok', a_staff } });
		expect(await node.items('staff get', { staffId: byId(String(first?.id)) })).toMatchObject([
			{ id: first?.id, lastName: first?.lastName },
		]);
	});

	it('clients are found by a part of what is known, read by their key, and listed by the report', async () => {
		api.applyFact(ana, 'client.created');
		const wanted = { id: '900', firstName: 'Ana', email: 'ana@mail.test' };
		expect(await node.items('client search', { text: 'quill' })).toMatchObject([wanted]);
		expect(await node.items('client get', { clientId: '900' })).toMatchObject([wanted]);
		expect(await node.items('client get', { clientId: '900', simplify: false })).toMatchObject([
			{ s_mail: 'Ana@mail.test', status: 'ok' },
		]);
		const all = await node.items('client getAll', {});
		expect(all).toMatchObject([{ ...wanted, since: '2026-11-10' }]);
		expect(await node.items('client getAll', { joinedFrom: '2026-11-11' })).toEqual([]);
		const [raw] = await node.items('client getAll', { simplify: false });
		expect(raw).toMatchObject({ uid: '900', 'field-general-2.text_name': 'Ana' });
	});

	it('an unknown client is a failure of its item, in WellnessLiving’s words', async () => {
		api.applyFact(ana, 'client.created');
		const items = [{ id: '1' }, { id: '900' }];
		const result = await node.run('client get', { clientId: '={{ $json.id }}' }, items, {
			onError: 'continueErrorOutput',
		});
		expect(outputOf(result, 0)).toMatchObject([{ json: { id: '900' }, pairedItem: { item: 1 } }]);
		expect(outputOf(result, 1)).toMatchObject([
			{
				pairedItem: { item: 0 },
				json: {
					error: expect.stringContaining('WellnessLiving:'),
					details: { system: 'wellnessLiving', outcome: 'failed', error: { kind: 'permanent' } },
				},
			},
		]);
	});
});

describe('Classes', () => {
	beforeEach(() => {
		api.applyFact(visit({ k_visit: '71', uid: '900', day }));
		api.applyFact(visit({ k_visit: '72', uid: '901', day, status: 2, first: 'Cy' }));
		api.applyFact(visit({ k_visit: '73', uid: '902', day: '2026-11-24', first: 'Di' }));
	});

	it('are listed session by session, those without a key left out', async () => {
		const sessions = await node.items('class getSessions', { from: day, to: '2026-11-24' });
		expect(sessions).toMatchObject([
			{
				name: 'Morning Flow',
				startLocal: `${day}T07:00:00`,
				timeZone: 'America/New_York',
				booked: 1,
				waiting: 1,
			},
			{
				startLocal: '2026-11-24T07:00:00',
				isCancelled: false,
				location: { id: location, name: 'Harbor Street' },
			},
		]);
	});

	it('tell who is on them, with one call for each session', async () => {
		const all = await node.items('attendance getAll', { from: day, to: '2026-11-24' });
		expect(all.map(({ id, status, scheduleId }) => [id, status, scheduleId])).toEqual([
			['71', 'booked', all[0]?.scheduleId],
			['72', 'waitlisted', all[0]?.scheduleId],
			['73', 'booked', all[2]?.scheduleId],
		]);
		expect(all[0]).toMatchObject({ client: { id: '900', firstName: 'Bo' }, staff: { id: '343001' } });
		expect(callsTo('/v1/login/attendance/list')).toBe(2);
		api.journal.clear();
		const options = { sessionId: String(all[2]?.scheduleId) };
		const parameters = { from: day, to: '2026-11-24', options };
		expect(await node.items('attendance getAll', parameters)).toEqual(all.slice(2));
		expect(callsTo('/v1/login/attendance/list')).toBe(1);
	});

	it('of another location are left out when one is chosen', async () => {
		const options = { locationIds: ['1'] };
		expect(await node.items('class getSessions', { from: day, options })).toEqual([]);
		expect(
			await node.items('attendance getAll', { from: day, options: { locationIds: [location] } }),
		).toHaveLength(2);
	});
});

describe('Appointments', () => {
	const dayIn = (days: number) => DateTime.now().plus({ days }).toISODate() ?? '';
	const parameters = { clientId: '900', from: dayIn(-5), to: dayIn(5) };

	beforeEach(() => {
		for (const [k_visit, days] of [
			['81', -3],
			['82', 3],
			['83', 30],
		] as const) {
			api.applyFact(visit({ k_visit, uid: '900', day: dayIn(days), k_appointment: `4${k_visit}` }));
		}
		api.applyFact(visit({ k_visit: '84', uid: '900', day: dayIn(-2) }));
	});

	it('of a client are those of the days, past and coming ones', async () => {
		const found = await node.items('appointment getAll', parameters);
		expect(found.map(({ id, kind }) => [id, kind])).toEqual([
			['81', 'appointment'],
			['82', 'appointment'],
		]);
		const options = { includeClasses: true };
		const ids = (await node.items('appointment getAll', { ...parameters, options })).map(({ id }) => id);
		expect([...ids].sort()).toEqual(['81', '82', '84']);
		expect(await node.items('appointment get', { visitId: '82' })).toEqual([found[1]]);
	});

	it('are read no further than the limit', async () => {
		expect(await node.items('appointment getAll', { ...parameters, limit: 1 })).toHaveLength(1);
		expect(callsTo('/v1/schedule/page/element')).toBe(1);
	});
});

describe('Money', () => {
	const cash = [['Cash', '30.00']] as const;
	const socks = { id: '501', items: [[9, 'Grip Socks', '30.00']], payments: cash, total: '30.00' } as const;
	const pass = {
		id: '502',
		items: [[3, 'Unlimited', '99.00']],
		payments: [['Visa', '99.00']],
		total: '99.00',
	} as const;

	beforeEach(() => {
		api.applyFact(ana, 'client.created');
		for (const one of [socks, pass]) {
			api.applyFact({
				...purchase({ ...one, items: [...one.items], payments: [...one.payments] }),
				uid: '900',
			});
		}
	});

	it('of a purchase is the receipt, and what it is for the item', async () => {
		const [line] = await node.items('purchase getAll', { clientId: '900' });
		expect(line).toMatchObject({ purchaseId: '501', name: 'Grip Socks' });
		expect(await node.items('purchase get', { clientId: '900', purchaseId: '501' })).toMatchObject([
			{ id: '501', currency: 'USD', totals: { gross: 30 }, payments: [{ method: 'cash', amount: 30 }] },
		]);
		expect(await node.items('purchase getItem', { itemId: '5020' })).toMatchObject([
			{ id: '5020', recipientId: '900', membership: { status: 'active', name: 'Unlimited' } },
		]);
	});

	it('of a day is the report, sale by sale or row by row as the business shows it', async () => {
		const found = await node.items('report sales', { from: '2026-11-20' });
		expect(found.map(({ id, businessDay, totals }) => [id, businessDay, totals])).toMatchObject([
			['501', '2026-11-20', { gross: 30 }],
			['502', '2026-11-20', { gross: 99 }],
		]);
		expect(found[0]).toMatchObject({ currency: 'USD', needsReceipt: false, location: { id: location } });
		const rows = await node.items('report sales', { from: '2026-11-20', simplify: false });
		expect(rows.map(({ k_purchase }) => k_purchase)).toEqual(['501', '502']);
		expect(await node.items('report sales', { from: '2026-11-20', options: { locationIds: ['1'] } })).toEqual(
			[],
		);
	});

	it('that the plan does not tell is a failure with the reason', async () => {
		api.state.denied.set('report:739', 'subscription-access');
		const result = await node.run('report sales', { from: '2026-11-20' });
		expect(result.data.resultData.error?.message).toContain('subscription-access');
	});
});

describe('The credential', () => {
	it.each([
		[{ businessId: '' }, 'names no business'],
		[{ baseUrl: 'http://wl.example.com' }, 'must start with https://'],
		[{ environment: 'moon' }, 'has no environment “moon”'],
	])('that leads nowhere stops the run before a call: %o', async (credentials, told) => {
		const result = await node.run('location getAll', {}, [{}], { credentials });
		expect(result.data.resultData.error?.message).toContain(told);
		expect(api.journal.total()).toBe(0);
	});

	const ids = [{ id: '1' }, { id: '2' }, { id: '3' }];
	const expire = async () => {
		await node.items('location getAll', {});
		api.expireTokens();
		api.journal.clear();
	};

	it('whose token has run out is renewed by n8n in the middle of a run', async () => {
		await expire();
		expect(await node.items('location getAll', {})).not.toEqual([]);
		expect(callsTo('/v1/location/list')).toBe(2);
	});

	it('that is refused says so for every item, and tries no item after the first', async () => {
		renewal.works = false;
		await expire();
		const result = await node.run('client get', { clientId: '={{ $json.id }}' }, ids, {
			onError: 'continueRegularOutput',
		});
		renewal.works = true;
		expect(outputOf(result).map(({ json }) => String(json.message))).toEqual(
			ids.map(() => expect.stringContaining('refused the access token')),
		);
		// n8n asks once more with what it takes for a new token
		expect(api.journal.entries().map(({ query }) => query.uid)).toEqual(['1', '1']);
	});
});
