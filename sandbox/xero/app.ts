import express, { type Express, type Request, type Response, type Router } from 'express';
import type { Answer } from '../http/route';
import { arrivedOf, bearerOf, sendAnswer, standInApp } from '../http/stand-in-app';
import { answerCall, routeOf } from './answer-call';
import { faultAnswer } from './fault-answer';
import { parseModifiedSince } from './moment';
import { postDataInvalid } from './problem';
import type { XeroCall, XeroState } from './state';

/** The HTTP face of the stand-in. */
export function xeroApp(state: XeroState, sleep: (ms: number) => Promise<void>, control: Router): Express {
	return standInApp({
		journal: state.journal,
		faults: state.faults,
		control,
		parsers: [
			// the hard stop of the real service
			express.json({ limit: '10mb', strict: false }),
			express.urlencoded({ extended: false }),
		],
		toCall,
		routeOf,
		work: (call) => answerCall(state, call, null),
		faultAnswer,
		// kept under the idempotency key like any answer
		workUnderStatus: (call, answer) => answerCall(state, call, answer),
		malformed: (reason) => postDataInvalid(` ${reason}`),
		send: ({ tenantId }, answer, response) => send(response, answer, state.limiter.headers(tenantId ?? '')),
		arrive: ({ tenantId }) => {
			state.limiter.arrive(tenantId ?? '');
			return () => state.limiter.depart(tenantId ?? '');
		},
		sleep,
	});
}

/** Texts are no pages here. */
function send(response: Response, answer: Answer, limitHeaders: Readonly<Record<string, string>>): void {
	const { status, headers, body } = answer;
	if (typeof body !== 'string') sendAnswer(response, answer, limitHeaders);
	else
		response
			.status(status)
			.set({ ...limitHeaders, ...headers })
			.send(body);
}

function toCall(request: Request): XeroCall {
	return {
		...arrivedOf(request),
		authorization: request.get('authorization') ?? '',
		token: bearerOf(request),
		tenantId: request.get('xero-tenant-id') ?? null,
		idempotencyKey: request.get('idempotency-key') ?? null,
		modifiedSince: parseModifiedSince(request.get('if-modified-since')),
	};
}
