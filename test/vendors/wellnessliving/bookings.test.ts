import { describe, expect, it } from 'vitest';
import { eventOf, eventOfFixture, fixture } from './support';

const book = fixture('client.class.schedule.book');
const bookingOf = (changes: object, timeZone: string | null = 'America/Halifax') =>
	eventOf({ ...book, ...changes }, {}, { timeZone }).data.booking;

describe('a class booking', () => {
	it('comes out whole, with the client beside it', () => {
		const { data, correlationid, sourcetype, time } = eventOfFixture('client.class.schedule.book');
		expect({ correlationid, sourcetype, time }).toEqual({
			correlationid: 'wellnessliving:booking:964000101',
			sourcetype: 'client.class.schedule',
			time: '2026-03-06T14:21:55.300Z',
		});
		expect(data.booking).toEqual({
			id: '964000101',
			groupId: null,
			kind: 'class',
			status: 'booked',
			client: {
				id: '4419077',
				firstName: 'Mira',
				lastName: 'Solberg',
				email: 'mira.solberg@mail.test',
				phone: '+19025550160',
				phoneRaw: '+1 902-555-0160',
			},
			service: { id: '7100003001', name: 'Reformer Basics' },
			staff: { id: '880011', name: 'Ines Okafor' },
			location: { id: '7100000201', name: 'Harbour Movement North End' },
			room: 'Studio B',
			startAt: '2026-03-09T09:30:00.000Z',
			endAt: '2026-03-09T10:20:00.000Z',
			startLocal: '2026-03-09T06:30:00',
			timeZone: 'America/Halifax',
			durationMinutes: 50,
			price: null,
			saleId: null,
			scheduleId: '7100090001-20260309T093000Z',
			source: null,
			utm: null,
		});
		expect(data.client).toEqual(eventOfFixture('client.created').data.client);
	});

	it('of an appointment names the service and no session', () => {
		const booking = eventOfFixture('client.appointment.schedule').data.booking;
		expect(booking).toMatchObject({
			kind: 'appointment',
			service: { id: '7100001500', name: 'Private Reformer Session' },
			scheduleId: null,
		});
	});
});

describe('the visit status is read in every shape', () => {
	const cases: ReadonlyArray<[visit: unknown, type: string, status: string]> = [
		[{ value: 'Book' }, 'created', 'booked'],
		[{ id: 1, value: 'Book' }, 'created', 'booked'],
		[{ id: 1, name: 'Booked' }, 'created', 'booked'],
		[{ value: 1, name: 'Anything' }, 'created', 'booked'],
		[1, 'created', 'booked'],
		['1', 'created', 'booked'],
		['BOOKED', 'created', 'booked'],
		[{ id: 2, value: 'Wait' }, 'created', 'waitlisted'],
		['Wait list', 'created', 'waitlisted'],
		[{ value: 'Attend' }, 'completed', 'completed'],
		[3, 'completed', 'completed'],
		[{ id: '4' }, 'cancelled', 'cancelled'],
		['Late-cancel', 'cancelled', 'cancelled'],
		[5, 'noshow', 'no_show'],
		['No-Show', 'noshow', 'no_show'],
		[{ value: 'Cancel' }, 'cancelled', 'cancelled'],
		[6, 'cancelled', 'cancelled'],
		[7, 'updated', 'pending'],
		[{ value: 8 }, 'deleted', 'deleted'],
		[{ id: 754, value: 'Cancel' }, 'cancelled', 'cancelled'],
	];
	it.each(cases)('%j → studio.booking.%s, %s', (visit, type, status) => {
		const event = eventOf({ ...book, id_visit: visit });
		expect([event.type, event.data.booking?.status]).toEqual([`studio.booking.${type}`, status]);
	});

	it.each([0, 9, '', 'Teleport', {}, [], null, true])('%j is not guessed', (visit) => {
		expect(eventOf({ ...book, id_visit: visit }).type).toBe('studio.unrecognized');
	});
});

describe('the times of a booking', () => {
	it('need no setting when the UTC time is told', () => {
		expect(bookingOf({}, null)).toMatchObject({
			startAt: '2026-03-09T09:30:00.000Z',
			startLocal: '2026-03-09T06:30:00',
			timeZone: null,
		});
	});

	it('are converted in the zone of the setting when only the local time is told', () => {
		expect(bookingOf({ dt_date_global: '0000-00-00 00:00:00' })?.startAt).toBe('2026-03-09T09:30:00.000Z');
		expect(bookingOf({ dt_date_global: null, dt_date_local: '2026-01-09 06:30:00' })?.startAt).toBe(
			'2026-01-09T10:30:00.000Z',
		);
	});

	it('stay local when nobody tells the zone: an abbreviation is none', () => {
		expect(bookingOf({ dt_date_global: null }, null)).toMatchObject({
			startAt: null,
			endAt: null,
			startLocal: '2026-03-09T06:30:00',
			scheduleId: null,
		});
	});

	it('have no end when the length is 0, which means unknown', () => {
		expect(bookingOf({ i_duration: 0 })).toMatchObject({ durationMinutes: null, endAt: null });
	});

	it('do not end beyond the calendar', () => {
		expect(bookingOf({ i_duration: 9e15 })?.endAt).toBeNull();
	});

	it('are not touched by dt_cancel, which is a deadline', () => {
		expect(bookingOf({ dt_cancel: '2026-03-01 00:00:00' })).toEqual(bookingOf({}));
	});
});

describe('what a booking does not say', () => {
	const cases: ReadonlyArray<[title: string, changes: object, expected: object]> = [
		['no staff', { a_staff: [] }, { staff: null }],
		[
			'staff keyed by their key',
			{ a_staff: { '880011': { k_staff: 880011, s_name: 'Ines' } } },
			{ staff: { id: '880011', name: 'Ines' } },
		],
		['no place', { k_location: '0', text_location: ' ' }, { location: null }],
		[
			'a place by name only',
			{ k_location: null },
			{ location: { id: null, name: 'Harbour Movement North End' } },
		],
		['nobody', { uid: '0', client: [] }, { client: null }],
		['the client by key only', { client: [] }, { client: { id: '4419077', email: null } }],
	];
	it.each(cases)('is null and never invented: %s', (_title, changes, expected) => {
		expect(bookingOf(changes)).toMatchObject(expected);
	});

	it('an empty client does not become one that clears fields', () => {
		expect(eventOf({ ...book, client: [] }).data.client).toBeUndefined();
		expect(eventOf({ ...book, client: { s_first_name: 'Mira' } }).data.client?.id).toBe('4419077');
	});
});
