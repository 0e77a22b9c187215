import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeStory, throughSecondSubscription } from '../../../sandbox/studio';
import { expectedBalances, tillCenter, tillInvoice, tillSales } from '../../../sandbox/studio/till';
import { accrual, collections, objectOf, partOf, rowsOf, span, zenotiBench, type Row } from './bench';

const bench = zenotiBench();
const fixture = (name: string): Row =>
	objectOf(JSON.parse(readFileSync(`test/fixtures/zenoti/${name}.json`, 'utf8')));
const everyExpand = 'expand=address_info&expand=preferences&expand=tags';
const story = makeStory({ system: 'zenoti', seed: 11, clients: 12, deliveries: 160 });
const typeOf = (payload: Row) => String(payload.event_type);
const factsOf = (type: string) => story.facts.filter(({ payload }) => typeOf(payload) === type);

/** As it arrives: JSON knows no minus zero. */
const asSent = (value: unknown) => objectOf(JSON.parse(JSON.stringify(value)));

/** Appointments of all centres between the days, week by week. */
async function appointments(from: number, weeks: number): Promise<readonly Row[]> {
	const rows: Row[] = [];
	const dayAt = (offset: number) => new Date(Date.UTC(2026, 10, from + offset)).toISOString().slice(0, 10);
	for (const { id } of bench.api.organisation.centers.all()) {
		for (let week = 0; week < weeks; week += 1) {
			const range = `start_date=${dayAt(week * 7)}&end_date=${dayAt(week * 7 + 7)}`;
			const path = `/v1/appointments?center_id=${id}&${range}&include_no_show_cancel=true`;
			rows.push(...rowsOf(await bench.get(path)));
		}
	}
	return rows;
}

describe('a story told to the Zenoti stand-in', () => {
	it('is taken fact by fact, without a remainder', () => {
		expect(story.facts).toHaveLength(160);
		expect(bench.api.tellStory(story).filter(({ applied }) => !applied)).toEqual([]);
	});

	it('shows every guest by API as the last webhook of that guest told', async () => {
		bench.api.tellStory(story);
		const last = new Map(
			story.facts
				.filter(({ payload }) => typeOf(payload).startsWith('Guest.'))
				.map(({ payload }) => [String(partOf(payload, 'data', 'id')), objectOf(payload.data)]),
		);
		expect(last.size).toBe(12);
		for (const [id, told] of last) {
			const read = objectOf((await bench.get(`/v1/guests/${id}?${everyExpand}`)).body);
			for (const field of ['id', 'code', 'center_id', 'created_date', 'personal_info', 'address_info']) {
				expect(read[field]).toEqual(told[field]);
			}
			expect(read.preferences).toMatchObject(objectOf(told.preferences));
		}
	});

	it('shows every visit with the ids, times and stamps of its webhook', async () => {
		bench.api.tellStory(story);
		const rows = new Map((await appointments(1, 4)).map((row) => [row.appointment_id, row]));
		const created = factsOf('AppointmentGroup.Created');
		expect(rows.size).toBe(created.length);
		const moved = new Set(
			factsOf('AppointmentGroup.Updated').map(({ payload }) =>
				partOf(payload, 'data', 'appointment_group_id'),
			),
		);
		for (const { payload } of created) {
			const group = objectOf(payload.data);
			const [line] = rowsOf({ status: 200, headers: {}, body: group.appointments });
			const row = rows.get(line?.id);
			expect(row).toMatchObject({
				appointment_group_id: group.appointment_group_id,
				invoice_id: group.invoice_id,
				creation_date_utc: line?.creation_date,
				guest: { id: partOf(group, 'guest', 'id') },
				service: { id: line?.service_id, name: line?.service_name },
			});
			const isMoved = moved.has(group.appointment_group_id);
			expect(row?.start_time_utc === line?.start_time).toBe(!isMoved);
		}
	});

	it('shows every sale and refund with the invoice of its webhook, word for word', async () => {
		bench.api.tellStory(story);
		const closings = factsOf('Invoice.Closed');
		expect(closings.length).toBeGreaterThan(20);
		for (const { payload } of closings) {
			const told = asSent(partOf(payload, 'data', 'invoice'));
			const query = 'expand=InvoiceItems&expand=Transactions&expand=Appointments';
			const read = await bench.get(`/v1/invoices/${String(told.id)}?${query}`);
			expect(partOf(read.body, 'invoice')).toMatchObject(told);
		}
		const rows = rowsOf(
			await bench.post(`${accrual}?size=200`, {
				...span('2026-11-01', '2026-12-31'),
				invoice_statuses: [4],
			}),
			'sales',
		);
		const ids = new Set(rows.filter(({ status }) => status === 'Closed').map((row) => row.invoice_id));
		expect(ids).toEqual(new Set(closings.map(({ payload }) => partOf(payload, 'data', 'invoice', 'id'))));
	});

	it('shows every class booking with its number and status', async () => {
		bench.api.tellStory(story);
		const statuses: Record<string, unknown> = {};
		for (const { id } of bench.api.organisation.centers.all()) {
			const found = await bench.get(`/v1/classes/sessions?center_id=${id}&size=100`);
			for (const session of rowsOf(found, 'sessions')) {
				const path = `/v1/classes/${String(session.class_id)}/registrations`;
				const those = await bench.get(`${path}?session_id=${String(session.id)}&center_id=${id}`);
				for (const row of rowsOf(those, 'registrations')) statuses[String(row.id)] = row.status;
			}
		}
		const after = { 'Class.Booking.Created': 0, 'Class.Booking.Cancelled': 1, 'Class.Booking.NoShow': 2 };
		const expected: Record<string, unknown> = {};
		for (const [type, status] of Object.entries(after)) {
			for (const { payload } of factsOf(type)) {
				expected[String(partOf(payload, 'data', 'registration_id'))] = status;
			}
		}
		expect(Object.keys(expected).length).toBeGreaterThan(5);
		expect(statuses).toEqual(expected);
	});

	it('can be told up to a moment, and on from there', () => {
		const half = story.facts[79]?.at ?? '';
		expect(bench.api.tellStory(story, half)).toHaveLength(80);
		const before = bench.api.organisation.guests.all();
		expect(bench.api.tellStory(story)).toHaveLength(160);
		expect(bench.api.organisation.guests.count()).toBe(before.length);
	});

	it('is the same account when every fact comes twice, as through two subscriptions', () => {
		const account = () => {
			const { guests, visits, invoices, registrations, sessions } = bench.api.organisation;
			const rows = [guests, visits, invoices, registrations, sessions].flatMap((table) => [...table.all()]);
			return rows.map((row) => JSON.stringify(row)).sort();
		};
		bench.api.tellStory(story);
		const once = account();
		bench.api.reset();
		bench.api.openStudio(story.studio);
		for (const { payload } of story.facts) {
			bench.api.applyFact(payload);
			bench.api.applyFact(throughSecondSubscription(payload));
		}
		expect(once.length).toBeGreaterThan(60);
		expect(account()).toEqual(once);
	});
});

