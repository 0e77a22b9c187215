import { describe, expect, it } from 'vitest';
import { columnNames } from '../../../sandbox/wellnessliving-api';
import { tillPurchase, tillPurchaseRefund } from '../../../sandbox/studio/till';
import { apiBench, bothMethods, builtReport, everybody, reportOf, rowsOf, sidOf, sortOf } from './client';

const bench = apiBench();
const path = '/v1/report/query';
const tillDay = bothMethods('2026-11-20');
const ask = (cid_report: number, more: Readonly<Record<string, unknown>> = {}) =>
	bench.post(path, {
		cid_report,
		json_filter: cid_report === 689 ? everybody : tillDay,
		i_limit: 1_000,
		s_sort: sortOf(cid_report),
		...more,
	});
const status = async (cid: number, more = {}) => reportOf(await ask(cid, more)).id_report_status;
const join = (uid: string) =>
	bench.api.applyFact(
		{ uid, s_first_name: 'Ana', s_last_name: 'Quill', dt_add: '2026-11-02 09:00:00' },
		'client.created',
	);

describe('the life of a report', () => {
	it('is queued, then generating, then ready, and answers ok all the while', async () => {
		expect(reportOf(await ask(689))).toMatchObject({
			id_report_status: 1,
			dtu_complete: '0000-00-00 00:00:00',
		});
		bench.clock.ms += 1_000;
		expect(await status(689)).toBe(2);
		bench.clock.ms += 2_000;
		expect(reportOf(await ask(689))).toMatchObject({
			id_report_status: 3,
			dtu_complete: '2026-11-21 12:00:03',
		});
	});

	it('answers no clients while it is being built', async () => {
		join('1');
		expect((await builtReport(bench, 689, everybody)).a_row).toHaveLength(1);
		expect(reportOf(await ask(689, { is_refresh: 1 }))).toMatchObject({ id_report_status: 1, a_row: [] });
	});

	it.each([739, 799])('answers the old rows of %d while it is being built', async (cid) => {
		bench.api.applyFact(tillPurchase);
		const before = await builtReport(bench, cid, tillDay);
		bench.api.applyFact(tillPurchaseRefund);
		const meanwhile = reportOf(await ask(cid, { is_refresh: 1 }));
		expect(meanwhile).toMatchObject({ id_report_status: 1, a_row: before.a_row });
		bench.clock.ms += 3_000;
		expect(reportOf(await ask(cid)).a_row).toHaveLength(before.a_row.length + 1);
	});

	it('answers a known filter from its last build, however old, until somebody asks for a refresh', async () => {
		await builtReport(bench, 689, everybody);
		join('1');
		bench.clock.ms += 5 * 3_600_000;
		expect(reportOf(await ask(689))).toMatchObject({ id_report_status: 3, a_row: [] });
		expect((await builtReport(bench, 689, everybody)).a_row).toHaveLength(1);
	});

	it('is another report for every other filter', async () => {
		const first = await builtReport(bench, 739, tillDay);
		const second = reportOf(await ask(739, { json_filter: bothMethods('2026-11-20', '2026-11-21') }));
		expect(second.s_report).not.toBe(first.s_report);
		expect(second.id_report_status).toBe(1);
	});

	it('never gets ready under a client that refreshes with every look', async () => {
		for (let look = 0; look < 5; look += 1) {
			expect(await status(739, { is_refresh: 1 })).toBe(1);
			bench.clock.ms += 1_000;
		}
		expect(bench.api.reports.built()).toEqual({ 739: 5 });
	});

	it('keeps what there was when it was ordered, and says when that has changed', async () => {
		await ask(689, { is_refresh: 1 });
		join('1');
		bench.clock.ms += 3_000;
		const first = reportOf(await ask(689));
		expect(first.a_row).toEqual([]);
		expect((await builtReport(bench, 689, everybody)).i_cas_change).toBe(first.i_cas_change + 1);
		expect((await builtReport(bench, 689, everybody)).i_cas_change).toBe(first.i_cas_change + 1);
	});

	it('is cleaned up after a day', async () => {
		await builtReport(bench, 689, everybody);
		bench.clock.ms += 25 * 3_600_000;
		expect(await status(689)).toBe(1);
	});
});

describe('what can happen to a report', () => {
	it('is restarted by somebody in the portal between two pages', async () => {
		for (const uid of ['1', '2', '3']) join(uid);
		await builtReport(bench, 689, everybody, { i_limit: 2 });
		bench.api.reports.restartAfter(689, 1);
		expect(reportOf(await ask(689, { i_limit: 2 }))).toMatchObject({ id_report_status: 3 });
		expect(reportOf(await ask(689, { i_limit: 2, i_offset: 2 }))).toMatchObject({
			id_report_status: 1,
			a_row: [],
		});
	});

	it('stays queued until released', async () => {
		bench.api.reports.hold(739);
		expect(await status(739, { is_refresh: 1 })).toBe(1);
		bench.clock.ms += 3_600_000;
		expect([await status(739), await status(799)]).toEqual([1, 1]);
		bench.clock.ms += 3_000;
		expect([await status(739), await status(799)]).toEqual([1, 3]);
		bench.api.reports.release();
		bench.clock.ms += 3_000;
		expect(await status(739)).toBe(3);
	});

	it('is given up with a text, and built again on a refresh', async () => {
		await builtReport(bench, 739, tillDay);
		bench.api.reports.abort(739, 'Out of memory');
		expect(reportOf(await ask(739))).toMatchObject({ id_report_status: 6, text_error: 'Out of memory' });
		expect((await builtReport(bench, 739, tillDay)).id_report_status).toBe(3);
	});
});

