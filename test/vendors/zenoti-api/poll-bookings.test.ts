import { describe, expect, it } from 'vitest';
import type { PollContext } from '../../../core/poll';
import { zenotiBookings } from '../../../vendors/zenoti/api/poll-bookings';
import { createVisitMemory } from '../../../vendors/zenoti/api/visit-memory';
import { eventOf, fixture } from '../zenoti/support';
import { appointmentRow } from './rows';
import {
	answer,
	context,
	denied,
	guid,
	harbour,
	now,
	planned,
	play,
	playList,
	rememberedOf,
	sight,
	sightOne,
	typesOf,
	valueOf,
	type Json,
} from './support';

const bookings = () => zenotiBookings(createVisitMemory());
/** Zenoti, as far as its calendar goes: what starts on the days asked for. */
const calendar = (...rows: readonly Json[]) =>
	play(({ query }) =>
		answer(
			rows.filter(({ start_time }) => {
				const day = String(start_time).slice(0, 10);
				return day >= (query?.start_date ?? '') && day < (query?.end_date ?? '');
			}),
		),
	);
const soon = { start_time: '2026-11-21T10:00:00', start_time_utc: '2026-11-21T15:00:00' };
const seen = async (changes: Json = {}) =>
	await sightOne(bookings(), calendar(appointmentRow({ ...soon, ...changes })).caller);

describe('the plan for appointments', () => {
	it('is a week back and four weeks ahead, in five calls of at most a week', async () => {
		const window = planned(bookings());
		expect(window).toMatchObject({ from: '2026-11-13', to: '2026-12-17' });
		const played = calendar();
		await sight(bookings(), played.caller);
		expect(played.requests.map(({ query }) => `${query?.start_date} ${query?.end_date}`)).toEqual([
			'2026-11-13 2026-11-20',
			'2026-11-20 2026-11-27',
			'2026-11-27 2026-12-04',
			'2026-12-04 2026-12-11',
			'2026-12-11 2026-12-18',
		]);
	});

	it('goes back to the last poll after an outage', () => {
		expect(planned(bookings(), now - 20 * 86_400_000).from).toBe('2026-10-30');
	});
});

describe('a new appointment', () => {
	it('is the event its webhook is: same id, same correlation, same source', async () => {
		const webhook = eventOf(fixture('AppointmentGroup.Created'), { timeZone: harbour.timeZone });
		const row = appointmentRow();
		const window = { key: 'x', from: '2025-05-12', to: '2025-05-18' };
		const [sighting] = await sight(bookings(), calendar(row).caller, window);
		const [event] = sighting?.events(null, context) ?? [];
		const { id, source, subject, type, correlationid, data } = webhook;
		expect(event).toMatchObject({ id, source, subject, type, correlationid });
		expect(event?.time).toBe('2025-05-12T18:21:09.000Z');
		expect(event?.data.booking).toMatchObject({
			...data.booking,
			utm: null,
			client: { id: data.booking?.client?.id },
		});
		expect(sighting?.day).toBe('2025-05-14');
	});

	it.each([
		['fractions of a second', { creation_date_utc: '2025-05-12T18:21:09.447' }, '20250512182109000'],
		['the wall clock only', { creation_date_utc: null }, '20250512182109000'],
		['nothing', { creation_date_utc: null, creation_date: null }, 'once'],
	])('keeps that id when it tells %s of its creation', async (_title, changes, stamp) => {
		const [event] = (await seen(changes)).events(null, context);
		expect(event?.id).toBe(`zenoti:appointment:${String(appointmentRow().appointment_id)}:created:${stamp}`);
	});

	const firsts: ReadonlyArray<[status: Json, types: readonly string[]]> = [
		[{ status: 0 }, ['booking.created', 'booking.updated']],
		[{ status: 4 }, ['booking.created', 'booking.confirmed']],
		[{ status: -1 }, ['booking.created', 'booking.cancelled']],
		[{ status: -2 }, ['booking.created', 'booking.noshow']],
		[{ status: 2, progress: 1 }, ['booking.created', 'booking.started']],
		[{ status: 7 }, []],
	];
	it.each(firsts)('first seen as %j is told as %j', async (changes, types) => {
		const events = (await seen(changes)).events(null, context);
		expect(typesOf(events)).toEqual(types);
		if (types.length > 0) expect(events[0]?.data.booking?.status).toBe('booked');
	});

	it('is told as it is now beside its creation, which a webhook may have told before a move that was lost', async () => {
		const [created, update] = (await seen()).events(null, context);
		expect(created?.time).toBe('2025-05-12T18:21:09.000Z');
		expect(update).toMatchObject({
			type: 'studio.booking.updated',
			time: context.receivedAt,
			data: { booking: { startAt: '2026-11-21T15:00:00.000Z', status: null } },
		});
	});

	it('is told once when it was booked a moment ago', async () => {
		const created = { creation_date: '2026-11-20T12:59:30', creation_date_utc: '2026-11-20T17:59:30' };
		expect(typesOf((await seen(created)).events(null, context))).toEqual(['booking.created']);
	});
});

