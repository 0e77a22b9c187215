import { describe, expect, it } from 'vitest';
import type { Known } from '../../../core/poll';
import { createBuildMemory, createWellnessLivingPollProfile } from '../../../vendors/wellnessliving/api';
import { wellnessLivingSales } from '../../../vendors/wellnessliving/api/poll-sales';
import { eventOf, eventOfFixture, fixture, withoutMeta } from '../wellnessliving/support';
import { countOf, reportOf, studioApi, type Routes } from './poll-support';
import { reportCallOf } from './report-server';
import { refundRow, saleColumns, saleRow } from './sale-rows';
import {
	context,
	failureOf,
	newsOf,
	place,
	readWindow,
	remembered,
	sidAnswer,
	valueOf,
	type Json,
} from './support';

const window = { key: '2026-03-07..2026-03-10', from: '2026-03-07', to: '2026-03-10' };
const resource = wellnessLivingSales(createBuildMemory());

const gone = (fingerprint: string) => ({ fingerprint, day: '2026-03-09', note: null });

async function polled(records: readonly Json[], known: Known = new Map(), routes: Routes = {}, at = place) {
	const bench = studioApi({ '/v1/report/query': reportOf(() => records, saleColumns), ...routes });
	return { bench, sightings: await readWindow(resource, bench.caller, window, known, at) };
}

describe('a sale in the report', () => {
	it('has the event id of the webhook, and its own day, lines, taxes and payments', async () => {
		const [event] = newsOf((await polled([saleRow()])).sightings);
		const webhook = eventOfFixture('purchase.created');
		expect(event).toMatchObject({
			id: webhook.id,
			type: 'studio.sale.closed',
			subject: webhook.subject,
			correlationid: webhook.correlationid,
			source: webhook.source,
			time: '2026-03-09T18:12:31.000Z',
		});
		expect(event?.data.sale).toMatchObject({
			id: '153000001',
			number: '000153000001',
			businessDay: '2026-03-09',
			currency: 'CAD',
			client: { id: '4419077' },
			location: { id: '7100000201', name: 'North End' },
			lines: [
				{ id: '157000001', kind: 'package', name: '5-Class Pass', net: 60, tax: 9, gross: 69, unitPrice: 60 },
			],
			payments: [{ method: 'card', amount: 69, isRedemption: false }],
			totals: { net: 60, tax: 9, gross: 69, paid: 69, redeemed: 0, due: null },
		});
	});

	it('counts what came from the client’s account, in the mode that does not hide it', async () => {
		const { bench, sightings } = await polled([saleRow({ text_payment_method: 'Account' })]);
		expect(newsOf(sightings)[0]?.data.sale).toMatchObject({
			payments: [{ method: 'prepaid_card', isRedemption: true, amount: 69 }],
			totals: { paid: 0, redeemed: 69 },
		});
		const filters = bench.requests
			.filter(({ method }) => method === 'POST')
			.map((one) => reportCallOf(one).body);
		expect(filters.map((body) => body['json_filter'])).toEqual(
			filters.map(() => ({
				o_date: { dl_start: window.from, dl_end: window.to },
				o_purchase_accrual_cash: 3,
			})),
		);
	});

	it('takes the tip out of the payment it is in', async () => {
		const tipped = { m_total_tip: '5.0000', m_total_amount: '74.0000', m_total_paid: '74.0000' };
		const [event] = newsOf((await polled([saleRow(tipped)])).sightings);
		expect(event?.data.sale).toMatchObject({
			payments: [{ amount: 69, tip: 5 }],
			totals: { tip: 5, paid: 69 },
		});
	});

	it('says what is still to be paid', async () => {
		const [event] = newsOf((await polled([saleRow({ m_total_paid: '20.0000' })])).sightings);
		expect(event?.data.sale?.totals).toMatchObject({ gross: 69, paid: 20, due: 49 });
	});

	it('is all rows of its purchase, also two that are equal to the byte: they are two pieces', async () => {
		const one = newsOf((await polled([saleRow()])).sightings);
		const { sightings } = await polled([saleRow(), saleRow(), saleRow({ k_purchase: '153000002' })]);
		expect(sightings.map(({ id }) => id)).toEqual(['153000001', '153000002']);
		expect(newsOf(sightings)[0]?.data.sale?.totals.gross).toBe(138);
		expect(newsOf(sightings)[0]?.id).toBe(one[0]?.id);
	});

	it('that has not changed is not told, though portal figures, balances and the order of rows have', async () => {
		const other = saleRow({ k_purchase_item: 2, m_sale: '1.0000' });
		const before = await polled([saleRow(), other]);
		const moved = saleRow({ 'o_net_sale.m_amount': '60.00', m_transaction_balance: '12.0000', k_id: null });
		const after = await polled([other, moved], remembered(before.sightings));
		expect(newsOf(after.sightings, remembered(before.sightings))).toEqual([]);
	});

	it('that changes later is told as changed, once', async () => {
		const before = await polled([saleRow()]);
		const known = remembered(before.sightings);
		const after = await polled([saleRow({ m_total_paid: '50.0000' })], known);
		const events = newsOf(after.sightings, known);
		expect(events).toMatchObject([{ type: 'studio.sale.updated', data: { sale: { id: '153000001' } } }]);
		const again = await polled([saleRow({ m_total_paid: '50.0000' })], known);
		expect(newsOf(again.sightings, known).map(({ id }) => id)).toEqual(events.map(({ id }) => id));
	});

	it('that is not there any more is voided', () => {
		expect(resource.gone?.('153000001', gone('s0123'), context)).toMatchObject([
			{ type: 'studio.sale.voided', data: { sale: { id: '153000001', status: 'voided', isRefund: false } } },
		]);
		expect(resource.gone?.('153000001-refund-ab', gone('r0123'), context)).toMatchObject([
			{ data: { sale: { isRefund: true, refundOfId: '153000001' } } },
		]);
	});

	it('of another location is left out where the setting names some; what has none is not lost', async () => {
		const records = [
			saleRow(),
			saleRow({ k_purchase: '2', 'o_location.k_location': '7100000202' }),
			saleRow({ k_purchase: '3', 'o_location.k_location': '0' }),
		];
		const narrowed = await polled(records, new Map(), {}, { ...place, id: '61042:7100000202' });
		expect(narrowed.sightings.map(({ id }) => id)).toEqual(['2', '3']);
	});

	it.each(['k_purchase', 'm_total_tax', 'o_action.is_refund_transaction', 'o_date.dtl_date'])(
		'cannot be read without the column %s',
		async (column) => {
			const columns = saleColumns.filter((name) => name !== column);
			const { caller } = studioApi({ '/v1/report/query': reportOf(() => [saleRow()], columns) });
			const failure = failureOf(await resource.read(caller, place, window, new Map()));
			expect(failure).toMatchObject({ code: 'REPORT_COLUMNS_MISSING' });
			expect(failure.message).toContain(column);
		},
	);
});

