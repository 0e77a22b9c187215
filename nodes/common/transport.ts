import { sleep, type IAllExecuteFunctions, type IHttpRequestOptions } from 'n8n-workflow';
import { isRecord, own, recordOf, textOf } from '../../core/event/read';
import type { HttpAnswer, HttpRequest, NoResponse, Outside, Send } from '../../core/http';

/** n8n's own default is five minutes; a write is safe to repeat, so giving up earlier costs nothing. */
const timeoutMs = 30_000;
/** How long a cancelled execution may go on sleeping. */
const sleepStepMs = 1_000;

/** Sends through n8n, so that its credentials, proxy and network policy apply; every outcome is a value. */
export function createSend(context: IAllExecuteFunctions, credentialType: string, baseUrl: string): Send {
	return async (request) => {
		try {
			const answer: unknown = await context.helpers.httpRequestWithAuthentication.call(
				context,
				credentialType,
				toOptions(request, baseUrl),
			);
			return toAnswer(answer);
		} catch (problem) {
			return toNoResponse(problem);
		}
	};
}

/** What the core may not reach for itself: network, clock, chance, sleep, and n8n's wish to stop. */
export function createOutside(send: Send, isCancelled: () => boolean): Outside {
	const sleepInSteps = async (milliseconds: number): Promise<void> => {
		for (let left = milliseconds; left > 0 && !isCancelled(); left -= sleepStepMs) {
			await sleep(Math.min(left, sleepStepMs));
		}
	};
	return { send, nowMs: Date.now, random: Math.random, sleep: sleepInSteps, isCancelled };
}

function toOptions(request: HttpRequest, baseUrl: string): IHttpRequestOptions {
	return {
		method: request.method,
		url: `${baseUrl}${request.path}`,
		qs: { ...request.query },
		headers: { ...request.headers },
		...(isRecord(request.body) ? { body: request.body } : {}),
		json: true,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		timeout: timeoutMs,
	};
}

function toAnswer(answer: unknown): HttpAnswer {
	const record = recordOf(answer);
	const status = own(record, 'statusCode');
	if (typeof status !== 'number') return { ...unknownAnswer };
	const headers = Object.entries(recordOf(own(record, 'headers'))).map(([name, value]): [string, string] => [
		name.toLowerCase(),
		String(value),
	]);
	return { kind: 'response', status, headers: Object.fromEntries(headers), body: own(record, 'body') };
}

const unknownAnswer: NoResponse = {
	kind: 'noResponse',
	code: 'UNREADABLE_ANSWER',
	message: 'The answer could not be read.',
	mayRecover: true,
};

const recoverable: Readonly<Record<string, string>> = {
	ECONNABORTED: 'The service did not answer within 30 seconds.',
	ECONNREFUSED: 'The service refused the connection.',
	ECONNRESET: 'The connection was cut before the answer came.',
	EAI_AGAIN: 'The address of the service could not be looked up.',
	EHOSTUNREACH: 'The service could not be reached.',
	ENETUNREACH: 'The network could not be reached.',
	ENOTFOUND: 'The address of the service could not be looked up.',
	EPIPE: 'The connection was cut before the answer came.',
	ERR_NETWORK: 'The service could not be reached.',
	ETIMEDOUT: 'The service did not answer within 30 seconds.',
};

/** n8n wraps what axios threw; the network's code is on the error itself or on what caused it. */
function toNoResponse(problem: unknown): NoResponse {
	const codes = codesOf(problem, 3);
	const code = codes.find((candidate) => Object.hasOwn(recoverable, candidate));
	if (code !== undefined)
		return { kind: 'noResponse', code, message: recoverable[code] ?? code, mayRecover: true };
	// such as CERT_HAS_EXPIRED; the text beside it may hold anything
	const named = codes.find((candidate) => /^[A-Z][A-Z0-9_]{2,60}$/.test(candidate));
	return {
		kind: 'noResponse',
		code: 'REQUEST_NOT_SENT',
		message: `n8n could not send the request${named === undefined ? '' : ` (${named})`}.`,
		mayRecover: false,
	};
}

function codesOf(problem: unknown, depth: number): readonly string[] {
	if (typeof problem !== 'object' || problem === null || depth === 0) return [];
	const found = ['code', 'httpCode'].map((name) => textOf(Reflect.get(problem, name)));
	return [...found.filter((code) => code !== null), ...codesOf(Reflect.get(problem, 'cause'), depth - 1)];
}