describe('a report query', () => {
	const refused: ReadonlyArray<
		[what: string, cid: number, body: Readonly<Record<string, unknown>>, sid: string]
	> = [
		['an unknown report', 1, {}, 'cid-nx'],
		['no sorting', 689, { s_sort: '' }, 'sort-invalid'],
		['a sorting that is no column', 689, { s_sort: 'm_sale' }, 'sort-invalid'],
		['an offset above 100,000', 689, { i_offset: 100_001 }, 'offset-large'],
		['no dates', 739, { json_filter: { o_purchase_accrual_cash: 3 } }, 'end-date-not-set'],
		['dates with a time', 739, { json_filter: bothMethods('2026-11-20 00:00:00') }, 'dt-date-invalid'],
		[
			'an end before the start',
			799,
			{ json_filter: bothMethods('2026-11-20', '2026-11-19') },
			'date-end-invalid',
		],
		['clients without their kind of date', 689, { json_filter: tillDay }, 'id-invalid'],
		['a filter that is no object', 739, { json_filter: '{' }, 'json-invalid'],
	];
	it.each(refused)('refuses %s under HTTP 200', async (_what, cid, body, sid) => {
		const reply = await ask(cid, body);
		expect([reply.status, sidOf(reply)]).toEqual([200, sid]);
	});

	it('breaks the gateway with more than a thousand rows a page', async () => {
		expect((await ask(689, { i_limit: 1_000 })).status).toBe(200);
		expect(await ask(689, { i_limit: 1_001 })).toMatchObject({
			status: 502,
			type: expect.stringContaining('html'),
		});
	});

	it('takes the filter as text as well, and ignores keys it does not know without a word', async () => {
		const filter = { ...tillDay, o_month: 11 };
		const reply = await ask(739, { json_filter: JSON.stringify(filter) });
		expect(sidOf(reply)).toBe('ok');
		expect(bench.api.journal.violations()).toMatchObject([{ kind: 'unknown-filter-key', detail: 'o_month' }]);
	});

	it('answers pages in the order asked for; a short one is the last', async () => {
		for (const uid of ['10', '9', '8']) join(uid);
		await builtReport(bench, 689, everybody);
		const page = async (i_offset: number) =>
			rowsOf(reportOf(await ask(689, { i_limit: 2, i_offset }))).map(({ uid }) => uid);
		expect([await page(0), await page(2), await page(4)]).toEqual([['8', '9'], ['10'], []]);
	});

	it('has columns in the order of the business, which may leave some out', async () => {
		const usual = await builtReport(bench, 739, tillDay);
		expect([...usual.a_field].sort()).toEqual([...columnNames[739]].sort());
		expect(usual.a_field).not.toEqual(columnNames[739]);
		await bench.control('settings', { columns: { 739: ['o_date.dtu_date', 'k_purchase'] } });
		expect((await builtReport(bench, 739, tillDay)).a_field).toEqual(['o_date.dtu_date', 'k_purchase']);
	});

	it('fills some texts up with NUL characters', async () => {
		join('1');
		const { a_row, a_field } = await builtReport(bench, 689, everybody);
		expect(a_row[0]?.[a_field.indexOf('field-general-1')]).toBe('Quill'.padEnd(32, '\0'));
	});

	it('drops clients outside a narrower window without a word', async () => {
		join('1');
		const narrow = { o_date: { dl_start: '2026-11-03', dl_end: '2026-11-30', id_report_date: 4 } };
		expect((await builtReport(bench, 689, narrow)).a_row).toEqual([]);
	});

	it('answers activated clients alone where they are asked for', async () => {
		join('1');
		bench.api.applyFact({ uid: '2', s_first_name: 'Bo', is_active: '0' }, 'client.created');
		const uids = async (statuses: readonly number[]) =>
			rowsOf(await builtReport(bench, 689, { ...everybody, o_member_status: statuses })).map(
				({ uid }) => uid,
			);
		expect([await uids([]), await uids([1]), await uids([3])]).toEqual([['1', '2'], ['1', '2'], ['1']]);
	});

	it('is denied to an application without the right', async () => {
		bench.api.state.denied.set('report:739', 'access');
		expect([sidOf(await ask(739)), sidOf(await ask(799))]).toEqual(['access', 'ok']);
	});
});
