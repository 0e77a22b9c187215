import {
	createCaller,
	defaultRetryPolicy,
	isUnknownOutcome,
	type CallFailure,
	type Caller,
	type HttpAnswer,
	type Outside,
	type RetryProfile,
} from '../../core/http';
import { isThrottle, failureOfAnswer, hasThrottledItems, throttledItem } from './failure';
import { parseFault } from './fault';

/** A 429 has no dependable Retry-After; limits are per minute (Intuit "Limits and throttles"). */
const throttlePauseMs = 60_000;
/** Longer than one such pause with its jitter, so that a run sleeps through it. */
const longestPauseMs = 75_000;
/** After silence or a 5xx: the company gets time to finish what it may be doing, before we look. */
const unknownPauseMs = 2_000;

export const quickBooksRetryProfile: RetryProfile = {
	label: 'QuickBooks',
	failureOf,
	leastPauseMs: (answer) => {
		if (isThrottled(answer)) return throttlePauseMs;
		return isUnknownOutcome(answer) ? unknownPauseMs : 0;
	},
};

export function createQuickBooksCaller(outside: Outside, maxAttempts: number): Caller {
	return createCaller(outside, quickBooksRetryProfile, {
		...defaultRetryPolicy,
		longestPauseMs,
		maxAttempts: Math.max(1, Math.floor(maxAttempts)),
	});
}

/**
 * As the caller needs it: only what was refused as a whole, or not answered, may be repeated as it is. A batch with
 * throttled items, or an error that leaves open what was written, counts as final for the call; the items are read, and
 * the next call waits the pause.
 */
function failureOf(answer: HttpAnswer): CallFailure | null {
	const failure = failureOfAnswer(answer) ?? partOf(answer);
	if (failure === null || failure.kind === 'permanent') return failure;
	return isUnknownOutcome(answer) || isRefusedAsAWhole(answer) ? failure : { ...failure, kind: 'permanent' };
}

function partOf(answer: HttpAnswer): CallFailure | null {
	return answer.kind === 'response' && hasThrottledItems(answer.body) ? throttledItem : null;
}

function isThrottled(answer: HttpAnswer): boolean {
	return isRefusedAsAWhole(answer) || (answer.kind === 'response' && hasThrottledItems(answer.body));
}

function isRefusedAsAWhole(answer: HttpAnswer): boolean {
	if (answer.kind === 'noResponse') return false;
	const fault = parseFault(answer.body);
	return answer.status === 429 || (answer.status < 500 && fault !== null && isThrottle(fault));
}