describe('a refund in the report', () => {
	it('is a sale of its own, on its own day, with the event id of the webhook', async () => {
		const { sightings } = await polled([saleRow(), refundRow()]);
		const [sold, back] = newsOf(sightings);
		const webhook = eventOfFixture('purchase.refunded');
		expect(back).toMatchObject({
			id: webhook.id,
			subject: webhook.subject,
			correlationid: webhook.correlationid,
		});
		expect(back?.data.sale).toMatchObject({
			isRefund: true,
			refundOfId: sold?.data.sale?.id,
			businessDay: '2026-03-10',
			lines: [{ quantity: -1, net: -60, tax: -9, gross: -69 }],
			payments: [{ amount: -69, tip: -2 }],
			totals: { net: -60, tax: -9, gross: -69, tip: -2, paid: -69 },
		});
	});

	it('whose payload had prices with tax is still the same fact', async () => {
		const [item] = fixture('purchase.refunded')['refund_line_items'] as Json[];
		const withTax = {
			...fixture('purchase.refunded'),
			refund_line_items: [{ ...item, m_price_total: '69.00' }],
		};
		expect(newsOf((await polled([refundRow()])).sightings)[0]?.id).toBe(eventOf(withTax).id);
	});

	it('is negative whatever sign is written', async () => {
		const positive = { m_net_sale: '60', 'o_net_sale.m_amount': '60', m_total_tax: '9', m_total_paid: '71' };
		const [event] = newsOf((await polled([refundRow({ ...positive, i_quantity: 1 })])).sightings);
		expect(event?.data.sale?.totals).toMatchObject({ net: -60, tax: -9 });
		expect(event?.data.sale?.lines[0]?.quantity).toBe(-1);
	});

	it('does not change the sale it is of', async () => {
		const known = remembered((await polled([saleRow()])).sightings);
		const events = newsOf((await polled([saleRow(), refundRow()], known)).sightings, known);
		expect(events.map(({ type }) => type)).toEqual(['studio.sale.refunded']);
	});
});

