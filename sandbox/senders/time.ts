import { setTimeout as wait } from 'node:timers/promises';

/** A clock and a way to wait that belong together. */
export interface SenderTime {
	/** Milliseconds since 1970. */
	readonly clock: () => number;
	readonly sleep: (ms: number) => Promise<void>;
}

/** Waiting takes no time and moves the clock: three days of retries run in a moment. */
export function instantTime(startMs: number): SenderTime {
	let nowMs = startMs;
	return {
		clock: () => nowMs,
		sleep: async (ms) => {
			const wakeMs = nowMs + ms;
			await Promise.resolve(); // sleepers that lie down together get up together
			nowMs = Math.max(nowMs, wakeMs);
		},
	};
}

/** Real waiting, so many times faster: with 600 the first retry of Zenoti comes after 50 ms. */
export function acceleratedTime(speed: number): SenderTime {
	const startMs = Date.now();
	return {
		clock: () => Math.round(startMs + (Date.now() - startMs) * speed),
		sleep: async (ms) => {
			await wait(ms / speed);
		},
	};
}
