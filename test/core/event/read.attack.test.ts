import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	e164Of,
	emailOf,
	flagOf,
	idOf,
	isRecord,
	listOf,
	numberOf,
	own,
	recordOf,
	textOf,
} from '../../../core/event';

describe('text', () => {
	const cases: ReadonlyArray<[value: unknown, text: string | null]> = [
		['  Zoë ', 'Zoë'],
		['Robin\u0000\u0000', 'Robin'],
		['\u0000', null],
		['a\u0000b', 'ab'],
		['half \ud83d', 'half \ufffd'],
		['\udc00 half', '\ufffd half'],
		['whole 😀', 'whole 😀'],
		['\u00a0 \t\n', null],
		['', null],
		[0, null],
		[null, null],
		[['a'], null],
		[{ toString: () => 'a' }, null],
	];
	it.each(cases)('%j is %j', (value, text) => {
		expect(textOf(value)).toBe(text);
	});

	it('can always be stored as UTF-8 and read back', () => {
		const units = fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes));
		fc.assert(
			fc.property(units, (value) => {
				const text = textOf(value) ?? '';
				expect(Buffer.from(text, 'utf8').toString('utf8')).toBe(text);
				expect(text).not.toContain('\u0000');
			}),
		);
	});
});

describe('an id', () => {
	const cases: ReadonlyArray<[value: unknown, id: string | null]> = [
		['18446744073709551615', '18446744073709551615'],
		['12345678901234567890', '12345678901234567890'],
		[12345678901234567890, null],
		[9007199254740991, '9007199254740991'],
		[9007199254740992, null],
		[2976050, '2976050'],
		['007', '007'],
		['10.00', '10.00'],
		['__proto__', '__proto__'],
		['constructor', 'constructor'],
		['00000000-0000-0000-0000-000000000000', null],
		['0', null],
		['-1', null],
		[0, null],
		[-0, null],
		[-1, null],
		[1.5, null],
		[1e400, null],
		['', null],
		['\u0000', null],
		[' ', null],
		[true, null],
		[{}, null],
	];
	it.each(cases)('%j is %j', (value, id) => {
		expect(idOf(value)).toBe(id);
	});
});

describe('a number', () => {
	const cases: ReadonlyArray<[value: unknown, number: number | null]> = [
		['10.00', 10],
		[' 7 ', 7],
		['+3', 3],
		['-2.5', -2.5],
		[1.5, 1.5],
		['1e400', null],
		['1e3', null],
		[1e400, null],
		[Number.NaN, null],
		['9'.repeat(400), null],
		['0x10', null],
		['1_000', null],
		['', null],
		[[], null],
		[[5], null],
		[true, null],
		[null, null],
	];
	it.each(cases)('%j is %j', (value, number) => {
		expect(numberOf(value)).toBe(number);
	});

	it.each(['-0', '-0.00', -0])('%j is 0 and never -0', (value) => {
		expect(Object.is(numberOf(value), 0)).toBe(true);
	});
});

it.each<[value: unknown, flag: boolean | null]>([
	[true, true],
	['1', true],
	[' TRUE ', true],
	['Yes', true],
	[1, true],
	[false, false],
	['0', false],
	[0, false],
	[-0, false],
	['no', false],
	['', null],
	['2', null],
	[2, null],
	[null, null],
	[[], null],
	['constructor', null],
])('the flag %j is %j', (value, flag) => {
	expect(flagOf(value)).toBe(flag);
});

describe('an e-mail address', () => {
	const cases: ReadonlyArray<[value: unknown, email: string | null]> = [
		[' Robin@Example.TEST ', 'robin@example.test'],
		["o'brien+gym@mail.example.test", "o'brien+gym@mail.example.test"],
		['robin@example.test\u0000', 'robin@example.test'],
		['robin@example', null],
		['robin@@example.test', null],
		['robin@example..test', null],
		['robin example@example.test', null],
		['Robin <robin@example.test>', null],
		['a@b.test, c@d.test', null],
		['none', null],
		[`${'a'.repeat(250)}@b.test`, null],
		[42, null],
	];
	it.each(cases)('%j is %j', (value, email) => {
		expect(emailOf(value)).toBe(email);
	});
});

describe('a phone number', () => {
	const cases: ReadonlyArray<[value: unknown, dialCode: number | string | null, phone: string | null]> = [
		['+1 (201) 555-0100', null, '+12015550100'],
		['201 555 0100', 1, '+12015550100'],
		['0412 555 010', '+61', '+61412555010'],
		[2015550100, 1, '+12015550100'],
		['201 555 0100', null, null],
		['+1 201 555 0100 ext 5', null, null],
		['+', null, null],
		['+0123456789', null, null],
		[`+${'1'.repeat(16)}`, null, null],
		['++12015550100', null, null],
		['', 1, null],
		[null, 1, null],
	];
	it.each(cases)('%j with the dial code %j is %j', (value, dialCode, phone) => {
		expect(e164Of(value, dialCode)).toBe(phone);
	});
});

describe('an object from outside', () => {
	it('is read by its own keys only', () => {
		const hostile = recordOf(JSON.parse('{"__proto__":{"a":1},"constructor":2}'));
		expect(own(hostile, 'a')).toBeUndefined();
		expect(own(hostile, 'constructor')).toBe(2);
		expect(own(hostile, '__proto__')).toEqual({ a: 1 });
		expect(own({}, 'constructor')).toBeUndefined();
		expect(own(recordOf(null), 'toString')).toBeUndefined();
	});

	it.each<[value: unknown, record: boolean, list: boolean]>([
		[{}, true, false],
		[[], false, true],
		[null, false, false],
		['text', false, false],
		[undefined, false, false],
	])('%j is an object: %s, a list: %s', (value, record, list) => {
		expect(isRecord(value)).toBe(record);
		expect(Object.keys(recordOf(value))).toEqual([]);
		expect(listOf([value, value]).length).toBe(2);
		expect(listOf(value) === value).toBe(list);
	});
});

it('nothing that reads outside data throws, whatever comes', () => {
	const readers = [textOf, idOf, numberOf, flagOf, emailOf, e164Of, recordOf, listOf];
	fc.assert(
		fc.property(fc.anything(), (value) => {
			for (const read of readers) expect(() => read(value)).not.toThrow();
		}),
	);
});
