import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { makeStory } from '../../../sandbox/studio';
import { tillPurchase, tillPurchaseRefund } from '../../../sandbox/studio/till';
import { startWellnessLivingApi } from '../../../sandbox/wellnessliving-api';
import { apiBench, bothMethods, builtReport, everybody, rowsOf } from './client';
import { visit } from './payloads';

const bench = apiBench();
const story = makeStory({ system: 'wellnessliving', seed: 11, clients: 12, deliveries: 160 });
const keyed = z.record(z.record(z.unknown()));

describe('a story that the WellnessLiving stand-in was told', () => {
	it('is taken in to the last fact', () => {
		const outcomes = story.facts.map(({ payload }) => bench.api.applyFact(payload));
		expect(outcomes.filter(({ applied }) => !applied)).toEqual([]);
	});

	it('shows every client as a CRM has to show it in the end', async () => {
		for (const { payload } of story.facts) bench.api.applyFact(payload);
		const rows = rowsOf(await builtReport(bench, 689, everybody));
		expect(rows).toHaveLength(story.expected.contacts.size);
		for (const row of rows) {
			const expected = story.expected.contacts.get(`wellnessliving:${row.uid}`);
			expect({
				firstName: row['field-general-2.text_name'],
				lastName: row['field-general-1'],
				email: row['field-general-3'],
				phone: row['field-general-4'],
			}).toEqual({
				firstName: expected?.firstName,
				lastName: expected?.lastName,
				email: expected?.email ?? '',
				phone: expected?.phone,
			});
		}
	});

	it('shows every booking under the id of its webhook, in the state that was told last', async () => {
		for (const { payload } of story.facts) bench.api.applyFact(payload);
		const statuses = { booked: 1, completed: 3, cancelled: 6 } as const;
		const bookings = [...story.expected.deals.values()].filter(({ bookingStatus }) => bookingStatus !== null);
		expect(bookings.length).toBeGreaterThan(20);
		for (const { key, clientKey, bookingStatus } of bookings) {
			const { body } = await bench.get('/v1/schedule/page/element', { k_visit: key.split(':')[2] ?? '' });
			expect(`wellnessliving:${body.uid}`).toBe(clientKey);
			expect(body.id_visit).toBe(new Map<unknown, number>(Object.entries(statuses)).get(bookingStatus));
		}
	});

	it('shows every sale under the id of its webhook, with its buyer and its money', async () => {
		for (const { payload } of story.facts) bench.api.applyFact(payload);
		const sales = [...story.expected.deals.values()].filter(({ saleStatus }) => saleStatus !== null);
		const rows = rowsOf(await builtReport(bench, 739, bothMethods('2026-11-01', '2026-11-30')));
		const sold = rows.filter((row) => row['o_action.is_refund_transaction'] === false);
		expect(sold.map((row) => `wellnessliving:sale:${row.k_purchase}`).sort()).toEqual(
			sales.map(({ key }) => key).sort(),
		);
		for (const { key, clientKey, amount, saleStatus } of sales) {
			const mine = rows.filter((row) => key === `wellnessliving:sale:${row.k_purchase}`);
			expect(Number(mine[0]?.m_total_amount)).toBe(amount);
			expect(mine.map((row) => row['o_client.uid_client'])).toEqual(mine.map(() => clientKey.split(':')[1]));
			expect(mine.length).toBe(saleStatus === 'sale_refunded' ? 2 : 1);
		}
	});

	it('puts sales on the local day and place that the webhook was printed with', async () => {
		for (const { payload } of story.facts) bench.api.applyFact(payload);
		const printed = story.facts.flatMap(({ payload }) =>
			payload.text_purchase_id === undefined
				? []
				: [[Number(payload.text_purchase_id), payload.dtl_purchase]],
		);
		const rows = rowsOf(await builtReport(bench, 799, bothMethods('2026-11-01', '2026-11-30')));
		const read = new Map(rows.map((row) => [Number(row.k_purchase), row]));
		for (const [key, local] of printed) {
			expect(read.get(Number(key))?.['o_date.dtl_date'] ?? null).not.toBeNull();
			const { body } = await bench.get('/v1/purchase/receipt', {
				uid: String(read.get(Number(key))?.['o_client.uid_client']),
				k_purchase: String(key),
			});
			expect(body.dtl_purchase).toBe(local);
		}
		expect(new Set(rows.map((row) => row['o_location.k_location'])).size).toBe(2);
	});
});

