import type { CallFailure, HttpAnswer, RetryProfile } from '../../core/http';
import { isRecord } from '../../core/event/read';
import { failureOfStatus, unexpectedAnswer } from './failure';
import { parseProblem } from './problem';

/**
 * Pauses HubSpot's usage guidelines ask for: its 429 carries no Retry-After but a policy name, 423 wants two seconds
 * (its "Error handling" page); what a Retry-After says (477) is heeded by the common part.
 */
const pausePerAttemptMs: Readonly<Record<string, number>> = { TEN_SECONDLY_ROLLING: 10_000, SECONDLY: 1_000 };
const otherRateLimitMs = 1_000;
const lockedMs = 2_000;

export const hubSpotRetryProfile: RetryProfile = {
	label: 'HubSpot',
	failureOf,
	leastPauseMs: (answer, attempt) => {
		if (answer.kind !== 'response') return 0;
		if (answer.status === 423) return lockedMs;
		if (answer.status !== 429) return 0;
		const policy = parseProblem(answer.body).policyName ?? '';
		const perAttempt = Object.hasOwn(pausePerAttemptMs, policy) ? pausePerAttemptMs[policy] : undefined;
		return (perAttempt ?? otherRateLimitMs) * attempt;
	},
};

function failureOf(answer: HttpAnswer): CallFailure | null {
	if (answer.kind === 'noResponse') {
		return {
			kind: answer.mayRecover ? 'transient' : 'permanent',
			code: answer.code,
			message: `HubSpot could not be reached: ${answer.message}`,
			hint: answer.mayRecover
				? 'Run the failed items again; repeating a write is safe. If it stays like this, check the base URL of the credential and the network of n8n.'
				: 'Check the credential (its allowed domains, too) and the network settings of n8n.',
			reach: answer.mayRecover ? 'call' : 'account',
		};
	}
	const { status, body } = answer;
	if (status < 200 || status > 299) return failureOfStatus(status, body);
	return isRecord(body) ? null : unexpectedAnswer(status);
}
