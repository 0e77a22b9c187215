import express, { type ErrorRequestHandler, type Express, type Request, type Response } from 'express';
import type { Fault } from '../http/faults';
import type { Answer } from '../http/route';
import { answerCall, routeOf } from './answer-call';
import { faultAnswer } from './fault-answer';
import { parseModifiedSince } from './moment';
import { postDataInvalid } from './problem';
import type { XeroCall, XeroState } from './state';

/** The HTTP face of the stand-in: turns requests into calls, answers into responses, and plays the faults. */
export function xeroApp(
	state: XeroState,
	sleep: (ms: number) => Promise<void>,
	control: express.Router,
): Express {
	const app = express();
	app.disable('x-powered-by');
	app.disable('etag');
	// the hard stop of the real service
	app.use(express.json({ limit: '10mb', strict: false }));
	app.use(express.urlencoded({ extended: false }));
	app.use('/__sandbox', control);
	app.use(async (request: Request, response: Response) => {
		const call = toCall(request);
		const fault = state.faults.take(call.method, call.path);
		const tenantId = call.tenantId ?? '';
		state.limiter.arrive(tenantId);
		try {
			const answer = workUnder(state, call, fault);
			if (fault?.delayMs !== undefined) await sleep(fault.delayMs);
			const isCut = fault?.dropBeforeWrite === true || fault?.dropAfterWrite === true;
			writeJournal(state, call, answer, fault, isCut);
			if (isCut) request.socket.destroy();
			else send(response, answer, state.limiter.headers(tenantId));
		} finally {
			state.limiter.depart(tenantId);
		}
	});
	app.use(refuseMalformed(state));
	return app;
}

/** A scripted status stands in for the work but is kept under the idempotency key like any answer. */
function workUnder(state: XeroState, call: XeroCall, fault: Fault | null): Answer {
	if (fault?.dropBeforeWrite === true) return { status: 0 };
	return answerCall(state, call, fault?.status === undefined ? null : faultAnswer(fault, fault.status));
}

function writeJournal(
	state: XeroState,
	call: XeroCall,
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
	else if (typeof answer.body === 'string') response.send(answer.body);
	else response.json(answer.body);
}

function toCall(request: Request): XeroCall {
	const url = new URL(request.originalUrl, 'http://127.0.0.1');
	const body: unknown = request.body;
	const authorization = request.get('authorization') ?? '';
	return {
		method: request.method.toUpperCase(),
		path: url.pathname,
		query: Object.fromEntries([...url.searchParams].reverse()),
		body,
		authorization,
		token: /^Bearer (\S+)$/.exec(authorization)?.[1] ?? null,
		tenantId: request.get('xero-tenant-id') ?? null,
		idempotencyKey: request.get('idempotency-key') ?? null,
		modifiedSince: parseModifiedSince(request.get('if-modified-since')),
	};
}

/** Malformed JSON and bodies over the limit never reach a route. */
function refuseMalformed(state: XeroState): ErrorRequestHandler {
	return (error: unknown, request, response, next) => {
		if (response.headersSent) return next(error);
		const reason = error instanceof Error ? error.message : 'unreadable body';
		const call = toCall(request);
		const answer = postDataInvalid(` ${reason}`);
		writeJournal(state, call, answer, null, false);
		send(response, answer, state.limiter.headers(call.tenantId ?? ''));
	};
}
