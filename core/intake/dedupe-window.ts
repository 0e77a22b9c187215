import { hash } from 'node:crypto';
import { SeenFilter } from './seen-filter';

/**
 * What one process remembers of the facts it has handed to n8n: claimed while n8n has not yet answered, seen once it
 * has accepted. Bounded in time and count; when full, the oldest fact is forgotten (and counted), never an error.
 *
 * Every method is synchronous, so within one process a check and its claim are one step.
 */
export interface DedupeLimits {
	/** How long a seen fact is remembered, in milliseconds. */
	readonly windowMs: number;
	/** How many seen facts are remembered at the most; what has expired counts until its place is needed. */
	readonly maxKeys: number;
	/** A claim that nobody has settled for so long counts as given up, in milliseconds. */
	readonly abandonMs: number;
	/** Milliseconds since 1970. */
	readonly now: () => number;
}

export type ClaimOutcome = 'committed' | 'released';

export type ClaimAttempt =
	| { readonly kind: 'claimed'; readonly claim: Claim }
	| { readonly kind: 'duplicate' }
	| { readonly kind: 'inFlight'; readonly settled: Promise<ClaimOutcome> };

/** Settled exactly once; a second call changes nothing. */
export interface Claim {
	readonly commit: () => void;
	readonly release: () => void;
}

interface InFlight {
	readonly startedAtMs: number;
	readonly settled: Promise<ClaimOutcome>;
	readonly resolve: (outcome: ClaimOutcome) => void;
}

export class DedupeWindow {
	/** Digest of the key → second it was seen; oldest first, because entries are only ever appended. */
	private readonly seenAtSeconds = new Map<string, number>();

	private readonly inFlight = new Map<string, InFlight>();

	private evicted = 0;

	private readonly filter: SeenFilter;

	constructor(private limits: DedupeLimits) {
		this.filter = new SeenFilter(limits.maxKeys);
	}

	/** The user may change the window of a running workflow. */
	setWindow(windowMs: number): void {
		this.limits = { ...this.limits, windowMs };
	}

	/** Facts forgotten before their time, because the window was full. */
	get evictions(): number {
		return this.evicted;
	}

	get size(): number {
		return this.seenAtSeconds.size;
	}

	get openClaims(): number {
		return this.inFlight.size;
	}

	/** Whether it was seen within the window; claims that are open do not count. */
	has(key: string): boolean {
		return this.hasSeen(digestOf(key), this.limits.now());
	}

	tryClaim(key: string): ClaimAttempt {
		const digest = digestOf(key);
		const nowMs = this.limits.now();
		if (this.hasSeen(digest, nowMs)) return { kind: 'duplicate' };
		const running = this.inFlight.get(digest);
		if (running !== undefined && nowMs - running.startedAtMs < this.limits.abandonMs) {
			return { kind: 'inFlight', settled: running.settled };
		}
		running?.resolve('released');
		return { kind: 'claimed', claim: this.open(digest, nowMs) };
	}

	private open(digest: string, startedAtMs: number): Claim {
		const { promise, resolve } = deferred<ClaimOutcome>();
		const entry: InFlight = { startedAtMs, settled: promise, resolve };
		this.inFlight.set(digest, entry);
		const settle = (outcome: ClaimOutcome): boolean => {
			if (this.inFlight.get(digest) !== entry) return false;
			this.inFlight.delete(digest);
			resolve(outcome);
			return true;
		};
		let open = true;
		return {
			commit: () => {
				if (open) this.remember(digest);
				open = false;
				settle('committed');
			},
			release: () => {
				open = false;
				settle('released');
			},
		};
	}

	private hasSeen(digest: string, nowMs: number): boolean {
		if (!this.filter.mayHold(digest)) return false;
		const seenAt = this.seenAtSeconds.get(digest);
		return seenAt !== undefined && nowMs - seenAt * 1000 < this.limits.windowMs;
	}

	private remember(digest: string): void {
		const nowMs = this.limits.now();
		this.seenAtSeconds.delete(digest);
		this.seenAtSeconds.set(digest, Math.floor(nowMs / 1000));
		this.filter.add(digest);
		if (this.seenAtSeconds.size > this.limits.maxKeys) this.makeRoom(nowMs);
	}

	/**
	 * Forgets the oldest. A V8 Map keeps the places of deleted entries for a while and walks over them, so one at a
	 * time costs 60 µs in a full window of 100,000; a 64th at once costs next to nothing.
	 */
	private makeRoom(nowMs: number): void {
		const { maxKeys, windowMs } = this.limits;
		const wantedSize = maxKeys - Math.floor(maxKeys / 64);
		for (const [oldest, seenAt] of this.seenAtSeconds) {
			if (this.seenAtSeconds.size <= wantedSize) break;
			if (nowMs - seenAt * 1000 < windowMs) this.evicted += 1;
			this.seenAtSeconds.delete(oldest);
		}
		this.filter.rebuild(this.seenAtSeconds.keys());
	}

	/** Drops what has expired; a window that is then empty can be thrown away. */
	isIdle(): boolean {
		const nowMs = this.limits.now();
		for (const [oldest, seenAt] of this.seenAtSeconds) {
			if (nowMs - seenAt * 1000 < this.limits.windowMs) break;
			this.seenAtSeconds.delete(oldest);
		}
		this.filter.rebuild(this.seenAtSeconds.keys());
		return this.seenAtSeconds.size === 0 && this.inFlight.size === 0;
	}
}

/** 32 bytes as 32 one-byte characters: the least memory a Map key of this strength takes in V8. */
function digestOf(key: string): string {
	return hash('sha256', key, 'binary');
}

function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
	let resolve: (value: T) => void = () => undefined;
	const promise = new Promise<T>((fulfil) => {
		resolve = fulfil;
	});
	return { promise, resolve };
}
