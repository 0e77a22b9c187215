import type { Answer } from '../http/route';

export interface XeroLimits {
	/** Requests under way per organisation. */
	readonly concurrent: number;
	/** Per organisation and rolling minute. */
	readonly minute: number;
	/** Per organisation and rolling 24 hours. */
	readonly day: number;
	/** Over all organisations of the app and rolling minute. */
	readonly appMinute: number;
}

/** The free tier, which a self-hosted connection has. developer.xero.com, API limits and pricing of 2 March 2026. */
export const starterLimits: XeroLimits = { concurrent: 5, minute: 60, day: 1_000, appMinute: 10_000 };
export const coreLimits: XeroLimits = { ...starterLimits, day: 5_000 };

export type LimitProblem = 'concurrent' | 'minute' | 'day' | 'appminute';

export interface Limiter {
	/** A request came in, admitted or not. */
	readonly arrive: (tenantId: string) => void;
	/** Its answer has left. */
	readonly depart: (tenantId: string) => void;
	/** Counts one request; the 429 when it is over a limit. */
	readonly admit: (tenantId: string) => Answer | null;
	readonly headers: (tenantId: string) => Readonly<Record<string, string>>;
	readonly set: (limits: XeroLimits | null) => void;
	/** Forgets what was used so far. */
	readonly clear: () => void;
}

const minuteMs = 60_000;
const dayMs = 24 * 3_600_000;

/** Rolling windows over the times of admitted requests; `null` enforces nothing, the headers count all the same. */
export function createLimiter(initial: XeroLimits | null, now: () => number): Limiter {
	let limits = initial;
	const inFlight = new Map<string, number>();
	const used = new Map<string, number[]>();
	const within = (tenantId: string, spanMs: number) =>
		(used.get(tenantId) ?? []).filter((at) => at > now() - spanMs);
	const appWithin = () => [...used.keys()].flatMap((tenantId) => within(tenantId, minuteMs)).sort(ascending);
	return {
		arrive: (tenantId) => void inFlight.set(tenantId, (inFlight.get(tenantId) ?? 0) + 1),
		depart: (tenantId) => void inFlight.set(tenantId, Math.max(0, (inFlight.get(tenantId) ?? 0) - 1)),
		admit: (tenantId) => {
			const day = within(tenantId, dayMs);
			const minute = within(tenantId, minuteMs);
			const app = appWithin();
			if (limits !== null) {
				if ((inFlight.get(tenantId) ?? 0) > limits.concurrent) return limitReached('concurrent', null);
				const full = firstFull(limits, { day, minute, app }, now());
				if (full !== null) return full;
			}
			used.set(tenantId, [...day, now()]);
			return null;
		},
		headers: (tenantId) => {
			const shown = limits ?? starterLimits;
			const left = (max: number, count: number) => String(Math.max(0, max - count));
			return {
				'X-DayLimit-Remaining': left(shown.day, within(tenantId, dayMs).length),
				'X-MinLimit-Remaining': left(shown.minute, within(tenantId, minuteMs).length),
				'X-AppMinLimit-Remaining': left(shown.appMinute, appWithin().length),
			};
		},
		set: (next) => {
			limits = next;
		},
		clear: () => {
			used.clear();
			inFlight.clear();
		},
	};
}

interface Used {
	readonly day: readonly number[];
	readonly minute: readonly number[];
	readonly app: readonly number[];
}

function firstFull(limits: XeroLimits, used: Used, now: number): Answer | null {
	const wait = (times: readonly number[], spanMs: number) =>
		Math.max(1, Math.ceil(((times[0] ?? now) + spanMs - now) / 1000));
	if (used.day.length >= limits.day) return limitReached('day', wait(used.day, dayMs));
	if (used.minute.length >= limits.minute) return limitReached('minute', wait(used.minute, minuteMs));
	if (used.app.length >= limits.appMinute) return limitReached('appminute', wait(used.app, minuteMs));
	return null;
}

/** No body; `Retry-After` in seconds, hours' worth of them for `day`, none for `concurrent`. */
export function limitReached(problem: LimitProblem, retryAfterSeconds: number | null): Answer {
	return {
		status: 429,
		headers: {
			'X-Rate-Limit-Problem': problem,
			...(retryAfterSeconds === null ? {} : { 'Retry-After': String(retryAfterSeconds) }),
		},
	};
}

function ascending(a: number, b: number): number {
	return a - b;
}
