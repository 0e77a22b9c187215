import { describe, expect, it } from 'vitest';
import { DedupeWindow, type Claim } from '../../../core/intake';

const startMs = 1_800_000_000_000;
const hourMs = 3_600_000;

class Clock {
	nowMs = startMs;

	readonly now = () => this.nowMs;
}

function setUp(limits: { windowMs?: number; maxKeys?: number; abandonMs?: number } = {}) {
	const clock = new Clock();
	const window = new DedupeWindow({
		windowMs: hourMs,
		maxKeys: 10,
		abandonMs: 600_000,
		...limits,
		now: clock.now,
	});
	return { clock, window };
}

function claimed(window: DedupeWindow, key: string): Claim {
	const attempt = window.tryClaim(key);
	if (attempt.kind !== 'claimed') throw new Error(`expected a claim on ${key}, got ${attempt.kind}`);
	return attempt.claim;
}

const see = (window: DedupeWindow, ...keys: string[]): void =>
	keys.forEach((key) => claimed(window, key).commit());

function isRemembered(window: DedupeWindow, key: string): boolean {
	const attempt = window.tryClaim(key);
	if (attempt.kind === 'claimed') attempt.claim.release();
	return attempt.kind === 'duplicate';
}

describe('a fact that n8n has accepted', () => {
	it.each([
		['at once', 0, true],
		['after half the window', hourMs / 2, true],
		['a second before the end of the window', hourMs - 1000, true],
		['at the end of the window', hourMs, false],
		['long after', hourMs * 24, false],
	])('is remembered %s: %d ms later %s', (_, elapsedMs, expected) => {
		const { clock, window } = setUp();
		see(window, 'a');
		clock.nowMs += elapsedMs;
		expect(isRemembered(window, 'a')).toBe(expected);
	});

	it('counts from its last acceptance when it was forgotten in between', () => {
		const { clock, window } = setUp();
		see(window, 'a');
		clock.nowMs += hourMs;
		see(window, 'a');
		clock.nowMs += hourMs - 1000;
		expect(isRemembered(window, 'a')).toBe(true);
		expect(window.size).toBe(1);
	});

	it('is told from another whose name is nearly the same', () => {
		const { window } = setUp();
		see(window, 'zenoti:client:1:updated:1');
		expect(isRemembered(window, 'zenoti:client:1:updated:11')).toBe(false);
		expect(isRemembered(window, 'zenoti:client:1:updated:')).toBe(false);
		expect(isRemembered(window, '')).toBe(false);
	});

	it.each(['', 'ü', '\0', '\ud800', 'x'.repeat(1_000_000)])('may have any name (%#)', (name) => {
		const { window } = setUp();
		see(window, name);
		expect(isRemembered(window, name)).toBe(true);
	});

	it('outlives a shorter window once the user makes the window longer again', () => {
		const { clock, window } = setUp();
		see(window, 'a');
		clock.nowMs += hourMs / 2;
		window.setWindow(hourMs / 4);
		expect(isRemembered(window, 'a')).toBe(false);
		window.setWindow(hourMs);
		expect(isRemembered(window, 'a')).toBe(true);
	});

	it('stays remembered when the clock is put back', () => {
		const { clock, window } = setUp();
		see(window, 'a');
		clock.nowMs -= 10 * hourMs;
		expect(isRemembered(window, 'a')).toBe(true);
	});
});

describe('a full window', () => {
	it('forgets the oldest fact for each new one, counts it, and never fails', () => {
		const { window } = setUp({ maxKeys: 3 });
		see(window, 'a', 'b', 'c');
		expect([window.size, window.evictions]).toEqual([3, 0]);
		see(window, 'd', 'e');
		expect([window.size, window.evictions]).toEqual([3, 2]);
		expect(['a', 'b', 'c', 'd', 'e'].map((key) => isRemembered(window, key))).toEqual([
			false,
			false,
			true,
			true,
			true,
		]);
	});

	it('does not count what had expired anyway', () => {
		const { clock, window } = setUp({ maxKeys: 3 });
		see(window, 'a', 'b', 'c');
		clock.nowMs += hourMs;
		see(window, 'd', 'e');
		expect([window.size, window.evictions]).toEqual([3, 0]);
	});

	it('makes room for a 64th at once, so that the bound holds at ten times its rated load', () => {
		const { window } = setUp({ maxKeys: 1280 });
		for (let key = 0; key < 12_800; key += 1) {
			see(window, `k${key}`);
			expect(window.size).toBeLessThanOrEqual(1280);
		}
		expect(window.size).toBeGreaterThanOrEqual(1280 - 20);
		expect(window.evictions).toBe(12_800 - window.size);
		expect(isRemembered(window, 'k12799')).toBe(true);
		expect(isRemembered(window, `k${12_800 - 1260}`)).toBe(true);
	});

	it('of no places remembers nothing and still lets everything through', () => {
		const { window } = setUp({ maxKeys: 0 });
		see(window, 'a', 'b');
		expect([window.size, window.evictions]).toEqual([0, 2]);
	});

	it('never forgets a claim that is open', () => {
		const { window } = setUp({ maxKeys: 2 });
		claimed(window, 'open');
		see(window, 'a', 'b', 'c', 'd');
		expect(window.tryClaim('open').kind).toBe('inFlight');
	});
});

