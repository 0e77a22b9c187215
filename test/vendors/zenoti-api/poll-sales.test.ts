import { describe, expect, it } from 'vitest';
import { own, recordOf } from '../../../core/event';
import type { HttpRequest } from '../../../core/http';
import type { Sighting } from '../../../core/poll';
import { zenotiSales } from '../../../vendors/zenoti/api/poll-sales';
import { createVisitMemory } from '../../../vendors/zenoti/api/visit-memory';
import { accrualRow } from './rows';
import {
	answer,
	context,
	guid,
	harbour,
	now,
	pageOf,
	planned,
	play,
	rememberedOf,
	sight,
	sightOne,
	typesOf,
	type Json,
} from './support';

const sales = () => zenotiSales(createVisitMemory(), 'whenUnclear');
/** Zenoti's report as it filters: by the day of the sale. */
const report = (...rows: readonly Json[]) =>
	play((asked) => {
		const within = rows.filter(({ sale_date }) => isWithin(String(sale_date), asked));
		return pageOf(within, asked, 'sales');
	});
function isWithin(day: string, { body }: HttpRequest): boolean {
	const { start_date, end_date } = recordOf(body);
	return day >= String(start_date).slice(0, 10) && day <= String(end_date).slice(0, 10);
}
const seen = async (...rows: readonly Json[]): Promise<Sighting> =>
	await sightOne(sales(), report(...rows).caller);
const open: Json = { status: 'Open', collected: 0, due: 107, invoice_closed_date: null, payment_type: '' };
const refund: Json = {
	sale_type: 'Refund',
	price: -110,
	discount: -10,
	sales_exc_tax: -100,
	tax: -7,
	sales_inc_tax: -107,
	collected: -107,
};

describe('the plan for sales', () => {
	it('is five weeks, because sales change for weeks', () => {
		expect(planned(sales())).toMatchObject({ from: '2026-10-16', to: '2026-11-20' });
	});

	it('is read in calls of at most 31 days, with a week of margin, one call each while nothing happens', async () => {
		const played = report();
		await sight(sales(), played.caller);
		const spans = played.requests.map(({ body }) => [
			own(recordOf(body), 'start_date'),
			own(recordOf(body), 'end_date'),
		]);
		expect(spans).toEqual([
			['2026-10-09 00:00:00', '2026-10-20 23:59:59'],
			['2026-10-21 00:00:00', '2026-11-20 23:59:59'],
		]);
	});

	it('takes 100 calls and one more per stretch for 10,000 sales', async () => {
		const rows = Array.from({ length: 10_000 }, (_, index) =>
			accrualRow({ invoice_id: guid(index + 1), invoice_item_id: guid(20_000 + index) }),
		);
		const played = report(...rows);
		const sightings = await sight(sales(), played.caller);
		expect(sightings).toHaveLength(10_000);
		expect(played.requests.length).toBeLessThanOrEqual(101);
	});
});

describe('an invoice of the report', () => {
	it('is one sale of all its lines, whatever page or stretch they stand on', async () => {
		const later = accrualRow({ invoice_item_id: guid(502), sale_date: '2026-10-22' });
		const sighting = await seen(accrualRow({ sale_date: '2026-10-20' }), later);
		const [event] = sighting.events(null, context);
		expect(event?.data.sale?.lines.map(({ id }) => id)).toEqual([guid(501), guid(502)]);
		expect(sighting.day).toBe('2026-10-20');
	});

	it('belongs to the day of its first line, so the edge of the look-back cuts none in two', async () => {
		const early = accrualRow({ sale_date: '2026-10-14' });
		const late = accrualRow({ invoice_item_id: guid(502), sale_date: '2026-10-17' });
		expect(await sight(sales(), report(early, late).caller)).toEqual([]);
	});

	it('leaves out lines of other centers', async () => {
		expect(await sight(sales(), report(accrualRow({ center_id: guid(99) })).caller)).toEqual([]);
	});

	it('counts a refund’s line once that is told open and closed', async () => {
		const twice = [accrualRow({ ...refund, ...open, sale_type: 'Refund' }), accrualRow(refund)];
		const [event] = (await seen(...twice)).events(null, context);
		expect(event?.type).toBe('studio.sale.refunded');
		expect(event?.data.sale).toMatchObject({
			isRefund: true,
			status: 'closed',
			totals: { gross: -107, paid: -107 },
		});
		expect(event?.data.sale?.lines).toHaveLength(1);
	});

	it('is not mistaken for its refund, although both may have the line’s id', async () => {
		const both = [accrualRow(), accrualRow({ ...refund, invoice_id: guid(510) })];
		const sightings = await sight(sales(), report(...both).caller);
		expect(sightings.map(({ id }) => id)).toEqual([guid(500), guid(510)]);
	});

	it('has the same fingerprint in whatever order its lines come', async () => {
		const [one, two] = [accrualRow(), accrualRow({ invoice_item_id: guid(502), item_name: 'Pine Balm' })];
		const fingerprints = [await seen(one, two), await seen(two, one)].map(({ fingerprint }) => fingerprint);
		expect(fingerprints[0]).toBe(fingerprints[1]);
		expect(fingerprints[0]?.length).toBeLessThanOrEqual(24);
	});
});

