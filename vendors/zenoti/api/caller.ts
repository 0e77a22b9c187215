import {
	createCaller,
	defaultRetryPolicy,
	retryAfterMs,
	type CallFailure,
	type Caller,
	type HttpAnswer,
	type HttpResponse,
	type Outside,
	type RetryProfile,
} from '../../../core/http';
import { failureOf } from './failure';

/** A bucket of 60 that fills up within a minute never needs a longer pause. */
const longestPauseMs = 70_000;
/** One call a second is what the bucket regains. */
const regainMs = 1_000;
/** Calls left to the booking site and other partners, which drink from the same bucket. */
const reserve = 10;
/** 429 without `Retry-After`. */
const untoldPauseMs = 5_000;
/** 503: once after a moment; then Zenoti's support wants five minutes, which nobody sleeps through. */
const firstSpikePauseMs = 10_000;
const spikePauseMs = 300_000;
/** So many refusals in a row with no success before mean a wrong key, not one that may do little. */
const denialsBeforeHalt = 3;

/** Calls of one run; Zenoti counts them by organization, so one run shares one caller. */
export function createZenotiCaller(outside: Outside, maxAttempts: number): Caller {
	return createCaller(outside, createProfile(outside.nowMs), {
		...defaultRetryPolicy,
		maxAttempts,
		longestPauseMs,
	});
}

function createProfile(nowMs: () => number): RetryProfile {
	const judge = createKeyJudge();
	return {
		label: 'Zenoti',
		failureOf: (answer) => judge(failureOf(answer)),
		leastPauseMs: (answer, attempt) => leastPauseMs(answer, attempt, nowMs()),
		pauseAfterMs,
	};
}

/**
 * A key that may not do something gets the same 401 as a wrong one, and keys are often narrow (one that may read the
 * sales report only is known), so a refusal concerns its call; only when nothing at all works, the account.
 */
function createKeyJudge(): (failure: CallFailure | null) => CallFailure | null {
	let hasWorked = false;
	let denials = 0;
	return (failure) => {
		if (failure === null) hasWorked = true;
		if (failure?.code === 'KEY_EXPIRED') return { ...failure, reach: 'account' };
		if (failure?.code !== 'NO_PERMISSION' || hasWorked) return failure;
		denials += 1;
		return denials < denialsBeforeHalt ? failure : { ...failure, reach: 'account' };
	};
}

function leastPauseMs(answer: HttpAnswer, attempt: number, nowMs: number): number {
	if (answer.kind !== 'response') return 0;
	const isTold = retryAfterMs(answer.headers, nowMs) !== null;
	if (answer.status === 429) return isTold ? 0 : (resetMs(answer) ?? untoldPauseMs);
	if (answer.status !== 503 || isTold) return 0;
	return attempt === 1 ? firstSpikePauseMs : spikePauseMs;
}

/**
 * `RateLimit-Remaining` and `RateLimit-Reset` come with every answer (help.zenoti.com, API rate limits). An empty bucket
 * is waited for; one that is nearly empty is not drained further than it fills.
 */
function pauseAfterMs(answer: HttpResponse): number {
	const remaining = headerNumber(answer, 'ratelimit-remaining');
	if (remaining === null || remaining > reserve) return 0;
	return remaining > 0 ? regainMs : (resetMs(answer) ?? regainMs);
}

function resetMs(answer: HttpResponse): number | null {
	const seconds = headerNumber(answer, 'ratelimit-reset');
	return seconds === null ? null : Math.ceil(seconds * 1_000);
}

function headerNumber({ headers }: HttpResponse, name: string): number | null {
	const text = Object.hasOwn(headers, name) ? headers[name]?.trim() : undefined;
	return text !== undefined && /^\d+(\.\d+)?$/.test(text) ? Number(text) : null;
}
