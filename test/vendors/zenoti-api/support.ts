import { isRecord, own, recordOf, type StudioEvent } from '../../../core/event';
import type { Caller, HttpAnswer, HttpRequest, Outside } from '../../../core/http';
import type {
	Place,
	PollContext,
	PolledResource,
	Read,
	Remembered,
	Sighting,
	Window,
} from '../../../core/poll';
import { createZenotiCaller } from '../../../vendors/zenoti/api';

export type Json = Record<string, unknown>;

export const now = Date.parse('2026-11-20T18:00:00.000Z');
export const harbour: Place = {
	id: '961fcd46-60bb-4eb4-a062-74420338c84a',
	name: 'Harbour Street',
	timeZone: 'America/New_York',
	currency: 'USD',
};
export const context: PollContext = {
	receivedAt: '2026-11-20T18:00:00.000Z',
	place: harbour,
	includeRaw: false,
};

export const answer = (body: unknown, status = 200, headers: Record<string, string> = {}): HttpAnswer => ({
	kind: 'response',
	status,
	headers,
	body,
});
export const lost: HttpAnswer = {
	kind: 'noResponse',
	code: 'ECONNRESET',
	message: 'The connection was cut.',
	mayRecover: true,
};
export const denied = answer({ Message: 'Authorization has been denied for this request.' }, 401);

export interface Played {
	readonly caller: Caller;
	readonly requests: HttpRequest[];
	/** Milliseconds since the start, of each request. */
	readonly sentAt: number[];
	readonly sleeps: number[];
}

/** A Zenoti that answers what the test says, on a clock of its own. */
export function play(handle: (request: HttpRequest, count: number) => HttpAnswer, maxAttempts = 5): Played {
	let nowMs = now;
	const requests: HttpRequest[] = [];
	const sentAt: number[] = [];
	const sleeps: number[] = [];
	const outside: Outside = {
		send: async (request) => {
			requests.push(request);
			sentAt.push(nowMs - now);
			return handle(request, requests.length);
		},
		nowMs: () => nowMs,
		random: () => 0,
		sleep: async (milliseconds) => {
			sleeps.push(milliseconds);
			nowMs += milliseconds;
		},
		isCancelled: () => false,
	};
	return { caller: createZenotiCaller(outside, maxAttempts), requests, sentAt, sleeps };
}

/** The answers in their order; the last one for all further calls. */
export function playList(answers: readonly HttpAnswer[], maxAttempts = 5): Played {
	const fallback = answers.at(-1) ?? answer({});
	return play((_, count) => answers[count - 1] ?? fallback, maxAttempts);
}

/** The page of a list that a request asks for. */
export function pageOf(
	list: readonly unknown[],
	request: HttpRequest,
	key: string,
	info = 'page_info',
): HttpAnswer {
	const page = Number(request.query?.page ?? 1);
	const size = Number(request.query?.size ?? 10);
	if (size > 100) return answer({ code: 422, message: 'size must not be above 100' }, 422);
	const rows = list.slice((page - 1) * size, page * size);
	return answer({ [key]: rows, [info]: { total: list.length, page, size }, error: null });
}

export function valueOf<T>(read: Read<T>): T {
	if (!read.ok) throw new Error(`${read.failure.code}: ${read.failure.message}`);
	return read.value;
}

/** A window of a resource as planned at the usual time. */
export function planned(resource: PolledResource, lastPollMs: number | null = now, place = harbour): Window {
	const { lookbackDays } = resource;
	const [window, ...others] = resource.plan({ place, nowMs: now, lastPollMs, lookbackDays });
	if (window === undefined || others.length > 0)
		throw new Error(`${others.length + 1} windows instead of one`);
	return window;
}

export async function sight(
	resource: PolledResource,
	caller: Caller,
	window = planned(resource),
	place = harbour,
): Promise<readonly Sighting[]> {
	return valueOf(await resource.read(caller, place, window, new Map()));
}

/** The only sighting. */
export async function sightOne(resource: PolledResource, caller: Caller): Promise<Sighting> {
	const [one, ...others] = await sight(resource, caller);
	if (one === undefined || others.length > 0)
		throw new Error(`${others.length + 1} sightings instead of one`);
	return one;
}

/** What a poll remembers of a sighting. */
export function rememberedOf({ fingerprint, day, note }: Sighting): Remembered {
	return { fingerprint, day, note: note ?? null };
}

export const typesOf = (events: readonly StudioEvent[]): readonly string[] =>
	events.map(({ type }) => type.replace('studio.', ''));

/** A copy with the value at a path such as `data.guest.id` changed. */
export function changed<T>(value: T, path: string, to: unknown): T {
	const copy = structuredClone(value);
	const keys = path.split('.');
	const last = keys.pop() ?? '';
	const parent = keys.reduce<unknown>((level, key) => own(recordOf(level), key), copy);
	if (isRecord(parent)) (parent as Json)[last] = to;
	return copy;
}

const digits = (number: number) => number.toString(16).padStart(12, '0');
export const guid = (number: number): string => `0000a000-0000-4000-8000-${digits(number)}`;
