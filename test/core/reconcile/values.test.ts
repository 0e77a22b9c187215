import { describe, expect, it } from 'vitest';
import { isSame, type ValueKind } from '../../../core/reconcile';

type Case = readonly [kind: ValueKind, source: unknown, other: unknown, isSame: boolean];

const cases: readonly Case[] = [
	['amount', 24, '24.00', true],
	['amount', '24.00', 24.001, true],
	['amount', 24, 24.01, false],
	['amount', 10.1 + 0.2, '10.30', true],
	['amount', -24, 24, false],
	['amount', 0, -0, true],
	['amount', 24, 'twenty-four', false],
	['amount', 'n/a', 'n/a', true],
	['text', ' Ana ', 'Ana', true],
	['text', 'Ana', 'ana', false],
	['text', 'Jos\u00e9', 'Jose\u0301', true],
	['text', 7, '7', true],
	['text', { a: 1, b: 2 }, { b: 2, a: 1 }, true],
	['text', { a: 1 }, { a: 2 }, false],
	['email', 'Ana@Example.com', 'ana@example.com ', true],
	['email', 'ana@example.com', 'ana@example.org', false],
	['phone', '+15125550100', '(512) 555-0100', true],
	['phone', '+44 7700 900123', '07700 900123', true],
	['phone', '+15125550100', '+15125550101', false],
	['phone', '+15125550100', '100', false],
	['time', '2026-11-20T17:00:00.000Z', '2026-11-20T11:00:00-06:00', true],
	['time', '2026-11-20T17:00:00.000Z', '2026-11-20T17:00:01Z', false],
	['time', '2026-11-20T17:00:00.000Z', String(Date.UTC(2026, 10, 20, 17)), true],
	['time', '2026-11-20T17:00:00.000Z', Date.UTC(2026, 10, 20, 17), true],
	['time', 'soon', 'soon', true],
	['day', '2026-11-20', '2026-11-20T00:00:00', true],
	['day', '2026-11-20', '2026-11-21', false],
	['automatic', 24, '24.00', true],
	['automatic', '24.00', '24', true],
	['automatic', '007', '7', false],
	['automatic', 0.125, 0.124, false],
	['automatic', '2026-11-20T17:00:00Z', '2026-11-20T18:00:00+01:00', true],
	['automatic', 'a', 'a ', true],
];

describe('whether the other side holds what the source says', () => {
	it.each(cases)('as %s: %j and %j → %s', (kind, source, other, expected) => {
		expect(isSame(kind, source, other, 2)).toBe(expected);
	});

	it.each([null, undefined, '', '  '])('what the source does not know (%j) contradicts nothing', (blank) => {
		expect(isSame('text', blank, 'Ana', 2)).toBe(true);
		expect(isSame('text', blank, null, 2)).toBe(true);
		expect(isSame('text', 'Ana', blank, 2)).toBe(false);
	});

	it('compares amounts to the minor unit of their own currency', () => {
		expect([isSame('amount', 1000.4, 1000, 0), isSame('amount', 1000.4, 1000, 2)]).toEqual([true, false]);
		expect([isSame('amount', 1.0004, 1.0001, 3), isSame('amount', 1.0004, 1.0015, 3)]).toEqual([true, false]);
	});

	it('calls two different numbers different even where they are unreadable as money', () => {
		expect(isSame('amount', 1e300, 2e300, 2)).toBe(false);
		expect(isSame('automatic', Number.NaN, 1, 2)).toBe(false);
	});
});
