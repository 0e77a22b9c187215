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
} from '../../core/http';
import { isRecord } from '../../core/event/read';
import { failureOfLimit, failureOfStatus, unexpectedAnswer } from './failure';

/** The minute's limit may ask for a whole minute ("Limits"); more than this is the day's. */
const longestPauseMs = 70_000;
/** When a 429 comes without `Retry-After`. */
const untoldPauseMs: Readonly<Record<string, number>> = { minute: 60_000, appminute: 60_000 };
const otherPauseMs = 1_000;

/** Calls of one run; Xero counts them by organisation and app, so one run shares one caller. */
export function createXeroCaller(outside: Outside, maxAttempts: number): Caller {
	return createCaller(outside, createProfile(outside.nowMs), {
		...defaultRetryPolicy,
		maxAttempts,
		longestPauseMs,
	});
}

function createProfile(nowMs: () => number): RetryProfile {
	return {
		label: 'Xero',
		failureOf: (answer) => failureOf(answer, nowMs),
		leastPauseMs: (answer) => {
			if (answer.kind !== 'response' || answer.status !== 429) return 0;
			if (retryAfterMs(answer.headers, nowMs()) !== null) return 0;
			const limit = limitOf(answer) ?? '';
			const told = Object.hasOwn(untoldPauseMs, limit) ? untoldPauseMs[limit] : undefined;
			return told ?? otherPauseMs;
		},
	};
}

function failureOf(answer: HttpAnswer, nowMs: () => number): CallFailure | null {
	if (answer.kind === 'noResponse') {
		return {
			kind: answer.mayRecover ? 'transient' : 'permanent',
			code: answer.code,
			message: `Xero could not be reached: ${answer.message}`,
			hint: answer.mayRecover
				? 'Run the failed items again: this node looks first, and doubles nothing. If it stays like this, check the network of n8n.'
				: 'Check the credential (connect it again) and the network settings of n8n.',
			reach: answer.mayRecover ? 'call' : 'account',
		};
	}
	const { status, headers, body } = answer;
	if (status === 429) {
		const pauseMs = retryAfterMs(headers, nowMs());
		const resumeAt = pauseMs === null ? null : new Date(nowMs() + pauseMs).toISOString();
		return failureOfLimit(limitOf(answer), body, resumeAt);
	}
	if (status < 200 || status > 299) return failureOfStatus(status, body);
	return isRecord(body) || Array.isArray(body) ? null : unexpectedAnswer(status);
}

/** `minute`, `day`, `appminute`, `concurrent`. */
function limitOf({ headers }: HttpResponse): string | null {
	const text = Object.hasOwn(headers, 'x-rate-limit-problem') ? headers['x-rate-limit-problem'] : undefined;
	return text?.trim().toLowerCase() ?? null;
}
