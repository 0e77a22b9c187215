import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beforeNews, expectToldOnce, untilThrough } from './poll-checks';
import { minute, wellnessLivingScene, type WellnessLivingScene } from './poll-studios';

let scene: WellnessLivingScene;
beforeAll(async () => {
	scene = await wellnessLivingScene();
});
afterAll(async () => await scene.close());

const after = (answers: number, act: () => void): void => {
	for (let index = 1; index < answers; index += 1) scene.api.afterAnswer(/^\/v1/, () => undefined);
	scene.api.afterAnswer(/^\/v1/, act);
};
const signIns = () => scene.api.state.access.issued();
const built = (report: 689 | 739): number => scene.api.reports.built()[report] ?? 0;

describe('a token of WellnessLiving', () => {
	it.each([1, 2, 4, 6, 9, 12])(
		'that ends after answer %i is renewed once, and the poll comes through',
		async (answers) => {
			const { studio, ids } = await beforeNews(scene);
			const before = signIns();
			after(answers, () => scene.api.expireTokens());
			expectToldOnce(await untilThrough(scene, studio, 1), ids);
			expect(scene.api.state.afterAnswer).toEqual([]);
			expect(signIns() - before).toBe(1);
		},
	);
});

describe('a report of WellnessLiving', () => {
	it.each([
		[689, /client/],
		[739, /sale/],
	] as const)(
		'%i that stays queued over several polls is ordered once, waited for, and keeps nothing else back',
		async (report, own) => {
			const { studio, ids } = await beforeNews(scene);
			const before = built(report);
			scene.api.reports.hold(report);
			const polls = [await studio.poll()];
			expect(polls[0]?.problems).toEqual(['REPORT_BUILDING']);
			const told = polls[0]?.events.map(({ type }) => type) ?? [];
			expect(told.length).toBeGreaterThan(4);
			expect(told.filter((type) => own.test(type))).toEqual([]);
			for (let count = 0; count < 3; count += 1) {
				scene.clock.ms += minute;
				polls.push(await studio.poll());
				expect(polls.at(-1)).toMatchObject({ events: [], problems: ['REPORT_BUILDING'] });
			}
			scene.api.reports.release();
			polls.push(...(await untilThrough(scene, studio, 1)));
			expectToldOnce(polls, ids);
			expect(built(report) - before).toBe(1);
		},
	);

	it('that is still queued when n8n restarts is ordered again, and told once', async () => {
		const { studio, ids } = await beforeNews(scene);
		scene.api.reports.hold(739);
		const polls = [await studio.poll()];
		studio.restart();
		scene.clock.ms += minute;
		polls.push(await studio.poll());
		scene.api.reports.release();
		polls.push(...(await untilThrough(scene, studio, 1)));
		expectToldOnce(polls, ids);
	});

	it.each([1, 3])('that WellnessLiving gives up %i times is ordered anew by the next poll', async (times) => {
		const { studio, ids } = await beforeNews(scene);
		const polls = [];
		for (let count = 0; count < times; count += 1) {
			// whatever build it orders in this poll
			for (let look = 0; look < 8; look += 1) {
				scene.api.afterAnswer(/report\/query/, () => scene.api.reports.abort(739, 'Out of memory'));
			}
			polls.push(await studio.poll());
			expect(polls.at(-1)?.problems).toEqual(['REPORT_FAILED']);
			scene.api.state.afterAnswer.length = 0;
			scene.clock.ms += minute;
		}
		polls.push(...(await untilThrough(scene, studio, 1)));
		expectToldOnce(polls, ids);
	});

	it('whose right is taken away keeps nothing else back, and is told once it is given back', async () => {
		const { studio, ids } = await beforeNews(scene);
		scene.api.state.denied.set('report:739', 'access');
		const polls = [await studio.poll()];
		expect(polls[0]?.problems).toEqual(['NO_PERMISSION']);
		expect(polls[0]?.events.length).toBeGreaterThan(4);
		scene.api.state.denied.clear();
		polls.push(...(await untilThrough(scene, studio, 1)));
		expectToldOnce(polls, ids);
	});
});

describe('the firewall of WellnessLiving', () => {
	it.each([1, 3, 6, 10])(
		'that steps in at call %i ends the poll at once; the next one tells what is left, once',
		async (call) => {
			const { studio, ids } = await beforeNews(scene);
			after(call - 1 || 1, () => scene.api.block(1, /^\/v1/));
			const first = await studio.poll();
			expect(first.problems).toEqual(['BLOCKED_BY_FIREWALL']);
			expect(first.isComplete).toBe(false);
			scene.clock.ms += minute;
			expectToldOnce([first, ...(await untilThrough(scene, studio, 1))], ids);
		},
	);

	it('that lets nobody through costs one call a poll, or those under way', async () => {
		const { studio, ids } = await beforeNews(scene);
		scene.api.block(1_000, /^\/v1/);
		for (let count = 0; count < 3; count += 1) {
			const { calls, problems } = await studio.poll();
			expect(problems).toEqual(['BLOCKED_BY_FIREWALL']);
			expect(calls).toBeLessThanOrEqual(2);
			scene.clock.ms += minute;
		}
		scene.api.faults.clear();
		expectToldOnce(await untilThrough(scene, studio, 1), ids);
	});
});
