import { Agent } from 'node:http';
import axios from 'axios';
import type { INode } from 'n8n-workflow';
import type { StudioEvent } from '../../core/event';
import type { Caller, HttpAnswer, HttpRequest, Outside, Send } from '../../core/http';
import {
	emptyPollState,
	readPollState,
	runPoll,
	storePollState,
	type PollProfile,
	type PollResult,
} from '../../core/poll';
import { PollPlaces } from '../../nodes/common/pollPlaces';
import { readPollSettings } from '../../nodes/common/pollSettings';
import { toPlace, toPollSettings } from '../../nodes/common/pollSource';

/** A clock that only sleeping, calls that take time, and the test move. */
export interface Clock {
	ms: number;
}

export function clockAt(ms: number): Clock {
	return { ms };
}

/** What a polling trigger is connected to. */
export interface Line {
	/** As a process begins: nothing remembered in it. */
	readonly profile: () => PollProfile;
	readonly caller: (outside: Outside) => Caller;
	/** Over HTTP, signed; renews the token as n8n does where there is one. */
	readonly send: Send;
}

/** A request as it left, and what came back. */
export interface Sent {
	readonly atMs: number;
	/** Numbers in one order of all sendings and answers of the poll. */
	readonly sentTick: number;
	readonly answeredTick: number;
	readonly request: HttpRequest;
	readonly answer: HttpAnswer;
}

/** n8n was killed. */
export class Killed extends Error {}

export interface PollOptions {
	/** Killed when this call has been answered (from 1): its answer is lost with everything else of the poll. */
	readonly killedAtCall?: number;
	/** Killed when the events were handed on, before what the poll remembers was saved. */
	readonly isForgotten?: boolean;
	readonly budgetMs?: number;
	/** Time that each call takes. */
	readonly callTakesMs?: number;
}

export interface Told {
	readonly events: readonly StudioEvent[];
	/** Codes of failures, and kinds of other problems. */
	readonly problems: readonly string[];
	readonly isComplete: boolean;
	readonly calls: number;
}

const nothing = { events: [], isComplete: false, calls: 0 } as const;

/** One polling trigger, with the settings and limits of the node, over HTTP against a stand-in. */
export class PolledStudio {
	/** Of all polls. */
	readonly sent: Sent[] = [];

	private ticks = 0;

	/** Milliseconds; the node polls no sooner, either. */
	private restsUntilMs = 0;

	private stored: string | null = null;

	private profile: PollProfile;

	private places: PollPlaces;

	private readonly node: INode;

	constructor(
		private readonly line: Line,
		private readonly clock: Clock,
		parameters: INode['parameters'] = {},
	) {
		this.profile = line.profile();
		this.places = new PollPlaces(() => clock.ms);
		this.node = { id: 'n', name: 'Polling', type: 'p', typeVersion: 1.1, position: [0, 0], parameters };
	}

	async poll({ budgetMs = 240_000, ...options }: PollOptions = {}): Promise<Told> {
		const { profile, clock } = this;
		const sent: Sent[] = [];
		const settings = readPollSettings(this.node, profile);
		const deadlineMs = clock.ms + budgetMs;
		const caller = this.line.caller(this.outside(sent, options));
		if (clock.ms < this.restsUntilMs) return { ...nothing, problems: ['left alone'] };
		const places = await this.places.read('', caller, profile, settings.locationIds);
		this.restsUntilMs = caller.halted()?.notBeforeMs ?? 0;
		if (!places.ok) return { ...nothing, problems: [places.failure.code] };
		const result = await runPoll({
			profile,
			caller,
			places: places.value.map((place) => toPlace(place, settings)),
			state: this.state(),
			settings: toPollSettings(settings, deadlineMs),
			nowMs: () => clock.ms,
		});
		this.restsUntilMs = caller.halted()?.notBeforeMs ?? 0;
		// whatever became of it inside: a process that is gone hands nothing on and saves nothing
		if (sent.length >= (options.killedAtCall ?? Number.POSITIVE_INFINITY)) throw new Killed();
		if (options.isForgotten !== true) this.stored = JSON.stringify(storePollState(result.state));
		return toldOf(result, sent.length);
	}

