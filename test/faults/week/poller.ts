import axios from 'axios';
import type { StudioEvent } from '../../../core/event';
import type { Caller, HttpAnswer, HttpRequest, Outside } from '../../../core/http';
import { emptyPollState, readPollState, runPoll, storePollState, type PollProfile } from '../../../core/poll';

/** Simulated time; nobody waits for it. */
export interface Clock {
	ms: number;
}

/** A client of a stand-in over HTTP: sleeping moves the clock, a refused token is renewed once, as n8n does. */
export function outsideOf(
	baseUrl: string,
	clock: Clock,
	authorization: (isRefused: boolean) => Promise<string>,
): Outside {
	const ask = async (request: HttpRequest, isRefused: boolean): Promise<HttpAnswer> => {
		const { status, headers, data } = await axios.request<unknown>({
			method: request.method,
			url: `${baseUrl}${request.path}`,
			params: request.query,
			data: request.body,
			headers: { authorization: await authorization(isRefused) },
			validateStatus: () => true,
		});
		const pairs = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
		return { kind: 'response', status, headers: Object.fromEntries(pairs), body: data };
	};
	return {
		send: async (request) => {
			const answer = await ask(request, false);
			return answer.kind === 'response' && answer.status === 401 ? await ask(request, true) : answer;
		},
		nowMs: () => clock.ms,
		random: () => 0,
		sleep: async (milliseconds) => {
			clock.ms += milliseconds;
		},
		isCancelled: () => false,
	};
}

/** A polling trigger with its memory; between two polls it is kept as text, as n8n keeps it. */
export class Poller {
	private memory = JSON.stringify(storePollState(emptyPollState));

	constructor(
		private readonly profile: PollProfile,
		private readonly callerOf: () => Caller,
		private readonly clock: Clock,
	) {}

	/** One poll of everything; that it comes to its end without a problem is part of the promise. */
	async poll(): Promise<readonly StudioEvent[]> {
		const { profile, clock } = this;
		const caller = this.callerOf();
		const places = await profile.places(caller, []);
		const state = readPollState(JSON.parse(this.memory));
		if (!places.ok || state === null) throw new Error(places.ok ? 'no memory' : places.failure.message);
		const settings = {
			resources: Object.keys(profile.resources),
			lookbackDays: null,
			firstRun: 'baseline' as const,
			includeRaw: false,
			deadlineMs: clock.ms + 86_400_000,
			mostEvents: 100_000,
			mostSeen: 100_000,
		};
		const nowMs = () => clock.ms;
		const result = await runPoll({ profile, caller, places: places.value, state, settings, nowMs });
		if (!result.isComplete || result.problems.length > 0) throw new Error(JSON.stringify(result.problems));
		this.memory = JSON.stringify(storePollState(result.state));
		return result.events;
	}
}
