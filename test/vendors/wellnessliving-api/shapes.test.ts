import { describe, expect, it } from 'vitest';
import { queryText } from '../../../vendors/wellnessliving/api';
import { keyedRecords } from '../../../vendors/wellnessliving/api/shapes';

describe('a list', () => {
	const cases: ReadonlyArray<[title: string, list: unknown, records: unknown]> = [
		[
			'an object keyed by its records',
			{ '7': { a: 1 }, '8': { a: 2 } },
			[
				{ a: 1, k_x: '7' },
				{ a: 2, k_x: '8' },
			],
		],
		['an object whose records hold the key', { '7': { k_x: 'q' } }, [{ k_x: 'q' }]],
		['an object whose records hold no real key', { '7': { k_x: '0' } }, [{ k_x: '7' }]],
		['an empty one, which is an array', [], []],
		['an array', [{ k_x: '7' }], [{ k_x: '7' }]],
		['something else', 'many', []],
		['a list with other things in it', [{ k_x: '7' }, null, 'x', [1]], [{ k_x: '7' }]],
	];
	it.each(cases)('is read as one: %s', (_title, list, records) => {
		expect(keyedRecords(list, 'k_x')).toEqual(records);
	});

	it('touches no prototype, whatever its keys', () => {
		const list: unknown = JSON.parse('{"__proto__": {"a": 1}, "constructor": {"a": 2}}');
		expect(keyedRecords(list, 'k_x')).toEqual([
			{ a: 1, k_x: '__proto__' },
			{ a: 2, k_x: 'constructor' },
		]);
		expect(Object.hasOwn(Object.prototype, 'a')).toBe(false);
	});
});

describe('a query', () => {
	it('writes arrays with their places and flags as 1 or nothing: the text "false" would count as true', () => {
		expect(
			queryText({ a_location: ['7', '8'], is_past: true, show: false, left: null, out: undefined, n: 0 }),
		).toBe('?a_location%5B0%5D=7&a_location%5B1%5D=8&is_past=1&show=&n=0');
	});

	it('is nothing when there is nothing to say', () => {
		expect(queryText({ left: null })).toBe('');
	});

	it('lets no value out of its place', () => {
		expect(queryText({ text_search: 'a&k_business=1#x' })).toBe('?text_search=a%26k_business%3D1%23x');
	});
});
