import type { Answer } from '../http/route';

/** Requests of one app to one company. */
export interface RateLimit {
	readonly perSecond: number;
	readonly perMinute: number;
	/** Of these, calls of the batch operation. */
	readonly batchesPerMinute: number;
}

/** Intuit's figures for production since 31 October 2025. */
export const vendorLimit: RateLimit = { perSecond: 10, perMinute: 500, batchesPerMinute: 40 };

export interface Limiter {
	/** Counts one request; the 429 when it is over the limit. */
	readonly admit: (isBatch: boolean) => Answer | null;
	/** `null` enforces nothing. Forgets what was used so far. */
	readonly set: (limit: RateLimit | null) => void;
}

export function createLimiter(initial: RateLimit | null, now: () => number): Limiter {
	let limit = initial;
	let admitted: { readonly at: number; readonly isBatch: boolean }[] = [];
	const isOver = (isBatch: boolean, { perSecond, perMinute, batchesPerMinute }: RateLimit) => {
		admitted = admitted.filter(({ at }) => at > now() - 60_000);
		const lastSecond = admitted.filter(({ at }) => at > now() - 1_000).length;
		const batches = admitted.filter((one) => one.isBatch).length;
		return (
			lastSecond >= perSecond || admitted.length >= perMinute || (isBatch && batches >= batchesPerMinute)
		);
	};
	return {
		admit: (isBatch) => {
			if (limit === null) return null;
			if (isOver(isBatch, limit)) return throttled;
			admitted.push({ at: now(), isBatch });
			return null;
		},
		set: (next) => {
			limit = next;
			admitted = [];
		},
	};
}

/** The same fault stands for one item in a batch that went through otherwise. */
export const throttleFault = {
	Fault: {
		Error: [
			{
				Message: 'message=ThrottleExceeded; errorCode=003001; statusCode=429',
				Detail: 'The request limit was reached.',
				code: '3001',
				element: '',
			},
		],
		type: 'SERVICE',
	},
};

/** Without `Retry-After`: nothing dependable is known of one. */
export const throttled: Answer = { status: 429, body: throttleFault };
