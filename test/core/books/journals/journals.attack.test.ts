import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayJournals, saleJournals, type JournalSet } from '../../../../core/books';
import { usDay } from '../examples';
import { groupIn, line, mapping, payment, paymentEvent, saleEvent, soldSale } from './support';

const good = saleEvent(soldSale('1', [line('service', 50)], [payment('cash', 50)]));

/** The good event with one value at a path replaced; whatever the type. */
function spoil(path: string, value: unknown): unknown {
	const copy: unknown = structuredClone(good);
	const keys = path.split('.');
	const last = keys.pop() ?? '';
	let level = copy as Record<string, unknown>;
	for (const key of keys) level = level[key] as Record<string, unknown>;
	if (value === undefined) delete level[last];
	else level[last] = value;
	return copy;
}

/** Every item is in exactly one place. */
function placesOf({ groups, skipped, unreadable }: JournalSet): readonly number[] {
	const places = [...groups.flatMap(({ items }) => items), ...skipped.keys(), ...unreadable.keys()];
	return places.sort((one, other) => one - other);
}

describe('items that are no studio events', () => {
	const hostile: ReadonlyArray<[string, unknown]> = [
		['nothing', undefined],
		['null', null],
		['text', 'studio.sale.closed'],
		['a number', 7],
		['a list', [good]],
		['an empty object', {}],
		['a sale without its envelope', { sale: good.data.sale }],
		['another version', { ...good, specversion: '2.0' }],
		['an unknown type', { ...good, type: 'studio.sale.constructor' }],
		['a type from the prototype', { ...good, type: 'toString' }],
		['no source', { ...good, source: ' / ' }],
		['no time', { ...good, time: 'yesterday' }],
		['no data', { ...good, data: null }],
		['no sale', { ...good, data: { sale: 'x' } }],
		['a sale without id', spoil('data.sale.id', undefined)],
		['a sale whose id is no text', spoil('data.sale.id', { toString: 'x' })],
		['a sale behind the prototype', { ...good, data: Object.create(good.data) as unknown }],
		[
			'a payment without its sale',
			{ ...good, type: 'studio.payment.added', data: { payments: [{ id: 'p' }] } },
		],
		['no payment', { ...good, type: 'studio.payment.added', data: { payments: [] } }],
		[
			'payments of two sales',
			{ ...good, type: 'studio.payment.added', data: { payments: [{ saleId: 'a' }, { saleId: 'b' }] } },
		],
	];
	it.each(hostile)('%s: is set aside, and the day is posted without it', (_, item) => {
		const set = dayJournals([item, ...usDay()], mapping);
		expect([...set.unreadable.keys()]).toEqual([0]);
		expect(groupIn(set).journal?.sales).toHaveLength(8);
	});
});

describe('sales that are half a sale', () => {
	const gap = 'UNREADABLE_SALE';
	const cases: ReadonlyArray<[path: string, value: unknown, code: string]> = [
		['data.sale.lines', undefined, gap],
		['data.sale.lines', { 0: 'x', length: 1 }, gap],
		['data.sale.lines.0', null, gap],
		['data.sale.lines.0.kind', '__proto__', gap],
		['data.sale.lines.0.kind', ['service'], gap],
		['data.sale.lines.0.net', 'fifty', gap],
		['data.sale.lines.0.net', '1e400', gap],
		['data.sale.lines.0.net', Number.NaN, gap],
		['data.sale.lines.0.net', Number.POSITIVE_INFINITY, gap],
		['data.sale.lines.0.net', 1e15, gap],
		['data.sale.lines.0.net', 50.001, gap],
		['data.sale.lines.0.net', { valueOf: 50 }, gap],
		['data.sale.payments', null, gap],
		['data.sale.payments.0', 'cash', gap],
		['data.sale.payments.0.amount', undefined, gap],
		['data.sale.payments.0.amount', '', gap],
		['data.sale.payments.0.method', 'constructor', gap],
		['data.sale.payments.0.isRedemption', 'no', gap],
		['data.sale.totals.gross', true, gap],
		['data.sale.currency', 'dollars', 'NO_CURRENCY'],
		['data.sale.businessDay', '2026-02-30', 'NO_BUSINESS_DAY'],
		['data.sale.businessDay', '0001-01-01', 'NO_BUSINESS_DAY'],
	];
	it.each(cases)('with %s as %s keep their day back', (path, value, code) => {
		const group = groupIn(dayJournals([spoil(path, value)], mapping));
		expect(group.journal).toBeNull();
		expect(group.gaps.map((entry) => entry.code)).toContain(code);
	});

	const same: ReadonlyArray<[path: string, value: unknown]> = [
		['data.sale.lines.0.net', '50.00'],
		['data.sale.lines.0.net', 49.99999999999999],
		['data.sale.payments.0.amount', '50'],
		['data.sale.totals.rounding', -0],
		['data.sale.totals', { gross: 50 }],
		['data.sale.totals', null],
		['data.sale.location', 'c1'],
	];
	it.each(same)('with %s as %s are the same sale', (path, value) => {
		const lines = groupIn(dayJournals([spoil(path, value)], mapping)).journal?.lines;
		expect(lines).toEqual(groupIn(dayJournals([good], mapping)).journal?.lines);
	});

	it('tell at most three of a hundred thousand problems', () => {
		const lines = Array.from({ length: 100_000 }, () => 'x');
		const [first] = groupIn(dayJournals([spoil('data.sale.lines', lines)], mapping)).gaps;
		expect(first?.message).toMatch(/^Sale 1 cannot be read: .{1,200} and 99997 more\.$/);
	});
});

