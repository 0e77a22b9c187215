import express, { type Express, type Request, type Router } from 'express';
import { arrivedOf, bearerOf, sendAnswer, standInApp } from '../http/stand-in-app';
import { answerCall, routeOf } from './answer-call';
import type { WellnessLivingCall } from './call';
import { faultAnswer } from './fault-answer';
import type { WellnessLivingState } from './state';

/** The HTTP face of the stand-in. */
export function wellnessLivingApp(
	state: WellnessLivingState,
	control: Router,
	sleep: (ms: number) => Promise<void>,
): Express {
	return standInApp({
		journal: state.journal,
		faults: state.faults,
		control,
		parsers: [express.json({ limit: '5mb', strict: false }), express.urlencoded({ extended: false })],
		toCall,
		routeOf,
		work: (call) => answerCall(state, call),
		faultAnswer,
		malformed: () => ({ status: 400, body: { message: 'Bad Request' } }),
		send: (_call, answer, response) => sendAnswer(response, answer),
		answered: ({ path }) => happenAfter(state, path),
		sleep,
	});
}

function happenAfter({ afterAnswer }: WellnessLivingState, path: string): void {
	const index = afterAnswer.findIndex((one) => one.path.test(path));
	if (index >= 0) afterAnswer.splice(index, 1)[0]?.act();
}

/** Of a parameter that is told twice PHP takes the last. */
function toCall(request: Request): WellnessLivingCall {
	const { url, ...arrived } = arrivedOf(request);
	return {
		...arrived,
		query: Object.fromEntries(url.searchParams),
		token: bearerOf(request),
		contentType: request.get('content-type') ?? '',
		firewallRule: request.get('x-firewall-rule') ?? null,
	};
}
