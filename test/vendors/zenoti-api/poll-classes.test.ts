import { describe, expect, it } from 'vitest';
import { createZenotiPollProfile } from '../../../vendors/zenoti/api';
import { zenotiClassBookings } from '../../../vendors/zenoti/api/poll-classes';
import { eventOf, fixture } from '../zenoti/support';
import { center, sessionOf, Trigger, zenotiOf, type Center } from './polled-center';
import { registrationRow, sessionRow } from './rows';
import {
	answer,
	context,
	denied,
	harbour,
	pageOf,
	play,
	rememberedOf,
	sight,
	typesOf,
	type Json,
} from './support';

describe('class bookings', () => {
	const classes = (registrations: readonly Json[], sessions: readonly Json[] = [sessionRow()]) =>
		play((asked) =>
			asked.path === '/v1/classes/sessions'
				? pageOf(sessions, asked, 'sessions')
				: pageOf(registrations, asked, 'registrations'),
		);
	const week = { key: '2026-11-19..2026-11-26', from: '2026-11-19', to: '2026-11-26' };
	const registered = async (changes: Json = {}) => {
		const played = classes([registrationRow(changes)]);
		const [registration, session] = await sight(zenotiClassBookings, played.caller, week);
		if (registration === undefined) throw new Error('nothing was seen');
		expect(session?.events(null, context)).toEqual([]);
		return registration;
	};

	it('are created once, known by the registration as their webhooks are', async () => {
		const webhook = eventOf(fixture('Class.Booking.Created'));
		const [event] = (await registered()).events(null, context);
		expect(event).toMatchObject({ subject: webhook.subject, source: webhook.source, type: webhook.type });
		expect(event?.data.booking).toMatchObject({
			id: webhook.data.booking?.id,
			kind: 'class',
			scheduleId: webhook.data.booking?.scheduleId,
			service: { id: '7301' },
			status: 'booked',
		});
	});

	const steps: ReadonlyArray<[from: number, to: number, types: readonly string[]]> = [
		[0, 1, ['booking.cancelled']],
		[0, 2, ['booking.noshow']],
		[0, 3, ['booking.checkedin']],
		[4, 0, ['booking.updated']],
		[0, 6, ['booking.cancelled']],
		[3, 7, ['booking.completed']],
		[4, 9, ['booking.rejected']],
		[0, 8, []],
	];
	it.each(steps)('that go from status %d to %d are %j', async (from, to, types) => {
		const before = await registered({ status: from });
		const after = await registered({ status: to });
		expect(typesOf(after.events(before.fingerprint, context))).toEqual(types);
	});

	it('on the waiting list say so from the start', async () => {
		const [event] = (await registered({ status: 4 })).events(null, context);
		expect(event?.data.booking?.status).toBe('waitlisted');
	});

	it('are deleted as class bookings when they are listed no longer', async () => {
		const sighting = await registered();
		const [event] = zenotiClassBookings.gone?.(sighting.id, rememberedOf(sighting), context) ?? [];
		expect(event).toMatchObject({ subject: 'booking/51877', data: { booking: { kind: 'class' } } });
	});

	it('take one call for the sessions and one for each of them, and one when there are none', async () => {
		const two = classes([], [sessionRow(), sessionRow({ id: 40219 })]);
		await sight(zenotiClassBookings, two.caller, week);
		expect(two.requests).toHaveLength(3);
		const none = classes([], []);
		await sight(zenotiClassBookings, none.caller, week);
		expect(none.requests).toHaveLength(1);
	});

	it('do not keep a studio without classes, or a key without that right, from its appointments', async () => {
		const profile = createZenotiPollProfile({ invoices: 'never' });
		const played = play(({ path }) => (path === '/v1/classes/sessions' ? denied : answer([])));
		const { classBookings, bookings: appointments } = profile.resources;
		if (classBookings === undefined || appointments === undefined) throw new Error('missing');
		const read = await classBookings.read(played.caller, harbour, week, new Map());
		expect(read).toMatchObject({ ok: false, failure: { code: 'NO_PERMISSION' } });
		expect(await sight(appointments, played.caller)).toEqual([]);
	});
});

