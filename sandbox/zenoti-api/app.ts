import express, { type Express, type Request, type Router } from 'express';
import { arrivedOf, sendAnswer, standInApp } from '../http/stand-in-app';
import { answerCall, routeOf } from './answer-call';
import type { ZenotiCall } from './call';
import { faultAnswer } from './fault-answer';
import type { ZenotiState } from './state';

/** The HTTP face of the stand-in. */
export function zenotiApp(
	state: ZenotiState,
	sleep: (ms: number) => Promise<void>,
	control: Router,
): Express {
	return standInApp({
		journal: state.journal,
		faults: state.faults,
		control,
		parsers: [express.json({ limit: '20mb', strict: false })],
		toCall,
		routeOf,
		work: (call) => answerCall(state, call),
		faultAnswer,
		malformed: () => ({ status: 400, body: { Message: 'The request is invalid.' } }),
		send: (_call, answer, response) => sendAnswer(response, answer, state.limiter.headers()),
		answered: ({ method, path }) => state.between.answered(method, path),
		sleep,
	});
}

function toCall(request: Request): Omit<ZenotiCall, 'params'> {
	const { url, ...arrived } = arrivedOf(request);
	const pairs = [...url.searchParams];
	const values = (name: string) =>
		pairs.filter(([key]) => key.toLowerCase() === name.toLowerCase()).map(([, value]) => value);
	return {
		...arrived,
		values,
		value: (name) => values(name)[0] || null,
		query: Object.fromEntries(pairs.map(([name]) => [name, url.searchParams.getAll(name).join(' & ')])),
		key: /^apikey (\S+)$/i.exec(request.get('authorization') ?? '')?.[1] ?? null,
	};
}