describe('one fact told to the WellnessLiving stand-in', () => {
	it('changes nothing when its delivery comes again, but a second refund of the same thing is one', async () => {
		const again = {
			...tillPurchaseRefund,
			meta_data: { id: 'evt-2', date: '2026-11-21T10:00:00Z', topic: 'purchase.refunded' },
		};
		const outcomes = [tillPurchase, tillPurchaseRefund, tillPurchaseRefund, again].map((told) =>
			bench.api.applyFact(told),
		);
		expect(outcomes.map(({ applied }) => applied)).toEqual([true, true, false, true]);
		expect(bench.api.state.business.refunds).toHaveLength(2);
	});

	it('shows a purchase to its buyer line by line, and what came back of it', async () => {
		bench.api.applyFact(
			{ uid: '12', s_first_name: 'Avery', s_last_name: 'Example', s_mail: 'AVERY@mail.test' },
			'client.created',
		);
		bench.api.applyFact(tillPurchase);
		bench.api.applyFact(tillPurchaseRefund);
		const { body } = await bench.get('/v1/profile/purchase/list', { uid: '12' });
		const items = keyed.parse(body.a_purchase);
		expect(Object.keys(items)).toEqual(['147000901', '147000902']);
		expect(items['147000901']).toMatchObject({
			k_purchase: '143000901',
			id_purchase_item: 1,
			uid: '12',
			dt_add: '2026-11-20 21:05:00',
		});
		const receipt = await bench.get('/v1/purchase/receipt', { uid: '12', k_purchase: '143000901' });
		expect(receipt.body).toMatchObject({
			text_purchase_id: '000143000901',
			a_price: { m_total: '134.60', m_tip: '5.00' },
			a_purchase_item: [{ k_purchase_item: 147_000_901 }, { k_purchase_item: 147_000_902 }],
			a_pay_method: [{ text_pay_method: 'Visa', m_amount: '94.60' }, { text_pay_method: 'Account' }],
		});
		const element = (k_purchase_item: string) =>
			bench.get('/v1/profile/purchase/list/element', { k_purchase_item });
		expect((await element('147000901')).body).toMatchObject({ uid_recipient: '12', m_refund: '0' });
		expect((await element('147000902')).body).toMatchObject({ m_refund: '-10.00' });
	});

	it('leaves the buyer open where nobody or more than one fits', async () => {
		for (const uid of ['12', '13'])
			bench.api.applyFact({ uid, s_first_name: 'Avery', s_last_name: 'Example' }, 'client.created');
		bench.api.applyFact(tillPurchase);
		const [row] = rowsOf(await builtReport(bench, 799, bothMethods('2026-11-20')));
		expect(row?.['o_client.uid_client']).toBeNull();
	});

	it('moves a visit to another hour', async () => {
		bench.api.applyFact(visit({ k_visit: '1', uid: '12' }));
		const moved = visit({ k_visit: '1', uid: '12', day: '2026-11-30' });
		bench.api.applyFact({ ...moved, meta_data: { ...moved.meta_data, id: 'moved' } });
		const at = async (dt_date_local: string) =>
			(await bench.get('/v1/login/attendance/list', { k_class_period: '511373', dt_date_local })).body
				.i_client;
		expect([await at('2026-11-23 07:00:00'), await at('2026-11-30 07:00:00')]).toEqual([0, 1]);
	});

	it('finds the same visit again without its key', async () => {
		bench.api.applyFact(visit({ k_visit: '1', uid: '12' }));
		const keyless = { ...visit({ k_visit: '1', uid: '12', status: 3 }), k_visit: undefined };
		expect(bench.api.applyFact(keyless)).toEqual({ applied: true, subject: 'visit', id: '1' });
	});

	const ignored: ReadonlyArray<[what: string, payload: unknown, topic: string | undefined, reason: RegExp]> =
		[
			[
				'another business',
				{ uid: '1', meta_data: { business_id: '61042' } },
				'client.created',
				/another business/,
			],
			['a topic nothing follows from', { k_staff: '1' }, 'staff.updated', /staff\.updated/],
			['no topic at all', { uid: '1' }, undefined, /nothing follows/],
			['a client without uid', { s_mail: 'a@mail.test' }, 'client.created', /uid/],
			['a visit at no time', { uid: '1', id_visit: 1 }, 'client.class.schedule', /time/],
			['text', 'hello', 'client.created', /webhook/],
		];
	it.each(ignored)('says why nothing follows from %s', (_what, payload, topic, reason) => {
		const outcome = bench.api.applyFact(payload, topic);
		expect(outcome.applied ? '' : outcome.reason).toMatch(reason);
	});
});

