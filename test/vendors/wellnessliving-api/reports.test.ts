import { describe, expect, it } from 'vitest';
import { createBuildMemory, readReport, toRawRecords } from '../../../vendors/wellnessliving/api';
import { freshScene, reportAnswer, reportCallOf, type ReportCall, type ReportScene } from './report-server';
import { failureOf, queryOf, scripted, sidAnswer, valueOf, type Answer } from './support';

const question = { reportId: 739, sort: 'k_purchase', filter: { o_date: { dl_start: '2026-03-01' } } };

/** A report whose scene the test changes from call to call. */
function served(
	act: (scene: ReportScene, call: ReportCall, index: number) => Answer | void,
	maxAttempts = 1,
) {
	const scene = freshScene();
	const calls: ReportCall[] = [];
	const bench = scripted((request, index) => {
		const call = reportCallOf(request);
		calls.push(call);
		return act(scene, call, index) ?? reportAnswer(scene, call);
	}, maxAttempts);
	return { ...bench, scene, calls };
}

const rowsOf = (count: number, from = 0) =>
	Array.from({ length: count }, (_, index) => [String(from + index), 'x']);

describe('a report', () => {
	it('is asked to be built once, waited for, and read only when it says ready and when', async () => {
		const bench = served((scene, _call, index) => {
			Object.assign(scene, index < 4 ? { status: index < 2 ? 1 : 2, complete: null } : freshScene());
		});
		const report = valueOf(await readReport(bench.caller, question));
		expect(toRawRecords(report)).toEqual([{ uid: '1', text_name: 'Ann' }]);
		expect(bench.calls.map(({ isRefresh }) => isRefresh)).toEqual([true, false, false, false, false]);
		expect(bench.slept).toEqual([1_000, 2_000, 3_000, 5_000]);
		expect(bench.calls.map(({ body }) => ({ ...body, is_refresh: 0 }))).toEqual(
			Array.from({ length: 5 }, () => ({
				k_business: '61042',
				cid_report: 739,
				i_limit: 1000,
				i_offset: 0,
				s_sort: 'k_purchase',
				is_backend: 1,
				is_refresh: 0,
				json_filter: question.filter,
			})),
		);
		expect(queryOf(bench.requests[0] ?? { method: 'POST', path: '/' })).toMatchObject({
			k_business: '61042',
		});
	});

	const unready: ReadonlyArray<[title: string, scene: Partial<ReportScene>]> = [
		['no rows while it is queued', { status: 1, complete: null, rows: [] }],
		['the rows of the build before', { status: 2, complete: null, rows: [['9', 'old']] }],
		[
			'the rows of the build before and its time',
			{ status: 2, complete: '2026-03-09 08:00:00', rows: [['9', 'old']] },
		],
		['ready without the time', { status: 3, complete: null, rows: [['9', 'old']] }],
	];
	it.each(unready)('never uses %s', async (_title, scene) => {
		const bench = served((now, _call, index) => {
			Object.assign(now, index < 3 ? scene : freshScene());
		});
		expect(valueOf(await readReport(bench.caller, question)).rows).toEqual([['1', 'Ann']]);
	});

	it('never uses the answer to its own refresh, although that is said to be ready: it may be hours old', async () => {
		const bench = served((scene, { isRefresh }) => {
			Object.assign(scene, { rows: isRefresh ? [['9', 'old']] : [['1', 'new']] });
		});
		expect(valueOf(await readReport(bench.caller, question)).rows).toEqual([['1', 'new']]);
	});

	it('of nobody is empty only once it is ready', async () => {
		const bench = served((scene, _call, index) => {
			Object.assign(scene, index < 2 ? { status: 2, complete: null, rows: [] } : freshScene({ rows: [] }));
		});
		expect(valueOf(await readReport(bench.caller, question)).rows).toEqual([]);
		expect(bench.calls).toHaveLength(3);
	});

	it('is read to the short page, a thousand rows at a time, each page without refresh', async () => {
		const bench = served((scene) => {
			scene.rows = rowsOf(2_300);
		});
		const seen: number[] = [];
		const report = valueOf(await readReport(bench.caller, question, { onPage: (rows) => seen.push(rows) }));
		expect(report.rows.map(([uid]) => uid)).toEqual(rowsOf(2_300).map(([uid]) => uid));
		expect(bench.calls.map(({ isRefresh, offset }) => [isRefresh, offset])).toEqual([
			[true, 0],
			[false, 0],
			[false, 1000],
			[false, 2000],
		]);
		expect(seen).toEqual([1000, 2000, 2300]);
	});

	it('ends with an empty page when its rows fill the last one', async () => {
		const bench = served((scene) => {
			scene.rows = rowsOf(1_000);
		});
		expect(valueOf(await readReport(bench.caller, question)).rows).toHaveLength(1_000);
		expect(bench.calls).toHaveLength(3);
	});

	it('stops at the limit', async () => {
		const bench = served((scene) => {
			scene.rows = rowsOf(5_000);
		});
		expect(valueOf(await readReport(bench.caller, question, { limit: 1_200 })).rows).toHaveLength(1_200);
		expect(bench.calls).toHaveLength(3);
	});

	it('that somebody restarts between two pages is read from the start, and no half of the old one is used', async () => {
		const bench = served((scene, _call, index) => {
			if (index <= 1) scene.rows = rowsOf(1_500);
			if (index === 2) Object.assign(scene, { status: 2, complete: null });
			if (index === 4) Object.assign(scene, freshScene({ rows: rowsOf(1_200, 7_000), changes: 2 }));
		});
		const { rows } = valueOf(await readReport(bench.caller, question));
		expect(rows).toEqual(rowsOf(1_200, 7_000));
		expect(bench.calls.filter(({ isRefresh }) => isRefresh)).toHaveLength(1);
	});

	it('that was rebuilt between two pages unseen is not put together from two builds', async () => {
		const bench = served((scene, { offset }, index) => {
			scene.rows = rowsOf(1_500, index < 2 ? 0 : 7_000);
			if (index === 2 && offset === 1_000) scene.complete = '2026-03-10 15:02:00';
		});
		expect(valueOf(await readReport(bench.caller, question)).rows).toEqual(rowsOf(1_500, 7_000));
	});

	it('that is restarted again and again is given up with the reason', async () => {
		const bench = served((scene, _call, index) => {
			scene.rows = rowsOf(1_500);
			scene.changes = index;
		});
		expect(failureOf(await readReport(bench.caller, question))).toMatchObject({
			kind: 'transient',
			code: 'REPORT_RESTARTED',
		});
	});

	it.each([
		['with a text', { status: 3, error: 'Out of memory' }, /Out of memory/],
		['with a state', { status: 6 }, /stopped or deleted/],
	])('that failed %s is told as failed, and asked for anew the next time', async (_title, scene, words) => {
		const builds = createBuildMemory();
		const bench = served((now, _call, index) => {
			Object.assign(now, index < 2 ? scene : freshScene());
		});
		const failure = failureOf(await readReport(bench.caller, question, { builds }));
		expect(failure).toMatchObject({ kind: 'transient', code: 'REPORT_FAILED' });
		expect(failure.message).toMatch(words);
		expect((await readReport(bench.caller, question, { builds })).ok).toBe(true);
		expect(bench.calls.map(({ isRefresh }) => isRefresh)).toEqual([true, false, true, false]);
	});
});

