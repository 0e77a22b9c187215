import { describe, expect, it } from 'vitest';
import {
	anyUid,
	readAppointmentAttendance,
	readSessionAttendance,
	readSessions,
} from '../../../vendors/wellnessliving/api';
import { failureOf, pathOf, queryOf, scripted, sidAnswer, valueOf, type Json } from './support';

const session = {
	k_class: '7100003001',
	k_class_period: '7100090001',
	dt_date: '2026-03-09 09:30:00',
	dtl_date: '2026-03-09 06:30:00',
	dt_time: '06:30:00',
	text_timezone: 'AT',
	i_duration: '50',
	i_book: 2,
	i_wait: '0',
	i_capacity: 8,
	is_cancel: '0',
	a_staff: ['880011'],
	a_staff_uid: ['9880011'],
	k_location: '7100000201',
	s_title: 'Reformer Basics',
};

describe('the schedule', () => {
	it('is asked for by bare dates and somebody’s uid, with the cancelled ones and events', async () => {
		const { caller, requests } = scripted(() => ({ a_session: [] }));
		await readSessions(caller, { from: '2026-03-09', to: '2026-03-11' }, '9');
		expect(requests.map(pathOf)).toEqual(['/v1/schedule/class/list']);
		expect(queryOf(requests[0] ?? { method: 'GET', path: '/' })).toMatchObject({
			dt_date: '2026-03-09',
			dt_end: '2026-03-11',
			uid: '9',
			show_cancel: '1',
			show_event: '1',
			show_class: '1',
		});
	});

	it('names a session by timetable entry and start, because the entry comes back every week', async () => {
		const nextWeek = { ...session, dt_date: '2026-03-16 09:30:00', dtl_date: '2026-03-16 06:30:00' };
		const { caller } = scripted(() => ({ a_session: { '0': session, '1': nextWeek } }));
		const { rows } = valueOf(await readSessions(caller, { from: '2026-03-09', to: '2026-03-16' }, '9'));
		expect(rows.map(({ value }) => value.id)).toEqual([
			'7100090001-20260309T093000Z',
			'7100090001-20260316T093000Z',
		]);
		expect(rows[0]?.value).toMatchObject({
			startLocal: '2026-03-09T06:30:00',
			durationMinutes: 50,
			booked: 2,
			waiting: 0,
			isCancelled: false,
			staff: [{ id: '880011', uid: '9880011' }],
		});
	});

	it('skips and counts a row that carries a date and nothing else', async () => {
		const { caller } = scripted(() => ({ a_session: [{ dtl_date: '2026-03-09 06:30:00' }, session] }));
		const { rows, skipped } = valueOf(
			await readSessions(caller, { from: '2026-03-09', to: '2026-03-09' }, '9'),
		);
		expect([rows.length, skipped]).toEqual([1, 1]);
	});

	it('takes the first staff member’s uid, and says so when nobody has one', async () => {
		const list = { a_staff: { '1': { uid: '0' }, '2': { uid: 77 } } };
		expect(valueOf(await anyUid(scripted(() => list).caller))).toBe('77');
		expect(failureOf(await anyUid(scripted(() => ({ a_staff: [] })).caller)).message).toMatch(/uid/);
	});
});

const person = (uid: string, visit: unknown, more: Json = {}): Json => ({
	uid,
	k_visit: `9640${uid}`,
	id_visit: visit,
	dt_book: '2026-03-06 14:21:55',
	dt_register: '0000-00-00 00:00:00',
	s_firstname: 'Mira',
	s_lastname: 'Solberg',
	...more,
});

async function attendees(lists: Json) {
	const bench = scripted(() => ({ a_list_active: [], a_list_confirm: [], a_list_wait: [], ...lists }));
	const asked = { periodId: '7100090001', startLocal: '2026-03-09T06:30:00' };
	return valueOf(await readSessionAttendance(bench.caller, asked)).map(({ value }) => value);
}

describe('attendance', () => {
	it('is asked for by the local start: the UTC one gives an empty list', async () => {
		const { caller, requests } = scripted(() => ({ a_list_active: [] }));
		await readSessionAttendance(caller, { periodId: '7', startLocal: '2026-03-09T06:30:00' });
		await readAppointmentAttendance(caller, '8');
		expect(requests.map(queryOf)).toMatchObject([
			{ k_class_period: '7', dt_date_local: '2026-03-09 06:30:00' },
			{ k_appointment: '8' },
		]);
		expect(queryOf(requests[1] ?? { method: 'GET', path: '/' })['k_class_period']).toBeUndefined();
	});

	it('is three lists; who is on two counts once, and booked wins', async () => {
		const told = await attendees({
			a_list_active: { '0': person('1', 1) },
			a_list_confirm: [person('2', 1)],
			a_list_wait: [person('1', 2), person('3', 2)],
		});
		expect(told.map(({ clientId, status }) => [clientId, status.status])).toEqual([
			['1', 'booked'],
			['2', 'booked'],
			['3', 'waitlisted'],
		]);
	});

	it('knows when somebody booked and checked in; the zero date is not yet', async () => {
		const told = await attendees({
			a_list_active: [person('1', 1), person('2', 3, { dt_register: '2026-03-09 09:25:00' })],
		});
		expect(told.map(({ bookedAt, checkedInAt }) => [bookedAt, checkedInAt])).toEqual([
			['2026-03-06T14:21:55.000Z', null],
			['2026-03-06T14:21:55.000Z', '2026-03-09T09:25:00.000Z'],
		]);
	});

	const verdicts: ReadonlyArray<[title: string, record: Json, status: string | undefined]> = [
		['the verdict before the flags', person('1', 1, { is_attend: true }), 'booked'],
		[
			'a late cancellation by its flags',
			person('1', null, { is_penalty: '1', is_truancy: true }),
			'cancelled',
		],
		['a no-show by its flag', person('1', undefined, { is_truancy: 1 }), 'no_show'],
		['pending by its flag', person('1', null, { is_pending: true }), 'pending'],
		['booked when nothing is said', person('1', null), 'booked'],
		['nothing for a verdict nobody knows', person('1', 99), undefined],
		['nothing without a person', person('0', 1), undefined],
	];
	it.each(verdicts)('believes %s', async (_title, record, status) => {
		expect((await attendees({ a_list_active: [record] })).map((one) => one.status.status)).toEqual(
			status === undefined ? [] : [status],
		);
	});

	it('reads the other names of appointments', async () => {
		const record = { uid: '1', k_visit: '2', id_visit: 1, text_firstname: 'Mira', text_lastname: 'Solberg' };
		expect(await attendees({ a_list_active: [record] })).toMatchObject([
			{ firstName: 'Mira', lastName: 'Solberg' },
		]);
	});

	it('without any list is an error and not an empty class', async () => {
		const asked = { periodId: '7', startLocal: '2026-03-09T06:30:00' };
		expect(failureOf(await readSessionAttendance(scripted(() => ({})).caller, asked)).code).toBe(
			'UNEXPECTED_ANSWER',
		);
		expect(
			failureOf(await readSessionAttendance(scripted(() => sidAnswer('id-nx')).caller, asked)).code,
		).toBe('NOT_FOUND');
	});
});