describe('a claim', () => {
	it('keeps others out until it is settled, and tells them how', async () => {
		const { window } = setUp();
		const [first, second] = [claimed(window, 'a'), claimed(window, 'b')];
		const waits = ['a', 'b'].map((key) => window.tryClaim(key));
		first.commit();
		second.release();
		const outcomes = waits.map((wait) => (wait.kind === 'inFlight' ? wait.settled : wait.kind));
		expect(await Promise.all(outcomes)).toEqual(['committed', 'released']);
		expect(window.tryClaim('a').kind).toBe('duplicate');
		expect(window.tryClaim('b').kind).toBe('claimed');
	});

	it('commits a fact in the same moment in which it stops being open', () => {
		const { window } = setUp();
		const claim = claimed(window, 'a');
		expect([window.openClaims, window.size]).toEqual([1, 0]);
		claim.commit();
		expect([window.openClaims, window.size]).toEqual([0, 1]);
	});

	it.each<[string, (claim: Claim) => void, boolean]>([
		['commit after commit', (claim) => [claim.commit(), claim.commit()], true],
		['release after commit', (claim) => [claim.commit(), claim.release()], true],
		['commit after release', (claim) => [claim.release(), claim.commit()], false],
		['release after release', (claim) => [claim.release(), claim.release()], false],
	])('is settled once: %s changes nothing', (_, settle, expected) => {
		const { window } = setUp();
		settle(claimed(window, 'a'));
		expect([window.openClaims, window.size]).toEqual([0, expected ? 1 : 0]);
		expect(isRemembered(window, 'a')).toBe(expected);
	});

	it('that was released does not touch the one that followed it', () => {
		const { window } = setUp();
		const first = claimed(window, 'a');
		first.release();
		claimed(window, 'a');
		first.commit();
		first.release();
		expect(window.tryClaim('a').kind).toBe('inFlight');
	});
});

describe('a claim that nobody settles', () => {
	it('keeps others out until it counts as given up, and then tells those who wait', async () => {
		const { clock, window } = setUp();
		claimed(window, 'a');
		const waiting = window.tryClaim('a');
		clock.nowMs += 599_999;
		expect(window.tryClaim('a').kind).toBe('inFlight');
		clock.nowMs += 1;
		expect(window.tryClaim('a').kind).toBe('claimed');
		expect(waiting.kind === 'inFlight' && (await waiting.settled)).toBe('released');
	});

	it('still counts when n8n accepts it late: the fact is remembered, whatever its successor comes to', () => {
		const { clock, window } = setUp();
		const forgotten = claimed(window, 'a');
		clock.nowMs += 600_000;
		const successor = claimed(window, 'a');
		forgotten.commit();
		successor.release();
		expect(isRemembered(window, 'a')).toBe(true);
		expect(window.openClaims).toBe(0);
	});

	it('cannot release its successor', () => {
		const { clock, window } = setUp();
		const forgotten = claimed(window, 'a');
		clock.nowMs += 600_000;
		claimed(window, 'a');
		forgotten.release();
		expect(window.tryClaim('a').kind).toBe('inFlight');
	});
});

describe('a window without work', () => {
	it('is idle when it remembers nothing any more and nothing is open', () => {
		const { clock, window } = setUp();
		expect(window.isIdle()).toBe(true);
		const claim = claimed(window, 'a');
		expect(window.isIdle()).toBe(false);
		claim.commit();
		expect(window.isIdle()).toBe(false);
		clock.nowMs += hourMs;
		expect(window.isIdle()).toBe(true);
		expect(window.size).toBe(0);
	});
});
