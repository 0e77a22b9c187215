import { performance } from 'node:perf_hooks';
import { describe, expect, it, vi } from 'vitest';
import type { StudioEvent } from '../../../core/event';
import { eventsOfBody, eventsOfPayload, hmacSha256, verifySignature } from '../../../core/intake';
import { fakeProfile, sampleContext } from '../../support/fake-profile';

const megabyte = 1 << 20;

const eventsOf = (text: string | Buffer, includeRaw = false): readonly StudioEvent[] =>
	eventsOfBody(fakeProfile, Buffer.from(text), {}, sampleContext, includeRaw);

const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
const nestedObjects = (levels: number): string => '{"a":'.repeat(levels) + '1' + '}'.repeat(levels);

describe('a hostile body', () => {
	it.each([
		['is not JSON', 'uid=1&name=x'],
		['is empty but for white space', '  \n '],
		['ends in the middle', '{"facts":["a"'],
		['is JSON twice', '{"facts":["a"]}{"facts":["b"]}'],
		['holds a NUL', '{"facts":["a"]}\0'],
		['is made of bytes that are no UTF-8', Buffer.from([0xff, 0xfe, 0xfd])],
		['is UTF-16', Buffer.from('{"facts":["a"]}', 'utf16le')],
		['is a number', '42'],
		['is a number beyond every range', '1e400'],
		['is minus zero', '-0'],
		['is a text', '"facts"'],
		['is a list', '["facts"]'],
		['is an empty list', '[]'],
		['is null', 'null'],
		['is true', 'true'],
		['is an empty object', '{}'],
	])('that %s comes out as studio.unrecognized with a reason and a stable id', (_, body) => {
		const [event, ...others] = eventsOf(body);
		expect(others).toEqual([]);
		expect(event).toMatchObject({
			type: 'studio.unrecognized',
			data: { reason: expect.stringMatching(/\w+ \w+/) },
		});
		expect(eventsOf(body)[0]?.id).toBe(event?.id);
		expect(eventsOf(`${body.toString()} `)[0]?.data.reason).not.toBe('');
	});

	it('gets an id of its own for each content, so that two unusable deliveries are two facts', () => {
		const bodies = ['1', '2', 'null', 'nonsense', '[]', '{}', '[1]', '{"a":1}', nested(200), nested(300)];
		const ids = bodies.map((body) => eventsOf(body)[0]?.id);
		expect(new Set(ids).size).toBe(bodies.length);
	});

	it('that is not JSON is shown as text when the user asked for the original, and only then', () => {
		expect(eventsOf('uid=1', true)[0]?.data.raw).toBe('uid=1');
		expect(eventsOf('uid=1')[0]?.data).not.toHaveProperty('raw');
	});

	it('may begin with a byte order mark', () => {
		expect(eventsOf('\ufeff{"facts":["a"]}').map((event) => event.subject)).toEqual(['client/a']);
	});

	it.each([
		['lists', nested(100_000)],
		['objects', nestedObjects(100_000)],
		['lists inside a usable delivery', `{"facts":["a"],"extra":${nested(100_000)}}`],
		['lists of just over 100 levels', nested(101)],
	])('of deeply nested %s is acknowledged as studio.unrecognized, without the raw structure', (_, body) => {
		for (const includeRaw of [false, true]) {
			const events = eventsOf(body, includeRaw);
			expect(events.map((event) => event.type)).toEqual(['studio.unrecognized']);
			expect(events[0]?.data.reason).toContain('100 levels');
			expect(events[0]?.data).not.toHaveProperty('raw');
			expect(() => JSON.stringify(events)).not.toThrow();
		}
	});

	it('of 100 levels is still read, with its raw structure', () => {
		const [event] = eventsOf(`{"facts":["a"],"extra":${nested(99)}}`, true);
		expect(event?.type).toBe('studio.client.updated');
		expect(event?.data.raw).toHaveProperty('extra');
	});

	it('of deep nesting that somebody else has parsed is treated the same', () => {
		const payload: unknown = JSON.parse(nestedObjects(100_000));
		const [event] = eventsOfPayload(fakeProfile, payload, {}, sampleContext, true);
		expect(event?.type).toBe('studio.unrecognized');
		expect(event?.id).toBe(eventsOf(nestedObjects(100_000))[0]?.id);
	});

	it('leaves prototypes untouched', () => {
		const attack = '{"facts":["a"],"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';
		const [event] = eventsOf(attack, true);
		expect(event?.type).toBe('studio.client.updated');
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
		expect(Object.getPrototypeOf(event?.data.raw)).toBe(Object.prototype);
		expect(Object.hasOwn(event?.data.raw as object, '__proto__')).toBe(true);
		expect(JSON.stringify(event?.data.raw)).toBe(attack);
	});

	it('cannot smuggle facts in by inheritance', () => {
		expect(eventsOf('{"__proto__":{"facts":["a"]}}')[0]?.type).toBe('studio.unrecognized');
	});

	it('keeps ids of 20 digits exact, as text, wherever they stand', () => {
		const id = '12345678901234567890';
		expect(eventsOf(`{"facts":[${id},-${id}]}`).map((event) => event.subject)).toEqual([
			`client/${id}`,
			`client/-${id}`,
		]);
		const text = `{"facts":["a"],"n":[${id},"${id}","\\"${id}",0.${id},1e-${id},1${id}],"\\\\":${id}}`;
		const [event] = eventsOf(text, true);
		expect(event?.data.raw).toEqual({
			facts: ['a'],
			n: [id, id, `"${id}`, 0.1234567890123456789, 0, `1${id}`],
			'\\': id,
		});
	});

	it('keeps amounts as they were written or as the same number', () => {
		const [event] = eventsOf('{"facts":["a"],"m":["10.00",10.00,-0,1e400]}', true);
		expect(event?.data.raw).toEqual({ facts: ['a'], m: ['10.00', 10, -0, Infinity] });
	});

	it('keeps NUL characters and lone surrogates as data', () => {
		const [event] = eventsOf('{"facts":["a"],"n":"\\u0000","s":"\\ud800"}', true);
		expect(event?.data.raw).toEqual({ facts: ['a'], n: '\0', s: '\ud800' });
		expect(eventsOf('{"facts":["\\ud800"]}')[0]?.id).toMatch(/^fake:client:/);
	});
});

