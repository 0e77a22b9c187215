import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { visit } from '../sandbox/wellnessliving-api/payloads';
import {
	client,
	dayFromOpening,
	hour,
	soldMat,
	wellnessLivingScene,
	type WellnessLivingScene,
} from './poll-studios';
import { Receiver } from './poll-support';

let scene: WellnessLivingScene;
beforeAll(async () => {
	scene = await wellnessLivingScene();
});
afterAll(async () => await scene.close());
beforeEach(() => {
	scene.open();
});

const times = (count: number, act: (index: number) => void): void => {
	for (let index = 0; index < count; index += 1) act(index);
};
/** Once the path has been answered so often. */
const after = (answers: number, path: RegExp, act: () => void): void => {
	times(answers - 1, () => scene.api.afterAnswer(path, () => undefined));
	scene.api.afterAnswer(path, act);
};
const tell = (payload: unknown): void => {
	const outcome = scene.api.applyFact(payload);
	if (!outcome.applied) throw new Error(outcome.reason);
};
const refundOf = (id: string) => {
	const { meta_data, purchase_items, ...receipt } = soldMat(id);
	return {
		order_id: receipt.text_purchase_id,
		...receipt,
		refund_line_items: purchase_items,
		meta_data: { ...meta_data, id: `evt-back-${id}`, topic: 'purchase.refunded' },
	};
};
const joined = (uid: number) => tell(client(String(uid), 'New'));

interface Report {
	readonly resource: string;
	readonly id: 689 | 739;
	/** More than one page of a thousand rows. */
	readonly news: () => void;
	/** Between two pages: rows come in, one is changed, and five disappear. */
	readonly happen: () => void;
}

const reports: Readonly<Record<string, Report>> = {
	clients: {
		resource: 'clients',
		id: 689,
		news: () => times(1_020, (index) => joined(10_000 + index)),
		happen: () => {
			times(3, (index) => joined(9_000 + index));
			tell(client('10007', 'Renamed', 'updated'));
			times(5, (index) => scene.api.state.business.clients.remove(String(10_100 + index)));
		},
	},
	sales: {
		resource: 'sales',
		id: 739,
		news: () => times(1_020, (index) => tell(soldMat(String(10_000 + index)))),
		happen: () => {
			times(3, (index) => tell(soldMat(String(9_000 + index))));
			tell(refundOf('10007'));
			times(5, (index) => scene.api.state.business.purchases.delete(String(10_100 + index)));
		},
	},
};

const path = /report\/query/;
/** The order to build it, a look too early, the first page. */
const untilFirstPage = 3;

const cases = Object.entries(reports).flatMap(([name, report]) => [
	[name, 'rows come, change and go', false, report] as const,
	[name, 'rows come, change and go, and somebody refreshes the report,', true, report] as const,
]);

describe('a report of WellnessLiving', () => {
	it.each(cases)(
		'of %s: %s between two pages: after one more poll all is told, nothing twice and nothing falsely gone',
		async (_name, _happening, isRebuilt, report) => {
			const { api, clock } = scene;
			const studio = scene.polled({ resources: [report.resource] });
			await studio.poll();
			clock.ms += hour;
			const twin = studio.fork();
			report.news();
			after(untilFirstPage, path, () => {
				report.happen();
				if (isRebuilt) api.reports.restart(report.id);
			});
			const [receiver, atRest] = [new Receiver(), new Receiver()];
			for (let polls = 0; polls < 2; polls += 1) {
				const told = await studio.poll();
				expect(told.problems).toEqual([]);
				receiver.take(told.events);
				clock.ms += hour;
			}
			expect(api.state.afterAnswer).toEqual([]);
			atRest.take((await twin.poll()).events);
			const subjects = new Set(atRest.all.map(({ subject }) => subject));
			expect(subjects.size).toBeGreaterThan(1_000);
			for (const subject of subjects) {
				expect([subject, receiver.last(subject)?.data]).toEqual([subject, atRest.last(subject)?.data]);
			}
			for (let polls = 0; polls < 2; polls += 1) {
				receiver.take((await studio.poll()).events);
				clock.ms += hour;
			}
			expect(receiver.repeated()).toEqual([]);
			const ended = receiver.ofType(/voided|deleted|cancelled/);
			// those that were told before they were removed
			const isToEnd = report.id === 739 && !isRebuilt;
			expect(ended).toHaveLength(isToEnd ? 5 : 0);
			expect(atRest.ofType(/refunded/)).toHaveLength(report.id === 739 ? 1 : 0);
		},
	);
});

describe('bookings of WellnessLiving that change while session after session is read', () => {
	const booked = (k_visit: number, day: number, status = 1) =>
		tell(visit({ k_visit: String(k_visit), uid: String(k_visit + 100), day: dayFromOpening(day), status }));
	const calledOff = `511373-${dayFromOpening(2).replaceAll('-', '')}T120000Z`;
	const happenings: ReadonlyArray<readonly [string, () => void, Readonly<Record<string, string>>]> = [
		['somebody books a class already read', () => booked(8_900, 0), { 8900: 'created' }],
		['somebody books a class still to read', () => booked(8_901, 2), { 8901: 'created' }],
		['somebody cancels a class already read', () => booked(8_000, 0, 6), { 8000: 'cancelled' }],
		['somebody cancels a class still to read', () => booked(8_020, 2, 6), { 8020: 'cancelled' }],
		['somebody attends', () => booked(8_001, 0, 3), { 8001: 'completed' }],
		[
			'a class is called off',
			() => callOff(2),
			{ 8020: 'cancelled', 8021: 'cancelled', 8022: 'cancelled', [calledOff]: 'cancelled' },
		],
	];
	const callOff = (day: number): void => {
		const session = [...scene.api.state.business.sessions.values()].find(({ startLocal }) =>
			startLocal.startsWith(dayFromOpening(day)),
		);
		if (session === undefined || !scene.api.desk.cancelSession(session)) throw new Error('no such class');
	};

	it.each(happenings)(
		'%s: after one more poll it is told once, and nothing else',
		async (_title, act, expected) => {
			const { api, clock } = scene;
			for (const day of [0, 1, 2]) times(3, (index) => booked(8_000 + 10 * day + index, day));
			const studio = scene.polled({ resources: ['bookings'] });
			await studio.poll();
			clock.ms += hour;
			booked(8_100, 1);
			after(1, /attendance\/list/i, act);
			const receiver = new Receiver();
			for (let polls = 0; polls < 4; polls += 1) {
				const told = await studio.poll();
				expect(told.problems).toEqual([]);
				receiver.take(told.events);
				clock.ms += hour;
				if (polls === 1) expect(toldOf(receiver)).toEqual({ 8100: 'created', ...expected });
			}
			expect(api.state.afterAnswer).toEqual([]);
			expect(toldOf(receiver)).toEqual({ 8100: 'created', ...expected });
		},
	);

	const toldOf = ({ all }: Receiver): Readonly<Record<string, string>> => {
		const pairs = all.map(({ subject, type }) => [subject.split('/')[1] ?? '', type.split('.')[2] ?? '']);
		expect(new Set(pairs.map(([id]) => id)).size).toBe(pairs.length);
		return Object.fromEntries(pairs);
	};
});
