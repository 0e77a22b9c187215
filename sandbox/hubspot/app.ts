import express, { type ErrorRequestHandler, type Express, type Request, type Response } from 'express';
import type { Fault } from '../http/faults';
import type { Answer, Call } from '../http/route';
import { answerCall, routeOf } from './answer-call';
import { controlRouter } from './control';
import { faultAnswer } from './fault-answer';
import { invalid, problemAnswer } from './problem';
import type { HubSpotState } from './state';

/** The HTTP face of the stand-in: turns requests into calls, answers into responses, and plays the faults. */
export function hubSpotApp(
	state: HubSpotState,
	sleep: (ms: number) => Promise<void>,
	reset: () => void,
): Express {
	const app = express();
	app.disable('x-powered-by');
	app.disable('etag');
	app.use(express.json({ limit: '20mb', strict: false }));
	app.use('/__sandbox', controlRouter(state, reset));
	app.use(async (request: Request, response: Response) => {
		const call = toCall(request);
		const fault = state.faults.take(call.method, call.path);
		const answer = workUnder(state, call, fault);
		if (fault?.delayMs !== undefined) await sleep(fault.delayMs);
		const isCut = fault?.dropBeforeWrite === true || fault?.dropAfterWrite === true;
		writeJournal(state, call, answer, fault, isCut);
		if (isCut) request.socket.destroy();
		else send(response, answer, state.limiter.headers());
	});
	app.use(refuseMalformed(state));
	return app;
}

/** The work is done unless the fault says what comes instead of it. */
function workUnder(state: HubSpotState, call: Omit<Call, 'params'>, fault: Fault | null): Answer {
	if (fault?.dropBeforeWrite === true) return { status: 0 };
	if (fault?.status !== undefined) return faultAnswer(fault, fault.status);
	return answerCall(state, call);
}

function writeJournal(
	state: HubSpotState,
	call: Omit<Call, 'params'>,
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

function send(response: Response, answer: Answer, limitHeaders: Readonly<Record<string, string>>): void {
	response
		.status(answer.status)
		.set(limitHeaders)
		.set(answer.headers ?? {});
	if (answer.body === undefined) response.end();
	else if (typeof answer.body === 'string') response.type('text/html').send(answer.body);
	else response.json(answer.body);
}

function toCall(request: Request): Omit<Call, 'params'> {
	const url = new URL(request.originalUrl, 'http://127.0.0.1');
	const body: unknown = request.body;
	return {
		method: request.method.toUpperCase(),
		path: url.pathname,
		query: Object.fromEntries([...url.searchParams].reverse()),
		body,
		token: /^Bearer (\S+)$/.exec(request.get('authorization') ?? '')?.[1] ?? null,
	};
}

/** Malformed JSON and bodies over the limit never reach a route. */
function refuseMalformed(state: HubSpotState): ErrorRequestHandler {
	return (error: unknown, request, response, next) => {
		if (response.headersSent) return next(error);
		const reason = error instanceof Error ? error.message : 'unreadable body';
		const answer = problemAnswer(invalid(`Invalid input JSON on line 1, column 1: ${reason}`));
		writeJournal(state, toCall(request), answer, null, false);
		send(response, answer, state.limiter.headers());
	};
}
