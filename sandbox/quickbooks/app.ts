import express, { type ErrorRequestHandler, type Express, type Request, type Response } from 'express';
import type { Fault } from '../http/faults';
import type { Answer } from '../http/route';
import { answerCall, routeOf } from './answer-call';
import type { QuickBooksCall } from './call';
import { controlRouter, type Levers } from './control';
import { problem, problemAnswer } from './problem';
import { faultAnswer } from './refusals';
import type { QuickBooksState } from './state';
import { toXml } from './xml';

type Arrived = Omit<QuickBooksCall, 'params'>;

/** The HTTP face of the stand-in: turns requests into calls, answers into responses, and plays the faults. */
export function quickBooksApp(
	state: QuickBooksState,
	levers: Levers,
	sleep: (ms: number) => Promise<void>,
): Express {
	const app = express();
	app.disable('x-powered-by');
	app.disable('etag');
	app.use(express.json({ limit: '20mb', strict: false }));
	app.use(express.text({ limit: '1mb', type: ['application/text', 'text/plain'] }));
	app.use(express.urlencoded({ extended: false }));
	app.use('/__sandbox', controlRouter(state, levers));
	app.use(async (request: Request, response: Response) => {
		const call = toCall(request);
		const fault = state.faults.take(call.method, call.path);
		const answer = workUnder(state, call, fault);
		if (fault?.delayMs !== undefined) await sleep(fault.delayMs);
		const isCut = fault?.dropBeforeWrite === true || fault?.dropAfterWrite === true;
		writeJournal(state, call, answer, fault, isCut);
		if (isCut) request.socket.destroy();
		else send(state, request, response, answer);
	});
	app.use(refuseMalformed(state));
	return app;
}

/** The work is done unless the fault says what comes instead of it. */
function workUnder(state: QuickBooksState, call: Arrived, fault: Fault | null): Answer {
	if (fault?.dropBeforeWrite === true) return { status: 0 };
	if (fault?.status === undefined) return answerCall(state, call);
	if (fault.afterWrite === true) answerCall(state, call);
	return faultAnswer(fault, fault.status);
}

function writeJournal(
	state: QuickBooksState,
	call: Arrived,
	answer: Answer,
	fault: Fault | null,
	isCut: boolean,
): void {
	state.journal.record({
		method: call.method,
		path: call.path,
		query: call.query,
		route: routeOf(call.method, call.path),
		body: call.body ?? null,
		status: isCut ? null : answer.status,
		answer: answer.body ?? null,
		faulted: fault !== null,
	});
}

/** `Accept` has to name JSON: without it the accounting part answers in XML. */
function send(state: QuickBooksState, request: Request, response: Response, answer: Answer): void {
	const { body, headers, status } = answer;
	response.status(status).set('intuit_tid', `1-sandbox-${state.journal.total()}`);
	response.set(headers ?? {});
	const wantsJson = /application\/json/i.test(request.get('accept') ?? '');
	if (body === undefined) response.end();
	else if (typeof body === 'string') response.type('text/html').send(body);
	else if (wantsJson || !request.path.startsWith('/v3/')) response.json(body);
	else response.type('application/xml').send(toXml(body));
}

function toCall(request: Request): Arrived {
	const url = new URL(request.originalUrl, 'http://127.0.0.1');
	const authorization = request.get('authorization') ?? '';
	const body: unknown = request.body;
	return {
		method: request.method.toUpperCase(),
		path: url.pathname,
		query: Object.fromEntries([...url.searchParams].reverse()),
		body,
		token: /^Bearer (\S+)$/.exec(authorization)?.[1] ?? null,
		authorization,
		isJson: request.method === 'GET' || /^application\/json\b/i.test(request.get('content-type') ?? ''),
	};
}

/** Malformed JSON and bodies over the limit never reach a route. */
function refuseMalformed(state: QuickBooksState): ErrorRequestHandler {
	return (error: unknown, request, response, next) => {
		if (response.headersSent) return next(error);
		const reason = error instanceof Error ? error.message : 'unreadable body';
		const answer = problemAnswer(problem('2010', `Property Name:failed to parse json object; ${reason}`));
		writeJournal(state, toCall(request), answer, null, false);
		send(state, request, response, answer);
	};
}
