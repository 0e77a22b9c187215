import type { Answer } from '../http/route';
import { idempotencyProblem } from './problem';

/** How long an answer is kept under its key. developer.xero.com, idempotent requests. */
const keptForMs = 6 * 60_000;
const longestKey = 128;

export interface IdempotencyStore {
	/**
	 * The answer that was given under this key, errors and 5xx included, or the refusal of a key used for something
	 * else; `null` when the work has to be done.
	 */
	readonly recall: (key: string, fingerprint: string) => Answer | null;
	readonly keep: (key: string, fingerprint: string, answer: Answer) => void;
	/** Every key that came in, in order, replays included. */
	readonly seen: () => readonly string[];
	readonly clear: () => void;
}

/** Answers of the gateway in front of the store are not kept. */
const passing = new Set([401, 403, 429]);

export function createIdempotencyStore(now: () => number): IdempotencyStore {
	const kept = new Map<
		string,
		{ readonly fingerprint: string; readonly answer: Answer; readonly at: number }
	>();
	const seen: string[] = [];
	return {
		recall: (key, fingerprint) => {
			seen.push(key);
			if (key === '' || key.length > longestKey) {
				return idempotencyProblem(`Idempotency Key must have 1 to ${longestKey} characters.`);
			}
			const found = kept.get(key);
			if (found === undefined || now() >= found.at + keptForMs) return null;
			if (found.fingerprint === fingerprint) return found.answer;
			return idempotencyProblem(`Idempotency Key ${key} is used with a different request.`);
		},
		keep: (key, fingerprint, answer) => {
			if (!passing.has(answer.status)) kept.set(key, { fingerprint, answer, at: now() });
		},
		seen: () => seen,
		clear: () => {
			kept.clear();
			seen.length = 0;
		},
	};
}
