import { setTimeout as delay } from 'node:timers/promises';

/** How {@link waitUntil} polls, and what it adds to the message when time runs out. */
export interface WaitOptions {
	readonly timeoutMs: number;
	readonly intervalMs?: number;
	/** Adds details (a log tail, the last answer) to the error. */
	readonly explain?: () => string;
}

/**
 * Polls `probe` until it returns something other than `undefined` and returns that.
 * A probe that throws ends the wait at once; return `undefined` for "not yet".
 *
 * @example await waitUntil('the server to answer', async () => (await isUp()) || undefined, { timeoutMs: 5_000 });
 */
export async function waitUntil<T>(
	what: string,
	probe: () => Promise<T | undefined> | T | undefined,
	{ timeoutMs, intervalMs = 100, explain = () => '' }: WaitOptions,
): Promise<T> {
	const deadlineMs = Date.now() + timeoutMs;
	for (;;) {
		const found = await probe();
		if (found !== undefined) return found;
		if (Date.now() >= deadlineMs) {
			throw new Error(`Waited ${timeoutMs / 1000} s for ${what}, in vain. ${explain()}`.trim());
		}
		await delay(intervalMs);
	}
}
