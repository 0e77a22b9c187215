import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { visit } from './payloads';
import { apiBench, sidOf, type Reply } from './client';

const bench = apiBench();
const anybody = '9343001';
const classes = (query: Readonly<Record<string, string>> = {}) =>
	bench.get('/v1/schedule/class/list', {
		uid: anybody,
		dt_date: '2026-11-23',
		dt_end: '2026-11-24',
		...query,
	});
const attendance = (query: Readonly<Record<string, string>>) => bench.get('/v1/login/attendance/list', query);
const flow = { k_class_period: '511373', dt_date_local: '2026-11-23 07:00:00' };
const listOf = ({ body }: Reply, name: string) => z.array(z.record(z.unknown())).parse(body[name]);
const keysOf = (reply: Reply, name: string, key: string) => listOf(reply, name).map((record) => record[key]);

describe('reference data of the WellnessLiving stand-in', () => {
	it('lists places by key, which the records do not repeat', async () => {
		const { body } = await bench.get('/v1/location/list');
		const places = z.record(z.record(z.unknown())).parse(body.a_location);
		expect(Object.keys(places)).toEqual(['5000000296', '5000000297']);
		expect(places['5000000297']).toMatchObject({
			s_title: 'Cedar Hill',
			a_timezone: { text_name: 'America/Los_Angeles' },
		});
		expect(places['5000000297']).not.toHaveProperty('k_location');
	});

	it('tells the zone of one place', async () => {
		const view = (k_location: string) => bench.get('/v1/location/view', { k_location });
		expect((await view('5000000296')).body).toMatchObject({ s_timezone: 'America/New_York', status: 'ok' });
		expect([sidOf(await view('77')), sidOf(await view(''))]).toEqual(['id-nx', 'id-empty']);
	});

	it('lists staff by key, and an empty array where there is nobody', async () => {
		expect((await bench.get('/v1/staff/list')).body.a_staff).toMatchObject({
			343001: { k_staff: '343001', uid: anybody, s_name: 'Sam', s_surname: 'Sample' },
		});
		bench.api.state.business.staff.clear();
		expect((await bench.get('/v1/staff/list')).body.a_staff).toEqual([]);
	});
});

describe('clients of the WellnessLiving stand-in', () => {
	const ana = { uid: '12', s_first_name: 'Ana', s_last_name: 'Quill', s_mail: 'ana@mail.test' };
	const bo = { uid: '13', s_first_name: 'Bo', s_last_name: 'Quill' };

	it('are told one by one, with what webhooks left out as it was', async () => {
		bench.api.applyFact({ ...ana, gender: { id: 2, name: 'Female' } }, 'client.created');
		bench.api.applyFact({ uid: '12', s_phone: '+12015550100' }, 'client.updated');
		expect((await bench.get('/v1/user', { uid: '12' })).body).toMatchObject({
			...ana,
			s_phone: '+12015550100',
			s_phone_home: '',
			dt_birth: '',
			id_gender: 2,
			dt_add: '2026-11-21 12:00:00',
		});
		expect(sidOf(await bench.get('/v1/user', { uid: '99' }))).toBe('id-nx');
	});

	it('are found by name or e-mail; an empty search answers whom one looked at last', async () => {
		for (const client of [ana, bo]) bench.api.applyFact(client, 'client.created');
		const search = async (text_search: string) =>
			keysOf(await bench.get('/v1/login/search/staff-app/list', { text_search }), 'a_list', 'uid');
		expect([await search('quill'), await search('ana@mail'), await search('x')]).toEqual([
			['12', '13'],
			['12'],
			[],
		]);
		expect(await search('')).toEqual([]);
		await bench.get('/v1/user', { uid: '13' });
		expect(await search('')).toEqual(['13']);
	});

	it('are gone when they are deleted', async () => {
		bench.api.applyFact(ana, 'client.created');
		bench.api.applyFact({ uid: '12' }, 'client.deleted');
		expect(sidOf(await bench.get('/v1/user', { uid: '12' }))).toBe('id-nx');
	});
});

