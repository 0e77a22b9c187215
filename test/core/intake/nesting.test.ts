import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isDeeperThan, mostLevels } from '../../../core/intake';
import { payloadHash } from '../../../core/intake/payload-hash';

const lists = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));
const objects = (levels: number, end = '1'): unknown =>
	JSON.parse('{"a":'.repeat(levels) + end + '}'.repeat(levels));

describe('nesting', () => {
	it.each<[string, unknown, number, boolean]>([
		['a number at no level', 1, 0, false],
		['null at no level', null, 0, false],
		['text at no level', 'x'.repeat(1000), 0, false],
		['an empty list at no level', [], 0, true],
		['an empty object at no level', {}, 0, true],
		['an empty list at one level', [], 1, false],
		['five lists at five levels', lists(5), 5, false],
		['six lists at five levels', lists(6), 5, true],
		['five objects at five levels', objects(5), 5, false],
		['six objects at five levels', objects(6), 5, true],
		['a deep last child', { a: 1, b: [1, 2, { c: [] }] }, 3, true],
		['a wide list', Array.from({ length: 10_000 }, () => [1]), 2, false],
	])('%s', (_, value, levels, expected) => {
		expect(isDeeperThan(levels, value)).toBe(expected);
	});

	it('counts what is under __proto__ too', () => {
		expect(isDeeperThan(2, JSON.parse('{"__proto__":{"a":{"b":1}}}'))).toBe(true);
	});

	it('of every vendor payload stays far below what is passed on', () => {
		for (const vendor of ['zenoti', 'wellnessliving']) {
			const folder = new URL(`../../fixtures/${vendor}/`, import.meta.url);
			const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
			expect(files.length).toBeGreaterThan(20);
			for (const file of files) {
				const payload: unknown = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
				expect(isDeeperThan(12, payload), file).toBe(false);
			}
		}
		expect(mostLevels).toBeGreaterThan(12 * 4);
	});
});

describe('the hash of a payload', () => {
	it('is the same for the same payload and another for every other', () => {
		const payloads = [
			undefined,
			null,
			0,
			'a',
			[],
			{},
			[0],
			['0'],
			[[]],
			{ a: 1 },
			{ a: '1' },
			{ b: 1 },
			{ a: { b: 1 } },
			lists(200),
			lists(201),
			objects(200),
			objects(200, '2'),
			objects(200, '"1"'),
			objects(200, '[]'),
			objects(200, '{}'),
			objects(200, 'null'),
			objects(201),
		];
		const hashes = payloads.map(payloadHash);
		expect(new Set(hashes).size).toBe(payloads.length);
		expect(payloads.map(payloadHash)).toEqual(hashes);
		for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{32}$/);
	});

	it('holds for 100,000 levels', () => {
		expect(payloadHash(lists(100_000))).not.toBe(payloadHash(lists(100_001)));
	});
});
