import type { CallFailure } from './failure';
import type { HttpAnswer, HttpResponse } from './message';
import { retryAfterMs } from './retry-after';

/** How one vendor says "failed", and how long to leave it alone; everything else about retrying is common. */
export interface RetryProfile {
	/** For people, `HubSpot`. */
	readonly label: string;
	/** What went wrong; `null` when nothing did. */
	readonly failureOf: (answer: HttpAnswer) => CallFailure | null;
	/** The vendor's own least pause before the attempt after `attempt` (from 1), in milliseconds; 0 for no rule. */
	readonly leastPauseMs: (answer: HttpAnswer, attempt: number) => number;
	/**
	 * How long to leave the vendor alone after a success, in milliseconds: its quota headers tell before it has to
	 * refuse. At most the policy's longest pause is slept.
	 */
	readonly pauseAfterMs?: (answer: HttpResponse, nowMs: number) => number;
}

export interface RetryPolicy {
	/** Tries altogether, the first one included. */
	readonly maxAttempts: number;
	/** Exponential back-off with full jitter between 0 and min(longestBackoffMs, firstBackoffMs × 2^(attempt-1)). */
	readonly firstBackoffMs: number;
	readonly longestBackoffMs: number;
	/** A pause longer than this is not slept through: the run ends and says when to try again. */
	readonly longestPauseMs: number;
}

export const defaultRetryPolicy: RetryPolicy = {
	maxAttempts: 5,
	firstBackoffMs: 500,
	longestBackoffMs: 16_000,
	longestPauseMs: 60_000,
};

/** The instant before which the vendor must not be called again: its word is a floor, jitter only adds to it. */
export function notBeforeMs(
	profile: RetryProfile,
	answer: HttpAnswer,
	attempt: number,
	nowMs: number,
): number {
	const told = answer.kind === 'response' ? (retryAfterMs(answer.headers, nowMs) ?? 0) : 0;
	return nowMs + Math.max(told, profile.leastPauseMs(answer, attempt));
}

/** Full jitter: the mean load falls as fast as the back-off grows, and two runs never march in step. */
export function backoffMs(policy: RetryPolicy, attempt: number, random: () => number): number {
	const ceiling = Math.min(policy.longestBackoffMs, policy.firstBackoffMs * 2 ** (attempt - 1));
	return Math.ceil(random() * ceiling);
}