describe('the levers of the WellnessLiving stand-in', () => {
	it('tell facts, break things and start over from another process', async () => {
		const told = await bench.http().post('/__sandbox/facts', { payload: visit({ k_visit: '1', uid: '12' }) });
		expect(told.data).toEqual([{ applied: true, subject: 'visit', id: '1' }]);
		const records = async () => (await bench.http().get('/__sandbox/records')).data;
		expect(await records()).toMatchObject({ clients: 1, sessions: 1, visits: 1, purchases: 0 });
		await bench.control('faults', { status: 503, match: { path: '/v1/' } });
		expect((await bench.get('/v1/business')).status).toBe(503);
		await bench.control('reset');
		expect(await records()).toMatchObject({ clients: 0, visits: 0 });
		expect(bench.api.journal.total()).toBe(0);
	});

	it('hold, restart and give up reports, and change what was bought', async () => {
		await bench.control('reports', { act: 'hold', report: 739 });
		expect((await builtReport(bench, 739, bothMethods('2026-11-20'))).id_report_status).toBe(1);
		await bench.control('reports', { act: 'abort', report: 739, errorText: 'no' });
		expect((await builtReport(bench, 739, bothMethods('2026-11-20'))).id_report_status).toBe(1);
		await bench.control('reports', { act: 'release' });
		expect((await builtReport(bench, 739, bothMethods('2026-11-20'))).id_report_status).toBe(3);
		expect((await bench.control('reports', { act: 'restart', report: 1 })).status).toBe(400);
		bench.api.applyFact(tillPurchase);
		await bench.control('change-item', { itemKey: '147000901', fields: { is_hold: '1' } });
		const element = await bench.get('/v1/profile/purchase/list/element', { k_purchase_item: '147000901' });
		expect(element.body.is_hold).toBe('1');
	});

	it('tell the story of the senders and the day at the till', async () => {
		const told = await bench.control('story', { seed: 5, clients: 4, deliveries: 30 });
		expect(told.body).toEqual({ facts: 30, applied: 30 });
		await bench.control('till');
		const { clients, refunds } = bench.api.state.business;
		expect(clients.count()).toBe(4);
		expect(refunds.map(({ purchaseKey }) => purchaseKey)).toContain('143000901');
	});

	it('make things happen between two calls of a client', async () => {
		const client = { uid: '12', s_first_name: 'Ana' };
		bench.api.afterAnswer(/class\/list/, () => bench.api.applyFact(client, 'client.created'));
		const ana = async () => (await bench.get('/v1/user', { uid: '12' })).body.status;
		const before = await ana();
		await bench.get('/v1/schedule/class/list');
		expect([before, await ana()]).toEqual(['id-nx', 'ok']);
	});

	it('are on every stand-in of its own', async () => {
		const other = await startWellnessLivingApi();
		bench.api.applyFact(visit({ k_visit: '1', uid: '12' }));
		expect(other.state.business.visits.all()).toEqual([]);
		await other.close();
	});
});