describe('hostile words', () => {
	it('never reach a prototype', () => {
		const words = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
		const items = words.map((word) => ({
			...saleEvent({
				...soldSale(word, [line('service', 50)], [payment('custom', 50, { name: word })]),
				location: { id: word, name: word },
			}),
			['__proto__x']: 1,
		}));
		const parsed: unknown = JSON.parse('{"__proto__": {"gross": 1}, "specversion": "1.0"}');
		const set = dayJournals([...items, parsed], mapping);
		expect(set.groups.map(({ journal }) => journal?.centre.id)).toEqual([...words].sort());
		expect(set.groups[0]?.journal?.lines.map(({ sub }) => sub)).toContain('custom:__proto__');
		expect(({} as Record<string, unknown>)['gross']).toBeUndefined();
	});

	it('stay one line of text', () => {
		const sale = soldSale(
			'1',
			[line('fee', 5)],
			[payment('custom', 5, { name: 'a\u0000\r\n\u0007b\ud800' })],
		);
		const lines = groupIn(dayJournals([saleEvent(sale)], mapping)).journal?.lines ?? [];
		expect(lines.map(({ sub }) => sub)).toContain('custom:a b\ufffd');
	});

	it('of payments nested a hundred thousand deep are read no deeper than needed', () => {
		let nested: unknown = 1;
		for (let depth = 0; depth < 100_000; depth += 1) nested = [nested];
		const change = paymentEvent('studio.payment.added', '1', payment('cash', 1), {
			time: '2026-11-21T00:00:00.000Z',
		});
		const deep = { ...change, data: { payments: [{ saleId: '1', id: 'x', amount: nested }] } };
		const group = groupIn(dayJournals([good, deep, deep], mapping));
		expect(group.gaps).toMatchObject([{ code: 'UNREADABLE_SALE' }]);
		expect(group.items).toEqual([0, 1, 2]);
	});
});

it('has one place for every item, and throws for none, whatever the items are', () => {
	const anything = fc.oneof(
		fc.jsonValue(),
		fc.constantFrom<unknown>(...usDay(), good),
		fc
			.tuple(fc.constantFrom('lines', 'payments', 'totals', 'id', 'location', 'status'), fc.jsonValue())
			.map(([field, value]) => spoil(`data.sale.${field}`, value)),
		fc.jsonValue().map((value) => ({ ...good, type: 'studio.payment.deleted', data: { payments: [value] } })),
	);
	fc.assert(
		fc.property(fc.array(anything, { maxLength: 12 }), (items) => {
			for (const build of [dayJournals, saleJournals]) {
				const set = build(items, mapping);
				expect(placesOf(set)).toEqual([...items.keys()]);
				for (const { journal, gaps } of set.groups) expect(journal === null).toBe(gaps.length > 0);
			}
		}),
		{ numRuns: 1_000 },
	);
});
