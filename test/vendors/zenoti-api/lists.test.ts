import { describe, expect, it } from 'vitest';
import {
	appointmentsRequest,
	fetchAppointment,
	fetchInvoice,
	readAccrual,
	readAppointments,
	readCollections,
	readEmployees,
	readGuestMemberships,
	readGuestPackages,
	readRegistrations,
	readSessions,
} from '../../../vendors/zenoti/api';
import { dataOf, eventOf, fixture } from '../zenoti/support';
import { accrualRow, appointmentRow, memberRow, registrationRow, sessionRow } from './rows';
import { answer, guid, harbour, pageOf, play, playList, valueOf, type Json } from './support';

const day = (number: number) => `2026-11-${String(number).padStart(2, '0')}`;

describe('appointments', () => {
	it('asks for the day after the last one, because Zenoti leaves the end out', () => {
		expect(appointmentsRequest('c', { from: '2026-11-30', to: '2026-11-30' }).query).toEqual({
			center_id: 'c',
			start_date: '2026-11-30',
			end_date: '2026-12-01',
			include_no_show_cancel: 'true',
		});
	});

	it.each([
		[1, 1],
		[7, 1],
		[8, 2],
		[14, 2],
		[30, 5],
	])('asks for %d days in %d calls of at most a week, without a gap', async (days, calls) => {
		const { caller, requests } = play(() => answer([]));
		await readAppointments(caller, harbour, { from: day(1), to: day(days) });
		const spans = requests.map(({ query }) => [query?.start_date ?? '', query?.end_date ?? '']);
		expect(spans).toHaveLength(calls);
		expect(spans[0]?.[0]).toBe(day(1));
		expect(spans.slice(1).map(([from]) => from)).toEqual(spans.slice(0, -1).map(([, to]) => to));
		const lengths = spans.map(([from = '', to = '']) => (Date.parse(to) - Date.parse(from)) / 86_400_000);
		expect(Math.max(...lengths)).toBeLessThanOrEqual(7);
		expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(days);
	});

	it.each([
		['a bare list', (rows: unknown) => rows],
		['an object', (appointments: unknown) => ({ appointments, error: null })],
	])('reads %s, without breaks and block-outs', async (_title, wrap) => {
		const rows = [
			appointmentRow(),
			appointmentRow({ appointment_id: guid(2), status: 10, service: null, guest: null }),
			appointmentRow({ appointment_id: guid(3), blockout: { id: guid(4), name: 'Lunch' } }),
		];
		const { caller } = play(() => answer(wrap(rows)));
		const read = valueOf(await readAppointments(caller, harbour, { from: day(1), to: day(2) }));
		expect(read.rows.map(({ value }) => value.id)).toEqual(['720887ba-def5-479d-afa8-207a8e7f0a66']);
		expect(read.problems).toEqual([]);
	});

	it('are the bookings their webhook tells, apart from what only one of both knows', async () => {
		const event = eventOf(fixture('AppointmentGroup.Created'), { timeZone: harbour.timeZone });
		const { caller } = play(() => answer([appointmentRow()]));
		const [row] = valueOf(await readAppointments(caller, harbour, { from: day(1), to: day(1) })).rows;
		const booking = event.data.booking;
		expect(row?.value).toEqual({
			...booking,
			utm: null,
			client: { ...booking?.client, phone: '+12015550143', phoneRaw: '+1 2015550143' },
		});
	});

	it.each([
		[{ status: 0, progress: 1 }, 'started'],
		[{ status: 2, progress: 0 }, 'checked_in'],
		[{ status: 2, progress: 2 }, 'completed'],
		[{ status: -1, progress: 1 }, 'cancelled'],
		[{ status: -2, progress: 0 }, 'no_show'],
		[{ status: 4 }, 'confirmed'],
		[{ status: 1 }, 'completed'],
		[{ status: 7 }, 'deleted'],
		[{ status: 99 }, null],
		[{ status: null }, null],
	])('have the status of the visit, then of the work: %j is %s', async (changes, status) => {
		const { caller } = play(() => answer([appointmentRow(changes)]));
		const [row] = valueOf(await readAppointments(caller, harbour, { from: day(1), to: day(1) })).rows;
		expect(row?.value.status).toBe(status);
	});

	it('are converted by the center’s zone where no UTC is told, and left alone without a zone', async () => {
		const naive = appointmentRow({ start_time_utc: null, end_time_utc: null });
		const read = async (timeZone: string | null) => {
			const { caller } = play(() => answer([naive]));
			const place = { ...harbour, timeZone };
			return valueOf(await readAppointments(caller, place, { from: day(1), to: day(1) })).rows[0]?.value;
		};
		expect(await read('America/New_York')).toMatchObject({ startAt: '2025-05-14T14:00:00.000Z' });
		expect(await read(null)).toMatchObject({
			startAt: null,
			startLocal: '2025-05-14T10:00:00',
			durationMinutes: 90,
		});
	});

	it.each([
		['an object', (row: Json) => row],
		['a list', (row: Json) => [row]],
	])('can be read one by one, as %s', async (_title, wrap) => {
		const { caller } = play(() => answer(wrap(appointmentRow())));
		const read = await fetchAppointment(caller, harbour, '720887BA-def5-479d-afa8-207a8e7f0a66');
		expect(valueOf(read).value.groupId).toBe('98803c50-df4d-4f32-ad51-465ecd4ff574');
	});
});

