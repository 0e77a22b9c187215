import express, {
	type ErrorRequestHandler,
	type Express,
	type Request,
	type RequestHandler,
	type Response,
	type Router,
} from 'express';
import type { Fault, Faults } from './faults';
import type { Journal } from './journal';
import type { Answer, Call } from './route';

/** What every stand-in reads of a request; its own headers come beside it. */
export type Arrived = Pick<Call, 'method' | 'path' | 'query' | 'body'>;

/** What is particular to one stand-in. */
export interface Face<C extends Arrived> {
	readonly journal: Journal;
	readonly faults: Faults;
	/** Levers for tests, under `/__sandbox`. */
	readonly control: Router;
	readonly parsers: readonly RequestHandler[];
	readonly toCall: (request: Request) => C;
	/** The pattern a request fits, which is how the journal counts it. */
	readonly routeOf: (method: string, path: string) => string | null;
	readonly work: (call: C) => Answer;
	readonly faultAnswer: (fault: Fault, status: number) => Answer;
	/** What a scripted status does to the work, where it does not just stand in its place. */
	readonly workUnderStatus?: (call: C, answer: Answer) => Answer;
	/** Malformed JSON and bodies over the limit never reach a route. */
	readonly malformed: (reason: string) => Answer;
	readonly send: (call: C, answer: Answer, response: Response, request: Request) => void;
	/** A call has begun; called with its end. */
	readonly arrive?: (call: C) => () => void;
	/** Just before the answer leaves. */
	readonly answered?: (call: C) => void;
	readonly sleep: (ms: number) => Promise<void>;
}

/** The HTTP side of a stand-in: turns requests into calls, plays the faults, keeps the journal, cuts connections. */
export function standInApp<C extends Arrived>(face: Face<C>): Express {
	const app = express();
	app.disable('x-powered-by');
	app.disable('etag');
	app.use(...face.parsers);
	app.use('/__sandbox', face.control);
	app.use(async (request: Request, response: Response) => {
		const call = face.toCall(request);
		const fault = face.faults.take(call.method, call.path);
		const depart = face.arrive?.(call);
		try {
			const answer = workUnder(face, call, fault);
			if (fault?.delayMs !== undefined) await face.sleep(fault.delayMs);
			const isCut = fault?.dropBeforeWrite === true || fault?.dropAfterWrite === true;
			writeJournal(face, call, isCut ? null : answer.status, answer, fault !== null);
			face.answered?.(call);
			if (isCut) request.socket.destroy();
			else face.send(call, answer, response, request);
		} finally {
			depart?.();
		}
	});
	app.use(refuseMalformed(face));
	return app;
}

/** The work is done unless the fault says what comes instead of it. */
function workUnder<C extends Arrived>(face: Face<C>, call: C, fault: Fault | null): Answer {
	if (fault?.dropBeforeWrite === true) return { status: 0 };
	if (fault?.status === undefined) return face.work(call);
	const answer = face.faultAnswer(fault, fault.status);
	if (face.workUnderStatus !== undefined) return face.workUnderStatus(call, answer);
	if (fault.afterWrite === true) face.work(call);
	return answer;
}

function writeJournal<C extends Arrived>(
	{ journal, routeOf }: Face<C>,
	{ method, path, query, body }: C,
	status: number | null,
	answer: Answer,
	faulted: boolean,
): void {
	const route = routeOf(method, path);
	journal.record({
		method,
		path,
		query,
		route,
		body: body ?? null,
		status,
		answer: answer.body ?? null,
		faulted,
	});
}

function refuseMalformed<C extends Arrived>(face: Face<C>): ErrorRequestHandler {
	return (error: unknown, request, response, next) => {
		if (response.headersSent) return next(error);
		const answer = face.malformed(error instanceof Error ? error.message : 'unreadable body');
		const call = face.toCall(request);
		writeJournal(face, call, answer.status, answer, false);
		face.send(call, answer, response, request);
	};
}

/** Method, path, the first value of each query parameter, and the body. */
export function arrivedOf(request: Request): Arrived & { readonly url: URL } {
	const url = new URL(request.originalUrl, 'http://127.0.0.1');
	const body: unknown = request.body;
	return {
		url,
		method: request.method.toUpperCase(),
		path: url.pathname,
		query: Object.fromEntries([...url.searchParams].reverse()),
		body,
	};
}

/** The text after `Bearer `; `null` when there is none. */
export function bearerOf(request: Request): string | null {
	return /^Bearer (\S+)$/.exec(request.get('authorization') ?? '')?.[1] ?? null;
}

/** Objects as JSON, texts as the page of a gateway. */
export function sendAnswer(
	response: Response,
	{ status, headers, body }: Answer,
	further: Readonly<Record<string, string>> = {},
): void {
	response
		.status(status)
		.set(further)
		.set(headers ?? {});
	if (body === undefined) response.end();
	else if (typeof body === 'string') response.type('text/html').send(body);
	else response.json(body);
}
