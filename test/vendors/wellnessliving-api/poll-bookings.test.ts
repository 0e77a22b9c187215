import { describe, expect, it } from 'vitest';
import { emptyPollState, runPoll } from '../../../core/poll';
import { createWellnessLivingPollProfile } from '../../../vendors/wellnessliving/api';
import { wellnessLivingBookings } from '../../../vendors/wellnessliving/api/poll-bookings';
import { eventOfFixture } from '../wellnessliving/support';
import { ClassStudio, visitsOf, type ClassSession } from './class-studio';
import { countOf } from './poll-support';
import { context, newsOf, place, remembered, valueOf } from './support';

const today = '2026-03-10..2026-03-11';
const ahead = 'ahead 2026-03-12..2026-03-18';

const session = (changes: Partial<ClassSession> = {}): ClassSession => ({
	period: '7100090001',
	start: '2026-03-10 09:30:00',
	visitors: [{ uid: '1', visit: '101', status: 1 }],
	...changes,
});

/** What happens between two polls of the same studio. */
async function told(studio: ClassStudio, change: () => void, window = today) {
	const before = await studio.poll(window);
	const known = remembered(before.sightings);
	change();
	const after = await studio.poll(window, known);
	return { ...after, events: newsOf(after.sightings, known), known, again: remembered(after.sightings) };
}

const types = (events: ReadonlyArray<{ readonly type: string }>) => events.map(({ type }) => type);

