import { describe, expect, it } from 'vitest';
import { clientKeyOf } from '../../../core/sync';
import { wellnessLivingProfile } from '../../../vendors/wellnessliving/profile';
import { eventsOf, failuresOf, rowContext, settingsOf } from '../../core/rows/support';
import { clientRow, importWellnessLiving, visitRow } from './support';

const clientsOf = (rows: readonly unknown[], settings = settingsOf()) =>
	eventsOf(importWellnessLiving(rows, settings)).flatMap(({ data }) => data.client ?? []);

describe('Attendance becomes bookings', () => {
	it('recognised by its headings, one event per visit', () => {
		const result = importWellnessLiving([visitRow()]);
		expect(result.ok && result.type.name).toBe('wellnessLivingAttendance');
		const [event] = eventsOf(result);
		expect(event).toMatchObject({
			id: expect.stringMatching(
				/^wellnessliving:booking:row~[0-9a-f]{16}~1:visit:completed@import-[0-9a-f]{16}$/,
			),
			type: 'studio.booking.completed',
			time: rowContext.asOf,
		});
		expect(event?.data.booking).toMatchObject({
			kind: 'class',
			status: 'completed',
			client: {
				id: null,
				firstName: 'Ana',
				lastName: 'Brook',
				email: 'ana@mail.test',
				phone: '+12015550100',
			},
			service: { id: null, name: 'Morning Flow' },
			startLocal: '2026-11-13T07:30:00',
			startAt: '2026-11-13T12:30:00.000Z',
			endAt: null,
		});
	});

	it.each([
		['Booked', 'studio.booking.created', 'booked'],
		['Upcoming', 'studio.booking.created', 'booked'],
		['Wait List', 'studio.booking.created', 'waitlisted'],
		['Checked-In', 'studio.booking.completed', 'completed'],
		['Late Cancel', 'studio.booking.cancelled', 'cancelled'],
		['Early Cancel', 'studio.booking.cancelled', 'cancelled'],
		['No-Show', 'studio.booking.noshow', 'no_show'],
		['Pending', 'studio.booking.updated', 'pending'],
	])('%s', (word, type, status) => {
		const [event] = eventsOf(importWellnessLiving([visitRow({ Status: word })]));
		expect(event).toMatchObject({ type, data: { booking: { status } } });
	});

	it.each<[title: string, changes: Record<string, unknown>, message: string]>([
		['an unknown status', { Status: 'Teleported' }, 'Row 1: its status “Teleported” is not known'],
		['no time of day', { Time: '' }, 'Row 1: it does not tell the time of the visit'],
		['a time that is none', { Time: 'noonish' }, 'Row 1: “noonish” under “Time” is not a time of day'],
	])('%s is not made up', (_title, changes, message) => {
		expect(failuresOf(importWellnessLiving([visitRow(changes)]))).toEqual([message]);
	});

	it('with the visit’s own id the booking is the webhook’s', () => {
		const row = { ...visitRow(), 'Visit ID': '7001', 'Service Type': 'Appointment' };
		const [event] = eventsOf(importWellnessLiving([row]));
		expect(event).toMatchObject({
			subject: 'booking/7001',
			data: { booking: { id: '7001', kind: 'appointment' } },
		});
	});

	it('the name of a visit stays when its outcome is set later', () => {
		const [booked] = eventsOf(importWellnessLiving([visitRow({ Status: 'Booked', Staff: 'Lou West' })]));
		const [attended] = eventsOf(importWellnessLiving([visitRow()]));
		expect(attended?.subject).toBe(booked?.subject);
		expect(attended?.id).not.toBe(booked?.id);
	});
});

describe('All Clients becomes clients', () => {
	it('recognised by its headings', () => {
		const result = importWellnessLiving([clientRow()], settingsOf({ dialCode: '1' }));
		expect(result.ok && result.type.name).toBe('wellnessLivingClients');
		const [event] = eventsOf(result);
		expect(event?.id).toMatch(/^wellnessliving:client:email~ana@mail\.test:updated:import-[0-9a-f]{16}$/);
		expect(event?.data.client).toMatchObject({
			id: 'email:ana@mail.test',
			code: '00077',
			phone: '+12015550100',
			birthDate: '1990-02-14',
			gender: 'female',
			address: { city: 'Newark', line1: null },
			marketing: { email: null, sms: null },
			createdAt: '2025-10-31T04:00:00.000Z',
		});
		expect(event === undefined ? null : clientKeyOf(event)).toBe('wellnessliving:email:ana@mail.test');
	});

	it('with the names of the columns in the API', () => {
		const row = {
			uid: '5512',
			'field-general-2.text_name': 'Ana',
			'field-general-1': 'Brook',
			'field-general-3': 'ana@mail.test',
			'field-general-4': '+1 201 555 0100',
			'o_since_date.dtl_date': '2025-10-31',
		};
		expect(clientsOf([row])).toMatchObject([
			{ id: '5512', firstName: 'Ana', lastName: 'Brook', email: 'ana@mail.test', phone: '+12015550100' },
		]);
	});

	it('the number people see names nobody, because it is not unique', () => {
		const rows = [clientRow({ Email: '' }), clientRow({ Email: '', 'First Name': 'Bo' })];
		const ids = clientsOf(rows).map(({ id }) => id);
		expect(ids).toEqual([expect.stringMatching(/^row~/), expect.stringMatching(/^row~/)]);
		expect(new Set(ids).size).toBe(2);
	});

	it('as new clients they have the event id of the webhook', () => {
		const [webhook] = wellnessLivingProfile.toEvents(
			{
				payload: { uid: '5512', meta_data: { topic: 'client.created', id: 'm1', business_id: '47' } },
				headers: {},
			},
			{ receivedAt: rowContext.receivedAt, ingestion: 'webhook', timeZone: null, currency: null },
		);
		const settings = settingsOf({ businessId: '47', clientRows: 'new' });
		const [event] = eventsOf(importWellnessLiving([{ ...clientRow(), UID: '5512' }], settings));
		expect(event).toMatchObject({ id: webhook?.id, source: webhook?.source, subject: webhook?.subject });
		expect(event?.time).toBe('2025-10-31T04:00:00.000Z');
	});
});
