import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DedupeWindow, type Claim } from '../../../core/intake';

const limits = { windowMs: 100_000, maxKeys: 4, abandonMs: 30_000 };

/** The simplest thing that keeps the promises: lists and loops, no digests, no Map order, no promises. */
class Model {
	nowMs = 1_800_000_000_000;

	seen: { key: string; atMs: number }[] = [];

	open: { key: string; atMs: number; id: number }[] = [];

	evictions = 0;

	attempt(key: string, id: number): 'duplicate' | 'inFlight' | 'claimed' {
		if (this.seen.some((fact) => fact.key === key && this.nowMs - fact.atMs < limits.windowMs))
			return 'duplicate';
		const running = this.open.find((claim) => claim.key === key);
		if (running !== undefined && this.nowMs - running.atMs < limits.abandonMs) return 'inFlight';
		this.open = [...this.open.filter((claim) => claim.key !== key), { key, atMs: this.nowMs, id }];
		return 'claimed';
	}

	commit(key: string, id: number): void {
		this.seen = [...this.seen.filter((fact) => fact.key !== key), { key, atMs: this.nowMs }];
		while (this.seen.length > limits.maxKeys) {
			const [oldest] = this.seen.splice(0, 1);
			if (oldest !== undefined && this.nowMs - oldest.atMs < limits.windowMs) this.evictions += 1;
		}
		this.release(id);
	}

	release(id: number): void {
		this.open = this.open.filter((claim) => claim.id !== id);
	}
}

interface Held {
	readonly key: string;
	readonly id: number;
	readonly claim: Claim;
	isSettled: boolean;
}

/** The real window, the model, and the claims the test holds on both. */
class Pair {
	readonly model = new Model();

	readonly real = new DedupeWindow({ ...limits, now: () => this.model.nowMs });

	readonly held: Held[] = [];

	compare(): void {
		expect(this.real.size).toBe(this.model.seen.length);
		expect(this.real.openClaims).toBe(this.model.open.length);
		expect(this.real.evictions).toBe(this.model.evictions);
	}
}

const attempt = (key: string) => (pair: Pair) => {
	const id = pair.held.length;
	const outcome = pair.real.tryClaim(key);
	expect(outcome.kind).toBe(pair.model.attempt(key, id));
	if (outcome.kind === 'claimed') pair.held.push({ key, id, claim: outcome.claim, isSettled: false });
};

const settle = (which: number, isAccepted: boolean) => (pair: Pair) => {
	const held = pair.held[which % Math.max(1, pair.held.length)];
	if (held === undefined) return;
	if (isAccepted) held.claim.commit();
	else held.claim.release();
	if (!held.isSettled && isAccepted) pair.model.commit(held.key, held.id);
	if (!held.isSettled && !isAccepted) pair.model.release(held.id);
	held.isSettled = true;
};

const pass = (seconds: number) => (pair: Pair) => {
	pair.model.nowMs += seconds * 1000;
};

const step = fc.oneof(
	{ weight: 5, arbitrary: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g').map(attempt) },
	{
		weight: 4,
		arbitrary: fc.tuple(fc.nat(30), fc.boolean()).map(([which, isAccepted]) => settle(which, isAccepted)),
	},
	{ weight: 2, arbitrary: fc.nat(40).map(pass) },
);

describe('the dedupe window', () => {
	it('does what a plain model does, after any steps in any order', () => {
		fc.assert(
			fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
				const pair = new Pair();
				for (const run of steps) {
					run(pair);
					pair.compare();
				}
			}),
			{ numRuns: 3_000 },
		);
	});
});