describe('classes', () => {
	it('are sessions, and registrations with what their session tells', async () => {
		const { caller, requests } = play((asked) =>
			asked.path.includes('registrations')
				? pageOf([registrationRow({ status: 4 })], asked, 'registrations')
				: pageOf([sessionRow()], asked, 'sessions'),
		);
		const sessions = valueOf(await readSessions(caller, harbour, { from: day(20), to: day(22) }));
		expect(sessions.rows[0]?.value).toMatchObject({ id: '40218', name: 'Morning Flow', durationMinutes: 60 });
		const read = await readRegistrations(caller, harbour, sessionRow());
		expect(valueOf(read).rows[0]?.value).toMatchObject({
			id: '51877',
			kind: 'class',
			status: 'waitlisted',
			scheduleId: '40218',
			service: { id: '7301', name: 'Morning Flow' },
			startAt: '2026-11-21T14:00:00.000Z',
			client: { id: guid(1), firstName: 'Mara' },
		});
		expect(requests[1]?.path).toBe(
			`/v1/classes/7301/registrations?session_id=40218&center_id=${harbour.id}&expand=session&expand=status_count`,
		);
	});
});

describe('invoices', () => {
	it('are the sales their webhook tells, asked for with each part by itself', async () => {
		const payload = fixture('Invoice.Closed');
		const { caller, requests } = play(() => answer({ invoice: dataOf(payload).invoice, error: null }));
		const read = valueOf(await fetchInvoice(caller, harbour, guid(1)));
		const { sale } = eventOf(payload).data;
		expect(read.value).toEqual({ ...sale, location: { id: harbour.id, name: harbour.name } });
		expect(requests[0]?.path).toBe(`/v1/invoices/${guid(1)}?expand=InvoiceItems&expand=Transactions`);
	});
});

describe('reports', () => {
	it('are asked for whole days in the form that is known to work, a month at a time', async () => {
		const { caller, requests } = play((asked) => pageOf([accrualRow()], asked, 'sales'));
		const days = { from: '2026-10-01', to: '2026-11-20' };
		const { rows } = valueOf(await readAccrual(caller, [harbour.id], days, 'USD'));
		// told by both, it is one line
		expect(rows).toHaveLength(1);
		expect(requests.map(({ body }) => body)).toEqual([
			expect.objectContaining({ start_date: '2026-10-01 00:00:00', end_date: '2026-10-20 23:59:59' }),
			expect.objectContaining({ start_date: '2026-10-21 00:00:00', end_date: '2026-11-20 23:59:59' }),
		]);
		expect(requests[0]?.body).toMatchObject({ center_ids: [harbour.id], item_types: [-1], sold_by_ids: [] });
		expect(requests[0]?.query).toEqual({ page: '1', size: '100' });
	});

	it('give payments an id of their own, also where two rows are equal', async () => {
		const row = {
			payment_date: '2026-11-18',
			payment_type: ' Card',
			amount_paid: 50,
			tip: 0,
			ssg: 0,
			invoice_id: guid(500),
			invoice_status: 'Closed',
		};
		const list = [row, row, { ...row, amount_paid: 0, tip: 9 }];
		const { caller, requests } = play((asked) => pageOf(list, asked, 'collections'));
		const days = { from: day(18), to: day(18) };
		const { rows } = valueOf(await readCollections(caller, [harbour.id], days, 'USD'));
		const ids = rows.map(({ value }) => value.id);
		expect(new Set(ids).size).toBe(3);
		expect(ids[1]).toBe(`${String(ids[0]).slice(0, -1)}2`);
		expect(rows[2]?.value).toMatchObject({ amount: 0, tip: 9, method: 'card', isOpen: false });
		expect(requests[0]?.body).toMatchObject({ centers: { ids: [harbour.id] } });
		expect(valueOf(await readCollections(caller, [harbour.id], days, 'USD')).rows).toEqual(rows);
	});
});

describe('what people hold, and who works there', () => {
	it('asks for memberships with the center, without which a key is refused', async () => {
		const { caller, requests } = play(() => answer({ guest_memberships: [memberRow({ guest: null })] }));
		const { rows } = valueOf(await readGuestMemberships(caller, harbour, guid(1)));
		expect(rows[0]?.value).toMatchObject({ id: guid(300), name: 'Stone Circle', client: { id: guid(1) } });
		expect(requests[0]?.path).toBe(`/v1/guests/${guid(1)}/memberships?center_id=${harbour.id}`);
	});

	it('reads packages from a bare list whose pages have other names', async () => {
		const row = {
			user_package_id: guid(5),
			package: { name: 'Ten Flows' },
			date: { end: '2027-01-31T00:00:00' },
		};
		const { caller, requests } = playList([answer([row])]);
		const { rows } = valueOf(await readGuestPackages(caller, harbour, guid(1)));
		expect(rows[0]?.value).toMatchObject({ id: guid(5), name: 'Ten Flows', endOn: '2027-01-31' });
		expect(requests[0]?.query).toEqual({ page_num: '1', page_size: '100' });
	});

	it('reads employees without e-mail, as Zenoti lists them', async () => {
		const row = {
			id: guid(7),
			code: 'E7',
			personal_info: { first_name: 'Ines', last_name: 'Okafor' },
			job_info: { name: 'Therapist' },
		};
		const { caller } = play((asked) => pageOf([row], asked, 'employees'));
		expect(valueOf(await readEmployees(caller, harbour.id)).rows[0]?.value).toMatchObject({
			firstName: 'Ines',
			jobTitle: 'Therapist',
			email: null,
			locationId: harbour.id,
		});
	});
});
