import type { Fault } from '../http/faults';
import type { Answer } from '../http/route';
import { rateLimited } from './limits';
import { problemAnswer } from './problem';

/** What HubSpot says with these statuses, where the script does not give its own body. */
const usual: Readonly<Record<number, () => Answer>> = {
	401: () =>
		problemAnswer({
			status: 401,
			category: 'EXPIRED_AUTHENTICATION',
			message: 'The access token is expired.',
		}),
	423: () =>
		problemAnswer({ status: 423, category: 'LOCKED', message: 'The resource is locked, try again later.' }),
	429: () => rateLimited('TEN_SECONDLY_ROLLING'),
	// account migration: the one answer of HubSpot's CRM that carries Retry-After
	477: () => ({
		...problemAnswer({
			status: 477,
			category: 'MIGRATION_IN_PROGRESS',
			message: 'The account is being moved.',
		}),
		headers: { 'Retry-After': '3' },
	}),
};

/** The scripted answer; a gateway's error page where nothing better is known. */
export function faultAnswer(fault: Fault, status: number): Answer {
	const base = Object.hasOwn(usual, status) ? usual[status]?.() : undefined;
	const gateway: Answer = { status, body: `<html><body><h1>${status}</h1></body></html>` };
	const answer = base ?? gateway;
	return {
		status,
		body: fault.body ?? answer.body,
		headers: { ...answer.headers, ...fault.headers },
	};
}
