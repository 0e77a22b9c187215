import { describe, expect, it } from 'vitest';
import { own, recordOf, textOf } from '../../../core/event';
import type { HttpAnswer, HttpRequest } from '../../../core/http';
import { listUnder } from '../../../vendors/zenoti/api/answer';
import { readAll, type PageOptions } from '../../../vendors/zenoti/api/pages';
import { answer, pageOf, play, playList, valueOf } from './support';

const request: HttpRequest = { method: 'GET', path: '/v1/guests', query: { center_id: 'c' } };
const idOf = (row: unknown) => textOf(own(recordOf(row), 'id'));
const rows = (count: number, from = 1) =>
	Array.from({ length: count }, (_, index) => ({ id: `g${index + from}` }));

async function ids(handle: (request: HttpRequest, count: number) => HttpAnswer, options: PageOptions = {}) {
	const played = play(handle);
	const read = await readAll(played.caller, request, listUnder('guests'), { idOf, ...options });
	return { ids: valueOf(read).map(idOf), requests: played.requests };
}

describe('reading a list page by page', () => {
	it.each([
		[0, 1],
		[1, 1],
		[99, 1],
		[100, 1],
		[101, 2],
		[250, 3],
		[10_000, 100],
	])('reads %d rows in %d calls, asking for 100 at a time', async (count, calls) => {
		const read = await ids((asked) => pageOf(rows(count), asked, 'guests'));
		expect(read.ids).toEqual(rows(count).map(idOf));
		expect(read.requests).toHaveLength(calls);
		expect(read.requests.every(({ query }) => query?.size === '100' && query?.center_id === 'c')).toBe(true);
	});

	it('understands page_Info as the guest list spells it', async () => {
		const read = await ids((asked) => pageOf(rows(200), asked, 'guests', 'page_Info'));
		expect(read.requests).toHaveLength(2);
	});

	it('ends with a short page where no total is told', async () => {
		const read = await ids((asked) => {
			const page = Number(asked.query?.page);
			return answer({ guests: rows(250).slice((page - 1) * 100, page * 100) });
		});
		expect(read.ids).toHaveLength(250);
		expect(read.requests).toHaveLength(3);
	});

	it('does not believe a total that is smaller than what it has seen', async () => {
		const read = await ids((asked) => {
			const page = Number(asked.query?.page);
			const list = rows(230).slice((page - 1) * 100, page * 100);
			return answer({ guests: list, page_info: { total: 3, page: 25, size: 1 } });
		});
		expect(read.ids).toHaveLength(230);
	});

	it('reads once what does not page at all', async () => {
		const read = await ids(() => answer(rows(100)));
		expect(read.ids).toHaveLength(100);
		expect(read.requests).toHaveLength(2);
	});

	it('takes a list longer than the page for the whole of it', async () => {
		const read = await ids(() => answer({ guests: rows(340) }));
		expect(read.ids).toHaveLength(340);
		expect(read.requests).toHaveLength(1);
	});

	it('uses the parameter names that are asked for', async () => {
		const read = await ids((asked) => answer({ guests: rows(asked.query?.page_num === '1' ? 100 : 20, 7) }), {
			names: ['page_num', 'page_size'],
		});
		expect(read.requests.map(({ query }) => [query?.page_num, query?.page_size])).toEqual([
			['1', '100'],
			['2', '100'],
		]);
	});

	it('stops at the limit and tells progress', async () => {
		const progress: Array<readonly [number, number | null]> = [];
		const read = await ids((asked) => pageOf(rows(900), asked, 'guests'), {
			limit: 150,
			onPage: (seen, total) => progress.push([seen, total]),
		});
		expect(read.ids).toHaveLength(150);
		expect(progress).toEqual([
			[100, 900],
			[200, 900],
		]);
	});

	it('uses nothing of a list that fails half way', async () => {
		const { caller } = play((asked, count) =>
			count < 3 ? pageOf(rows(500), asked, 'guests') : answer({ error: { code: 502, message: 'no' } }, 502),
		);
		const read = await readAll(caller, request, listUnder('guests'), { idOf });
		expect(read).toMatchObject({ ok: false, failure: { code: 'INVALID_INPUT' } });
	});

	it('says so instead of cutting a list that never ends', async () => {
		let next = 0;
		const { caller, requests } = play(() => answer({ guests: rows(100, (next += 100)) }));
		const read = await readAll(caller, request, listUnder('guests'), { idOf, mostPages: 7 });
		expect(read).toMatchObject({ ok: false, failure: { code: 'TOO_MANY_PAGES', kind: 'permanent' } });
		expect(requests).toHaveLength(7);
	});

	it.each([[{ error: null }], [{ guests: 'none' }], ['text']])(
		'refuses a body without its list: %j',
		async (body) => {
			const read = await readAll(playList([answer(body)]).caller, request, listUnder('guests'), { idOf });
			expect(read).toMatchObject({ ok: false, failure: { code: 'UNEXPECTED_ANSWER' } });
		},
	);

	it('reads a list that is null as an empty one', async () => {
		expect((await ids(() => answer({ guests: null }))).ids).toEqual([]);
	});
});

describe('a list that changes while it is read', () => {
	/** A list of which the page `before` is read after the change. */
	const drifting =
		(list: readonly unknown[], changed: readonly unknown[], changeBefore: number) =>
		(asked: HttpRequest, count: number) =>
			pageOf(count < changeBefore ? list : changed, asked, 'guests');

	it('tells a row once that an inserted one has pushed to the next page', async () => {
		const read = await ids(drifting(rows(250), [{ id: 'new' }, ...rows(250)], 2));
		expect(read.ids).toHaveLength(250);
		expect(new Set(read.ids).size).toBe(250);
		expect(read.requests).toHaveLength(3);
	});

	it('is read anew where every row counts and one came in before the pages still to be read', async () => {
		const read = await ids(drifting(rows(250), [{ id: 'new' }, ...rows(250)], 2), { isExact: true });
		expect(read.ids).toHaveLength(251);
		expect(read.ids).toContain('new');
		expect(read.requests).toHaveLength(6);
	});

	it('is read anew where a removed row has pulled another one to a page already read', async () => {
		const left = rows(250).filter(({ id }) => id !== 'g5');
		const read = await ids(drifting(rows(250), left, 2), { isExact: true });
		expect(read.ids).toEqual(left.map(idOf));
	});

	it('is not read anew for rows that come in at its end', async () => {
		const read = await ids(drifting(rows(250), rows(251), 3), { isExact: true });
		expect(read.ids).toHaveLength(251);
		expect(read.requests).toHaveLength(3);
	});

	it('is taken as far as it was seen when it never comes to rest, rows that were told newest', async () => {
		let inserted = 0;
		const read = await ids(
			(asked) => {
				inserted += 1;
				const fresh = Array.from({ length: inserted }, (_, index) => ({ id: `n${inserted - index}` }));
				return pageOf([...fresh, ...rows(150)], asked, 'guests');
			},
			{ isExact: true },
		);
		expect(read.requests.length).toBeLessThanOrEqual(8);
		expect(read.ids).toEqual(expect.arrayContaining(rows(150).map(idOf)));
		expect(new Set(read.ids).size).toBe(read.ids.length);
	});
});