describe('the day at the till in the Zenoti stand-in', () => {
	const day = span(tillCenter.day, tillCenter.day);

	it('sells in the accrual report what the books expect', async () => {
		expect(bench.api.tellTillDay().filter(({ applied }) => !applied)).toEqual([]);
		const reply = await bench.post(`${accrual}?size=100`, day);
		const rows = rowsOf(reply, 'sales').filter(({ status }) => status === 'Closed');
		const cents = (type: string, field: string) =>
			rows
				.filter((row) => row.item_type === type)
				.reduce((sum, row) => sum + Math.round(Number(row[field]) * 100), 0);
		expect(cents('Service', 'price')).toBe(-Number(expectedBalances['Studio Services']));
		expect(cents('Service', 'discount')).toBe(1_150);
		expect(cents('Product', 'tax')).toBe(660);
		expect(cents('Gift card', 'sales_exc_tax')).toBe(15_000);
		expect(cents('Class', 'redeemed')).toBe(2_400);
		expect(rows.every(({ due }) => due === 0)).toBe(true);
	});

	it('takes in what the books expect, with the tip of the second closing', async () => {
		bench.api.tellTillDay();
		const reply = await bench.post(`${collections}?size=100`, { centers: { is_all: true }, ...day });
		const rows = rowsOf(reply, 'collections_report');
		const sum = (type: string, field: string) =>
			rows
				.filter((row) => row.payment_type === type)
				.reduce((total, row) => total + Math.round(Number(row[field]) * 100), 0);
		expect(sum('Cash', 'amount_paid_inc_tax_tip_ssg')).toBe(expectedBalances['Studio Cash Clearing']);
		expect(sum(' Card', 'amount_paid_inc_tax_tip_ssg')).toBe(67_500);
		expect(partOf(reply.body, 'total')).toMatchObject({ tip: 33, ssg: 10 });
		expect(rows.some(({ payment_type }) => String(payment_type).startsWith('Gift'))).toBe(false);
	});

	it('gives memberships and packages to who bought them', async () => {
		bench.api.tellTillDay();
		const buyer = (number: string) => {
			const sale = tillSales.find((one) => one.number === number) ?? tillSales[0];
			return sale === undefined ? '' : String(partOf(tillInvoice(sale), 'data', 'invoice', 'guest', 'id'));
		};
		const members = await bench.get(`/v1/centers/${tillCenter.id}/members`);
		expect(rowsOf(members, 'members')).toMatchObject([
			{ status: 'Active', guest: { id: buyer('8104') }, membership: { name: 'Monthly Dues' } },
		]);
		const packages = await bench.get(`/v1/guests/${buyer('8103')}/packages?center_id=${tillCenter.id}`);
		expect(rowsOf(packages)).toMatchObject([{ status: 1, package: { name: '10 Classes' } }]);
	});
});

