import { describe, expect, it } from 'vitest';
import { day, firstMoment, hour, objectOf, partOf, rowsOf, zenotiBench } from './bench';

const bench = zenotiBench();
const list = (from: string, to: string, more = '') =>
	bench.get(`/v1/appointments?center_id=${bench.center}&start_date=${from}&end_date=${to}${more}`);
const week = async (more = '&include_no_show_cancel=true') =>
	rowsOf(await list('2026-11-21', '2026-11-28', more));
const newVisit = (startsAt = firstMoment + day) =>
	bench.api.desk.book({ guestId: bench.api.desk.addGuest().id, startsAt }).id;

describe('appointments of the Zenoti stand-in', () => {
	it('come as a bare list with both clocks and no price', async () => {
		const visit = newVisit();
		const [row] = await week();
		expect(row).toMatchObject({
			appointment_group_id: visit,
			start_time: '2026-11-22T09:00:00',
			start_time_utc: '2026-11-22T14:00:00',
			creation_date: '2026-11-21T09:00:00',
			creation_date_utc: '2026-11-21T14:00:00',
			status: 0,
			progress: 0,
			price: null,
			show_in_calender: 1,
			selected_time: '0001-01-01T00:00:00',
		});
	});

	const windows = [
		['the same day twice', '2026-11-22', '2026-11-22', 0],
		['the day and the next', '2026-11-22', '2026-11-23', 1],
		['up to the day', '2026-11-21', '2026-11-22', 0],
		['from the next day on', '2026-11-23', '2026-11-24', 0],
		['seven days', '2026-11-16', '2026-11-23', 1],
	] as const;
	it.each(windows)('are read up to, but not including, end_date: %s', async (_title, from, to, count) => {
		newVisit();
		expect(rowsOf(await list(from, to))).toHaveLength(count);
	});

	it('belong to the day on the wall of the centre', async () => {
		newVisit(Date.UTC(2026, 10, 23, 3));
		expect(rowsOf(await list('2026-11-22', '2026-11-23'))).toHaveLength(1);
		expect(rowsOf(await list('2026-11-23', '2026-11-24'))).toHaveLength(0);
	});

	const refusals = [
		['eight days', '2026-11-16', '2026-11-24', 422],
		['an end before the start', '2026-11-24', '2026-11-16', 502],
		['no dates', 'soon', 'later', 502],
		['a day that is none', '2026-11-31', '2026-12-02', 502],
	] as const;
	it.each(refusals)('are refused for %s', async (_title, from, to, status) => {
		expect((await list(from, to)).status).toBe(status);
	});

	it('hide cancellations and no-shows unless asked for', async () => {
		const { desk } = bench.api;
		const kept = newVisit();
		desk.cancel(newVisit());
		desk.noShow(newVisit());
		const visible = await week('');
		expect(visible.map((row) => row.appointment_group_id)).toEqual([kept]);
		expect((await week()).map((row) => row.status).sort()).toEqual([-1, -2, 0]);
	});

	it('vanish when they are deleted, even for those who ask for everything', async () => {
		const visit = newVisit();
		bench.api.desk.deleteVisit(visit);
		expect(await week()).toEqual([]);
		expect(bench.api.organisation.invoices.count()).toBe(0);
	});

	it('show block-outs among them, without service and guest', async () => {
		bench.api.desk.blockOut({ startsAt: firstMoment + day, reason: 'Lunch' });
		expect(await week()).toMatchObject([
			{ status: 10, service: null, guest: null, invoice_id: null, blockout: { name: 'Lunch' } },
		]);
	});

	it('follow what happens to the visit', async () => {
		const { desk } = bench.api;
		const visit = newVisit(firstMoment + 2 * hour);
		const seen = async () => objectOf((await week())[0]);
		desk.confirm(visit);
		expect((await seen()).status).toBe(4);
		desk.move(visit, 24 * 60, bench.api.organisation.employees.all()[1]?.id);
		const moved = await seen();
		expect(moved).toMatchObject({ status: 4, start_time: '2026-11-22T11:00:00' });
		expect(partOf(moved.therapist, 'first_name')).toBe('Robin');
		bench.passes(day);
		desk.checkIn(visit);
		expect(await seen()).toMatchObject({ status: 2, checkin_time: '2026-11-22T09:00:00' });
		desk.start(visit);
		bench.passes(hour);
		desk.complete(visit);
		expect(await seen()).toMatchObject({
			progress: 2,
			actual_start_time: '2026-11-22T09:00:00',
			actual_completed_time: '2026-11-22T10:00:00',
		});
		desk.closeInvoice(String((await seen()).invoice_id));
		expect(await seen()).toMatchObject({ status: 1, invoice_locked: true });
	});

	it('can keep their last told status when the invoice is closed', async () => {
		bench.api.change({ closesVisits: false });
		const visit = newVisit();
		bench.api.desk.confirm(visit);
		bench.api.desk.closeInvoice(String((await week())[0]?.invoice_id));
		expect(await week()).toMatchObject([{ status: 4 }]);
	});

	it('have a row for each service of the visit', async () => {
		const services = bench.api.organisation.offers.all().filter(({ kind }) => kind === 'appointment');
		const { id: guestId } = bench.api.desk.addGuest();
		bench.api.desk.book({ guestId, serviceIds: services.slice(0, 2).map(({ id }) => id) });
		const rows = await week();
		expect(rows.map((row) => row.start_time)).toEqual(['2026-11-22T09:00:00', '2026-11-22T10:00:00']);
		expect(new Set(rows.map((row) => row.invoice_id)).size).toBe(1);
		expect(new Set(rows.map((row) => row.appointment_id)).size).toBe(2);
	});

	it('are read alone as a list of one, or as the object of the documents', async () => {
		newVisit();
		const [row] = await week();
		const path = `/v1/appointments/${String(row?.appointment_id)}`;
		expect((await bench.get(path)).body).toEqual([row]);
		bench.api.change({ appointmentAsList: false });
		expect((await bench.get(path)).body).toEqual(row);
		expect((await bench.get('/v1/appointments/11111111-2222-4333-8444-555555555555')).status).toBe(404);
	});
});
