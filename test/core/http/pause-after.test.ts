import { describe, expect, it } from 'vitest';
import {
	createCaller,
	defaultRetryPolicy,
	type HttpAnswer,
	type HttpResponse,
	type RetryProfile,
} from '../../../core/http';

const now = Date.parse('2026-11-20T18:00:00.000Z');
const profile: RetryProfile = {
	label: 'Vendor',
	failureOf: (answer) =>
		answer.kind === 'response' && answer.status === 200
			? null
			: { kind: 'permanent', code: 'NO', message: 'no', hint: 'again', reach: 'call' },
	leastPauseMs: () => 0,
};
const answer = (status: number): HttpAnswer => ({ kind: 'response', status, headers: {}, body: {} });

/** When each call was sent, in milliseconds since the first. */
async function sentAt(pauseAfterMs: RetryProfile['pauseAfterMs'], statuses: readonly number[]) {
	let nowMs = now;
	const times: number[] = [];
	const caller = createCaller(
		{
			send: async () => {
				times.push(nowMs - now);
				return answer(statuses[times.length - 1] ?? 200);
			},
			nowMs: () => nowMs,
			random: () => 0,
			sleep: async (milliseconds) => {
				nowMs += milliseconds;
			},
			isCancelled: () => false,
		},
		{ ...profile, ...(pauseAfterMs === undefined ? {} : { pauseAfterMs }) },
		{ ...defaultRetryPolicy, longestPauseMs: 70_000 },
	);
	for (let call = 0; call < statuses.length; call += 1) await caller.call({ method: 'GET', path: '/' });
	return times;
}

describe('a vendor that tells its quota before it refuses', () => {
	it('is left alone for as long as it asks after a success', async () => {
		expect(await sentAt(() => 1_500, [200, 200, 200])).toEqual([0, 1_500, 3_000]);
	});

	it('is asked again at once by a profile that knows no such rule, and for pauses of nothing', async () => {
		expect(await sentAt(undefined, [200, 200])).toEqual([0, 0]);
		expect(await sentAt(() => 0, [200, 200])).toEqual([0, 0]);
	});

	it.each([Number.NaN, -5_000])('is not waited for when the pause makes no sense: %d', async (pause) => {
		expect(await sentAt(() => pause, [200, 200])).toEqual([0, 0]);
	});

	it('is never waited for longer than the run’s longest pause', async () => {
		expect(await sentAt(() => 3_600_000, [200, 200])).toEqual([0, 70_000]);
	});

	it('is not asked for its quota after a failure, whose own rules count', async () => {
		expect(await sentAt(() => 1_000, [400, 200, 200])).toEqual([0, 0, 1_000]);
	});

	it('is given the answer and the time, so that a moment told can be turned into a pause', async () => {
		const told: Array<readonly [HttpResponse['status'], number]> = [];
		await sentAt(
			(response, nowMs) => {
				told.push([response.status, nowMs]);
				return 0;
			},
			[200],
		);
		expect(told).toEqual([[200, now]]);
	});
});
