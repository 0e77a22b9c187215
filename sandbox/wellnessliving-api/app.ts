import express, {
	type ErrorRequestHandler,
	type Express,
	type Request,
	type Response,
	type Router,
} from 'express';
import type { Fault } from '../http/faults';
import type { Answer } from '../http/route';
import { answerCall, routeOf } from './answer-call';
import type { WellnessLivingCall } from './call';
import { faultAnswer } from './fault-answer';
import type { WellnessLivingState } from './state';

/** The HTTP face of the stand-in: turns requests into calls, answers into responses, and plays the faults. */
export function wellnessLivingApp(
	state: WellnessLivingState,
	control: Router,
	sleep: (ms: number) => Promise<void>,
): Express {
	const app = express();
	app.disable('x-powered-by');
	app.disable('etag');
	app.use(express.json({ limit: '5mb', strict: false }));
	app.use(express.urlencoded({ extended: false }));
	app.use('/__sandbox', control);
	app.use(async (request: Request, response: Response) => {
		const call = toCall(request);
		const fault = state.faults.take(call.method, call.path);
		const answer = workUnder(state, call, fault);
		if (fault?.delayMs !== undefined) await sleep(fault.delayMs);
		const isCut = fault?.dropBeforeWrite === true || fault?.dropAfterWrite === true;
		writeJournal(state, call, answer, fault, isCut);
		happenAfter(state, call.path);
		if (isCut) request.socket.destroy();
		else send(response, answer);
	});
	app.use(refuseMalformed(state));
	return app;
}

function happenAfter({ afterAnswer }: WellnessLivingState, path: string): void {
	const index = afterAnswer.findIndex((one) => one.path.test(path));
	if (index >= 0) afterAnswer.splice(index, 1)[0]?.act();
}

/** The work is done unless the fault says what comes instead of it. */
function workUnder(state: WellnessLivingState, call: WellnessLivingCall, fault: Fault | null): Answer {
	if (fault?.dropBeforeWrite === true) return { status: 0 };
	if (fault?.status === undefined) return answerCall(state, call);
	if (fault.afterWrite === true) answerCall(state, call);
	return faultAnswer(fault, fault.status);
}

function writeJournal(
	state: WellnessLivingState,
	call: WellnessLivingCall,
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

function send(response: Response, { status, headers, body }: Answer): void {
	response.status(status).set(headers ?? {});
	if (body === undefined) response.end();
	else if (typeof body === 'string') response.type('text/html').send(body);
	else response.json(body);
}

function toCall(request: Request): WellnessLivingCall {
	const url = new URL(request.originalUrl, 'http://127.0.0.1');
	const body: unknown = request.body;
	return {
		method: request.method.toUpperCase(),
		path: url.pathname,
		query: Object.fromEntries(url.searchParams),
		body,
		token: /^Bearer (\S+)$/.exec(request.get('authorization') ?? '')?.[1] ?? null,
		contentType: request.get('content-type') ?? '',
		firewallRule: request.get('x-firewall-rule') ?? null,
	};
}

/** Malformed JSON never reaches the business. */
function refuseMalformed(state: WellnessLivingState): ErrorRequestHandler {
	return (error: unknown, request, response, next) => {
		if (response.headersSent) return next(error);
		const answer = { status: 400, body: { message: 'Bad Request' } };
		writeJournal(state, toCall(request), answer, null, false);
		send(response, answer);
	};
}
