import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fault } from '../../sandbox/http/faults';
import { recordOf } from '../../core/event';
import { refusal } from '../../sandbox/wellnessliving-api';
import { beforeNews, expectNeverEarly, expectToldOnce, untilThrough } from './poll-checks';
import { scenes, type Scene, type ZenotiScene } from './poll-studios';

interface Troubled extends Scene {
	readonly api: Pick<ZenotiScene['api'], 'faults' | 'journal'>;
}

const plain = { 'content-type': 'text/plain' };

/** As both vendors would read it. */
const told200 = {
	...recordOf(refusal('internal', 'Something failed.').body),
	error: { message: 'Something failed.' },
};

const storms: ReadonlyArray<readonly [title: string, faults: readonly Fault[], mostPolls: number]> = [
	['one refusal for too many calls, with a fraction of seconds', [tooMany(1, '2.75')], 1],
	['a storm of them that outlasts a poll', [tooMany(7, '4.2')], 5],
	['a refusal that names a time too long to sleep through', [tooMany(1, '600')], 12],
	['a moment’s overload', [{ status: 503, body: 'busy', headers: plain, skip: 2 }], 2],
	[
		'bursts of overload',
		[3, 9, 13].map((skip) => ({ status: 503, body: 'busy', headers: plain, skip, times: 2 })),
		20,
	],
	['an outage of several polls', [{ status: 500, times: 14 }], 10],
	[
		'errors under HTTP 200',
		[
			{ status: 200, skip: 2, times: 2, body: told200 },
			{ status: 200, skip: 8, body: told200 },
		],
		3,
	],
	['a connection that is cut before the answer', [{ dropAfterWrite: true, skip: 3 }], 1],
	[
		'connections that are cut again and again',
		[1, 4, 6, 11].map((skip) => ({ dropBeforeWrite: true, skip, times: 2 })),
		5,
	],
];

function tooMany(times: number, retryAfter: string): Fault {
	return { status: 429, times, skip: 2, headers: { 'Retry-After': retryAfter } };
}

describe.each(scenes)('a poll of %s that meets', (_, begin) => {
	let scene: Troubled;
	beforeAll(async () => {
		scene = await begin();
	});
	afterAll(async () => await scene.close());

	it.each(storms)(
		'%s: nothing is lost, nothing told twice, and it is never early',
		async (_title, faults, mostPolls) => {
			const { studio, ids } = await beforeNews(scene);
			for (const fault of faults) scene.api.faults.next({ match: { path: /^\/v1/ }, ...fault });
			const polls = await untilThrough(scene, studio, mostPolls);
			expectToldOnce(polls, ids);
			expect(scene.api.faults.pending()).toBe(0);
			const named = faults.some(({ status }) => status === 429);
			expect(expectNeverEarly(studio.sent) > 0).toBe(named);
		},
	);
});
