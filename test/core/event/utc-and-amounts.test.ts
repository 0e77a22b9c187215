import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, localOf, readAmount, sumAmounts, utcOf } from '../../../core/event';

describe('A time text of a vendor', () => {
	it.each([
		['2025-05-14T14:00:00', '2025-05-14T14:00:00.000Z'],
		['2025-05-14 14:00:00.000', '2025-05-14T14:00:00.000Z'],
		['2025-05-14T14:00:00.1Z', '2025-05-14T14:00:00.100Z'],
		['2025-05-14T14:00:00.1234567Z', '2025-05-14T14:00:00.123Z'],
		['2025-05-14T14:00:00.9999999', '2025-05-14T14:00:00.999Z'],
		['2025-05-14T14:00:00+05:30', '2025-05-14T08:30:00.000Z'],
		['2025-05-14T23:30:00.25-0400', '2025-05-15T03:30:00.250Z'],
		[' 2024-02-29T23:59:59Z ', '2024-02-29T23:59:59.000Z'],
		['2025-02-29T00:00:00', null],
		['2025-04-31T00:00:00', null],
		['2025-13-01T00:00:00', null],
		['2025-00-10T00:00:00', null],
		['2025-05-14T24:00:00', null],
		['2025-05-14T12:60:00', null],
		['2025-05-14T12:00:60', null],
		['2025-05-14T12:00:00+99:99', null],
		['0001-01-01T00:00:00', null],
		['0000-00-00 00:00:00', null],
		['2025-05-14', null],
		['yesterday', null],
		[1747231200000, null],
		[null, null],
	])('%j is the instant %j', (text, instant) => {
		expect(utcOf(text)).toBe(instant);
	});

	it('is the same instant that JavaScript reads, for every instant of four-digit years', () => {
		const range = {
			min: new Date('1000-01-01T00:00:00Z'),
			max: new Date('9999-12-31T23:59:59.999Z'),
			noInvalidDate: true,
		};
		fc.assert(
			fc.property(fc.date(range), (date) => {
				const text = date.toISOString();
				expect(utcOf(text)).toBe(text);
				expect(utcOf(text.slice(0, -1))).toBe(text);
				expect(localOf(text)).toBe(text.slice(0, 19));
				expect(dayOf(text)).toBe(text.slice(0, 10));
			}),
		);
	});
});

describe('Amounts', () => {
	it('are read as they are when they have no more digits than the currency, and else rounded half to even', () => {
		const cases = [
			[0.1, 'USD', 0.1],
			[1.005, 'USD', 1],
			[48.925, 'USD', 48.92],
			[48.935, 'USD', 48.94],
			[1.2345, 'KWD', 1.234],
			[100.5, 'JPY', 100],
			[9007199254740991, 'USD', 9007199254740991],
		] as const;
		expect(cases.map(([value, currency]) => readAmount(value, currency))).toEqual(
			cases.map(([, , amount]) => amount),
		);
	});

	it('add up exactly, in any order and number', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 }), { maxLength: 50 }), (cents) => {
				const amounts = cents.map((cent) => readAmount(cent / 100, 'USD') ?? Number.NaN);
				const sum = cents.reduce((all, cent) => all + cent, 0);
				expect(sumAmounts(amounts, 'USD')).toBe(sum / 100 + 0);
				expect(sumAmounts([...amounts].reverse(), 'USD')).toBe(sumAmounts(amounts, 'USD'));
			}),
		);
		expect(sumAmounts([0.1, 0.2], 'USD')).toBe(0.3);
		expect(Object.is(sumAmounts([-0], 'USD'), 0)).toBe(true);
	});
});