describe('money on a client’s account', () => {
	const topUp = {
		id_purchase_item: 7,
		id_table: 964,
		text_revenue_category: 'Account Payments',
		m_total_tax: '0',
	};
	const figures = {
		m_sale: '50',
		m_net_sale: '0',
		'o_net_sale.m_amount': '50',
		m_total_amount: '50',
		m_total_paid: '50',
	};

	it.each([
		['the portal’s figure tells', figures],
		['the other figure tells', { ...figures, m_net_sale: '50', 'o_net_sale.m_amount': '0' }],
	])('is stored value and no income, also where %s', async (_title, told) => {
		const [event] = newsOf((await polled([saleRow({ ...topUp, ...told })])).sightings);
		expect(event?.data.sale).toMatchObject({
			lines: [{ kind: 'prepaid_card', net: 50, tax: 0 }],
			totals: { gross: 50, paid: 50 },
		});
	});

	it('without a purchase is a sale named by its content; equal ones are numbered; corrections are none', async () => {
		const loose = saleRow({ ...topUp, ...figures, k_purchase: null, k_purchase_item: null });
		const { sightings } = await polled([loose, loose, { ...loose, m_total_paid: null }]);
		const [first, second] = sightings.map(({ id }) => id);
		expect(sightings).toHaveLength(2);
		expect(first).toMatch(/^account-[0-9a-f]{16}$/);
		expect(second).toBe(`${first}-2`);
	});
});

it('a payment made days after its sale is a payment and no second sale', async () => {
	const nothingSold = { m_sale: '0', m_net_sale: '0', 'o_net_sale.m_amount': '0', m_total_tax: '0' };
	const late = saleRow({ ...nothingSold, 'o_date.dtl_date': '2026-03-10 09:00:00', m_total_paid: '49.0000' });
	const { sightings } = await polled([saleRow({ m_total_paid: '20.0000' }), late]);
	const [sold, paid] = newsOf(sightings);
	expect(paid).toMatchObject({
		type: 'studio.payment.added',
		correlationid: sold?.correlationid,
		data: { payments: [{ saleId: '153000001', amount: 49, method: 'card' }] },
	});
	const [, payment] = sightings;
	expect(resource.gone?.(payment?.id ?? '', gone(payment?.fingerprint ?? ''), context)).toMatchObject([
		{ type: 'studio.payment.deleted', data: { payments: [{ saleId: '153000001', id: `${payment?.id}:1` }] } },
	]);
});

describe('a sale paid in several ways', () => {
	const mixed = saleRow({
		m_total_paid: '143.0000',
		m_total_amount: '143.0000',
		text_payment_method: 'Visa, Account',
	});
	const receipt = () => {
		const { purchase_items: items, ...rest } = withoutMeta('purchase.created');
		return { ...rest, a_purchase_item: items };
	};

	it('is told by its receipt, as the webhook tells it', async () => {
		const { bench, sightings } = await polled([mixed], new Map(), { '/v1/purchase/receipt': receipt });
		expect(countOf(bench, '/v1/purchase/receipt')).toBe(0);
		const whole = await sightings[0]?.complete?.(bench.caller, null);
		const [event] = whole === undefined ? [] : valueOf(whole).events(null, context);
		const webhook = eventOfFixture('purchase.created');
		expect(event?.id).toBe(webhook.id);
		expect(event?.data.sale).toMatchObject({
			lines: webhook.data.sale?.lines,
			payments: webhook.data.sale?.payments,
			totals: webhook.data.sale?.totals,
			businessDay: '2026-03-09',
			location: { name: 'North End' },
		});
		expect(countOf(bench, '/v1/purchase/receipt')).toBe(1);
	});

	it('passes on that the receipt cannot be read', async () => {
		const { bench, sightings } = await polled([mixed], new Map(), {
			'/v1/purchase/receipt': () => sidAnswer('access-denied'),
		});
		const whole = await sightings[0]?.complete?.(bench.caller, null);
		expect(whole).toMatchObject({ ok: false, failure: { code: 'NO_PERMISSION' } });
	});

	it('whose client nobody knows has no receipt, and then no tender is assumed', async () => {
		const { sightings } = await polled([{ ...mixed, 'o_client.uid_client': null }]);
		expect(sightings[0]?.complete).toBeUndefined();
		expect(newsOf(sightings)[0]?.data.sale).toMatchObject({
			payments: [{ method: 'custom', name: 'Visa, Account', isRedemption: false, amount: 143 }],
			totals: { paid: null, redeemed: null },
		});
	});

	it('is the only one that costs a call of its own', async () => {
		const { sightings } = await polled([
			saleRow(),
			refundRow(),
			saleRow({ k_purchase: '7', text_payment_method: 'Cash' }),
		]);
		expect(sightings.map(({ complete }) => complete)).toEqual([undefined, undefined, undefined]);
	});
});

it('a quiet poll of sales costs the build, its pages and the locations; nothing per sale', async () => {
	const many = Array.from({ length: 1_200 }, (_, index) => saleRow({ k_purchase: String(index + 1) }));
	const { bench, sightings } = await polled(many);
	expect(sightings).toHaveLength(1_200);
	expect(bench.requests).toHaveLength(4);
	expect(Object.keys(createWellnessLivingPollProfile().resources)).toContain('sales');
});
