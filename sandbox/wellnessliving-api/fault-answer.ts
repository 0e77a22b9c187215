import type { Fault } from '../http/faults';
import type { Answer } from '../http/route';
import { challenge, page, unauthorized } from './problem';

/** What the gateway says with these statuses, where the script does not give its own body. */
const usual: Readonly<Record<number, Answer>> = {
	401: unauthorized,
	403: challenge,
	429: { status: 429, body: { message: 'Too Many Requests' } },
};

/** The scripted answer; a gateway's error page where nothing better is known. */
export function faultAnswer(fault: Fault, status: number): Answer {
	const answer = usual[status] ?? page(status, String(status));
	return { status, body: fault.body ?? answer.body, headers: { ...answer.headers, ...fault.headers } };
}