	/** n8n stops and starts again, with what its database holds. */
	restart(): void {
		this.profile = this.line.profile();
		this.places = new PollPlaces(() => this.clock.ms);
	}

	/** Another one that remembers the same, in a process of its own. */
	fork(): PolledStudio {
		const twin = new PolledStudio(this.line, this.clock, this.node.parameters);
		twin.stored = this.stored;
		return twin;
	}

	private state() {
		return readPollState(JSON.parse(this.stored ?? 'null')) ?? emptyPollState;
	}

	private outside(sent: Sent[], { killedAtCall, callTakesMs = 0 }: PollOptions): Outside {
		const { clock, line } = this;
		const isKilled = () => killedAtCall !== undefined && sent.length >= killedAtCall;
		return {
			send: async (request) => {
				if (isKilled()) throw new Killed();
				const atMs = clock.ms;
				const sentTick = (this.ticks += 1);
				clock.ms += callTakesMs;
				const answer = await line.send(request);
				const one = { atMs, sentTick, answeredTick: (this.ticks += 1), request, answer };
				sent.push(one);
				this.sent.push(one);
				if (isKilled()) throw new Killed();
				return answer;
			},
			sleep: async (ms) => {
				if (isKilled()) throw new Killed();
				clock.ms += ms;
			},
			nowMs: () => clock.ms,
			random: () => 0,
			isCancelled: () => false,
		};
	}
}

function toldOf({ events, problems, isComplete, state }: PollResult, calls: number): Told {
	const codes = problems.map((problem) => (problem.kind === 'failed' ? problem.failure.code : problem.kind));
	if (state.lanes.size === 0) throw new Error('a poll looked at nothing');
	return { events, problems: codes, isComplete, calls };
}

/** Keeps all that it was told. */
export class Receiver {
	readonly all: StudioEvent[] = [];

	take(events: readonly StudioEvent[]): void {
		this.all.push(...events);
	}

	/** Each fact once, sorted. */
	ids(): readonly string[] {
		return [...new Set(this.all.map(({ id }) => id))].sort();
	}

	/** Ids that were told more than once. */
	repeated(): readonly string[] {
		const ids = new Set<string>();
		return this.all.flatMap(({ id }) => (ids.has(id) ? [id] : (ids.add(id), [])));
	}

	/** The types told of an entity (`client/…`), in their order, without `studio.`. */
	typesOf(subject: string): readonly string[] {
		return this.all
			.filter((event) => event.subject === subject)
			.map(({ type }) => type.replace('studio.', ''));
	}

	/** What was told last of an entity. */
	last(subject: string): StudioEvent | undefined {
		return this.all.filter((event) => event.subject === subject).at(-1);
	}

	ofType(pattern: RegExp): readonly StudioEvent[] {
		return this.all.filter(({ type }) => pattern.test(type));
	}
}

const httpAgent = new Agent({ keepAlive: true });

/** One HTTP request; what the network does is a value. */
export async function overHttp(
	url: string,
	{ method, path, query, body, headers }: HttpRequest,
	authorization: string,
): Promise<HttpAnswer> {
	try {
		const response = await axios.request<unknown>({
			method,
			url: `${url}${path}`,
			params: query,
			data: body,
			headers: { ...headers, authorization },
			validateStatus: () => true,
			httpAgent,
		});
		const pairs = Object.entries(response.headers).map(([name, value]) => [
			name.toLowerCase(),
			String(value),
		]);
		return {
			kind: 'response',
			status: response.status,
			headers: Object.fromEntries(pairs),
			body: response.data,
		};
	} catch (problem) {
		const code = axios.isAxiosError(problem) ? (problem.code ?? 'ERR_NETWORK') : 'ERR_NETWORK';
		return { kind: 'noResponse', code, message: 'The connection was cut.', mayRecover: true };
	}
}