describe('single facts told to the Zenoti stand-in', () => {
	const apply = (...names: readonly string[]) => names.map((name) => bench.api.applyFact(fixture(name)));
	const guestId = () => String(partOf(fixture('Guest.Created'), 'data', 'id'));
	const guest = async () => objectOf((await bench.get(`/v1/guests/${guestId()}?${everyExpand}`)).body);

	it('open the centres they name', async () => {
		apply('Guest.Created');
		const known = rowsOf(await bench.get('/v1/centers'), 'centers').map(({ id }) => id);
		expect(known).toContain(partOf(fixture('Guest.Created'), 'data', 'center_id'));
	});

	it('of a guest change what they tell and keep the rest', async () => {
		apply('Guest.Created');
		const before = await guest();
		const told = fixture('Guest.Updated');
		const sparse = { id: guestId(), personal_info: { last_name: 'Adeyemi' } };
		bench.api.applyFact({ ...told, data: sparse });
		const after = await guest();
		expect(partOf(after, 'personal_info', 'last_name')).toBe('Adeyemi');
		expect(after).toEqual({
			...before,
			personal_info: { ...objectOf(before.personal_info), last_name: 'Adeyemi' },
		});
	});

	it('of consent reach the preferences', async () => {
		const told = { ...fixture('Guest.OptedOut') };
		const data = { ...objectOf(told.data), id: guestId() };
		apply('Guest.Created');
		bench.api.applyFact({ ...told, data });
		expect((await guest()).preferences).toMatchObject({
			receive_marketing_email: false,
			receive_marketing_sms: true,
		});
	});

	it('of a deletion take the guest away', async () => {
		const data = { id: guestId() };
		expect(bench.api.applyFact({ ...fixture('Guest.Deleted'), data })).toMatchObject({ applied: false });
		apply('Guest.Created');
		expect(bench.api.applyFact({ ...fixture('Guest.Deleted'), data })).toMatchObject({ applied: true });
		expect((await bench.get(`/v1/guests/${guestId()}`)).status).toBe(404);
	});

	it('of a class timetable decide when the class takes place', async () => {
		apply('Class.Schedule.Created', 'Class.Booking.Created.waitlisted', 'Class.Booking.Approved');
		const schedule = objectOf(fixture('Class.Schedule.Created').data);
		const path = `/v1/classes/sessions?center_id=${String(schedule.center_id)}`;
		const [session] = rowsOf(await bench.get(path), 'sessions').filter(({ id }) => id === schedule.sesion_id);
		expect(session).toMatchObject({
			name: 'Rooftop Vinyasa',
			start_time: '2025-05-20T18:00:00',
			end_time: '2025-05-20T19:00:00',
			capacity: 18,
			occupancy: 2,
		});
	});

	it('of a membership follow it from hand to hand', async () => {
		apply('Guest.Membership.Created', 'Guest.Membership.Freeze');
		const told = objectOf(fixture('Guest.Membership.Created').data);
		const center = String(partOf(told, 'center', 'id'));
		const members = rowsOf(await bench.get(`/v1/centers/${center}/members`), 'members');
		expect(members).toMatchObject([{ id: told.user_membership_id, membership: { code: 'STONE12' } }]);
	});

	const useless = [
		['no webhook at all', { hello: 'world' }, 'no Zenoti webhook'],
		['an event nothing follows from', { event_type: 'Employee.Created' }, 'nothing follows from'],
		['an event named like an object’s own', { event_type: 'constructor' }, 'nothing follows from'],
		['a status of a visit nobody knows', fixture('AppointmentGroup.Status'), 'is not known'],
		['a body without its id', { event_type: 'Guest.Created', data: {} }, 'data.id'],
		['a stamp that is no date', { event_type: 'Guest.Created', event_timestamp: 'now' }, 'no date'],
	] as const;
	it.each(useless)('change nothing and say why: %s', (_title, payload, reason) => {
		const defaults = 'hello' in payload ? {} : { event_timestamp: '2026-11-21T10:00:00Z', data: {} };
		const outcome = bench.api.applyFact({ ...defaults, ...payload });
		expect(outcome).toMatchObject({ applied: false });
		expect(JSON.stringify(outcome)).toContain(reason);
		expect(bench.api.organisation.guests.count()).toBe(0);
	});
});
