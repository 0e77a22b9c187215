import { describe, expect, it } from 'vitest';
import type { Booking, Schedule } from '../../../core/event';
import { dataOf, eventOf, eventsOf, fixture, withValue, type Json } from './support';

function bookingsOf(payload: unknown, changes = {}): readonly Booking[] {
	return eventsOf(payload, changes).flatMap((event) => event.data.booking ?? []);
}
const group = dataOf(fixture('AppointmentGroup.Created'));
const [line] = group.appointments as Json[];

describe('An appointment group', () => {
	it('becomes one booking per appointment, with guest, place, time in UTC and on the centre’s clock', () => {
		expect(bookingsOf(fixture('AppointmentGroup.Created'))).toEqual([
			{
				id: line?.id,
				groupId: group.appointment_group_id,
				kind: 'appointment',
				status: 'booked',
				client: {
					id: (group.guest as Json).id,
					firstName: 'Mara',
					lastName: 'Lindqvist',
					email: 'mara.lindqvist@mail.example',
					phone: null,
					phoneRaw: null,
				},
				service: { id: line?.service_id, name: 'Hot Stone Massage' },
				staff: { id: line?.therapist_id, name: 'Ines Okafor' },
				location: { id: group.center_id, name: 'Harbour Street' },
				room: 'Room Amber',
				startAt: '2025-05-14T14:00:00.000Z',
				endAt: '2025-05-14T15:30:00.000Z',
				startLocal: '2025-05-14T10:00:00',
				timeZone: null,
				durationMinutes: 90,
				price: null,
				saleId: group.invoice_id,
				scheduleId: null,
				source: null,
				utm: { source: 'spring-letter', medium: 'email' },
			},
		]);
	});

	it('that was updated tells new lines from changed ones, and does not claim to know their status', () => {
		const events = eventsOf(fixture('AppointmentGroup.Updated'));
		expect(
			events.map((event) => [event.type, event.data.booking?.status, event.data.booking?.service?.name]),
		).toEqual([
			['studio.booking.updated', null, 'Hot Stone Massage'],
			['studio.booking.created', null, 'Citrus Facial'],
		]);
	});

	it('that was emptied is deleted as a whole', () => {
		const event = eventOf(fixture('AppointmentGroup.Updated.emptied'));
		expect(event).toMatchObject({
			type: 'studio.booking.deleted',
			subject: `booking/${String(group.appointment_group_id)}`,
			data: { booking: { id: group.appointment_group_id, status: 'deleted', client: { firstName: 'Mara' } } },
		});
	});

	it('loses one appointment by Delete, or all of it when that names none', () => {
		const payload = fixture('AppointmentGroup.Delete');
		expect(bookingsOf(payload)[0]).toMatchObject({
			id: dataOf(payload).appointment_id,
			groupId: group.appointment_group_id,
		});
		expect(bookingsOf(withValue(payload, 'data.appointment_id', undefined))[0]?.id).toBe(
			group.appointment_group_id,
		);
	});

	it.each([
		[-3, 'studio.booking.cancelled', 'cancelled'],
		[-2, 'studio.booking.noshow', 'no_show'],
		[-1, 'studio.booking.cancelled', 'cancelled'],
		[0, 'studio.booking.updated', 'booked'],
		[1, 'studio.booking.completed', 'completed'],
		[2, 'studio.booking.checkedin', 'checked_in'],
		['2', 'studio.booking.checkedin', 'checked_in'],
		[4, 'studio.booking.confirmed', 'confirmed'],
		[7, 'studio.booking.deleted', 'deleted'],
		[8, 'studio.booking.updated', null],
		[10, 'studio.booking.updated', null],
		[21, 'studio.booking.cancelled', 'cancelled'],
		[999, 'studio.booking.updated', null],
	])('with status code %j is %s', (code, type, status) => {
		const event = eventOf(
			withValue(fixture('AppointmentGroup.Status'), 'data.appointment_group_status', code),
		);
		expect(event.type).toBe(type);
		expect(event.data.booking).toMatchObject({
			id: group.appointment_group_id,
			groupId: group.appointment_group_id,
			status,
		});
	});

	it('that says of itself only its status keeps everything else unknown', () => {
		const unknown = {
			client: null,
			service: null,
			location: null,
			startAt: null,
			startLocal: null,
			durationMinutes: null,
		};
		expect(bookingsOf(fixture('AppointmentGroup.Status'))[0]).toMatchObject(unknown);
	});
});

