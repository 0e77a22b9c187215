import type { Caller, HttpAnswer, HttpRequest, Outside } from '../../../core/http';
import type { Known, Place, PollContext, PolledResource, Read, Sighting, Window } from '../../../core/poll';
import { createWellnessLivingCaller, type WellnessLivingCaller } from '../../../vendors/wellnessliving/api';

export type Json = Record<string, unknown>;

/** What a scripted WellnessLiving answers; a plain object stands for HTTP 200 with `status: "ok"` beside it. */
export type Answer = Json | HttpAnswer;

export interface Scripted {
	readonly caller: WellnessLivingCaller;
	readonly requests: HttpRequest[];
	readonly slept: number[];
	/** Milliseconds; moved by sleeping. */
	readonly clock: { ms: number };
	readonly cancel: () => void;
}

export const scope = { region: 1, businessId: '61042' };
export const startMs = Date.parse('2026-03-10T15:00:00.000Z');

export function scripted(answer: (request: HttpRequest, index: number) => Answer, maxAttempts = 1): Scripted {
	const requests: HttpRequest[] = [];
	const slept: number[] = [];
	const clock = { ms: startMs };
	let isCancelled = false;
	const outside: Outside = {
		send: async (request) => {
			requests.push(request);
			const told = answer(request, requests.length - 1);
			return isAnswer(told) ? told : response({ status: 'ok', ...told });
		},
		nowMs: () => clock.ms,
		random: () => 0,
		sleep: async (ms) => {
			slept.push(ms);
			clock.ms += ms;
		},
		isCancelled: () => isCancelled,
	};
	const caller = createWellnessLivingCaller(outside, maxAttempts, scope);
	const cancel = () => {
		isCancelled = true;
	};
	return { caller, requests, slept, clock, cancel };
}

export function response(body: unknown, status = 200, headers: Record<string, string> = {}): HttpAnswer {
	return { kind: 'response', status, headers, body };
}

function isAnswer(value: Answer): value is HttpAnswer {
	return value['kind'] === 'response' || value['kind'] === 'noResponse';
}

/** An error as it comes: under HTTP 200. */
export function sidAnswer(sid: string, message = 'No.'): HttpAnswer {
	return response({
		status: sid,
		a_error: [{ sid, s_message: message, html_message: message, s_field: null }],
	});
}

/** Path and query together, so that it does not matter where a parameter stands. */
export function queryOf({ path, query }: HttpRequest): Readonly<Record<string, string>> {
	const url = new URL(path, 'https://api.test');
	return { ...Object.fromEntries(url.searchParams), ...query };
}

export function pathOf({ path }: HttpRequest): string {
	return new URL(path, 'https://api.test').pathname;
}

export const place: Place = {
	id: '61042',
	name: 'Harbour Movement',
	timeZone: 'America/Halifax',
	currency: 'CAD',
};
export const context: PollContext = { receivedAt: '2026-03-10T15:00:00.000Z', place, includeRaw: false };

export function valueOf<T>(read: Read<T>): T {
	if (!read.ok) throw new Error(`${read.failure.code}: ${read.failure.message}`);
	return read.value;
}

export function failureOf<T>(read: Read<T>) {
	if (read.ok) throw new Error('it did not fail');
	return read.failure;
}

/** What a poll would remember of these sightings. */
export function remembered(sightings: readonly Sighting[]): Known {
	return new Map(
		sightings.map(({ id, fingerprint, day, note }) => [id, { fingerprint, day, note: note ?? null }]),
	);
}

/** The events of all that differs from what is known. */
export function newsOf(sightings: readonly Sighting[], known: Known = new Map(), at: PollContext = context) {
	return sightings.flatMap((sighting) => {
		const before = known.get(sighting.id)?.fingerprint ?? null;
		return before === sighting.fingerprint ? [] : sighting.events(before, at);
	});
}

export async function readWindow(
	resource: PolledResource,
	caller: Caller,
	window: Window,
	known: Known = new Map(),
	at: Place = place,
): Promise<readonly Sighting[]> {
	return valueOf(await resource.read(caller, at, window, known));
}