describe('a changed appointment', () => {
	const moved = { start_time: '2026-11-28T10:00:00', start_time_utc: '2026-11-28T15:00:00' };
	const changes: ReadonlyArray<[title: string, from: Json, to: Json, types: readonly string[]]> = [
		['confirmed', { status: 0 }, { status: 4 }, ['booking.confirmed']],
		['checked in', { status: 4 }, { status: 2 }, ['booking.checkedin']],
		['begun', { status: 2 }, { status: 2, progress: 1 }, ['booking.started']],
		['done', { status: 2, progress: 1 }, { status: 2, progress: 2 }, ['booking.completed']],
		['paid', { status: 2, progress: 2 }, { status: 1, progress: 2 }, []],
		['cancelled', { status: 0 }, { status: -1 }, ['booking.cancelled']],
		['missed', { status: 4 }, { status: -2 }, ['booking.noshow']],
		['no longer checked in', { status: 2 }, { status: 0 }, ['booking.updated']],
		['moved to another week', {}, moved, ['booking.updated']],
		['given to somebody else', {}, { therapist: { id: guid(8) } }, ['booking.updated']],
		['put in another room', {}, { room: { name: 'Room Jade' } }, ['booking.updated']],
		['moved and confirmed', {}, { ...moved, status: 4 }, ['booking.updated', 'booking.confirmed']],
		['renamed guest', {}, { guest: { ...(appointmentRow().guest as Json), first_name: 'Maren' } }, []],
	];
	it.each(changes)('is told: %s', async (_title, from, to, types) => {
		const before = await seen(from);
		const after = await seen(to);
		const events = after.events(before.fingerprint, context);
		expect(typesOf(events)).toEqual(types);
		expect(new Set(events.map(({ id }) => id)).size).toBe(types.length);
		expect(events.every(({ time }) => time === context.receivedAt)).toBe(true);
		expect(after.fingerprint.length).toBeLessThanOrEqual(24);
	});

	it('leaves the status as it is known in the event of the move, when both happen', async () => {
		const before = await seen();
		const [update, step] = (await seen({ ...moved, status: -1 })).events(before.fingerprint, context);
		expect([update?.data.booking?.status, step?.data.booking?.status]).toEqual([null, 'cancelled']);
	});

	it('has the same ids when the same read is repeated', async () => {
		const before = await seen();
		const later: PollContext = { ...context, receivedAt: '2026-11-20T18:07:00.000Z' };
		const [one] = (await seen({ status: -1 })).events(before.fingerprint, context);
		const [two] = (await seen({ status: -1 })).events(before.fingerprint, later);
		expect(one?.id).toBe(two?.id);
	});
});

describe('an appointment that is listed no longer', () => {
	const gone = async (changes: Json) => {
		const resource = bookings();
		const [sighting] = await sight(resource, calendar(appointmentRow({ ...soon, ...changes })).caller);
		if (sighting === undefined) throw new Error('nothing was seen');
		return resource.gone?.(sighting.id, rememberedOf(sighting), context) ?? [];
	};

	it('is deleted, and still belongs to its visit', async () => {
		const [event] = await gone({ status: 4 });
		expect(event).toMatchObject({
			type: 'studio.booking.deleted',
			correlationid: 'zenoti:visit:98803c50-df4d-4f32-ad51-465ecd4ff574',
			data: {
				booking: { status: 'deleted', kind: 'appointment', saleId: 'b4174a17-0cca-4998-a015-b8ddbf936f5e' },
			},
		});
	});

	it.each([{ status: -1 }, { status: 7 }])('is nothing new when it was over: %j', async (changes) => {
		expect(await gone(changes)).toEqual([]);
	});

	it('is told by its own id alone when this process has not seen its visit', () => {
		const unlearned = { fingerprint: 'ab01234567890123456789', day: '2026-11-21', note: null };
		const [event] = bookings().gone?.('720887ba', unlearned, context) ?? [];
		expect(event?.correlationid).toBe('zenoti:appointment:720887ba');
	});

	it('can be looked for: moved far ahead it is still there', async () => {
		const isThere = async (...answers: Parameters<typeof playList>) => {
			const read = await bookings().isThere?.(
				playList(...answers).caller,
				harbour,
				String(appointmentRow().appointment_id),
			);
			if (read === undefined) throw new Error('cannot look');
			return read;
		};
		expect(valueOf(await isThere([answer([appointmentRow()])]))).toBe(true);
		expect(valueOf(await isThere([answer(appointmentRow({ status: 7 }))]))).toBe(false);
		expect(valueOf(await isThere([answer({ error: { message: 'Not Found' } }, 404)]))).toBe(false);
		expect(await isThere([denied])).toMatchObject({ ok: false });
	});
});