describe('a booking', () => {
	it('is told with session, staff, place and client, under the key of the webhook', async () => {
		const studio = new ClassStudio([
			session({ visitors: [{ uid: '4419077', visit: '964000101', status: 1 }] }),
		]);
		const [event] = newsOf((await studio.poll(today)).sightings);
		const webhook = eventOfFixture('client.class.schedule.book');
		expect(event).toMatchObject({
			type: webhook.type,
			subject: webhook.subject,
			correlationid: webhook.correlationid,
			source: webhook.source,
			time: '2026-03-06T14:21:55.000Z',
		});
		expect(event?.data.booking).toEqual({
			...webhook.data.booking,
			client: {
				id: '4419077',
				firstName: 'Mira',
				lastName: 'Solberg',
				email: null,
				phone: null,
				phoneRaw: null,
			},
			staff: { id: '880011', name: 'Ines Okafor' },
			location: { id: '7100000201', name: 'North End' },
			room: null,
			startAt: '2026-03-10T12:30:00.000Z',
			endAt: '2026-03-10T13:20:00.000Z',
			startLocal: '2026-03-10T09:30:00',
			scheduleId: '7100090001-20260310T123000Z',
		});
	});

	it('of a new client is completed with who it is, one call a client', async () => {
		const visitors = ['101', '102'].map((visit) => ({ uid: '1', visit, status: 1 }));
		const { bench, sightings } = await new ClassStudio([session({ visitors })]).poll(today);
		for (const sighting of visitsOf(sightings)) {
			const whole = await sighting.complete?.(bench.caller, null);
			const [event] = whole === undefined ? [] : valueOf(whole).events(null, context);
			expect(event?.data).toMatchObject({
				client: { email: '1@mail.test' },
				booking: { client: { email: '1@mail.test' } },
			});
		}
		expect(countOf(bench, '/v1/user')).toBe(1);
		await visitsOf(sightings)[0]?.complete?.(bench.caller, '2.0123456789');
		expect(countOf(bench, '/v1/user')).toBe(1);
	});

	const changes: ReadonlyArray<
		[title: string, status: number, checkedIn: boolean, type: string, state: string]
	> = [
		['is checked in', 1, true, 'studio.booking.checkedin', 'checked_in'],
		['is attended', 3, true, 'studio.booking.completed', 'completed'],
		['is a no-show', 5, false, 'studio.booking.noshow', 'no_show'],
		['is cancelled late, and still listed', 4, false, 'studio.booking.cancelled', 'cancelled'],
		['is cancelled, and on no list any more', 6, false, 'studio.booking.cancelled', 'cancelled'],
		['is pending', 7, false, 'studio.booking.updated', 'pending'],
		['is removed', 8, false, 'studio.booking.deleted', 'deleted'],
	];
	it.each(changes)('that %s is told so, once', async (_title, status, checkedIn, type, state) => {
		const studio = new ClassStudio([session()]);
		const { events, again } = await told(studio, () =>
			Object.assign(studio.visitor('101'), { status, checkedIn }),
		);
		expect(events).toMatchObject([
			{ type, subject: 'booking/101', data: { booking: { id: '101', status: state } } },
		]);
		const quiet = await studio.poll(today, again);
		expect(newsOf(quiet.sightings, again)).toEqual([]);
		expect(countOf(quiet.bench, '/v1/schedule/page/element')).toBe(0);
	});

	it('that moves up from the wait list is booked', async () => {
		const studio = new ClassStudio([session({ visitors: [{ uid: '1', visit: '101', status: 2 }] })]);
		const first = newsOf((await studio.poll(today)).sightings);
		const { events } = await told(studio, () => Object.assign(studio.visitor('101'), { status: 1 }));
		expect([...first, ...events].map(({ data }) => data.booking?.status)).toEqual(['waitlisted', 'booked']);
	});

	it('that moves to another class is the same booking, moved, and nothing is cancelled', async () => {
		const evening = session({ period: '7100090002', start: '2026-03-11 18:00:00', visitors: [] });
		const studio = new ClassStudio([session(), evening]);
		const { events, bench } = await told(studio, () => {
			evening.visitors.push(...(studio.sessions[0]?.visitors.splice(0) ?? []));
		});
		expect(events).toMatchObject([
			{ type: 'studio.booking.updated', data: { booking: { id: '101', startLocal: '2026-03-11T18:00:00' } } },
		]);
		expect(countOf(bench, '/v1/schedule/page/element')).toBe(0);
	});

	it('that moves out of the window is told as moved, by the visit itself', async () => {
		const later = session({ period: '7100090002', start: '2026-03-14 18:00:00', visitors: [] });
		const studio = new ClassStudio([session(), later]);
		const { events, again } = await told(studio, () => {
			later.visitors.push(...(studio.sessions[0]?.visitors.splice(0) ?? []));
		});
		expect(types(events)).toEqual(['studio.booking.updated']);
		const far = await studio.poll(ahead, again);
		expect(newsOf(far.sightings, again)).toEqual([]);
	});

	it('booked, cancelled, booked and cancelled again in one hour is four facts', async () => {
		const studio = new ClassStudio([session({ start: '2026-03-11 09:30:00' })]);
		const ids: string[] = [];
		let state = emptyPollState;
		for (const status of [1, 6, 1, 6]) {
			Object.assign(studio.visitor('101'), { status });
			const result = await runPoll({
				profile: { ...createWellnessLivingPollProfile(), resources: { bookings: wellnessLivingBookings } },
				caller: studio.api().caller,
				places: [place],
				state,
				settings: {
					...{ resources: ['bookings'], lookbackDays: null, firstRun: 'lookBack', includeRaw: false },
					...{ deadlineMs: Number.POSITIVE_INFINITY, mostEvents: 100, mostSeen: 1_000 },
				},
				nowMs: () => Date.parse(context.receivedAt),
			});
			state = result.state;
			ids.push(...result.events.map(({ id }) => id));
		}
		expect([ids.length, new Set(ids).size]).toEqual([4, 4]);
	});

	it('is the same fact when the same is read again', async () => {
		const studio = new ClassStudio([session()]);
		const { known, events } = await told(studio, () => Object.assign(studio.visitor('101'), { status: 5 }));
		const repeat = await studio.poll(today, known);
		expect(newsOf(repeat.sightings, known)).toEqual(events);
	});
});

describe('a visit that is on no list any more', () => {
	it('but stands as it was is not told as anything', async () => {
		const studio = new ClassStudio([
			session({ visitors: [{ uid: '1', visit: '101', status: 1, checkedIn: true }] }),
		]);
		const { events, again, known } = await told(studio, () =>
			Object.assign(studio.visitor('101'), { isHidden: true }),
		);
		expect(events).toEqual([]);
		expect(again.get('101')).toEqual(known.get('101'));
	});

	it('and that the API does not know any more was removed', async () => {
		const studio = new ClassStudio([session()]);
		const { events } = await told(studio, () => {
			Object.assign(studio.visitor('101'), { isHidden: true });
			studio.removed.add('101');
		});
		expect(events).toMatchObject([
			{ type: 'studio.booking.deleted', data: { booking: { id: '101', status: 'deleted' } } },
		]);
	});

	it('with a class called off is cancelled, and so is the class', async () => {
		const studio = new ClassStudio([session()]);
		const { events } = await told(studio, () => {
			Object.assign(studio.sessions[0] ?? {}, { isCancelled: true });
			Object.assign(studio.visitor('101'), { status: 6 });
		});
		expect(types(events)).toEqual(['studio.booking.cancelled', 'studio.schedule.cancelled']);
		expect(events[1]?.data.schedule).toMatchObject({
			id: '7100090001-20260310T123000Z',
			name: 'Reformer Basics',
		});
	});

	it('with its class gone from the schedule is asked for by itself', async () => {
		const others = [1, 2].map((hour) =>
			session({ period: `${hour}`, start: `2026-03-11 0${hour}:00:00`, visitors: [] }),
		);
		const studio = new ClassStudio([session(), ...others]);
		const { events } = await told(studio, () => {
			Object.assign(studio.visitor('101'), { status: 6 });
			Object.assign(studio.sessions[0] ?? {}, { start: '2026-04-01 09:30:00' });
		});
		expect(types(events)).toEqual(['studio.booking.cancelled']);
	});

	it('together with most of the schedule is left alone: the application may see it no longer', async () => {
		const studio = new ClassStudio([session(), session({ period: '2', visitors: [] })]);
		const { events, again, known, bench } = await told(studio, () => {
			studio.isBlind = true;
		});
		expect(events).toEqual([]);
		expect(again.get('101')).toEqual(known.get('101'));
		expect(countOf(bench, '/v1/schedule/page/element')).toBe(0);
	});
});

