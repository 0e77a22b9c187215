import type { Answer } from '../http/route';

export interface RateLimit {
	/** Requests per window; 190 per 10 s on Professional, 100 on Starter. */
	readonly max: number;
	readonly windowMs: number;
	readonly policyName: 'TEN_SECONDLY_ROLLING' | 'SECONDLY';
	/** Requests per account and day. */
	readonly daily: number;
}

/** HubSpot Professional; also what the headers tell while no limit is enforced. */
export const professionalLimit: RateLimit = {
	max: 190,
	windowMs: 10_000,
	policyName: 'TEN_SECONDLY_ROLLING',
	daily: 625_000,
};

export interface Limiter {
	/** Counts one request; the 429 when it is over the limit. */
	readonly admit: () => Answer | null;
	readonly headers: () => Readonly<Record<string, string>>;
	readonly set: (limit: RateLimit | null) => void;
	/** Forgets what was used so far. */
	readonly clear: () => void;
}

/** Rolling window over the times of admitted requests; `null` enforces nothing. */
export function createLimiter(initial: RateLimit | null, now: () => number): Limiter {
	let limit = initial;
	let admitted: number[] = [];
	let usedToday = 0;
	const shown = () => limit ?? professionalLimit;
	const inWindow = () => {
		admitted = admitted.filter((at) => at > now() - shown().windowMs);
		return admitted.length;
	};
	return {
		admit: () => {
			const used = inWindow();
			if (limit !== null && usedToday >= limit.daily) return rateLimited('DAILY');
			if (limit !== null && used >= limit.max) return rateLimited(limit.policyName);
			admitted.push(now());
			usedToday += 1;
			return null;
		},
		headers: () => ({
			'X-HubSpot-RateLimit-Max': String(shown().max),
			'X-HubSpot-RateLimit-Remaining': String(Math.max(0, shown().max - inWindow())),
			'X-HubSpot-RateLimit-Interval-Milliseconds': String(shown().windowMs),
			'X-HubSpot-RateLimit-Daily': String(shown().daily),
			'X-HubSpot-RateLimit-Daily-Remaining': String(Math.max(0, shown().daily - usedToday)),
		}),
		set: (next) => {
			limit = next;
		},
		clear: () => {
			admitted = [];
			usedToday = 0;
		},
	};
}

export type PolicyName = RateLimit['policyName'] | 'DAILY';

/** Has neither `category` nor `Retry-After`, unlike every other error of HubSpot. */
export function rateLimited(policyName: PolicyName): Answer {
	return {
		status: 429,
		body: {
			status: 'error',
			message: `You have reached your ${policyName.toLowerCase()} limit.`,
			errorType: 'RATE_LIMIT',
			correlationId: 'c033cdaa-2c40-4a64-ae48-b4cec88dad24',
			policyName,
			requestId: '3d3e35b7-0dae-4b9f-a6e3-9c230cbcf8dd',
		},
	};
}
