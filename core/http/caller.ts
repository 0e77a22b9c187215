import type { CallFailure, Failure } from './failure';
import type { HttpAnswer, HttpRequest, HttpResponse, Send } from './message';
import { backoffMs, notBeforeMs, type RetryPolicy, type RetryProfile } from './retry';

/** Everything outside that a run of calls needs; passed in, so that an hour's outage takes a test a millisecond. */
export interface Outside {
	readonly send: Send;
	readonly nowMs: () => number;
	/** 0 to 1, 1 excluded. */
	readonly random: () => number;
	readonly sleep: (milliseconds: number) => Promise<void>;
	readonly isCancelled: () => boolean;
}

export type CallResult =
	| { readonly ok: true; readonly response: HttpResponse; readonly attempts: number }
	| {
			readonly ok: false;
			readonly failure: CallFailure;
			readonly answer: HttpAnswer | null;
			readonly attempts: number;
	  };

/** Calls of one run to one vendor: they share its rate limit, so they share what it said about waiting. */
export interface Caller {
	readonly call: (request: HttpRequest) => Promise<CallResult>;
	/** Requests sent so far, repeats included. */
	readonly sent: () => number;
	/** Why no further call is made; `null` while calls are possible. */
	readonly halted: () => Failure | null;
}

/** Two calls in a row that used up every attempt mean that the vendor is down, not that one request is odd. */
const exhaustedCallsBeforeHalt = 2;

export function createCaller(outside: Outside, profile: RetryProfile, policy: RetryPolicy): Caller {
	let sent = 0;
	let openAtMs = 0;
	let exhaustedInARow = 0;
	let halt: CallFailure | null = null;

	async function waitUntil(instantMs: number): Promise<void> {
		const pauseMs = instantMs - outside.nowMs();
		if (pauseMs > 0) await outside.sleep(pauseMs);
		if (outside.isCancelled()) halt = cancelled;
	}

	function failed(failure: CallFailure, answer: HttpAnswer | null, attempts: number): CallResult {
		if (failure.reach === 'account') halt = failure;
		return { ok: false, failure, answer, attempts };
	}

	/** Whether the last answer leaves room for another try; notes for all later calls when the vendor opens again. */
	function afterFailure(answer: HttpAnswer, failure: CallFailure, attempt: number): CallFailure | null {
		openAtMs = Math.max(openAtMs, notBeforeMs(profile, answer, attempt, outside.nowMs()));
		if (failure.kind === 'permanent' || failure.reach === 'account') return failure;
		if (openAtMs - outside.nowMs() > policy.longestPauseMs) return waitTooLong(profile, failure, openAtMs);
		if (attempt < policy.maxAttempts) return null;
		exhaustedInARow += 1;
		return exhaustedInARow < exhaustedCallsBeforeHalt ? failure : { ...failure, reach: 'account' };
	}

	async function call(request: HttpRequest): Promise<CallResult> {
		for (let attempt = 1; ; attempt += 1) {
			const jitterMs = attempt === 1 ? 0 : backoffMs(policy, attempt - 1, outside.random);
			if (halt === null) await waitUntil(Math.max(openAtMs, attempt === 1 ? 0 : outside.nowMs()) + jitterMs);
			if (halt !== null) return failed(halt, null, attempt - 1);
			sent += 1;
			const answer = await outside.send(request);
			const failure = profile.failureOf(answer);
			if (failure === null && answer.kind === 'response') {
				exhaustedInARow = 0;
				return { ok: true, response: answer, attempts: attempt };
			}
			const final = afterFailure(answer, failure ?? unexplained(profile), attempt);
			if (final !== null) return failed(final, answer, attempt);
		}
	}

	return { call, sent: () => sent, halted: () => halt };
}

const cancelled: CallFailure = {
	kind: 'transient',
	code: 'CANCELLED',
	message: 'The execution was cancelled before this record was written.',
	hint: 'Run it again: records that are written already stay as they are.',
	reach: 'account',
};

function waitTooLong(profile: RetryProfile, failure: CallFailure, openAtMs: number): CallFailure {
	const when = new Date(openAtMs).toISOString();
	return {
		...failure,
		kind: 'transient',
		hint: `${profile.label} asks to be left alone until ${when}. Run the failed items again after that.`,
		reach: 'account',
	};
}

function unexplained(profile: RetryProfile): CallFailure {
	return {
		kind: 'transient',
		code: 'NO_ANSWER',
		message: `${profile.label} gave no answer.`,
		hint: 'Run the failed items again.',
		reach: 'call',
	};
}
