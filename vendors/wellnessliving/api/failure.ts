import { own, recordOf, textOf } from '../../../core/event';
import { safeText, type CallFailure, type HttpAnswer, type HttpResponse } from '../../../core/http';
import { isWebPage, parseProblem } from './problem';
import { sidRules } from './sid-rules';

const laterHint = 'Run the failed items again in some minutes.';
const addressHint =
	'Check Environment and Base URL of the credential WellnessLiving API. Not every business has every address in its API collection.';

const signInHint =
	'Check Client ID, Client Secret and Token URL in the credential WellnessLiving API; test and production have different ones.';

/** As n8n's side calls it when a credential leads to no token. */
const refusedSignIn = 'RECONNECT_CREDENTIAL';
const noToken = {
	kind: 'permanent',
	message: 'WellnessLiving gave this credential no access token.',
	hint: signInHint,
	reach: 'account',
} as const;

/** What went wrong; `null` when nothing did. HTTP 200 is sent for errors too: only `status: "ok"` is a success. */
export function failureOf(answer: HttpAnswer): CallFailure | null {
	if (answer.kind === 'noResponse') {
		if (answer.code === refusedSignIn) return { ...noToken, code: answer.code };
		return {
			kind: answer.mayRecover ? 'transient' : 'permanent',
			code: answer.code,
			message: `WellnessLiving could not be reached: ${answer.message}`,
			hint: answer.mayRecover
				? 'Run the failed items again. If it stays like this, check the network of n8n.'
				: 'Check the credential WellnessLiving API and the network settings of n8n.',
			reach: answer.mayRecover ? 'call' : 'account',
		};
	}
	const { status, body, headers } = answer;
	if (status === 401) return signInFailure(body);
	if (isWebPage(body, headers) && !isOutage(status)) return blocked(status);
	if (status >= 200 && status <= 299) return failureOfBody(answer);
	return failureOfStatus(answer);
}

/** The gateway's own pages for a server that is down; a 503 is what the firewall challenges with as well. */
function isOutage(status: number): boolean {
	return [500, 502, 504].includes(status);
}

function failureOfBody({ status, body }: HttpResponse): CallFailure | null {
	const told = textOf(own(recordOf(body), 'status'));
	if (told === 'ok') return null;
	return told === null ? noStatus(status) : failureOfSid(body);
}

/** Sent with every call, from the credential. */
const credentialFields: ReadonlySet<string> = new Set(['k_business', 'id_region']);
const credentialHint = 'Correct Business ID and Region in the credential WellnessLiving API.';

/** An error by its own code. */
export function failureOfSid(body: unknown): CallFailure {
	const { sid, message, field, log } = parseProblem(body);
	const rule = sidRules.find((candidate) => candidate.sid.test(sid ?? ''));
	const details = [
		sid ?? 'no code',
		...(field === null ? [] : [`field ${field}`]),
		...(log === null ? [] : [`log ${log}`]),
	];
	return {
		kind: rule?.kind ?? 'permanent',
		code: rule?.code ?? 'REFUSED',
		message: safeText(`WellnessLiving: ${message ?? 'no reason given'} (${details.join(', ')})`),
		hint: credentialFields.has(field ?? '') ? credentialHint : (rule?.hint ?? addressHint),
		reach: rule?.reach ?? 'call',
	};
}

function failureOfStatus({ status, body }: HttpResponse): CallFailure {
	const { sid, message } = parseProblem(body);
	const text = safeText(message ?? `WellnessLiving answered with status ${status}.`);
	const failure = (kind: CallFailure['kind'], code: string, hint: string): CallFailure => ({
		kind,
		code,
		message: text,
		hint,
		reach: 'call',
	});
	if (status === 429)
		return failure('transient', 'RATE_LIMIT', `${laterHint} Poll less often if it happens again.`);
	if (status >= 500 || status === 408) return failure('transient', `HTTP_${status}`, laterHint);
	if (sid !== null && status >= 400) return failureOfSid(body);
	if (status === 403)
		return failure(
			'permanent',
			'NO_PERMISSION',
			'The API application lacks the permission: ask WellnessLiving to grant it for this business.',
		);
	if (status === 404) return failure('permanent', 'NOT_FOUND', addressHint);
	return failure('permanent', `HTTP_${status}`, addressHint);
}

/** n8n has renewed the token by then, so this one cannot be mended by asking again. */
function signInFailure(body: unknown): CallFailure {
	const { message } = parseProblem(body);
	return {
		kind: 'permanent',
		code: 'TOKEN_REFUSED',
		message: safeText(`WellnessLiving refused the access token: ${message ?? 'no reason given'}.`),
		hint: signInHint,
		reach: 'account',
	};
}

/** Cloudflare in front of both hosts; a challenge cannot be answered by a program. */
function blocked(status: number): CallFailure {
	return {
		kind: 'permanent',
		code: 'BLOCKED_BY_FIREWALL',
		message: `WellnessLiving sent a web page instead of data (status ${status}).`,
		hint: 'Its firewall blocks this server: ask WellnessLiving to allow the address of your n8n server. Check Base URL and Region, too.',
		reach: 'account',
	};
}

/** Empty, cut off or from something in between. */
function noStatus(status: number): CallFailure {
	return {
		kind: 'transient',
		code: 'UNREADABLE_ANSWER',
		message: `WellnessLiving’s answer (status ${status}) is not what its API sends.`,
		hint: `${laterHint} ${addressHint}`,
		reach: 'call',
	};
}

/** A success whose content is not what this address sends. */
export function unexpectedAnswer(what: string): CallFailure {
	return {
		kind: 'permanent',
		code: 'UNEXPECTED_ANSWER',
		message: `WellnessLiving’s answer holds no ${what}.`,
		hint: addressHint,
		reach: 'call',
	};
}