describe('An appointment that has begun or ended', () => {
	it('is told by each line’s own progress, which may differ from the event’s name', () => {
		const payload = fixture('Appointment.Completed');
		const [first] = dataOf(payload).appointments as Json[];
		const begun = { ...first, id: 'second', appointment_progress: 1 };
		const silent = { ...first, id: 'third', appointment_progress: null };
		const events = eventsOf(withValue(payload, 'data.appointments', [first, begun, silent]));
		expect(events.map((event) => [event.type, event.data.booking?.status])).toEqual([
			['studio.booking.completed', 'completed'],
			['studio.booking.started', 'started'],
			['studio.booking.completed', 'completed'],
		]);
	});

	it('has its misspelt fields read, and its local time converted when the zone is set', () => {
		const [without] = bookingsOf(fixture('Appointment.Started'));
		expect(without).toMatchObject({
			durationMinutes: 90,
			staff: { id: line?.therapist_id },
			startLocal: null,
		});
		const [withZone] = bookingsOf(fixture('Appointment.Started'), { timeZone: 'America/New_York' });
		expect(withZone).toMatchObject({
			startAt: '2025-05-14T14:00:00.000Z',
			startLocal: '2025-05-14T10:00:00',
			timeZone: 'America/New_York',
		});
	});
});

describe('A class booking', () => {
	it('names guest, class and session, all that Zenoti tells', () => {
		const data = dataOf(fixture('Class.Booking.Created'));
		expect(bookingsOf(fixture('Class.Booking.Created'))[0]).toMatchObject({
			id: '51877',
			kind: 'class',
			status: 'booked',
			client: { id: data.guest_id, firstName: null, email: null },
			service: { id: '7301', name: null },
			scheduleId: '40218',
			location: { id: data.center_id },
			saleId: String(data.group_invoice_id).toLowerCase(),
			startAt: null,
		});
	});

	it.each([
		['Class.Booking.Created.waitlisted', 'waitlisted'],
		['Class.Booking.Approved', 'confirmed'],
		['Class.Booking.Rejected', 'rejected'],
		['Class.Booking.Cancelled', 'cancelled'],
		['Class.Booking.NoShow', 'no_show'],
		['Class.Booking.Deleted', 'deleted'],
	])('%s is %s', (name, status) => {
		expect(bookingsOf(fixture(name))[0]?.status).toBe(status);
	});

	it('for several people is one booking each, the companions with name and e-mail', () => {
		const bookings = bookingsOf(fixture('Class.Booking.Approved'));
		expect(
			bookings.map((booking) => [
				booking.id,
				booking.client?.firstName,
				booking.client?.email,
				booking.client?.phoneRaw,
			]),
		).toEqual([
			['51880', null, null, null],
			['51881', 'Wren', 'wren@mail.example', '2015550188'],
		]);
		expect(bookings.every((booking) => booking.scheduleId === '40218')).toBe(true);
	});
});

describe('A class session', () => {
	const scheduleOf = (payload: unknown, timeZone: string | null): Schedule | undefined =>
		eventOf(payload, { timeZone }).data.schedule;

	it.each([
		['Class.Schedule.Created', '2025-05-20T22:00:00.000Z', '2025-05-20T23:00:00.000Z', 60],
		['Class.Schedule.Updated', '2025-05-20T22:30:00.000Z', '2025-05-20T23:45:00.000Z', 75],
	])(
		'%s ends its duration after its start, whatever its end time says',
		(name, startAt, endAt, durationMinutes) => {
			expect(scheduleOf(fixture(name), 'America/New_York')).toMatchObject({
				startAt,
				endAt,
				durationMinutes,
			});
		},
	);

	it('keeps its wall clock and claims no instant while the zone is unknown', () => {
		expect(scheduleOf(fixture('Class.Schedule.Created'), null)).toMatchObject({
			id: '40218',
			name: 'Rooftop Vinyasa',
			startLocal: '2025-05-20T18:00:00',
			startAt: null,
			endAt: null,
			capacity: 18,
			isRecurring: false,
		});
	});

	it('is found under the correct spelling of its key too', () => {
		const payload = withValue(
			withValue(fixture('Class.Schedule.Created'), 'data.session_id', 40218),
			'data.sesion_id',
			undefined,
		);
		expect(scheduleOf(payload, null)?.id).toBe('40218');
	});

	it.each([
		['spring forward', '2025-03-09T03:30:00', '2025-03-09T07:30:00.000Z'],
		['before fall back', '2025-11-02T00:30:00', '2025-11-02T04:30:00.000Z'],
		['after fall back', '2025-11-02T02:30:00', '2025-11-02T07:30:00.000Z'],
	])('starts at the right instant on the days the clocks change: %s', (_name, local, startAt) => {
		const payload = withValue(fixture('Class.Schedule.Created'), 'data.start_time', local);
		expect(scheduleOf(payload, 'America/New_York')?.startAt).toBe(startAt);
	});
});
