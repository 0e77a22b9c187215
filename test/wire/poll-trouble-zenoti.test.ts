import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beforeNews, expectNeverEarly, expectToldOnce, untilThrough } from './poll-checks';
import { day, hour, minute, zenotiScene, type ZenotiScene } from './poll-studios';

let scene: ZenotiScene;
beforeAll(async () => {
	scene = await zenotiScene();
});
afterAll(async () => await scene.close());

/** Once so many calls have been answered. */
const after = (calls: number, act: () => void) => {
	scene.api.between.next({ match: {}, skip: calls - 1, act });
};
const statuses = () => scene.api.journal.entries().map(({ status }) => status);

describe('a key of Zenoti', () => {
	it('rotated while a poll reads goes on for its week; then the new one tells the rest once', async () => {
		const { studio, ids } = await beforeNews(scene);
		after(4, () => scene.api.rotateKey());
		const polls = [await studio.poll()];
		expect(polls[0]?.problems).toEqual([]);
		scene.clock.ms += 6 * day;
		const late = scene.api.desk.addGuest();
		polls.push(await studio.poll());
		scene.clock.ms += 2 * day;
		const lost = await studio.poll();
		expect(lost.events).toEqual([]);
		expect(lost.problems).toContain('NO_PERMISSION');
		const later = scene.api.desk.addGuest();
		scene.key = scene.api.apiKey;
		polls.push(...(await untilThrough(scene, studio, 2)));
		const subjects = polls.flatMap(({ events }) => events.map(({ subject }) => subject));
		for (const { id } of [late, later]) expect(subjects).toContain(`client/${id}`);
		const told = polls.flatMap(({ events }) => events.map(({ id }) => id));
		expect(new Set(told).size).toBe(told.length);
		expect(told).toEqual(expect.arrayContaining([...ids]));
		expect(told).toHaveLength(ids.length + 2);
	});

	it.each([1, 2, 5, 8, 9])(
		'revoked after call %i: what was read is told, the rest once the new one is in, each once',
		async (calls) => {
			const { studio, ids } = await beforeNews(scene);
			after(calls, () => {
				scene.api.rotateKey();
				scene.api.endKey(scene.key);
			});
			const polls = [await studio.poll()];
			expect(polls[0]?.problems).toContain('NO_PERMISSION');
			scene.clock.ms += minute;
			scene.api.journal.clear();
			polls.push(await studio.poll());
			expect(polls[1]?.events).toEqual([]);
			// enough to know that nothing works any more
			expect(statuses()).toEqual([401, 401, 401]);
			scene.clock.ms += minute;
			scene.key = scene.api.apiKey;
			polls.push(...(await untilThrough(scene, studio, 1)));
			expectToldOnce(polls, ids);
		},
	);

	it('that loses one right goes on with all others, and tells the rest once it has it back', async () => {
		const { studio, ids } = await beforeNews(scene);
		scene.api.grantKey(scene.key, {
			rights: ['centers', 'guests', 'appointments', 'classes', 'memberships'],
		});
		const polls = [await studio.poll()];
		expect(polls[0]?.problems).toEqual(['NO_PERMISSION', 'NO_PERMISSION']);
		expect(polls[0]?.events.some(({ type }) => type.includes('.sale.'))).toBe(false);
		expect(polls[0]?.events.length).toBeGreaterThan(5);
		scene.clock.ms += hour;
		scene.api.grantKey(scene.key, {
			rights: ['centers', 'guests', 'appointments', 'classes', 'memberships', 'reports', 'invoices'],
		});
		polls.push(...(await untilThrough(scene, studio, 1)));
		expectToldOnce(polls, ids);
	});
});

describe('the 60 calls a minute of all apps of an organization', () => {
	it('are enough for a poll that waits as it is told, while others drink from the same bucket', async () => {
		const { studio, ids } = await beforeNews(scene);
		// nearly empty, and the booking site takes all that is left just when the poll thinks that it may call
		scene.api.setRateLimit({ perMinute: 60, burst: 12 });
		scene.api.spendCalls(9);
		let calls = 0;
		scene.beforeCall = () => {
			calls += 1;
			if ([3, 6, 10].includes(calls)) scene.api.spendCalls(60);
		};
		scene.api.journal.clear();
		expectToldOnce(await untilThrough(scene, studio, 1), ids);
		expect(expectNeverEarly(studio.sent)).toBe(3);
		expect(statuses().filter((status) => status === 429)).toHaveLength(3);
	});

	it('are not asked for more often than they come in when nobody else takes any', async () => {
		const { studio, ids } = await beforeNews(scene);
		scene.api.setRateLimit({ perMinute: 60, burst: 5 });
		scene.api.journal.clear();
		const startMs = scene.clock.ms;
		expectToldOnce(await untilThrough(scene, studio, 1), ids);
		expect(statuses()).not.toContain(429);
		expect(scene.clock.ms - startMs).toBeGreaterThanOrEqual((statuses().length - 6) * 1_000);
	});

	it('that others use up again and again: it comes through with the next polls, and is never early', async () => {
		const { studio, ids } = await beforeNews(scene);
		scene.api.setRateLimit({ perMinute: 60, burst: 60 });
		let calls = 0;
		scene.beforeCall = () => {
			calls += 1;
			if (calls <= 40 && calls % 4 !== 0) scene.api.spendCalls(60);
		};
		const polls = await untilThrough(scene, studio, 10);
		expectToldOnce(polls, ids);
		expect(expectNeverEarly(studio.sent)).toBeGreaterThan(10);
		expect(polls.length).toBeGreaterThan(1);
	});
});
