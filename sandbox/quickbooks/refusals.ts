import type { Fault } from '../http/faults';
import type { Answer } from '../http/route';
import { throttled } from './limits';

/** The gateway's own words: small letters, unlike every fault from behind it. */
export function wrongToken(token: string | null): Answer {
	const detail = token === null ? 'Missing or malformed Authorization header' : `Token expired: ${token}`;
	const message = 'message=AuthenticationFailed; errorCode=003200; statusCode=401';
	return {
		status: 401,
		body: {
			warnings: null,
			intuitObject: null,
			fault: { error: [{ message, detail, code: '3200', element: null }], type: 'AUTHENTICATION' },
			report: null,
			queryResponse: null,
			batchItemResponse: [],
		},
	};
}

/** The token is good, for another company. */
export const wrongCompany: Answer = {
	status: 403,
	body: {
		Fault: {
			Error: [
				{
					Message: 'message=ApplicationAuthorizationFailed; errorCode=003100; statusCode=403',
					Detail: 'Application authorization failed',
					code: '3100',
					element: '',
				},
			],
			type: 'AuthorizationFault',
		},
	},
};

const systemFailure: Answer = {
	status: 500,
	body: {
		Fault: {
			Error: [
				{
					Message: 'An application error has occurred while processing your request',
					Detail: 'System Failure Error',
					code: '10000',
					element: '',
				},
			],
			type: 'SystemFault',
		},
	},
};

/** What QuickBooks says with these statuses, where the script does not give its own body. */
const usual: Readonly<Record<number, Answer>> = {
	401: wrongToken('sandbox'),
	403: wrongCompany,
	429: throttled,
	500: systemFailure,
};

/** The scripted answer; a gateway's error page where nothing better is known. */
export function faultAnswer(fault: Fault, status: number): Answer {
	const page = `<html><body><h1>${status}</h1></body></html>`;
	const known = Object.hasOwn(usual, status) ? usual[status]?.body : undefined;
	return { status, body: fault.body ?? known ?? page, headers: { ...fault.headers } };
}
