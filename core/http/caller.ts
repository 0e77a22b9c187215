import type { CallFailure, Failure } from './failure';
import { isUnknownOutcome, type HttpAnswer, type HttpRequest, type HttpResponse, type Send } from './message';
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
	const run = new CallRun(outside, profile, policy);
	return { call: (request) => run.call(request), sent: () => run.sent, halted: () => run.halt };
}

class CallRun {
	sent = 0;

	halt: CallFailure | null = null;

	private openAtMs = 0;

	private exhaustedInARow = 0;

	constructor(
		private readonly outside: Outside,
		private readonly profile: RetryProfile,
		private readonly policy: RetryPolicy,
	) {}

	async call(request: HttpRequest): Promise<CallResult> {
		for (let attempt = 1; ; attempt += 1) {
			await this.waitForTurn(attempt);
			if (this.halt !== null) return this.failed(this.halt, null, attempt - 1);
			this.sent += 1;
			const answer = await this.outside.send(request);
			const failure = this.profile.failureOf(answer);
			if (failure === null && answer.kind === 'response') {
				this.exhaustedInARow = 0;
				this.pauseAfter(answer);
				return { ok: true, response: answer, attempts: attempt };
			}
			const final = this.afterFailure(request, answer, failure ?? unexplained(this.profile), attempt);
			if (final !== null) return this.failed(final, answer, attempt);
		}
	}

	/** Not before the vendor opens again; a repeat also waits its back-off. */
	private async waitForTurn(attempt: number): Promise<void> {
		if (this.halt !== null) return;
		const { outside, policy, openAtMs } = this;
		const nowMs = outside.nowMs();
		const turnMs =
			attempt === 1 ? openAtMs : Math.max(openAtMs, nowMs) + backoffMs(policy, attempt - 1, outside.random);
		if (turnMs > nowMs) await outside.sleep(turnMs - nowMs);
		if (outside.isCancelled()) this.halt = cancelled;
	}

	private pauseAfter(answer: HttpResponse): void {
		const { outside, policy, profile } = this;
		const nowMs = outside.nowMs();
		const pauseMs = Math.min(profile.pauseAfterMs?.(answer, nowMs) ?? 0, policy.longestPauseMs);
		if (pauseMs > 0) this.openAtMs = Math.max(this.openAtMs, nowMs + pauseMs);
	}

	private failed(failure: CallFailure, answer: HttpAnswer | null, attempts: number): CallResult {
		if (failure.reach === 'call') return { ok: false, failure, answer, attempts };
		const { openAtMs, outside } = this;
		this.halt = openAtMs > outside.nowMs() ? { ...failure, notBeforeMs: openAtMs } : failure;
		return { ok: false, failure: this.halt, answer, attempts };
	}

	/** Whether the last answer leaves room for another try; notes for all later calls when the vendor opens again. */
	private afterFailure(
		request: HttpRequest,
		answer: HttpAnswer,
		failure: CallFailure,
		attempt: number,
	): CallFailure | null {
		const { outside, policy, profile } = this;
		this.openAtMs = Math.max(this.openAtMs, notBeforeMs(profile, answer, attempt, outside.nowMs()));
		if (failure.kind === 'permanent' || failure.reach === 'account') return failure;
		if (this.openAtMs - outside.nowMs() > policy.longestPauseMs)
			return waitTooLong(profile, failure, this.openAtMs);
		if (request.once === true && isUnknownOutcome(answer)) return failure;
		if (attempt < policy.maxAttempts) return null;
		this.exhaustedInARow += 1;
		return this.exhaustedInARow < exhaustedCallsBeforeHalt ? failure : { ...failure, reach: 'account' };
	}
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
