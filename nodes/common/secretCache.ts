import { usableSecrets } from '../../core/intake';

export interface Secrets {
	/** Current first, then previous; trimmed, none blank. */
	readonly secrets: readonly string[];
	/** Name in the profile's `signatureEncodings`. */
	readonly encoding: string;
}

interface Entry {
	readonly value: Secrets;
	readonly fetchedAtMs: number;
}

/** A credential look-up costs a fifth of n8n's throughput (an isolate each), so its answer is kept for a moment. */
const lifetimeMs = 10_000;
const mostEntries = 500;

/**
 * Secrets by trigger. A refusal never rests on a kept secret: the caller looks up again first, so a rotated secret
 * works at once; a withdrawn one stops within `lifetimeMs`.
 */
export class SecretCache {
	private readonly entries = new Map<string, Entry>();

	constructor(private readonly now: () => number) {}

	kept(scope: string): Secrets | null {
		const entry = this.entries.get(scope);
		return entry !== undefined && this.now() - entry.fetchedAtMs < lifetimeMs ? entry.value : null;
	}

	keep(scope: string, value: Secrets): Secrets {
		this.entries.delete(scope);
		this.entries.set(scope, { value, fetchedAtMs: this.now() });
		for (const oldest of this.entries.keys()) {
			if (this.entries.size <= mostEntries) break;
			this.entries.delete(oldest);
		}
		return value;
	}
}

/** Reads the fields a webhook credential has; everything outside this package is `unknown`. */
export function secretsFrom(
	current: unknown,
	previous: unknown,
	encoding: unknown,
	fallback: string,
): Secrets {
	return {
		secrets: usableSecrets([current, previous]),
		encoding: typeof encoding === 'string' && encoding !== '' ? encoding : fallback,
	};
}
