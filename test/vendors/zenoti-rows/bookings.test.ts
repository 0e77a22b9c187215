import { describe, expect, it } from 'vitest';
import type { BookingStatus } from '../../../core/event';
import { eventsOf, failuresOf, importedOf, rowContext, settingsOf } from '../../core/rows/support';
import { appointmentRow, guids, importZenoti } from './support';

const bookingOf = (row: unknown, settings = settingsOf()) =>
	eventsOf(importZenoti([row], settings)).at(-1)?.data.booking;

describe('the appointments export becomes bookings', () => {
	it('recognised by its headings: that it was booked, and what has become of it', () => {
		const result = importZenoti([appointmentRow()]);
		expect(result.ok && result.type.name).toBe('zenotiAppointments');
		const [created, completed] = eventsOf(result);
		expect(created).toMatchObject({
			type: 'studio.booking.created',
			time: '2026-11-01T14:30:00.000Z',
			ingestion: 'import',
			correlationid: 'zenoti:visit:no~downtown~ii1234',
			data: { booking: { status: 'booked' } },
		});
		expect(completed).toMatchObject({ type: 'studio.booking.completed', time: rowContext.asOf });
		expect(completed?.data.booking).toEqual({
			id: expect.stringMatching(/^row~[0-9a-f]{16}~1$/),
			groupId: 'no~downtown~ii1234',
			kind: 'appointment',
			status: 'completed',
			client: {
				id: null,
				firstName: 'Ana',
				lastName: 'Brook',
				email: null,
				phone: null,
				phoneRaw: null,
			},
			service: { id: null, name: 'Facial 60' },
			staff: { id: null, name: 'Kim Lake' },
			location: { id: null, name: 'Downtown' },
			room: 'Room 2',
			startAt: '2026-11-13T21:00:00.000Z',
			endAt: '2026-11-13T22:00:00.000Z',
			startLocal: '2026-11-13T16:00:00',
			timeZone: 'America/New_York',
			durationMinutes: 60,
			price: null,
			saleId: 'no~downtown~ii1234',
			scheduleId: null,
			source: null,
			utm: null,
		});
		expect(importedOf(result).map((each) => each.rows)).toEqual([[0]]);
	});

	it.each<[word: string, type: string | null, status: BookingStatus]>([
		['Open', null, 'booked'],
		['Confirmed', 'studio.booking.confirmed', 'confirmed'],
		['Checkin', 'studio.booking.checkedin', 'checked_in'],
		['Started', 'studio.booking.started', 'started'],
		['Closed', 'studio.booking.completed', 'completed'],
		['Closed (Cancelled)', 'studio.booking.cancelled', 'cancelled'],
		['Cancelled', 'studio.booking.cancelled', 'cancelled'],
		['Closed (No Show)', 'studio.booking.noshow', 'no_show'],
		['No Show', 'studio.booking.noshow', 'no_show'],
		['Deleted', 'studio.booking.deleted', 'deleted'],
	])('%s', (word, type, status) => {
		const events = eventsOf(importZenoti([appointmentRow({ Status: word })]));
		expect(events.map((event) => event.type)).toEqual(
			type === null ? ['studio.booking.created'] : ['studio.booking.created', type],
		);
		expect(events.at(-1)?.data.booking?.status).toBe(status);
	});

	it('a status nobody has heard of is not bent into one', () => {
		const rows = [appointmentRow({ Status: 'Paused' }), appointmentRow({ 'Guest Name': 'Bo Reed' })];
		expect(failuresOf(importZenoti(rows))).toEqual(['Row 1: its status “Paused” is not known']);
		expect(eventsOf(importZenoti(rows))).toHaveLength(2);
	});

	it.each<[title: string, changes: Record<string, unknown>, expected: object]>([
		[
			'times of day only',
			{ 'Start Time': '4:00 PM', 'End Time': '5:30 PM', 'Scheduled Service Duration': '' },
			{ startLocal: '2026-11-13T16:00:00', endAt: '2026-11-13T22:30:00.000Z', durationMinutes: 90 },
		],
		['times of a spreadsheet', { 'Start Time': 0.75, 'End Time': '' }, { startLocal: '2026-11-13T18:00:00' }],
		['moments of a spreadsheet', { 'Start Time': 46339.75 }, { startLocal: '2026-11-13T18:00:00' }],
		['a group of its own', { 'Appointment Group ID': guids.group }, { groupId: guids.group }],
		['no invoice number', { 'Invoice No': '' }, { groupId: null, saleId: null }],
		[
			'an invoice id',
			{ 'Invoice ID': guids.invoice },
			{ groupId: null, saleId: guids.invoice.toLowerCase() },
		],
	])('%s', (_title, changes, expected) => {
		expect(bookingOf(appointmentRow(changes))).toMatchObject(expected);
	});

	it('without the time zone the hour stays local', () => {
		expect(bookingOf(appointmentRow(), settingsOf({ timeZone: null }))).toMatchObject({
			startAt: null,
			startLocal: '2026-11-13T16:00:00',
			timeZone: null,
			durationMinutes: 60,
		});
	});

	it('without a beginning it is no booking', () => {
		expect(failuresOf(importZenoti([appointmentRow({ 'Start Time': 'later' })]))).toEqual([
			'Row 1: it does not tell when the appointment begins',
		]);
	});
});

describe('names of appointments without ids', () => {
	const idOf = (changes: Record<string, unknown>): string | undefined =>
		bookingOf(appointmentRow(changes))?.id;

	it('stay when the status or the room changes, in a later file', () => {
		expect(idOf({ Status: 'Open', Room: 'Room 9', Provider: 'Lou West' })).toBe(idOf({}));
	});

	it('differ by guest, service and start', () => {
		const ids = [
			{},
			{ 'Guest Name': 'Bo Reed' },
			{ 'Service Name': 'Peel' },
			{ 'Start Time': '11/13/2026 6:00 PM' },
		];
		expect(new Set(ids.map(idOf)).size).toBe(4);
	});

	it('are counted for rows that are equal', () => {
		const ids = eventsOf(importZenoti([appointmentRow(), appointmentRow()])).map(
			({ data }) => data.booking?.id,
		);
		expect(new Set(ids).size).toBe(2);
	});

	it('two rows of one appointment id that tell different things are not chosen between', () => {
		const row = { ...appointmentRow(), 'Appointment ID': guids.appointment };
		expect(failuresOf(importZenoti([row, { ...row, Status: 'Open' }]))).toEqual([
			'Rows 1, 2: they tell different things of the same appointment',
		]);
		expect(importedOf(importZenoti([row, { ...row }])).map((each) => each.rows)).toEqual([[0, 1]]);
		expect(eventsOf(importZenoti([row, { ...row }]))).toHaveLength(2);
	});
});