describe('a report that stays queued', () => {
	const queued = { status: 1, complete: null, rows: [] };

	it('is waited for so long and no longer', async () => {
		const bench = served((scene) => void Object.assign(scene, queued));
		const failure = failureOf(await readReport(bench.caller, question, { longestWaitMs: 30_000 }));
		expect(failure).toMatchObject({ kind: 'transient', code: 'REPORT_BUILDING' });
		expect(failure.message).toMatch(/still being built after \d+ seconds/);
		expect(bench.slept.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(30_000);
	});

	it('is waited for again by the next run, which does not start it again', async () => {
		const builds = createBuildMemory();
		const bench = served((scene) => void Object.assign(scene, queued));
		await readReport(bench.caller, question, { builds, longestWaitMs: 5_000 });
		await readReport(bench.caller, question, { builds, longestWaitMs: 5_000 });
		const later = served(() => undefined);
		later.clock.ms = bench.clock.ms + 600_000;
		expect((await readReport(later.caller, question, { builds })).ok).toBe(true);
		expect([...bench.calls, ...later.calls].filter(({ isRefresh }) => isRefresh)).toHaveLength(1);
		expect(later.calls).toHaveLength(1);
	});

	it('is built anew once it was read: the next run sees today, not what was', async () => {
		const builds = createBuildMemory();
		const bench = served(() => undefined);
		await readReport(bench.caller, question, { builds });
		await readReport(bench.caller, question, { builds });
		expect(bench.calls.filter(({ isRefresh }) => isRefresh)).toHaveLength(2);
	});

	it('is not mixed up with another report, nor waited for after a day', async () => {
		const builds = createBuildMemory();
		const bench = served((scene) => void Object.assign(scene, queued));
		await readReport(bench.caller, question, { builds, longestWaitMs: 1_000 });
		await readReport(bench.caller, { ...question, filter: { o_date: 1 } }, { builds, longestWaitMs: 1_000 });
		bench.clock.ms += 86_400_001;
		await readReport(bench.caller, question, { builds, longestWaitMs: 1_000 });
		expect(bench.calls.filter(({ isRefresh }) => isRefresh)).toHaveLength(3);
	});

	it('ends with the execution that is cancelled', async () => {
		const bench = served((scene, _call, index) => {
			Object.assign(scene, queued);
			if (index === 1) bench.cancel();
		});
		expect(failureOf(await readReport(bench.caller, question)).code).toBe('CANCELLED');
	});
});

it('a refresh that collides with somebody else’s is repeated, then their build is waited for', async () => {
	const bench = served((_scene, { isRefresh }) => (isRefresh ? sidAnswer('refresh-active') : undefined), 3);
	expect((await readReport(bench.caller, question)).ok).toBe(true);
	expect(bench.calls.map(({ isRefresh }) => isRefresh)).toEqual([true, true, true, false]);
	expect(bench.slept.slice(0, 2)).toEqual([5_000, 5_000]);
});

it('a token that is refused in the middle ends the read; nothing of it is used', async () => {
	const bench = served((scene, _call, index) => {
		scene.rows = rowsOf(1_500);
		return index === 2
			? { kind: 'response', status: 401, headers: {}, body: { message: 'The incoming token has expired' } }
			: undefined;
	});
	expect(failureOf(await readReport(bench.caller, question)).code).toBe('TOKEN_REFUSED');
});

it('a report with more rows than WellnessLiving gives is refused, not cut', async () => {
	const rows = rowsOf(101_500);
	const bench = served((scene) => {
		scene.rows = rows;
	});
	expect(failureOf(await readReport(bench.caller, question)).code).toBe('TOO_MANY_ROWS');
});
