import type { Answer } from '../http/route';

export interface RateLimit {
	readonly perMinute: number;
	readonly burst: number;
}

/** Per organization, shared by all its apps and keys: help.zenoti.com/en/zenoti-apis/api-rate-limits.html. */
export const vendorLimit: RateLimit = { perMinute: 60, burst: 60 };

export interface Limiter {
	/** Counts one request; the 429 when the bucket is empty. */
	readonly admit: () => Answer | null;
	/** Empty while no limit is enforced. */
	readonly headers: () => Readonly<Record<string, string>>;
	readonly set: (limit: RateLimit | null) => void;
	/** What the booking widget and other apps of the organization take out of the same bucket. */
	readonly spend: (calls: number) => void;
	readonly clear: () => void;
}

/** A token bucket, kept as the moment at which it will be full again; `null` enforces nothing. */
export function createLimiter(initial: RateLimit | null, now: () => number): Limiter {
	let limit = initial;
	let fullAtMs = 0;
	const tokenMs = ({ perMinute }: RateLimit) => 60_000 / perMinute;
	const owedMs = () => Math.max(0, fullAtMs - now());
	const remaining = (bucket: RateLimit) =>
		Math.max(0, Math.floor((bucket.burst * tokenMs(bucket) - owedMs()) / tokenMs(bucket)));
	const secondsToNext = (bucket: RateLimit) => {
		const missing = owedMs() - (bucket.burst - remaining(bucket) - 1) * tokenMs(bucket);
		return String(Math.max(0.001, Math.round(missing) / 1_000));
	};
	const take = (bucket: RateLimit, calls: number) => {
		fullAtMs = now() + owedMs() + calls * tokenMs(bucket);
	};
	return {
		admit: () => {
			if (limit === null) return null;
			if (remaining(limit) === 0) return tooMany(secondsToNext(limit));
			take(limit, 1);
			return null;
		},
		headers: () => (limit === null ? {} : headersOf(limit, remaining(limit), secondsToNext(limit))),
		set: (next) => {
			limit = next;
		},
		spend: (calls) => {
			if (limit !== null) take(limit, Math.min(calls, remaining(limit)));
		},
		clear: () => {
			fullAtMs = 0;
		},
	};
}

function headersOf(limit: RateLimit, remaining: number, reset: string): Readonly<Record<string, string>> {
	return {
		'Organization-RateLimit-Limit': `${limit.perMinute};w=60;b=${limit.burst}`,
		'RateLimit-Remaining': String(remaining),
		'RateLimit-Reset': reset,
	};
}

/** `Retry-After` in seconds, with a fraction. */
export function tooMany(retryAfterSeconds: string): Answer {
	return {
		status: 429,
		headers: { 'Retry-After': retryAfterSeconds },
		body: { message: 'API rate limit exceeded' },
	};
}