describe('a class', () => {
	/** Sessions by the day they are on, each with so many registrations. */
	const timetable = (...days: ReadonlyArray<readonly [day: string, booked: number]>): Center => {
		const held = center();
		for (const [index, [day, booked]] of days.entries()) {
			const id = 40_000 + index;
			const start = { start_time: `${day}T09:00:00`, start_time_utc: `${day}T14:00:00` };
			held.sessions.push(sessionRow({ id, ...start, end_time_utc: `${day}T15:00:00` }));
			held.registrations[id] = Array.from({ length: booked }, (_, place) =>
				registrationRow({ id: id * 100 + place, session_id: id }),
			);
		}
		count(held);
		return held;
	};
	/** Writes the counts as Zenoti would. */
	const count = (held: Center) => {
		for (const session of held.sessions) {
			const list = held.registrations[String(session.id)] ?? [];
			session.occupancy = list.filter(({ status }) => [0, 3, 7].includes(Number(status))).length;
			session.waitlist_count = list.filter(({ status }) => status === 4).length;
		}
	};
	const open = async (held: Center) => {
		const trigger = new Trigger(zenotiClassBookings, zenotiOf(held));
		const first = await trigger.poll(0);
		return { trigger, first, held };
	};
	const asked = ({ calls }: Awaited<ReturnType<Trigger['poll']>>) =>
		calls.flatMap((call) => sessionOf(call) ?? []);
	const registrationIn = (held: Center, session: number, place = 0): Json =>
		held.registrations[session]?.[place] ?? {};

	it('costs a call of its own only when its counts change: a quiet near poll is one call', async () => {
		const { trigger, held, first } = await open(
			timetable(['2026-11-20', 2], ['2026-11-23', 1], ['2026-11-24', 0]),
		);
		expect(asked(first)).toEqual(['40000', '40001']);
		for (const minutes of [1, 2]) expect((await trigger.poll(minutes)).calls).toHaveLength(1);
		registrationIn(held, 40_001).status = 1;
		count(held);
		const poll = await trigger.poll(3);
		expect([asked(poll), poll.told]).toEqual([['40001'], ['booking.cancelled 2026-11-23T09:00:00']]);
		expect((await trigger.poll(4)).calls).toHaveLength(1);
	});

	it('up to tomorrow is read in each wide round: a sign-in leaves the counts alone', async () => {
		const { trigger, held } = await open(timetable(['2026-11-20', 2], ['2026-11-23', 1]));
		registrationIn(held, 40_000).status = 3;
		count(held);
		expect((await trigger.poll(1)).told).toEqual([]);
		const poll = await trigger.poll(60);
		expect([asked(poll), poll.told]).toEqual([['40000'], ['booking.checkedin 2026-11-20T09:00:00']]);
	});

	it('four weeks ahead is looked at within the hour, by its counts', async () => {
		const { trigger, held } = await open(timetable(['2026-12-16', 1], ['2026-12-17', 1], ['2026-12-18', 1]));
		const wide = await trigger.poll(60);
		expect([asked(wide), wide.calls.length]).toEqual([[], 5]);
		held.registrations[40_001]?.push(registrationRow({ id: 777, session_id: 40_001 }));
		count(held);
		expect((await trigger.poll(61)).told).toEqual([]);
		const poll = await trigger.poll(120);
		expect([asked(poll), poll.told]).toEqual([['40001'], ['booking.created 2026-12-17T09:00:00']]);
	});

	it('that everybody leaves is read once more, and not asked for again', async () => {
		const { trigger, held } = await open(timetable(['2026-11-20', 1], ['2026-11-23', 3]));
		registrationIn(held, 40_000).status = 1;
		count(held);
		const polls = [await trigger.poll(1), await trigger.poll(60), await trigger.poll(120)];
		expect(polls.map(asked)).toEqual([['40000'], [], []]);
		expect(polls.map(({ told }) => told)).toEqual([['booking.cancelled 2026-11-20T09:00:00'], [], []]);
	});

	it.each([
		['moved', { start_time: '2026-11-23T10:00:00', start_time_utc: '2026-11-23T15:00:00' }],
		['led by somebody else', { instructor_id: 'b1ef6bd7-d312-4da2-a956-e69e621b6145' }],
	])('that is %s is told for all who booked it, although the counts stay', async (_title, changes) => {
		const { trigger, held } = await open(timetable(['2026-11-23', 2]));
		Object.assign(held.sessions[0] ?? {}, changes);
		expect((await trigger.poll(1)).told.map((told) => told.split(' ')[0])).toEqual([
			'booking.updated',
			'booking.updated',
		]);
	});

	it('without counts is read each time', async () => {
		const held = timetable(['2026-11-23', 1]);
		for (const session of held.sessions) delete session.occupancy;
		const { trigger } = await open(held);
		registrationIn(held, 40_000).status = 2;
		expect((await trigger.poll(1)).told).toEqual(['booking.noshow 2026-11-23T09:00:00']);
		expect(asked(await trigger.poll(2))).toEqual(['40000']);
	});

	it('from which somebody moves to another is told as moved, and as nothing else', async () => {
		const { trigger, held } = await open(timetable(['2026-11-23', 2], ['2026-12-10', 2]));
		const [gone, ...others] = held.registrations[40_000] ?? [];
		held.registrations[40_000] = others;
		held.registrations[40_001]?.push({ ...gone });
		count(held);
		const told = await trigger.toldAt(1, 2, 60, 61, 120, 180);
		expect(told.flat()).toEqual(['booking.updated 2026-12-10T09:00:00']);
	});

	it('whose booking is removed for good is told as deleted by the second wide round that misses it', async () => {
		const { trigger, held } = await open(timetable(['2026-11-23', 3], ['2026-11-24', 3]));
		held.registrations[40_000]?.pop();
		count(held);
		expect((await trigger.toldAt(1, 2, 60, 61, 120, 180)).map((told) => told.length)).toEqual([
			0, 0, 0, 0, 1, 0,
		]);
	});

	it('that vanishes from the timetable takes its bookings with it, and is itself no event', async () => {
		const { trigger, held } = await open(timetable(['2026-11-23', 1], ['2026-11-24', 2]));
		held.sessions.shift();
		const told = await trigger.toldAt(60, 120, 180);
		expect(told).toEqual([[], ['booking.deleted 4000000'], []]);
	});
});