describe('what happens to a sale', () => {
	it('closed is told with the time of closing at the center, and the ids of its invoice', async () => {
		const [event, ...others] = (await seen(accrualRow())).events(null, context);
		expect(others).toEqual([]);
		expect(event).toMatchObject({
			type: 'studio.sale.closed',
			subject: `sale/${guid(500)}`,
			source: `zenoti/centers/${harbour.id}`,
			time: '2026-11-18T17:41:00.000Z',
			correlationid: `zenoti:invoice:${guid(500)}`,
			ingestion: 'poll',
		});
		expect(event?.id).toMatch(new RegExp(`^zenoti:invoice:${guid(500)}:closed:[0-9a-f]{32}$`));
	});

	const steps: ReadonlyArray<[title: string, from: Json | null, to: Json, types: readonly string[]]> = [
		['open is nothing to tell yet', null, open, []],
		['open and paid in part is not either', open, { ...open, collected: 50, due: 57 }, []],
		['closed', open, {}, ['sale.closed']],
		['a refund', null, refund, ['sale.refunded']],
		['corrected', {}, { tax: 8, sales_inc_tax: 108, collected: 108 }, ['sale.updated']],
		['paid otherwise', {}, { payment_type: 'Cash' }, ['sale.updated']],
		['closed again later', {}, { invoice_closed_date: '2026-11-19T09:00:00' }, ['sale.updated']],
		['opened again', {}, open, ['sale.updated']],
		['renamed by nobody who matters', {}, { invoice_notes: 'x', sold_by: 'y' }, []],
	];
	it.each(steps)('%s', async (_title, from, to, types) => {
		const before = from === null ? null : (await seen(accrualRow(from))).fingerprint;
		const events = (await seen(accrualRow(to))).events(before, context);
		expect(typesOf(events)).toEqual(types);
	});

	it('opened again is an open sale', async () => {
		const before = (await seen(accrualRow())).fingerprint;
		const [event] = (await seen(accrualRow(open))).events(before, context);
		expect(event?.data.sale).toMatchObject({ status: 'open', totals: { due: 107, paid: 0 } });
	});

	it('is told as of the poll when only the day of closing is known, and never later than it', async () => {
		const timeOf = async (invoice_closed_date: string) =>
			(await seen(accrualRow({ invoice_closed_date }))).events(null, context)[0]?.time;
		expect(await timeOf('2026-11-18')).toBe(context.receivedAt);
		expect(await timeOf('2026-11-20T23:00:00')).toBe(context.receivedAt);
	});

	it('gone from the report is voided, unless it was only open', async () => {
		const resource = sales();
		const closed = await seen(accrualRow());
		const [event] = resource.gone?.(closed.id, rememberedOf(closed), context) ?? [];
		expect(event).toMatchObject({
			type: 'studio.sale.voided',
			data: { sale: { id: guid(500), status: 'voided' } },
		});
		const waiting = await seen(accrualRow(open));
		expect(resource.gone?.(waiting.id, rememberedOf(waiting), context)).toEqual([]);
	});

	it('has the same ids when the read is repeated', async () => {
		const ids = await Promise.all(
			['2026-11-20T18:00:00.000Z', '2026-11-20T18:09:00.000Z'].map(
				async (receivedAt) => (await seen(accrualRow())).events(null, { ...context, receivedAt })[0]?.id,
			),
		);
		expect(ids[0]).toBe(ids[1]);
	});
});

describe('page drift in the report', () => {
	const rows = Array.from({ length: 250 }, (_, index) =>
		accrualRow({ invoice_id: guid(Math.floor(index / 2) + 1), invoice_item_id: guid(20_000 + index) }),
	);
	const fresh = accrualRow({ invoice_id: guid(900), invoice_item_id: guid(901) });

	it.each([
		['inserted before', [fresh, ...rows]],
		['removed before', rows.slice(2)],
		['added behind', [...rows, fresh]],
	])('of lines %s those already read leaves no invoice without a line', async (_title, changed) => {
		const played = play((asked, count) =>
			isWithin('2026-11-18', asked)
				? pageOf(count < 3 ? rows : changed, asked, 'sales')
				: pageOf([], asked, 'sales'),
		);
		const sightings = await sight(sales(), played.caller);
		const quiet = play((asked) => pageOf(isWithin('2026-11-18', asked) ? changed : [], asked, 'sales'));
		const truth = await sight(sales(), quiet.caller);
		const states = (list: readonly Sighting[]) =>
			list.map(({ id, fingerprint }) => `${id} ${fingerprint}`).sort();
		expect(states(sightings)).toEqual(states(truth));
	});

	it('that never ends still comes to an end', async () => {
		let inserted = 0;
		const played = play((asked) => {
			inserted += 1;
			const more = Array.from({ length: inserted }, (_, index) =>
				accrualRow({ invoice_id: guid(5_000 + index), invoice_item_id: guid(6_000 + index) }),
			);
			return pageOf(isWithin('2026-11-18', asked) ? [...more.reverse(), ...rows] : [], asked, 'sales');
		});
		const sightings = await sight(sales(), played.caller);
		expect(sightings.length).toBeGreaterThanOrEqual(125);
		expect(played.requests.length).toBeLessThan(15);
	});
});

describe('a report that fails', () => {
	it.each([
		['with 200 and words', answer({ sales: [], error: 'Something went wrong' })],
		['with 502 for its input', answer({ error: { StatusCode: 502, Message: 'Dates' } }, 502)],
		['on its second page', answer({ error: { code: 422, message: 'size' } }, 422)],
	])('%s is a failure of the read, not an empty one', async (_title, failing) => {
		const rows = Array.from({ length: 150 }, (_, index) => accrualRow({ invoice_item_id: guid(index + 1) }));
		const { caller } = play((asked, count) => (count > 2 ? failing : pageOf(rows, asked, 'sales')));
		const read = await sales().read(caller, harbour, planned(sales(), now), new Map());
		expect(read.ok).toBe(false);
	});
});
