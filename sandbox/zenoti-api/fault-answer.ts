import type { Fault } from '../http/faults';
import type { Answer } from '../http/route';
import { tooMany } from './limits';
import { denied, invalidInput, troubleUnder200 } from './problem';

/** What Zenoti says with these statuses, where the script does not give its own body. */
const usual: Readonly<Record<number, Answer>> = {
	200: troubleUnder200('Error', 'Something went wrong'),
	401: denied,
	429: tooMany('17.25'),
	502: invalidInput('InvalidInput'),
	// a traffic spike on Zenoti's side, without a word when it ends
	503: { status: 503, body: 'Service Unavailable' },
};

/** The scripted answer; a gateway's error page where nothing better is known. */
export function faultAnswer(fault: Fault, status: number): Answer {
	const known = Object.hasOwn(usual, status) ? usual[status] : undefined;
	const answer = known ?? { status, body: `<html><body><h1>${status}</h1></body></html>` };
	return {
		status,
		body: fault.body ?? answer.body,
		headers: { ...answer.headers, ...fault.headers },
	};
}
