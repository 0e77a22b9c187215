import type { Fault } from '../http/faults';
import type { Answer } from '../http/route';
import { limitReached } from './limits';
import { gatewayProblem, notFound } from './problem';

/** What Xero says with these statuses, where the script does not give its own body. */
const usual: Readonly<Record<number, Answer>> = {
	401: gatewayProblem(401, 'TokenExpired: token expired at 11/21/2026 09:00:00'),
	403: gatewayProblem(403, 'AuthenticationUnsuccessful'),
	404: notFound,
	429: limitReached('minute', 37),
	500: {
		status: 500,
		body: {
			ErrorNumber: 14,
			Type: 'InternalServerException',
			Message: 'An error occurred in Xero. Check the API Status page for current service status.',
		},
	},
	503: {
		status: 503,
		body: 'The Organisation is offline',
		headers: { 'Content-Type': 'text/plain; charset=utf-8' },
	},
};

/** The scripted answer; a gateway's error page where nothing better is known. */
export function faultAnswer(fault: Fault, status: number): Answer {
	const gateway: Answer = {
		status,
		body: `<html><body><h1>${status}</h1></body></html>`,
		headers: { 'Content-Type': 'text/html; charset=utf-8' },
	};
	const answer = usual[status] ?? gateway;
	return {
		status,
		body: fault.body ?? answer.body,
		headers: { ...answer.headers, ...fault.headers },
	};
}