describe('the class list of the WellnessLiving stand-in', () => {
	it('answers every meeting of the window, with one record that is none', async () => {
		bench.api.applyFact(visit({ k_visit: '1', uid: '12' }));
		bench.api.applyFact(visit({ k_visit: '2', uid: '13', status: 2 }));
		bench.api.applyFact(visit({ k_visit: '3', uid: '12', day: '2026-11-30' }));
		const sessions = listOf(await classes(), 'a_session');
		expect(sessions[0]).toEqual({ dtl_date: '2026-11-23 00:00:00' });
		expect(sessions.slice(1)).toMatchObject([
			{
				k_class_period: '511373',
				dt_date: '2026-11-23 12:00:00',
				dtl_date: '2026-11-23 07:00:00',
				i_book: 1,
				i_wait: 1,
				is_cancel: '0',
				is_virtual: false,
				a_staff: ['343001'],
				a_staff_uid: [anybody],
			},
		]);
	});

	const wrong: ReadonlyArray<[what: string, query: Readonly<Record<string, string>>, sid: string]> = [
		['a start with a time', { dt_date: '2026-11-23 00:00:00' }, 'date-incorrect'],
		['an end with a time', { dt_end: '2026-11-24 00:00:00' }, 'date-end-invalid'],
		['nobody', { uid: '' }, 'id-empty'],
		['somebody unknown', { uid: '1' }, 'id-nx'],
	];
	it.each(wrong)('refuses %s', async (_what, query, sid) => {
		expect(sidOf(await classes(query))).toBe(sid);
	});

	it('shows meetings that were called off only when asked, and takes the word false for a yes', async () => {
		bench.api.applyFact(visit({ k_visit: '1', uid: '12' }));
		await bench.control('cancel-session', { periodKey: '511373', startUtc: '2026-11-23 12:00:00' });
		const shown = async (show_cancel: string) =>
			keysOf(await classes({ show_cancel }), 'a_session', 'is_cancel').filter((flag) => flag !== undefined);
		expect([await shown('0'), await shown(''), await shown('1'), await shown('false')]).toEqual([
			[],
			[],
			['1'],
			['1'],
		]);
		expect((await bench.get('/v1/schedule/page/element', { k_visit: '1' })).body.id_visit).toBe(6);
	});

	it('shows a class that nobody has booked yet', async () => {
		const { k_class_period: periodKey } = flow;
		bench.api.desk.addSession({
			...{ classKey: '11373', periodKey, startUtc: '2026-11-23 12:00:00', startLocal: '2026-11-23 07:00:00' },
			...{ locationKey: '5000000296', title: 'Morning Flow', room: '', minutes: 60, capacity: 8 },
			...{ isEvent: false, isVirtual: false, isCancelled: false, staffKeys: [] },
		});
		expect(listOf(await classes(), 'a_session')[1]).toMatchObject({ i_book: 0, i_wait: 0, i_capacity: '8' });
		expect((await attendance(flow)).body).toMatchObject({ a_list_active: [], i_capacity: 8 });
	});

	it('narrows down to places in PHP arrays', async () => {
		bench.api.applyFact(visit({ k_visit: '1', uid: '12' }));
		const count = async (place: string) =>
			listOf(await classes({ 'a_location[0]': place }), 'a_session').length - 1;
		expect([await count('5000000296'), await count('5000000297')]).toEqual([1, 0]);
	});
});

