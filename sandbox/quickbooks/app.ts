import express, { type Express, type Request, type Response } from 'express';
import type { Answer } from '../http/route';
import { arrivedOf, bearerOf, sendAnswer, standInApp } from '../http/stand-in-app';
import { answerCall, routeOf } from './answer-call';
import type { QuickBooksCall } from './call';
import { controlRouter, type Levers } from './control';
import { problem, problemAnswer } from './problem';
import { faultAnswer } from './refusals';
import type { QuickBooksState } from './state';
import { toXml } from './xml';

/** The HTTP face of the stand-in. */
export function quickBooksApp(
	state: QuickBooksState,
	levers: Levers,
	sleep: (ms: number) => Promise<void>,
): Express {
	return standInApp({
		journal: state.journal,
		faults: state.faults,
		control: controlRouter(state, levers),
		parsers: [
			express.json({ limit: '20mb', strict: false }),
			express.text({ limit: '1mb', type: ['application/text', 'text/plain'] }),
			express.urlencoded({ extended: false }),
		],
		toCall,
		routeOf,
		work: (call) => answerCall(state, call),
		faultAnswer,
		malformed: (reason) =>
			problemAnswer(problem('2010', `Property Name:failed to parse json object; ${reason}`)),
		send: (_call, answer, response, request) => send(state, request, response, answer),
		sleep,
	});
}

/** `Accept` has to name JSON: without it the accounting part answers in XML. */
function send(state: QuickBooksState, request: Request, response: Response, answer: Answer): void {
	const { body, headers, status } = answer;
	const trace = { intuit_tid: `1-sandbox-${state.journal.total()}` };
	const wantsJson = /application\/json/i.test(request.get('accept') ?? '');
	const isXml = typeof body === 'object' && !wantsJson && request.path.startsWith('/v3/');
	if (!isXml) sendAnswer(response, answer, trace);
	else {
		response.status(status).set({ ...trace, ...headers });
		response.type('application/xml').send(toXml(body));
	}
}

function toCall(request: Request): Omit<QuickBooksCall, 'params'> {
	return {
		...arrivedOf(request),
		token: bearerOf(request),
		authorization: request.get('authorization') ?? '',
		isJson: request.method === 'GET' || /^application\/json\b/i.test(request.get('content-type') ?? ''),
	};
}
