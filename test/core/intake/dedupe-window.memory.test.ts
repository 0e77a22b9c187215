import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { DedupeWindow } from '../../../core/intake';

setFlagsFromString('--expose-gc');
const collectGarbage: unknown = runInNewContext('gc');

function heapBytes(): number {
	if (typeof collectGarbage !== 'function') throw new Error('This Node has no gc to expose');
	collectGarbage();
	collectGarbage();
	return process.memoryUsage().heapUsed;
}

function see(window: DedupeWindow, key: string): void {
	const attempt = window.tryClaim(key);
	if (attempt.kind === 'claimed') attempt.claim.commit();
}

const keyOf = (index: number): string =>
	`zenoti:invoice:7e4e1a62-0000-4000-8000-${String(index).padStart(12, '0')}:closed:622b5b33a961750e01db6510`;

describe('100,000 facts', () => {
	const maxKeys = 100_000;
	const newWindow = () =>
		new DedupeWindow({ windowMs: 7 * 86_400_000, maxKeys, abandonMs: 600_000, now: () => 1_800_000_000_000 });

	it('take at most 150 bytes each, long ids included', () => {
		const before = heapBytes();
		const window = newWindow();
		for (let index = 0; index < maxKeys; index += 1) see(window, keyOf(index));
		const bytesPerKey = (heapBytes() - before) / maxKeys;
		expect(window.size).toBe(maxKeys);
		expect(bytesPerKey).toBeGreaterThan(32);
		expect(bytesPerKey).toBeLessThanOrEqual(150);
	});

	it('are replaced by 100,000 others without the window growing slow or large', () => {
		const window = newWindow();
		const timeFor = (from: number): number => {
			const startedAt = performance.now();
			for (let index = from; index < from + maxKeys; index += 1) see(window, keyOf(index));
			return performance.now() - startedAt;
		};
		const filling = timeFor(0);
		const before = heapBytes();
		const replacing = timeFor(maxKeys);
		expect(window.evictions).toBeGreaterThan(maxKeys * 0.98);
		expect((heapBytes() - before) / maxKeys).toBeLessThan(50);
		expect(replacing / filling).toBeLessThan(5);
	});
});
