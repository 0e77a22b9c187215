import express, { type Express } from 'express';
import { arrivedOf, bearerOf, sendAnswer, standInApp } from '../http/stand-in-app';
import { answerCall, routeOf } from './answer-call';
import { controlRouter } from './control';
import { faultAnswer } from './fault-answer';
import { invalid, problemAnswer } from './problem';
import type { HubSpotState } from './state';

/** The HTTP face of the stand-in. */
export function hubSpotApp(
	state: HubSpotState,
	sleep: (ms: number) => Promise<void>,
	reset: () => void,
): Express {
	return standInApp({
		journal: state.journal,
		faults: state.faults,
		control: controlRouter(state, reset),
		parsers: [express.json({ limit: '20mb', strict: false })],
		toCall: (request) => ({ ...arrivedOf(request), token: bearerOf(request) }),
		routeOf,
		work: (call) => answerCall(state, call),
		faultAnswer,
		malformed: (reason) => problemAnswer(invalid(`Invalid input JSON on line 1, column 1: ${reason}`)),
		send: (_call, answer, response) => sendAnswer(response, answer, state.limiter.headers()),
		sleep,
	});
}
