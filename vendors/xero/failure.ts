import { safeText, type CallFailure } from '../../core/http';
import { scopes } from './api';
import { textRules } from './failure-rules';
import { parseProblem } from './problem';

const unknownReason = 'Xero gave no reason.';
const correctHint = 'Correct what Xero names above, in Xero or in this node, then run the item again.';
const repeatHint = 'Run the failed items again; what is written already stays as it is.';
const reconnectHint = 'Open the Xero credential and connect it again.';

/** Refused for what is in it: always permanent, also when the sentence is new to us. */
export function failureOfReasons(reasons: readonly string[]): CallFailure {
	const rule = textRules.find(({ words }) => reasons.some((reason) => words.test(reason)));
	return {
		kind: 'permanent',
		code: rule?.code ?? 'REFUSED',
		message: reasons.length === 0 ? unknownReason : safeText(reasons.join(' ')),
		hint: rule?.hint ?? correctHint,
		reach: 'call',
	};
}

/** An answer with a status that is no success, but for 429. */
export function failureOfStatus(status: number, body: unknown): CallFailure {
	const { messages } = parseProblem(body);
	const text = safeText(messages.join(' ')) || unknownReason;
	if (status === 401) return unauthorised(text);
	if (status === 403) return forbidden(text);
	if (status >= 500 || status === 408)
		return { kind: 'transient', code: `HTTP_${status}`, message: text, hint: repeatHint, reach: 'call' };
	if (status === 400) return failureOfReasons(messages);
	if (status < 400) return unexpectedAnswer(status);
	const hint = status === 404 ? addressHint : correctHint;
	return { kind: 'permanent', code: `HTTP_${status}`, message: text, hint, reach: 'call' };
}

const addressHint = 'Xero has no such address or record: check Environment and Base URL of the credential.';

/** n8n has renewed the token by then, so a token that is still too old cannot be mended in this run. */
function unauthorised(message: string): CallFailure {
	const isOld = /TokenExpired/i.test(message);
	return {
		kind: isOld ? 'transient' : 'permanent',
		code: isOld ? 'TOKEN_EXPIRED' : 'NO_PERMISSION',
		message,
		hint: isOld
			? `Run the failed items again. If it stays like this: ${reconnectHint}`
			: `The connection lacks a permission. It needs ${scopes.join(', ')}. ${reconnectHint}`,
		reach: 'account',
	};
}

function forbidden(message: string): CallFailure {
	const isUnconnected = /AuthenticationUnsuccessful/i.test(message);
	return {
		kind: 'permanent',
		code: isUnconnected ? 'TENANT_NOT_CONNECTED' : 'NO_PERMISSION',
		message,
		hint: isUnconnected
			? 'This organisation is not connected any more, or the connecting user lost access to it. Connect the credential again and tick the organisation.'
			: `The connecting user may not do this in Xero, or a scope is missing (${scopes.join(', ')}).`,
		reach: 'account',
	};
}

/** 429: for a minute's limit the caller waits, for the day's the run ends. */
export function failureOfLimit(problem: string | null, body: unknown, resumeAt: string | null): CallFailure {
	const told = parseProblem(body).messages[0];
	const message =
		told === undefined ? `Xero’s limit is reached (${problem ?? 'not told which'}).` : safeText(told);
	if (problem !== 'day')
		return { kind: 'transient', code: 'RATE_LIMIT', message, hint: repeatHint, reach: 'call' };
	return {
		kind: 'transient',
		code: 'DAY_LIMIT',
		message,
		hint: `This organisation’s calls of 24 hours are used up: resume after ${resumeAt ?? 'some hours'}. ${repeatHint}`,
		reach: 'account',
	};
}

export function unexpectedAnswer(status: number): CallFailure {
	return {
		kind: 'permanent',
		code: 'UNEXPECTED_ANSWER',
		message: `Xero’s answer (status ${status}) is not what its API sends.`,
		hint: addressHint,
		reach: 'call',
	};
}
