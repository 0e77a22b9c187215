import axios from 'axios';
import type { StudioEvent } from '../../../core/event';
import type { HttpAnswer, Outside } from '../../../core/http';
import { emptyPollState, runPoll, type PollState } from '../../../core/poll';
import {
	createWellnessLivingCaller,
	createWellnessLivingPollProfile,
} from '../../../vendors/wellnessliving/api';
import type { Bench } from '../../sandbox/wellnessliving-api/client';

/** A studio that is polled while its story goes on; waiting moves the stand-in's clock. */
export class Poller {
	readonly events: StudioEvent[] = [];

	private state: PollState = emptyPollState;

	private readonly profile = createWellnessLivingPollProfile();

	private token = '';

	constructor(private readonly bench: Bench) {}

	async poll() {
		const { bench } = this;
		const caller = createWellnessLivingCaller(this.outside(), 3, {
			region: bench.api.region,
			businessId: bench.api.businessId,
		});
		const places = await this.profile.places(caller, []);
		if (!places.ok) return { problems: [places.failure.code], events: [] };
		const settings = {
			resources: ['clients', 'bookings', 'sales'],
			lookbackDays: null,
			firstRun: 'baseline' as const,
			includeRaw: false,
			deadlineMs: bench.clock.ms + 86_400_000,
			mostEvents: 10_000,
			mostSeen: 20_000,
		};
		const { profile, state } = this;
		const nowMs = () => bench.clock.ms;
		const result = await runPoll({ profile, caller, places: places.value, state, settings, nowMs });
		this.state = result.state;
		this.events.push(...result.events);
		const problems = result.problems.map((problem) =>
			problem.kind === 'failed' ? problem.failure.code : problem.kind,
		);
		return { problems, events: result.events };
	}

	/** Renews the token on a 401, as n8n does. */
	private outside(): Outside {
		const { bench } = this;
		const sleep = async (ms: number) => {
			bench.clock.ms += ms;
		};
		const send: Outside['send'] = async (request) => {
			if (this.token === '') this.token = await bench.token();
			const answer = await this.send(request);
			if (answer.kind !== 'response' || answer.status !== 401) return answer;
			this.token = await bench.token();
			return await this.send(request);
		};
		return { send, sleep, nowMs: () => bench.clock.ms, random: () => 0, isCancelled: () => false };
	}

	private async send({ method, path, query, body }: Parameters<Outside['send']>[0]): Promise<HttpAnswer> {
		const { status, headers, data } = await axios.request<unknown>({
			method,
			url: `${this.bench.api.url}${path}`,
			params: query,
			data: body,
			headers: { authorization: `Bearer ${this.token}` },
			validateStatus: () => true,
		});
		const pairs = Object.entries(headers).map(([name, value]) => [name, String(value)]);
		return { kind: 'response', status, headers: Object.fromEntries(pairs), body: data };
	}
}
