import { describe, expect, it } from 'vitest';
import { accrual, partOf, rowsOf, span, zenotiBench, type Row } from './bench';

const bench = zenotiBench();
const today = span('2026-11-21', '2026-11-21');
const addGuests = (count: number) =>
	Array.from({ length: count }, () => {
		bench.passes(1_000);
		return bench.api.desk.addGuest().id;
	});
const guestPage = async (page: number, size = 2) =>
	rowsOf(await bench.get(`/v1/guests?center_id=${bench.center}&page=${page}&size=${size}`), 'guests');
const salesPage = async (page: number, size = 2) =>
	rowsOf(await bench.post(`${accrual}?page=${page}&size=${size}`, today), 'sales');
const idsOf = (rows: readonly Row[]) => rows.map(({ id }) => id);
const names = (rows: readonly Row[]) => rows.map((row) => row.item_name);
const sell = (name: string) =>
	bench.api.desk.sell({ guestId: addGuests(1)[0] ?? '', lines: [{ name, cents: 100 }] }).id;

describe('pages of the Zenoti stand-in', () => {
	it('have ten rows unless asked, the last one what is left, and nothing behind it', async () => {
		const ids = addGuests(12);
		const first = await bench.get(`/v1/guests?center_id=${bench.center}`);
		expect(idsOf(rowsOf(first, 'guests'))).toEqual(ids.slice(0, 10));
		expect(partOf(first.body, 'page_Info')).toEqual({ total: 12, page: 1, size: 10 });
		expect(idsOf(await guestPage(2, 10))).toEqual(ids.slice(10));
		expect(await guestPage(3, 10)).toEqual([]);
	});

	it('can begin with the newest change', async () => {
		bench.api.change({ guestOrder: 'newest-first' });
		const ids = addGuests(3);
		expect(idsOf(await guestPage(1))).toEqual([ids[2], ids[1]]);
	});

	it('give reports up to 200 rows', async () => {
		expect((await bench.post(`${accrual}?size=200`, today)).status).toBe(200);
		expect((await bench.post(`${accrual}?size=201`, today)).status).toBe(422);
	});

	it('of ten thousand guests are all read in a hundred calls', async () => {
		addGuests(10_000);
		const seen = new Set<unknown>();
		for (let page = 1; page <= 100; page += 1) {
			for (const id of idsOf(await guestPage(page, 100))) seen.add(id);
		}
		expect(seen.size).toBe(10_000);
		expect(bench.api.journal.total()).toBe(100);
	});
});

describe('rows that move between two pages of the Zenoti stand-in', () => {
	const afterFirst = (path: string, act: () => void) => bench.api.between.next({ match: { path }, act });

	it('come twice when others are inserted before them', async () => {
		for (const name of ['b', 'c', 'd', 'e']) sell(name);
		afterFirst('accrual', () => {
			const { id } = bench.api.desk.addGuest();
			const sale = bench.api.desk.sell({ guestId: id, lines: [{ name: 'a', cents: 100 }] });
			const early = bench.api.organisation.invoices.get(sale.id);
			if (early === undefined) throw new Error('the sale is not there');
			bench.api.organisation.invoices.put({ ...early, date: '2026-11-21T00:00:01' });
		});
		expect(names(await salesPage(1))).toEqual(['b', 'c']);
		expect(names(await salesPage(2))).toEqual(['c', 'd']);
		expect(names(await salesPage(3))).toEqual(['e']);
	});

	it('are skipped when others before them go away', async () => {
		const [first] = ['a', 'b', 'c', 'd'].map(sell);
		afterFirst('accrual', () => bench.api.desk.voidInvoice(first ?? ''));
		expect(names(await salesPage(1))).toEqual(['a', 'b']);
		expect(names(await salesPage(2))).toEqual(['d']);
	});

	it('are skipped when a guest already read is changed and moves to the end', async () => {
		const ids = addGuests(4);
		afterFirst('/v1/guests', () =>
			bench.api.desk.changeGuest(ids[0] ?? '', { personal: { last_name: 'Moved' } }),
		);
		expect(idsOf(await guestPage(1))).toEqual([ids[0], ids[1]]);
		expect(idsOf(await guestPage(2))).toEqual([ids[3], ids[0]]);
	});

	it('can be moved after the second call, and twice', async () => {
		addGuests(1);
		bench.api.between.next({
			match: { method: 'get', path: /guests/ },
			skip: 1,
			times: 2,
			act: () => void bench.api.desk.addGuest(),
		});
		const counts: number[] = [];
		for (let n = 0; n < 5; n += 1) counts.push((await guestPage(1, 10)).length);
		expect(counts).toEqual([1, 1, 2, 3, 3]);
		expect(bench.api.between.pending()).toBe(0);
	});
});