describe('what a poll costs', () => {
	const week = () =>
		Array.from({ length: 20 }, (_, index) =>
			session({
				period: `71${index}`,
				start: `2026-03-1${3 + (index % 5)} 0${index % 10}:00:00`,
				visitors: index < 15 ? [{ uid: String(index + 1), visit: `10${index}`, status: 1 }] : [],
			}),
		);

	it('ahead is one call when nothing has changed, and one more for each class whose counts have', async () => {
		const studio = new ClassStudio(week());
		const first = await studio.poll(ahead);
		expect(countOf(first.bench, '/v1/login/attendance/list')).toBe(15);
		const known = remembered(first.sightings);
		const quiet = await studio.poll(ahead, known);
		expect(quiet.bench.requests).toHaveLength(3);
		expect(newsOf(quiet.sightings, known)).toEqual([]);
		expect(visitsOf(quiet.sightings)).toHaveLength(15);
		studio.sessions[3]?.visitors.push({ uid: '99', visit: '999', status: 1 });
		const busy = await studio.poll(ahead, known);
		expect(types(newsOf(busy.sightings, known))).toEqual(['studio.booking.created']);
		expect(countOf(busy.bench, '/v1/login/attendance/list')).toBe(1);
	});

	it('ahead is one call a class once a day, which finds what hides in equal counts', async () => {
		const studio = new ClassStudio(week());
		const known = remembered((await studio.poll(ahead)).sightings);
		Object.assign(studio.visitor('100'), { status: 6 });
		studio.sessions[0]?.visitors.push({ uid: '99', visit: '999', status: 1 });
		const sameDay = await studio.poll(ahead, known);
		expect(newsOf(sameDay.sightings, known)).toEqual([]);
		const nextDay = await studio.poll('ahead 2026-03-13..2026-03-19', known);
		expect(types(newsOf(nextDay.sightings, known))).toEqual([
			'studio.booking.created',
			'studio.booking.cancelled',
		]);
		expect(countOf(nextDay.bench, '/v1/login/attendance/list')).toBe(15);
	});

	it('ahead is spent again on a class whose visits were not all taken in', async () => {
		const studio = new ClassStudio(week());
		const known = new Map(remembered((await studio.poll(ahead)).sightings));
		known.delete('100');
		const again = await studio.poll(ahead, known);
		expect(types(newsOf(again.sightings, known))).toEqual(['studio.booking.created']);
	});

	it('near is one call a class, none for an empty one: one who cancels while another books hides in the counts', async () => {
		const empty = session({ period: '2', visitors: [] });
		const studio = new ClassStudio([session(), empty]);
		const { events, bench } = await told(studio, () => {
			Object.assign(studio.visitor('101'), { status: 6 });
			studio.sessions[0]?.visitors.push({ uid: '2', visit: '102', status: 1 });
		});
		expect(types(events)).toEqual(['studio.booking.created', 'studio.booking.cancelled']);
		expect(countOf(bench, '/v1/login/attendance/list')).toBe(1);
	});

	it('is nothing for other locations than those of the setting', async () => {
		const studio = new ClassStudio([session(), session({ period: '2', location: '7100000202' })]);
		const { bench, sightings } = await studio.poll(today, new Map(), { ...place, id: '61042:7100000202' });
		expect(countOf(bench, '/v1/login/attendance/list')).toBe(1);
		expect(newsOf(sightings)[0]?.data.booking).toMatchObject({ timeZone: 'America/Toronto' });
	});
});
