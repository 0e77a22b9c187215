import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ZenotiApiSandbox } from '../../sandbox/zenoti-api';
import { day, hour, minute, zenotiScene, type ZenotiScene } from './poll-studios';
import { Receiver } from './poll-support';

let scene: ZenotiScene;
beforeAll(async () => {
	scene = await zenotiScene();
});
afterAll(async () => await scene.close());
beforeEach(() => {
	scene.open();
});

type Api = ZenotiApiSandbox;

/** What moves rows from page to page. */
interface Moving {
	readonly resource: string;
	readonly path: string;
	/** Known to the first poll; more than two pages. */
	readonly before: (api: Api) => void;
	/** New to the poll that is disturbed. */
	readonly news: (api: Api) => void;
	readonly insert: (api: Api) => void;
	/** Rows of the first page. */
	readonly change: (api: Api) => void;
	readonly remove: (api: Api) => void;
	/** How many are told as cancelled or voided in the end. */
	readonly ended: Readonly<Record<'insert' | 'change' | 'remove', number>>;
}

const times = (count: number, act: (index: number) => void): void => {
	for (let index = 0; index < count; index += 1) act(index);
};
const naive = () => new Date(scene.clock.ms).toISOString().slice(0, 19);
const anybody = ({ organisation }: Api): string => organisation.guests.all()[0]?.id ?? '';
const oil = { name: 'Oil', cents: 4_000 };
const sell = (api: Api) => api.desk.sell({ guestId: anybody(api), lines: [oil, { ...oil, name: 'Balm' }] });
const salesOf = ({ organisation }: Api) => organisation.invoices.all().slice(10, 13);
const sessionOf = ({ organisation }: Api): number => organisation.sessions.all()[0]?.id ?? 0;
const register = (api: Api) => api.desk.bookClass({ guestId: anybody(api), sessionId: sessionOf(api) });
const registered = ({ organisation }: Api) => organisation.registrations.all().slice(10, 13);
const join = ({ organisation }: Api, index: number, status = 1): void => {
	const digits = String(index).padStart(12, '0');
	organisation.members.put({
		id: `0000feed-0000-4000-8000-${digits}`,
		centerId: organisation.centers.all()[0]?.id ?? '',
		guestId: organisation.guests.all()[0]?.id ?? '',
		membershipId: '0000feed-0000-4000-8000-ffffffffffff',
		code: 'M1',
		name: 'Monthly',
		status,
		startDate: naive(),
		endDate: '2027-11-21T00:00:00',
		soldDate: naive(),
		invoiceId: null,
		createdDate: naive(),
		lastUpdated: naive(),
	});
};
const nobody: Moving['ended'] = { insert: 0, change: 0, remove: 0 };

const lists: Readonly<Record<string, Moving>> = {
	guests: {
		resource: 'clients',
		path: '/v1/guests$',
		before: ({ desk }) => times(130, () => desk.addGuest()),
		news: ({ desk }) => times(130, () => desk.addGuest()),
		insert: ({ desk }) => times(3, () => desk.addGuest()),
		change: ({ desk, organisation }) => {
			for (const { id } of organisation.guests.all().slice(10, 15))
				desk.changeGuest(id, { personal: { last_name: 'Moved' } });
		},
		remove: ({ organisation }) => {
			for (const { id } of organisation.guests.all().slice(20, 25)) organisation.guests.remove(id);
		},
		ended: nobody,
	},
	members: {
		resource: 'memberships',
		path: '/members$',
		before: (api) => times(130, (index) => join(api, index)),
		news: (api) => times(130, (index) => join(api, 200 + index)),
		insert: (api) => times(3, (index) => join(api, 400 + index)),
		change: (api) => times(5, (index) => join(api, 10 + index, 3)),
		remove: ({ organisation }) => {
			for (const { id } of organisation.members.all().slice(20, 25)) organisation.members.remove(id);
		},
		ended: nobody,
	},
	'lines of sales': {
		resource: 'sales',
		path: '/accrual_basis/',
		before: (api) => times(70, () => sell(api)),
		news: (api) => times(70, () => sell(api)),
		insert: (api) => times(3, () => sell(api)),
		change: (api) => {
			for (const { id } of salesOf(api)) api.desk.recloseInvoice(id, [{ mode: 1, name: 'VISA' }]);
		},
		remove: (api) => {
			for (const { id } of salesOf(api)) api.desk.voidInvoice(id);
		},
		ended: { ...nobody, remove: 3 },
	},
	registrations: {
		resource: 'classBookings',
		path: '/registrations$',
		before: (api) => times(130, () => register(api)),
		news: (api) => times(130, () => register(api)),
		insert: (api) => times(3, () => register(api)),
		change: (api) => {
			for (const { id } of registered(api)) api.desk.cancelClass(id);
		},
		remove: ({ organisation, ...api }) => {
			for (const { id } of registered({ organisation, ...api })) organisation.registrations.remove(id);
		},
		ended: { insert: 0, change: 3, remove: 3 },
	},
	sessions: {
		resource: 'classBookings',
		path: '/classes/sessions$',
		before: (api) => openSessions(api, 110),
		news: (api) => times(10, () => openSessions(api, 1)),
		insert: (api) => openSessions(api, 2),
		change: (api) => {
			for (const { id } of api.organisation.registrations.all().slice(3, 6)) api.desk.cancelClass(id);
		},
		// those called off are not listed any more, so the others move up
		remove: ({ desk, organisation }) => {
			for (const { id } of organisation.sessions.all().slice(20, 23)) desk.cancelSession(id);
		},
		ended: { insert: 0, change: 3, remove: 1 },
	},
};

