import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../../../core/http';
import { groupInvoices, toReportedSale } from '../../../vendors/zenoti/api';
import { toAccrualLine } from '../../../vendors/zenoti/api/accrual-row';
import { toCollectedSale } from '../../../vendors/zenoti/api/collected-sale';
import { toCollection } from '../../../vendors/zenoti/api/collection-row';
import { readPaidRows } from '../../../vendors/zenoti/api/paid-rows';
import { accrualRow } from './rows';
import { answer, guid, harbour, play, valueOf, type Json } from './support';

const soldBy = (lines: Json) => {
	const raw = accrualRow(lines);
	const value = toAccrualLine(raw, 'USD');
	const [invoice] = groupInvoices(value === null ? [] : [{ raw, value }], 'USD');
	if (invoice === undefined) throw new Error('no invoice');
	return toReportedSale(invoice, harbour, null).sale;
};

const paid = (changes: Json = {}): Json => ({
	payment_date: '2026-11-18',
	payment_type: ' Card',
	amount_paid: 0,
	tip: 0,
	ssg: 0,
	esf: 0,
	cash_back: 0,
	invoice_status: 'Closed',
	invoice_id: guid(500),
	center_id: harbour.id,
	...changes,
});

const collectedOf = (lines: Json, rows: readonly Json[]) =>
	toCollectedSale(
		soldBy(lines),
		rows.flatMap((raw) => {
			const value = toCollection(raw, 'USD');
			return value === null ? [] : [{ raw, value }];
		}),
	);

describe('a sale of the sales report with its rows of the collections report', () => {
	const all = { amount_paid: 107 };
	const refund = { sale_type: 'Refund', sales_exc_tax: -100, tax: -7, sales_inc_tax: -107, collected: -107 };
	const free = { sales_exc_tax: 0, tax: 0, sales_inc_tax: 0, collected: 0, payment_type: '' };
	const credit = { collected: 0, redeemed: 107, payment_type: 'Package - Ten visits' };
	const cases: ReadonlyArray<readonly [string, Json, readonly Json[], Json | null]> = [
		['is paid and no more', {}, [paid(all)], { tip: 0, serviceCharge: 0, fees: 0 }],
		[
			'has tip and service charge in rows of their own',
			{},
			[paid(all), paid({ tip: 12 }), paid({ ssg: 5.5 })],
			{ tip: 12, serviceCharge: 5.5, fees: 0 },
		],
		[
			'has them in the row of the payment',
			{},
			[paid({ ...all, tip: 12, ssg: 5.5 })],
			{ tip: 12, serviceCharge: 5.5 },
		],
		[
			'has fees and cash back, which webhooks add up',
			{},
			[paid({ ...all, esf: 1.25, cash_back: 2 })],
			{ fees: 3.25 },
		],
		[
			'counts equal rows each',
			{},
			[paid({ amount_paid: 53.5, tip: 5 }), paid({ amount_paid: 53.5, tip: 5 })],
			{ tip: 10 },
		],
		[
			'has a part that came back before it was closed',
			{},
			[paid(all), paid({ amount_paid: -40 }), paid({ amount_paid: 40 })],
			{ tip: 0 },
		],
		['of a refund is negative', refund, [paid({ amount_paid: -107 }), paid({ tip: -5 })], { tip: -5 }],
		[
			'of a refund is negative whichever sign it came with',
			refund,
			[paid(all), paid({ tip: 5 })],
			{ tip: -5, serviceCharge: 0 },
		],
		[
			'has a tip in cash for what a card has paid',
			{},
			[paid(all), paid({ payment_type: 'Cash', tip: 4 })],
			{ tip: 4 },
		],
		['has a tip for what was free', free, [paid({ payment_type: 'Cash', tip: 4 })], { tip: 4 }],
		['has a tip for what a package has paid', credit, [paid({ tip: 4 })], { tip: 4 }],
		[
			'is not certain without a part that was paid on other days',
			{},
			[paid({ amount_paid: 57, tip: 3 })],
			null,
		],
		['is not certain without any payment', {}, [], null],
		[
			'is not certain with more than it was paid by',
			{},
			[paid(all), paid({ payment_type: 'Cash', amount_paid: 5 })],
			null,
		],
		['is not certain by another tender', {}, [paid({ ...all, payment_type: 'Check' })], null],
		['is not certain with two tenders in one row', {}, [paid({ ...all, payment_type: 'Cash, Card' })], null],
		['is not certain with an amount that cannot be read', {}, [paid({ amount_paid: 'much' })], null],
		[
			'is not certain where a gift card paid, which is no collection',
			{ ...credit, payment_type: 'Gift Card(7)' },
			[],
			null,
		],
	];
	it.each(cases)('%s', (_title, lines, rows, totals) => {
		const sale = collectedOf(lines, rows);
		if (totals === null) return expect(sale).toBeNull();
		expect(sale?.totals).toMatchObject(totals);
		const before = soldBy(lines);
		expect(sale).toMatchObject({ id: before.id, lines: before.lines });
		expect(sale?.totals.paid).toBe(before.totals.paid);
	});

	it('says which tender the tip came with', () => {
		const rows = [paid(all), paid({ payment_type: 'Cash', tip: 4 }), paid({ tip: 3 })];
		expect(collectedOf({}, rows)?.payments).toMatchObject([
			{ id: `${guid(500)}-1`, method: 'card', amount: 107, tip: 3, serviceCharge: 0, fees: 0 },
			{ id: `${guid(500)}-2`, method: 'cash', amount: 0, tip: 4, isRedemption: false },
		]);
	});
});

