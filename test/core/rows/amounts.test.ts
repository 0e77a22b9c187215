import { describe, expect, it } from 'vitest';
import { amountCell, type DecimalMark } from '../../../core/rows';

const read = (value: unknown, mark: DecimalMark): string | null | undefined => {
	const cell = amountCell(value, mark);
	return cell.kind === 'value' ? cell.value : cell.kind === 'blank' ? null : undefined;
};

describe('an amount is read exactly as it was written', () => {
	it.each<[written: unknown, meant: string]>([
		['24', '24'],
		['24.00', '24.00'],
		['$1,234.50', '1234.50'],
		['US$ 1,234.50', '1234.50'],
		['1,234,567.89', '1234567.89'],
		['₹1,23,456.78', '123456.78'],
		['Rs. 1,500', '1500'],
		['CHF 12.50', '12.50'],
		['12.50 EUR', '12.50'],
		["1'234.50", '1234.50'],
		['1\u202f234.50', '1234.50'],
		['(12.00)', '-12.00'],
		['($12.00)', '-12.00'],
		['$(12.00)', '-12.00'],
		['-$5.00', '-5.00'],
		['$-5.00', '-5.00'],
		['5.00-', '-5.00'],
		['−5.00', '-5.00'],
		['(0.00)', '0.00'],
		['.5', '0.5'],
		['="120.00"', '120.00'],
		[' \ufeff24.00\u0000 ', '24.00'],
		[48.925, '48.925'],
		[0.1 + 0.2, '0.3'],
		[-0, '0'],
		[1e-9, '0'],
	])('%j with a decimal point', (written, meant) => {
		expect(read(written, 'point')).toBe(meant);
	});

	it.each<[written: unknown, meant: string]>([
		['1.234,50', '1234.50'],
		['1.234,50 €', '1234.50'],
		['-1.234.567,8', '-1234567.8'],
		['1 234,50', '1234.50'],
		['(12,00)', '-12.00'],
		['24', '24'],
		['1.234', '1234'],
		[12.5, '12.5'],
	])('%j with a decimal comma', (written, meant) => {
		expect(read(written, 'comma')).toBe(meant);
	});
});

describe('an amount that does not fit is refused, never read in the other way', () => {
	it.each<[written: unknown, mark: DecimalMark]>([
		['1.234,50', 'point'],
		['12,5', 'point'],
		['1,2345', 'point'],
		['1,234.50', 'comma'],
		['12.5', 'comma'],
		['12.50.10', 'point'],
		['12 34', 'point'],
		['5%', 'point'],
		['abc', 'point'],
		['v2', 'point'],
		['1e5', 'point'],
		['0x10', 'point'],
		['()', 'point'],
		['$', 'point'],
		['12/3', 'point'],
		[Number.POSITIVE_INFINITY, 'point'],
		[1e300, 'point'],
		['9'.repeat(50), 'point'],
	])('%j with a decimal %s', (written, mark) => {
		expect([undefined, null]).toContain(read(written, mark));
		expect(read(written, mark) ?? 'refused').toBe('refused');
	});

	it('while a blank one and a dash are not told', () => {
		expect(['', ' ', '-', '—', 'N/A', null, undefined, {}, []].map((each) => read(each, 'point'))).toEqual(
			Array.from({ length: 9 }, () => null),
		);
	});
});
