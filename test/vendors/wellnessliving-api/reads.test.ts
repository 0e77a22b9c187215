import { describe, expect, it } from 'vitest';
import {
	fetchBusiness,
	fetchClient,
	fetchLocation,
	fetchPurchaseItem,
	fetchReceipt,
	fetchStaff,
	fetchVisit,
	readLocations,
	readPurchases,
	readStaff,
	readVisits,
	searchClients,
} from '../../../vendors/wellnessliving/api';
import { eventOfFixture, fixture, saleOf, withoutMeta } from '../wellnessliving/support';
import { failureOf, pathOf, queryOf, scripted, valueOf, type Json } from './support';

const locations = {
	a_location: {
		'7100000201': {
			s_title: 'North End',
			text_address: '4 Quay Lane',
			text_city: 'Halifax',
			text_postal: 'B3K 0B2',
			a_timezone: { text_name: 'America/Halifax' },
		},
		'7100000202': { k_location: 7100000202, s_title: 'Annex', s_timezone: 'ET', a_timezone: [] },
	},
};

describe('locations', () => {
	it('come keyed, with the IANA zone and never the abbreviation', async () => {
		const { rows } = valueOf(await readLocations(scripted(() => locations).caller));
		expect(rows.map(({ value }) => value)).toMatchObject([
			{
				id: '7100000201',
				name: 'North End',
				timeZone: 'America/Halifax',
				address: { line1: '4 Quay Lane', city: 'Halifax', postalCode: 'B3K 0B2' },
			},
			{ id: '7100000202', timeZone: null, address: null },
		]);
	});

	it('one by one tell their zone under another name', async () => {
		const { caller, requests } = scripted(() => ({ s_title: 'Annex', s_timezone: 'America/Toronto' }));
		expect(valueOf(await fetchLocation(caller, '7100000202')).value).toMatchObject({
			id: '7100000202',
			name: 'Annex',
			timeZone: 'America/Toronto',
		});
		expect(requests.map((request) => queryOf(request)['k_location'])).toEqual(['7100000202']);
	});

	it('are none when the list is empty, and an error when there is no list', async () => {
		expect(valueOf(await readLocations(scripted(() => ({ a_location: [] })).caller)).rows).toEqual([]);
		expect(failureOf(await readLocations(scripted(() => ({})).caller)).code).toBe('UNEXPECTED_ANSWER');
	});
});

it('the business tells its currency by number', async () => {
	const read = await fetchBusiness(scripted(() => ({ text_title: 'Harbour', id_currency: '4' })).caller);
	expect(valueOf(read).value).toMatchObject({ id: '61042', name: 'Harbour', currency: 'CAD' });
});

describe('staff', () => {
	it('come keyed; a record that is none is skipped', async () => {
		const list = { a_staff: { '880011': { uid: '9', s_name: 'Ines', s_surname: 'Okafor' }, '1': 'x' } };
		const { rows } = valueOf(await readStaff(scripted(() => list).caller));
		expect(rows.map(({ value }) => value)).toMatchObject([
			{ id: '880011', firstName: 'Ines', lastName: 'Okafor' },
		]);
	});

	it('one by one have their fields inside', async () => {
		const bench = scripted(() => ({ a_staff: { s_name: 'Ines', s_surname: 'Okafor' } }));
		expect(valueOf(await fetchStaff(bench.caller, '880011')).value).toMatchObject({
			id: '880011',
			firstName: 'Ines',
		});
	});
});

describe('a client', () => {
	it('is the same by uid as in the webhook', async () => {
		const { uid, gender, ...fields } = withoutMeta('client.created');
		const body = { ...fields, id_gender: (gender as Json)['id'] };
		const { caller, requests } = scripted(() => body);
		const { value } = valueOf(await fetchClient(caller, String(uid)));
		expect(value).toEqual(eventOfFixture('client.created').data.client);
		expect(requests.map((request) => [pathOf(request), queryOf(request)['uid']])).toEqual([
			['/v1/user', '4419077'],
		]);
	});

	it('is found by name or e-mail, under other field names', async () => {
		const found = {
			uid: 4419077,
			text_name_first: 'Mira',
			text_name_last: 'Solberg',
			text_mail: 'Mira@mail.test',
			text_phone: '+1 902-555-0160',
			text_member: '733',
		};
		const { caller, requests } = scripted(() => ({ a_list: [found, { text_name_first: 'Nobody' }] }));
		const { rows, skipped } = valueOf(await searchClients(caller, 'mira & co'));
		expect(rows.map(({ value }) => value)).toMatchObject([
			{ id: '4419077', firstName: 'Mira', email: 'mira@mail.test', phone: '+19025550160', code: '733' },
		]);
		expect(skipped).toBe(1);
		expect(queryOf(requests[0] ?? { method: 'GET', path: '/' })['text_search']).toBe('mira & co');
	});
});