describe('work is bounded', () => {
	const within = (milliseconds: number, work: () => unknown): void => {
		const startedAt = performance.now();
		work();
		expect(performance.now() - startedAt).toBeLessThan(milliseconds);
	};

	it.each([
		['16 MB of text', `{"facts":["${'x'.repeat(16 * megabyte)}"]}`],
		['16 MB of quotation marks, not closed', `[12345678901234567890,${'"\\'.repeat(8 * megabyte)}`],
		['16 MB of escapes beside a long number', `["${'\\\\'.repeat(8 * megabyte)}",12345678901234567890]`],
		['16 MB of digits', '9'.repeat(16 * megabyte)],
		['16 MB of digits before a full stop', `${'9'.repeat(16 * megabyte)}.5`],
		['16 MB of minus signs', `12345678901234567890${'-'.repeat(16 * megabyte)}`],
		['a million keys', `{${Array.from({ length: 1_000_000 }, (_, key) => `"k${key}":1`).join(',')}}`],
		['100,000 facts', `{"facts":[${'"a",'.repeat(99_999)}"a"]}`],
	])('for %s', (_, body) => {
		within(10_000, () => expect(eventsOf(body).length).toBeGreaterThan(0));
	});

	it('for a forged delivery of 16 MB: one HMAC per secret, and not one byte of it parsed', () => {
		const parse = vi.spyOn(JSON, 'parse');
		const scheme = fakeProfile.signatureEncodings.hex;
		const body = Buffer.alloc(16 * megabyte, '[');
		const forged = { 'x-fake-signature': hmacSha256('guess', body).toString('hex') };
		within(5_000, () => {
			expect(scheme && verifySignature(scheme, body, forged, ['a', 'b']).kind).toBe('rejected');
		});
		expect(parse).not.toHaveBeenCalled();
		parse.mockRestore();
	});
});