/** In the order of their times; somebody is in every tenth of them. */
function openSessions(api: Api, count: number): void {
	times(count, (index) => {
		const startsAt = scene.clock.ms + day + (index + api.organisation.sessions.count()) * minute;
		const { id } = api.desk.addSession({ startsAt });
		// each costs a read, so there are not many
		if (index % 10 === 0) api.desk.bookClass({ guestId: anybody(api), sessionId: Number(id) });
	});
}

/** Guests and members are read the same way in each round. */
const rounds = [
	['insert', 1, minute, 'near'],
	['change', 1, minute, 'near'],
	['remove', 1, minute, 'near'],
	['insert', 2, hour, 'wide'],
	['change', 1, hour, 'wide'],
	['remove', 1, hour, 'wide'],
] as const;

const cases = Object.entries(lists).flatMap(([name, list]) =>
	rounds
		.slice(0, /guests|members/.test(name) ? 3 : 6)
		.map(([happening, page, pause, kind]) => [name, happening, page, kind, pause, list] as const),
);

describe('rows of Zenoti that move while their pages are read', () => {
	it.each(cases)(
		'%s, %s after page %i of a %s round: after one more poll all is told, nothing twice and nothing falsely gone',
		async (_name, happening, page, _kind, pause, list) => {
			const { api, clock } = scene;
			list.before(api);
			const studio = scene.polled({ resources: [list.resource], ...scene.onePlace() });
			await studio.poll();
			clock.ms += pause;
			list.news(api);
			api.between.next({ match: { path: list.path }, skip: page - 1, act: () => list[happening](api) });
			const [receiver, atRest] = [new Receiver(), new Receiver()];
			const twin = studio.fork();
			for (let polls = 0; polls < 2; polls += 1) {
				receiver.take((await studio.poll()).events);
				clock.ms += pause;
			}
			expect(api.between.pending()).toBe(0);
			// what is told to one who begins to read when all has come to rest
			atRest.take((await twin.poll()).events);
			const subjects = new Set(atRest.all.map(({ subject }) => subject));
			expect(subjects.size).toBeGreaterThan(9);
			for (const subject of subjects) {
				expect([subject, receiver.last(subject)?.data]).toEqual([subject, atRest.last(subject)?.data]);
			}
			// what is gone is told when two wide rounds in a row have missed it
			for (let polls = 0; polls < 2; polls += 1) {
				clock.ms += hour;
				receiver.take((await studio.poll()).events);
			}
			expect(receiver.repeated()).toEqual([]);
			const ended = receiver.ofType(/cancelled|voided|deleted/).map(({ subject }) => subject);
			expect(new Set(ended).size).toBe(ended.length);
			expect(ended).toHaveLength(list.ended[happening]);
		},
	);
});

describe('appointments of Zenoti that move while their weeks are read', () => {
	const inWeeks = (weeks: number): number => scene.clock.ms + weeks * 7 * day;

	it.each([
		['to a week already read', 3, -15 * day],
		['to a week still to read', 0.3, 15 * day],
		['to the week being read', 2, -7 * day],
		['out of sight', 3, 30 * day],
	] as const)('%s: told as moved once, and never as gone', async (_title, weeks, byMs) => {
		const { api, clock } = scene;
		const visit = api.desk.book({ guestId: anybody(api), startsAt: inWeeks(weeks) });
		times(9, (index) => api.desk.book({ guestId: anybody(api), startsAt: inWeeks(0.2 + index / 3) }));
		const [appointment] = api.organisation.visits.get(visit.id)?.lines ?? [];
		const studio = scene.polled({ resources: ['bookings'], ...scene.onePlace() });
		await studio.poll();
		const receiver = new Receiver();
		const act = () => api.desk.move(visit.id, byMs / minute);
		api.between.next({ match: { path: '/v1/appointments$' }, skip: 1, act });
		for (let polls = 0; polls < 4; polls += 1) {
			clock.ms += hour;
			receiver.take((await studio.poll()).events);
		}
		const types = receiver.all.map(({ type, subject }) => `${subject} ${type}`);
		const isInSight = weeks * 7 * day + byMs < 27 * day;
		expect(types).toEqual(isInSight ? [`booking/${appointment?.id} studio.booking.updated`] : []);
		// the day it comes into sight
		clock.ms += isInSight ? hour : 30 * day;
		receiver.take((await studio.poll()).events);
		const subject = `booking/${appointment?.id}`;
		expect(receiver.last(subject)?.type).toBe('studio.booking.updated');
		expect(receiver.ofType(/deleted|cancelled/)).toEqual([]);
		expect(receiver.repeated()).toEqual([]);
	});
});
