import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Known } from '../../../core/poll';
import { groupSales, nameSales, type SaleRow } from '../../../vendors/wellnessliving/api';

const amounts = {
	sale: -600000n,
	discount: 0n,
	net: -600000n,
	tax: 0n,
	tip: 0n,
	total: -600000n,
	paid: -600000n,
};

/** A refund of 60.00 of the same line, made at some hour of a day. */
function refundAt(day: string, hour: number, changes: Partial<SaleRow> = {}): SaleRow {
	const at = `${day}T${String(hour).padStart(2, '0')}:00:00`;
	return {
		purchaseId: '153000001',
		itemKey: '157000001',
		itemId: null,
		itemKind: 1,
		table: 251,
		day,
		localAt: at,
		happenedAt: `${at}.000Z`,
		clientId: '4419077',
		locationId: '1',
		category: null,
		title: 'Pass',
		method: 'Visa',
		quantity: -1,
		isRefund: true,
		currency: 'CAD',
		amounts: { ...amounts, shownNet: null },
		...changes,
	};
}

function named(rows: readonly SaleRow[], known: Known = new Map()) {
	return nameSales(groupSales(rows.map((value) => ({ raw: {}, value }))), known);
}

const knownOf = (sales: ReturnType<typeof named>): Known =>
	new Map(sales.map(({ id, fingerprint, day }) => [id, { fingerprint, day, note: null }]));

const shortName = (id: string): string => id.replace(/-refund-[0-9a-f]{16}/, '-R');

describe('refunds that are equal', () => {
	const rows = [refundAt('2026-03-08', 10), refundAt('2026-03-08', 12), refundAt('2026-03-10', 9)];

	it('are numbered in the order they were made, whatever order they come in', () => {
		for (const told of [rows, [...rows].reverse()]) {
			expect(
				new Map(named(told).map(({ id, rows: [first] }) => [first?.value.happenedAt, shortName(id)])),
			).toEqual(
				new Map([
					['2026-03-08T10:00:00.000Z', '153000001-R'],
					['2026-03-08T12:00:00.000Z', '153000001-R-2'],
					['2026-03-10T09:00:00.000Z', '153000001-R-3'],
				]),
			);
		}
	});

	it('keep their numbers while earlier ones drop out of the window', () => {
		const known = knownOf(named(rows));
		expect(named(rows.slice(2), known).map(({ id }) => shortName(id))).toEqual(['153000001-R-3']);
	});

	it('made later never take a name that is given', () => {
		const known = knownOf(named(rows.slice(0, 2)));
		expect(named([refundAt('2026-03-10', 9)], known).map(({ id }) => shortName(id))).toEqual([
			'153000001-R-3',
		]);
	});

	it('keep their name when something in them changes', () => {
		const known = knownOf(named(rows));
		const edited = [rows[0], refundAt('2026-03-08', 12, { method: 'Cash' }), rows[2]].filter(
			(row) => row !== undefined,
		);
		expect(named(edited, known).map(({ id }) => shortName(id))).toEqual([
			'153000001-R',
			'153000001-R-2',
			'153000001-R-3',
		]);
	});

	it('never share a name, and have the same ones when the same is read again after any forgetting', () => {
		const hours = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 23 })), {
			selector: ([day, hour]) => `${day} ${hour}`,
			minLength: 1,
			maxLength: 12,
		});
		fc.assert(
			fc.property(hours, fc.integer({ min: 1, max: 9 }), (times, firstDay) => {
				const all = times.map(([day, hour]) => refundAt(`2026-03-0${day}`, hour));
				const first = named(all);
				const before = new Map(first.map(({ id, rows: [row] }) => [row?.value.happenedAt, id]));
				expect(new Set(before.values()).size).toBe(all.length);
				const later = named(
					all.filter(({ day }) => day >= `2026-03-0${firstDay}`),
					knownOf(first),
				);
				for (const { id, rows: kept } of later) expect(id).toBe(before.get(kept[0]?.value.happenedAt));
			}),
			{ numRuns: 200 },
		);
	});
});

describe('a purchase with rows of two days', () => {
	const sold = (day: string) => refundAt(day, 10, { isRefund: false, quantity: 1 });

	it('is two sales: the first has the name of the webhook, and stays the first', () => {
		const both = named([sold('2026-03-10'), sold('2026-03-08')]);
		expect(both.map(({ id, day, isFirst }) => [id, day, isFirst])).toEqual([
			['153000001', '2026-03-08', true],
			['153000001-2', '2026-03-10', false],
		]);
		expect(named([sold('2026-03-10')], knownOf(both)).map(({ id }) => id)).toEqual(['153000001-2']);
	});
});

it('lines given back at one moment are one refund, those of another moment another', () => {
	const together = [refundAt('2026-03-08', 10), refundAt('2026-03-08', 10, { itemKey: '157000002' })];
	expect(
		groupSales([...together, refundAt('2026-03-08', 11)].map((value) => ({ raw: {}, value }))),
	).toHaveLength(2);
});
