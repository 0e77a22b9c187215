import { sleep, type IAllExecuteFunctions, type IHttpRequestOptions } from 'n8n-workflow';
import { isRecord, own, recordOf, textOf } from '../../core/event/read';
import type { HttpAnswer, HttpRequest, NoResponse, Outside, Send } from '../../core/http';

/** n8n's own default is five minutes; a write is safe to repeat, so giving up earlier costs nothing. */
const usualTimeoutMs = 30_000;
/** How long a cancelled execution may go on sleeping. */
const sleepStepMs = 1_000;

export interface SendOptions {
	/** How long one call may take. */
	readonly timeoutMs?: number;
	/** The credential is an OAuth2 one, whose token n8n renews when it has run out. */
	readonly renewsToken?: boolean;
}

type StatusRule = NonNullable<IHttpRequestOptions['ignoreHttpStatusErrors']>;

/** Sends through n8n, so that its credentials, proxy and network policy apply; every outcome is a value. */
export function createSend(
	context: IAllExecuteFunctions,
	credentialType: string,
	baseUrl: string,
	{ timeoutMs = usualTimeoutMs, renewsToken = false }: SendOptions = {},
): Send {
	const ask = async (request: HttpRequest, statusRule: StatusRule): Promise<Asked> => {
		const options = { ...toOptions(request, baseUrl, timeoutMs), ignoreHttpStatusErrors: statusRule };
		try {
			const answer: unknown = await context.helpers.httpRequestWithAuthentication.call(
				context,
				credentialType,
				options,
			);
			return { answer: toAnswer(answer), isThrown: false };
		} catch (problem) {
			return { answer: thrownAnswer(problem) ?? toNoResponse(problem), isThrown: true };
		}
	};
	if (!renewsToken) return async (request) => (await ask(request, true)).answer;
	return async (request) => await askWithToken((rule) => ask(request, rule));
}

interface Asked {
	readonly answer: HttpAnswer;
	readonly isThrown: boolean;
}

/**
 * n8n renews a token only when a 401 is thrown. Newer versions throw just the status they are told to; 2.8 knows no
 * such exception and gives the 401 as a value: asked once more with every status thrown, it renews too. A 401 is a
 * refusal, so nothing is carried out twice. Throwing all the time would lose the headers there (`Retry-After`).
 */
async function askWithToken(ask: (statusRule: StatusRule) => Promise<Asked>): Promise<HttpAnswer> {
	const { answer, isThrown } = await ask({ ignore: true, except: [401] });
	const isUnseen = !isThrown && answer.kind === 'response' && answer.status === 401;
	return isUnseen ? (await ask(false)).answer : answer;
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

function toOptions(request: HttpRequest, baseUrl: string, timeoutMs: number): IHttpRequestOptions {
	return {
		method: request.method,
		url: `${baseUrl}${request.path}`,
		qs: { ...request.query },
		headers: { ...request.headers },
		...(isRecord(request.body) ? { body: request.body } : {}),
		json: true,
		returnFullResponse: true,
		disableFollowRedirect: true,
		timeout: timeoutMs,
	};
}

export function toAnswer(answer: unknown): HttpAnswer {
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
	ECONNABORTED: 'The service did not answer in time.',
	ECONNREFUSED: 'The service refused the connection.',
	ECONNRESET: 'The connection was cut before the answer came.',
	EAI_AGAIN: 'The address of the service could not be looked up.',
	EHOSTUNREACH: 'The service could not be reached.',
	ENETUNREACH: 'The network could not be reached.',
	ENOTFOUND: 'The address of the service could not be looked up.',
	EPIPE: 'The connection was cut before the answer came.',
	ERR_NETWORK: 'The service could not be reached.',
	ETIMEDOUT: 'The service did not answer in time.',
};

/** The answer inside what n8n threw; before 2.41 only status and JSON body are left of it. */
function thrownAnswer(problem: unknown): HttpAnswer | null {
	const response = propertyOf(propertyOf(problem, 'cause'), 'response');
	const status = propertyOf(response, 'status');
	if (typeof status === 'number') {
		const headers = propertyOf(response, 'headers');
		return toAnswer({ statusCode: status, headers, body: propertyOf(response, 'data') });
	}
	const code = textOf(propertyOf(problem, 'httpCode')) ?? '';
	const body = propertyOf(propertyOf(problem, 'context'), 'data');
	const isTold = /^(401|5\d\d)$/.test(code) || (/^4\d\d$/.test(code) && isRecord(body));
	return isTold ? toAnswer({ statusCode: Number(code), headers: {}, body }) : null;
}

function propertyOf(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

const reconnect: NoResponse = {
	kind: 'noResponse',
	code: 'RECONNECT_CREDENTIAL',
	message: 'The access could not be renewed: open the credential and connect it again.',
	mayRecover: false,
};

/** n8n wraps what axios threw; the network's code is on the error itself or on what caused it. */
export function toNoResponse(problem: unknown): NoResponse {
	const codes = codesOf(problem, 3);
	const isRevoked = propertyOf(propertyOf(problem, 'failure'), 'cause') === 'credential-invalid';
	// EAUTH: the token endpoint refused (`@n8n/client-oauth2`)
	if (isRevoked || codes.includes('EAUTH')) return { ...reconnect };
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
	const found = ['code', 'httpCode'].map((name) => textOf(propertyOf(problem, name)));
	return [...found.filter((code) => code !== null), ...codesOf(propertyOf(problem, 'cause'), depth - 1)];
}