describe('rows of the collections report', () => {
	const many = Array.from({ length: 150 }, (_, index) =>
		paid({
			invoice_id: guid(600 + Math.floor(index / 2)),
			...(index % 2 === 0 ? { amount_paid: 9 } : { tip: 1 }),
		}),
	);
	const page = (rows: readonly Json[], { query }: HttpRequest) => {
		const number = Number(query?.page);
		const info = { total: rows.length, page: number, size: 100 };
		return answer({ collections_report: rows.slice((number - 1) * 100, number * 100), page_info: info });
	};
	const read = async (
		rowsAt: (page: number) => readonly Json[],
		days = { from: '2026-11-18', to: '2026-11-20' },
	) => {
		const played = play((asked) => page(rowsAt(Number(asked.query?.page)), asked));
		const value = valueOf(await readPaidRows(played.caller, harbour, days));
		const doubtful = [...value].flatMap(([id, { mayRepeat }]) => (mayRepeat ? [id] : []));
		return { value, doubtful, requests: played.requests };
	};

	it('are told by invoice, page by page', async () => {
		const { value, doubtful, requests } = await read(() => many);
		expect([value.size, doubtful, requests.length]).toEqual([75, [], 2]);
		expect(value.get(guid(649))?.rows.map(({ value: { tip } }) => tip)).toEqual([0, 1]);
	});

	it('may be told twice when payments come in before them meanwhile: the invoice on the edge is not certain', async () => {
		const { doubtful } = await read((number) => (number === 1 ? many : [paid({ amount_paid: 1 }), ...many]));
		expect(doubtful).toEqual([guid(649)]);
	});

	it('that are equal are certain as long as nothing moves', async () => {
		const twins = [...many, paid({ tip: 2 }), paid({ tip: 2 })];
		const { value, doubtful } = await read(() => twins);
		expect([value.get(guid(500))?.rows.length, doubtful]).toEqual([2, []]);
	});

	it('are read anew when payments went meanwhile, so that none is left out', async () => {
		let reads = 0;
		const { value, requests } = await read(() => ((reads += 1) === 1 ? many : many.slice(1)));
		expect(requests).toHaveLength(4);
		expect([...value.values()].reduce((sum, { rows }) => sum + rows.length, 0)).toBe(149);
	});

	it('are asked for by a month at the most', async () => {
		const { requests } = await read(() => [], { from: '2026-10-17', to: '2026-11-20' });
		expect(requests).toHaveLength(2);
	});
});
