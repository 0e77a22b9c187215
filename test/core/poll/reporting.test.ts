import { describe, expect, it } from 'vitest';
import { healthy, reportOf, type Ailment, type Findings } from '../../../core/poll';
import { outage, refusal } from './fake-source';

const minute = 60_000;

/** What is raised at each of the polls, one a minute: `.` for nothing. */
function raisedAt(polls: readonly Findings[]): string {
	let ailment: Ailment = healthy;
	return polls
		.map((findings, index) => {
			const report = reportOf(ailment, findings, (index + 1) * minute);
			({ ailment } = report);
			return report.raise === null ? '.' : report.raise.kind === 'permanent' ? 'P' : 'T';
		})
		.join('');
}

const times = (count: number, of: (index: number) => Findings) =>
	Array.from({ length: count }, (_, n) => of(n));
const away = (hasProgress: boolean) => (n: number) => ({
	failures: [{ failure: outage, timesInARow: n + 1 }],
	hasProgress,
});
const refused = (hasProgress: boolean) => (n: number) => ({
	failures: [{ failure: refusal, timesInARow: n + 1 }],
	hasProgress,
});
const well = { failures: [], hasProgress: true };

describe('an error is raised', () => {
	it.each([
		['never while all is well', times(5, () => well), '.....'],
		[
			'after three polls in a row without an answer, then once an hour',
			times(65, away(false)),
			`..T${'.'.repeat(59)}T..`,
		],
		[
			'never for a source that comes back in time',
			[...times(2, away(false)), well, ...times(2, away(false))],
			'.....',
		],
		['at once and every time when nothing works and somebody has to act', times(3, refused(false)), 'PPP'],
		[
			'one poll later when there is something to hand on, then once an hour',
			times(64, refused(true)),
			`.P${'.'.repeat(59)}.P.`,
		],
		['also for one place that stays away while others answer', times(6, away(true)), '...T..'],
		['no more once the failure is gone', [refused(true)(0), well, well], '...'],
		[
			'anew for a failure that comes back',
			[...times(3, refused(true)), well, ...times(2, refused(true))],
			'.P...P',
		],
	])('%s', (_, polls, expected) => {
		expect(raisedAt(polls)).toBe(expected);
	});

	it('for the failure that is due, not for one that may pass', () => {
		const failures = [
			{ failure: outage, timesInARow: 1 },
			{ failure: refusal, timesInARow: 1 },
		];
		expect(reportOf(healthy, { failures, hasProgress: false }, minute).raise).toBe(refusal);
	});
});