describe('attendance in the WellnessLiving stand-in', () => {
	it('lists who is booked and who waits; who cancelled is on no list', async () => {
		for (const [index, status] of [1, 3, 5, 7, 2, 4, 6, 8].entries()) {
			bench.api.applyFact(visit({ k_visit: String(index + 1), uid: String(20 + index), status }));
		}
		const reply = await attendance(flow);
		expect(keysOf(reply, 'a_list_active', 'id_visit')).toEqual([1, 3, 5, 7]);
		expect(keysOf(reply, 'a_list_wait', 'k_visit')).toEqual(['5']);
		expect(reply.body).toMatchObject({ i_client: 4, i_capacity: 12, a_list_confirm: [] });
		expect(
			listOf(reply, 'a_list_active').map((one) => [one.is_attend, one.is_truancy, one.dt_register]),
		).toEqual([
			['0', '0', '0000-00-00 00:00:00'],
			['1', '0', '2026-11-20 15:00:00'],
			['0', '1', '0000-00-00 00:00:00'],
			['0', '0', '0000-00-00 00:00:00'],
		]);
	});

	it('keeps on the wait list who got a place from it', async () => {
		bench.api.applyFact(visit({ k_visit: '1', uid: '12', status: 2 }));
		bench.api.applyFact(visit({ k_visit: '1', uid: '12', status: 1 }));
		const reply = await attendance(flow);
		expect(keysOf(reply, 'a_list_active', 'id_visit')).toEqual([1]);
		expect(listOf(reply, 'a_list_wait')).toMatchObject([{ k_visit: '1', id_visit: 2, is_wait: '1' }]);
	});

	it('knows a class by its period and local hour, and refuses other names and forms of the hour', async () => {
		bench.api.applyFact(visit({ k_visit: '1', uid: '12' }));
		const { k_class_period, dt_date_local } = flow;
		expect(sidOf(await attendance({ k_class_period, dt_date: dt_date_local }))).toBe('date-incorrect');
		expect(sidOf(await attendance({ k_class_period, dt_date_local: '2026-11-23' }))).toBe('date-incorrect');
		expect(sidOf(await attendance({ dt_date_local }))).toBe('id-empty');
		const utc = await attendance({ k_class_period, dt_date_local: '2026-11-23 12:00:00' });
		expect(utc.body).toMatchObject({ status: 'ok', a_list_active: [] });
	});

	it('knows appointments by a key of their own, with other names and without flags', async () => {
		bench.api.applyFact(visit({ k_visit: '1', uid: '12', k_appointment: '5520001', first: 'Ana' }));
		expect(sidOf(await attendance({ k_class_period: '5520001', dt_date_local: '2026-11-23 07:00:00' }))).toBe(
			'id-nx',
		);
		const [record] = listOf(await attendance({ k_appointment: '5520001' }), 'a_list_active');
		expect(record).toMatchObject({ text_firstname: 'Ana', id_visit: 1, k_visit: '1' });
		expect(record).not.toHaveProperty('is_attend');
		expect(listOf(await classes(), 'a_session')).toHaveLength(1);
	});
});

describe("a client's visits in the WellnessLiving stand-in", () => {
	it('are the coming ones; the past comes only when asked for, cancelled ones in it', async () => {
		bench.api.applyFact(visit({ k_visit: '1', uid: '12', day: '2026-11-16', status: 6 }));
		bench.api.applyFact(visit({ k_visit: '2', uid: '12', day: '2026-11-17', status: 3 }));
		bench.api.applyFact(visit({ k_visit: '3', uid: '12' }));
		bench.api.applyFact(visit({ k_visit: '4', uid: '12', day: '2026-11-24', status: 6 }));
		const list = async (query: Readonly<Record<string, string>>) =>
			keysOf(await bench.get('/v1/schedule/page/list', { uid: '12', ...query }), 'a_visit', 'k_visit');
		expect([await list({}), await list({ is_past: '1' })]).toEqual([['3'], ['1', '2']]);
		expect(await list({ is_past: '1', dtu_start: '2026-11-17 00:00:00' })).toEqual(['2']);
	});

	it('tell a class from an appointment, and a deadline that looks like a cancellation', async () => {
		bench.api.applyFact(visit({ k_visit: '1', uid: '12' }));
		bench.api.applyFact(visit({ k_visit: '2', uid: '12', k_appointment: '5520001' }));
		const element = async (k_visit: string) =>
			(await bench.get('/v1/schedule/page/element', { k_visit })).body;
		expect(await element('1')).toMatchObject({
			k_class_period: '511373',
			k_appointment: null,
			dt_cancel: '2026-11-22 12:00:00',
			is_checkin: true,
		});
		expect(await element('2')).toMatchObject({
			k_class_period: null,
			k_appointment: '5520001',
			k_service: '7100',
		});
		expect(sidOf(await bench.get('/v1/schedule/page/element', { k_visit: '9' }))).toBe('id-nx');
	});
});
