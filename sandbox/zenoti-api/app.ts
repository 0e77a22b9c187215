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
import type { ZenotiCall } from './call';
import { faultAnswer } from './fault-answer';
import type { ZenotiState } from './state';

type Arrived = Omit<ZenotiCall, 'params'>;

/** The HTTP face of the stand-in: turns requests into calls, answers into responses, and plays the faults. */
export function zenotiApp(
	state: ZenotiState,
	sleep: (ms: number) => Promise<void>,
	control: Router,
): Express {
	const app = express();
	app.disable('x-powered-by');
	app.disable('etag');
	app.use(express.json({ limit: '20mb', strict: false }));
	app.use('/__sandbox', control);
	app.use(async (request: Request, response: Response) => {
		const call = toCall(request);
		const fault = state.faults.take(call.method, call.path);
		const answer = workUnder(state, call, fault);
		if (fault?.delayMs !== undefined) await sleep(fault.delayMs);
		const isCut = fault?.dropBeforeWrite === true || fault?.dropAfterWrite === true;
		writeJournal(state, call, answer, fault, isCut);
		state.between.answered(call.method, call.path);
		if (isCut) request.socket.destroy();
		else send(response, answer, state.limiter.headers());
	});
	app.use(refuseMalformed(state));
	return app;
}

/** The work is done unless the fault says what comes instead of it. */
function workUnder(state: ZenotiState, call: Arrived, fault: Fault | null): Answer {
	if (fault?.dropBeforeWrite === true) return { status: 0 };
	if (fault?.status === undefined) return answerCall(state, call);
	if (fault.afterWrite === true) answerCall(state, call);
	return faultAnswer(fault, fault.status);
}

function writeJournal(
	state: ZenotiState,
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

function send(response: Response, answer: Answer, limitHeaders: Readonly<Record<string, string>>): void {
	response
		.status(answer.status)
		.set(limitHeaders)
		.set(answer.headers ?? {});
	if (answer.body === undefined) response.end();
	else if (typeof answer.body === 'string') response.type('text/html').send(answer.body);
	else response.json(answer.body);
}

function toCall(request: Request): Arrived {
	const url = new URL(request.originalUrl, 'http://127.0.0.1');
	const pairs = [...url.searchParams];
	const values = (name: string) =>
		pairs.filter(([key]) => key.toLowerCase() === name.toLowerCase()).map(([, value]) => value);
	const body: unknown = request.body;
	return {
		method: request.method.toUpperCase(),
		path: url.pathname,
		values,
		value: (name) => values(name)[0] || null,
		query: Object.fromEntries(pairs.map(([name]) => [name, url.searchParams.getAll(name).join(' & ')])),
		body,
		key: /^apikey (\S+)$/i.exec(request.get('authorization') ?? '')?.[1] ?? null,
	};
}

/** Malformed JSON and bodies over the limit never reach a route. */
function refuseMalformed(state: ZenotiState): ErrorRequestHandler {
	return (error: unknown, request, response, next) => {
		if (response.headersSent) return next(error);
		const answer: Answer = { status: 400, body: { Message: 'The request is invalid.' } };
		writeJournal(state, toCall(request), answer, null, false);
		send(response, answer, state.limiter.headers());
	};
}
