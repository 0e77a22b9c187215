import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beforeNews, expectToldOnce } from './poll-checks';
import { minute, scenes, type Scene } from './poll-studios';
import type { PolledStudio, Told } from './poll-support';

describe.each(scenes)('a poll of %s with little time', (_, begin) => {
	let scene: Scene;
	beforeAll(async () => {
		scene = await begin();
	});
	afterAll(async () => await scene.close());

	it.each([0, 4, 60])(
		'(%i seconds, a second for each call) stops, and the next ones go on until all is told once',
		async (seconds) => {
			const { studio, ids } = await beforeNews(scene);
			const polls: Told[] = [];
			let calls = 0;
			for (let isDone = false; !isDone; scene.clock.ms += minute) {
				studio.restart();
				const startMs = scene.clock.ms;
				const told = await studio.poll({ budgetMs: seconds * 1_000, callTakesMs: 1_000 });
				polls.push(told);
				calls += told.calls;
				expect(told.problems).toEqual([]);
				// one window may be under way when time is up: nine calls of a day's sessions, or a report that is built
				expect(scene.clock.ms - startMs).toBeLessThanOrEqual((seconds + 20) * 1_000);
				isDone = told.isComplete || polls.length === 20;
			}
			expectToldOnce(polls, ids);
			expect(polls.length > 1).toBe(seconds < 60);
			expect(calls).toBeGreaterThan(10);
		},
	);

	it('leaves none of its resources and centers waiting for ever, however little time there is', async () => {
		scene.open();
		const [hurried, leisurely] = [scene.polled(), scene.polled()];
		await leisurely.poll();
		for (let polls = 0; polls < 12; polls += 1) {
			await hurried.poll({ budgetMs: 1, callTakesMs: 1_000 });
			scene.clock.ms += minute;
		}
		expect(addressesOf(hurried)).toEqual(addressesOf(leisurely));
	});
});

/** Paths with the center or the report that was asked for, each once. */
function addressesOf({ sent }: PolledStudio): readonly string[] {
	const all = sent.map(({ request: { path, query, body } }) => {
		const part = /"(?:cid_report|center_ids)":[^,]+/.exec(JSON.stringify(body ?? null))?.[0];
		return `${path.replace(/\?.*/, '')} ${query?.center_id ?? part ?? ''}`;
	});
	return [...new Set(all)].sort();
}