describe('visits', () => {
	it('of a client are pointers, future ones unless the past is asked for', async () => {
		const list = {
			a_visit: [{ k_visit: 5, dtu_date: '2026-03-09 09:30:00', id_visit: '3' }, { id_visit: 1 }],
		};
		const { caller, requests } = scripted(() => list);
		const { rows } = valueOf(await readVisits(caller, '4419077'));
		await readVisits(caller, '4419077', { isPast: true, from: '2026-01-01T00:00:00.000Z' });
		expect(rows.map(({ value }) => value)).toMatchObject([
			{ id: '5', startAt: '2026-03-09T09:30:00.000Z', status: { status: 'completed' } },
		]);
		expect(requests.map((request) => [queryOf(request)['is_past'], queryOf(request)['dtu_start']])).toEqual([
			[undefined, undefined],
			['1', '2026-01-01 00:00:00'],
		]);
	});

	it('in full are the same booking as in the webhook, whether class or appointment', async () => {
		for (const name of ['client.class.schedule.book', 'client.appointment.schedule']) {
			const { k_visit: id, ...body } = withoutMeta(name);
			const element = {
				...body,
				client: null,
				id_visit: 1,
				dt_cancel: '2026-03-08 09:30:00',
				is_checkin: true,
			};
			const { value } = valueOf(
				await fetchVisit(scripted(() => element).caller, String(id), () => 'America/Halifax'),
			);
			const told = eventOfFixture(name).data.booking;
			const client = {
				id: '4419077',
				firstName: null,
				lastName: null,
				email: null,
				phone: null,
				phoneRaw: null,
			};
			expect(value.booking).toEqual({ ...told, client });
		}
	});

	it('name their staff in one field', async () => {
		const body = { id_visit: 1, k_appointment: '5', a_staff: [{ k_staff: '7', s_name_full: 'Ines Okafor' }] };
		const { value } = valueOf(await fetchVisit(scripted(() => body).caller, '1'));
		expect(value.booking.staff).toEqual({ id: '7', name: 'Ines Okafor' });
	});
});

describe('purchases', () => {
	it('of a client come by line, keys as text without leading zeros', async () => {
		const list = {
			a_purchase: {
				'157000001': { k_purchase: '000153000001', id_purchase_item: '1', s_title: '5-Class Pass' },
			},
		};
		const { rows } = valueOf(await readPurchases(scripted(() => list).caller, '4419077'));
		expect(rows.map(({ value }) => value)).toMatchObject([
			{ purchaseId: '153000001', id: '157000001', kind: 1, name: '5-Class Pass', clientId: '4419077' },
		]);
	});

	it('have the money of their webhook on the receipt, and the client’s id besides', async () => {
		const { purchase_items: items, ...rest } = withoutMeta('purchase.created');
		const receipt = { ...rest, a_purchase_item: items, a_account_rest: [{ m_amount: '-5.00' }] };
		const { value } = valueOf(await fetchReceipt(scripted(() => receipt).caller, '4419077', '153000001'));
		const told = saleOf(fixture('purchase.created'));
		expect(value).toEqual({ ...told, client: { ...told.client, id: '4419077' } });
	});

	it('without money are no receipt', async () => {
		const read = await fetchReceipt(scripted(() => ({ a_purchase_item: [] })).caller, '1', '2');
		expect(failureOf(read).code).toBe('UNEXPECTED_ANSWER');
	});
});

describe('a purchased item', () => {
	const element = {
		s_title: 'Unlimited Monthly',
		sid_value: 'service-membership',
		uid_recipient: '4419078',
		uid_payer: '',
		m_cost_total: '230.00',
		m_period_price: '230.00',
		m_refund: '0',
		dl_start: '2026-01-01',
		dl_end: '0000-00-00',
		dt_cancel: '0000-00-00 00:00:00',
		is_hold: false,
	};
	const itemOf = async (changes: Json) =>
		valueOf(
			await fetchPurchaseItem(scripted(() => ({ ...element, ...changes })).caller, '9', {
				today: '2026-03-10',
				currency: 'CAD',
			}),
		).value;

	const states: ReadonlyArray<[title: string, changes: Json, status: string]> = [
		['runs', {}, 'active'],
		['is on hold', { is_hold: '1', dt_hold_start: '2026-03-01 00:00:00' }, 'frozen'],
		['was cancelled', { dt_cancel: '2026-03-09 10:00:00' }, 'cancelled'],
		['will be cancelled', { dt_cancel: '2026-04-01 00:00:00' }, 'active'],
		['has ended', { dl_end: '2026-03-09' }, 'expired'],
	];
	it.each(states)('is a membership that %s', async (_title, changes, status) => {
		expect((await itemOf(changes)).membership).toMatchObject({
			id: '9',
			status,
			client: { id: '4419078' },
			price: 230,
		});
	});

	it('tells a refund as negative, and "0" as none', async () => {
		expect((await itemOf({})).refunded).toBeNull();
		expect((await itemOf({ m_refund: '-230.00' })).refunded).toBe(-230);
	});

	it('that is a pass is no membership', async () => {
		expect((await itemOf({ sid_value: 'service-limit' })).membership).toBeNull();
	});
});
