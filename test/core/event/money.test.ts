import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountOf, currencyDigits, currencyOf, minorUnitsOf, readAmount } from '../../../core/event';

describe('an amount in whole minor units', () => {
	const cases: ReadonlyArray<[value: unknown, digits: number, units: bigint | null]> = [
		['10.00', 2, 1000n],
		['10', 2, 1000n],
		['10.5', 2, 1050n],
		[10.5, 2, 1050n],
		[' 24.00 ', 2, 2400n],
		['+3.20', 2, 320n],
		['-3.20', 2, -320n],
		['-0', 2, 0n],
		['-0.00', 2, 0n],
		[-0, 2, 0n],
		['0.0000', 2, 0n],
		['239.0000', 2, 23900n],
		[0.1 + 0.2, 2, 30n],
		[1.005, 2, 100n],
		[1e-7, 2, 0n],
		[5e-3, 2, 0n],
		[1.5e-2, 2, 2n],
		[123456789012.345, 2, 12345678901234n],
		['123456789012345.67', 2, 12345678901234567n],
		['1000', 0, 1000n],
		['1000.4', 0, 1000n],
		['1.2345', 3, 1234n],
		['1.2355', 3, 1236n],
		['1e400', 2, null],
		['1e3', 2, null],
		[1e400, 2, null],
		[Number.NaN, 2, null],
		[1e21, 2, null],
		['12345678901234567890', 2, null],
		['1,000.00', 2, null],
		['.5', 2, null],
		['5.', 2, null],
		['0x10', 2, null],
		['$5', 2, null],
		['', 2, null],
		['\u0661', 2, null],
		['1\u0000', 2, null],
		[null, 2, null],
		[true, 2, null],
		[['1'], 2, null],
		[{ valueOf: () => 1 }, 2, null],
	];
	it.each(cases)('%j with %i digits is %s', (value, digits, units) => {
		expect(minorUnitsOf(value, digits)).toBe(units);
	});

	const halves: ReadonlyArray<[text: string, units: bigint]> = [
		['0.005', 0n],
		['0.015', 2n],
		['0.025', 2n],
		['0.035', 4n],
		['0.0250000001', 3n],
		['0.0249999999', 2n],
		['2.675', 268n],
		['2.665', 266n],
		['9.995', 1000n],
		['-0.015', -2n],
		['-0.025', -2n],
		['-0.0051', -1n],
	];
	it.each(halves)('%s cents and a half go to the even cent: %s', (text, units) => {
		expect(minorUnitsOf(text, 2)).toBe(units);
		expect(minorUnitsOf(Number(text), 2)).toBe(units);
	});

	it('is exact for every amount a vendor can write with the digits of the currency', () => {
		const digits = fc.constantFrom(0, 2, 3);
		fc.assert(
			fc.property(fc.bigInt({ min: 1n - 10n ** 15n, max: 10n ** 15n - 1n }), digits, (units, count) => {
				const text = decimalText(units, count);
				expect(minorUnitsOf(text, count)).toBe(units);
				expect(minorUnitsOf(amountOf(units, count), count)).toBe(units);
			}),
		);
	});
});

function decimalText(units: bigint, digits: number): string {
	const figures = String(units < 0n ? -units : units).padStart(digits + 1, '0');
	const cut = figures.length - digits;
	return `${units < 0n ? '-' : ''}${figures.slice(0, cut)}${digits === 0 ? '' : `.${figures.slice(cut)}`}`;
}

describe('an amount as a JSON number', () => {
	const cases: ReadonlyArray<[value: unknown, currency: string | null, amount: number | null]> = [
		['10.00', 'USD', 10],
		['19.99', 'USD', 19.99],
		['19.99', null, 19.99],
		['1234.567', 'KWD', 1234.567],
		['1234.5', 'JPY', 1234],
		['1235.5', 'JPY', 1236],
		['-24.00', 'USD', -24],
		['90071992547409.91', 'USD', 90071992547409.91],
		['900719925474099.93', 'USD', null],
		['1e400', 'USD', null],
		['', 'USD', null],
	];
	it.each(cases)('%j %s is %s', (value, currency, amount) => {
		expect(readAmount(value, currency)).toBe(amount);
	});

	it.each(['-0', '-0.00', -0, '0', -0.001])('%j is 0 and never -0', (value) => {
		expect(Object.is(readAmount(value, 'USD'), 0)).toBe(true);
	});
});

describe('a currency', () => {
	const digits: ReadonlyArray<[currency: string | null, digits: number]> = [
		['USD', 2],
		['JPY', 0],
		['KRW', 0],
		['KWD', 3],
		['BHD', 3],
		['LYD', 3],
		['CLF', 4],
		['XPF', 0],
		[null, 2],
		['constructor', 2],
		['__proto__', 2],
	];
	it.each(digits)('%s has %i digits', (currency, count) => {
		expect(currencyDigits(currency)).toBe(count);
	});

	const codes: ReadonlyArray<[text: unknown, code: string | null]> = [
		['usd', 'USD'],
		[' Cad ', 'CAD'],
		['US', null],
		['USDT', null],
		['U$D', null],
		['ıst', null],
		['uß', null],
		[840, null],
		[null, null],
	];
	it.each(codes)('%j is %j', (text, code) => {
		expect(currencyOf(text)).toBe(code);
	});
});
