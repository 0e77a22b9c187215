import { describe, expect, it } from 'vitest';
import { hour, objectOf, partOf, rowsOf, zenotiBench } from './bench';

const bench = zenotiBench();
const everyExpand = ['address_info', 'preferences', 'tags', 'referral', 'primary_employee']
	.map((name) => `expand=${name}`)
	.join('&');
const whole = async (id: string) => objectOf((await bench.get(`/v1/guests/${id}?${everyExpand}`)).body);

describe('guests of the Zenoti stand-in', () => {
	it('are listed for one centre, by the day of their last change', async () => {
		const old = bench.api.desk.addGuest();
		bench.passes(48 * hour);
		const young = bench.api.desk.addGuest();
		bench.api.desk.addGuest({ centerId: bench.api.organisation.centers.all()[1]?.id });
		const listed = async (query: string) =>
			rowsOf(await bench.get(`/v1/guests?center_id=${bench.center}${query}`), 'guests').map(({ id }) => id);
		expect(await listed('')).toEqual([old.id, young.id]);
		expect(await listed('&last_updated=2026-11-23')).toEqual([young.id]);
		bench.passes(hour);
		bench.api.desk.changeGuest(old.id, { personal: { last_name: 'Moved' } });
		expect(await listed('&last_updated=2026-11-23')).toEqual([young.id, old.id]);
		expect(await listed('&last_updated=2026-11-24')).toEqual([]);
	});

	it('tell their pages under page_Info, with a capital, and nowhere else', async () => {
		bench.api.desk.addGuest();
		const list = await bench.get(`/v1/guests?center_id=${bench.center}`);
		expect(list.body).toMatchObject({ page_Info: { total: 1, page: 1, size: 10 } });
		expect(list.body).not.toHaveProperty('page_info');
		const found = await bench.get(`/v1/guests/search?center_id=${bench.center}`);
		expect(found.body).toMatchObject({ page_info: { total: 1 } });
	});

	it('come without the parts that were not asked for', async () => {
		const { id } = bench.api.desk.addGuest();
		const bare = await bench.get(`/v1/guests/${id}`);
		expect(bare.body).toMatchObject({ id, address_info: null, preferences: null, tags: null });
		expect(partOf(bare.body, 'personal_info', 'first_name')).not.toBe('');
		const one = await bench.get(`/v1/guests/${id}?expand=preferences`);
		expect(one.body).toMatchObject({ preferences: { receive_marketing_email: true }, address_info: null });
	});

	it('lose on an update whatever the body leaves out', async () => {
		const { id } = bench.api.desk.addGuest();
		bench.api.desk.changeGuest(id, { tags: ['VIP'] });
		const before = await whole(id);
		expect(partOf(before, 'address_info', 'zip_code')).not.toBe('');
		const sent = { personal_info: { first_name: 'Ana', last_name: 'Diaz' } };
		expect((await bench.put(`/v1/guests/${id}`, sent)).status).toBe(200);
		expect(await whole(id)).toMatchObject({
			id,
			created_date: before.created_date,
			personal_info: { first_name: 'Ana', last_name: 'Diaz', email: '', mobile_phone: null },
			address_info: { address_1: '', zip_code: '' },
			preferences: { receive_marketing_email: false, receive_transactional_sms: false },
			tags: [],
			referral: null,
		});
	});

	it('stay whole when everything that was read is sent back', async () => {
		const { id } = bench.api.desk.addGuest();
		const before = await whole(id);
		const changed = { ...before, personal_info: { ...objectOf(before.personal_info), last_name: 'Okafor' } };
		await bench.put(`/v1/guests/${id}`, changed);
		expect(await whole(id)).toEqual(changed);
	});

	it('can be made twice: nothing looks for a duplicate', async () => {
		const person = { first_name: 'Mei', last_name: 'Quill', email: 'mei@mail.test' };
		const body = { center_id: bench.center, personal_info: person };
		const ids = [await bench.post('/v1/guests', body), await bench.post('/v1/guests', body)].map((reply) =>
			partOf(reply.body, 'id'),
		);
		expect(new Set(ids).size).toBe(2);
		expect(bench.api.organisation.guests.count()).toBe(2);
	});

	it('are told as webhooks when they are made or changed by API', async () => {
		const made = await bench.post('/v1/guests', {
			center_id: bench.center,
			personal_info: { first_name: 'Mei', last_name: 'Quill' },
		});
		const id = partOf(made.body, 'id');
		await bench.put(`/v1/guests/${String(id)}`, { personal_info: { first_name: 'Mei', last_name: 'Vance' } });
		expect(bench.api.webhooks()).toMatchObject([
			{ event_type: 'Guest.Created', data: { id, created_date: '2026-11-21T14:00:00' } },
			{ event_type: 'Guest.Updated', data: { id, personal_info: { last_name: 'Vance' } } },
		]);
	});

	const refusals = [
		['no first name', { personal_info: { last_name: 'Diaz' } }, 422, 'first_name is mandatory'],
		['no last name', { personal_info: { first_name: 'Ana' } }, 422, 'last_name is mandatory'],
		['gender 2', { personal_info: { first_name: 'A', last_name: 'D', gender: 2 } }, 502, 'invalid gender'],
		['tags as text', { personal_info: { first_name: 'A', last_name: 'D' }, tags: 'VIP' }, 502, 'tags'],
	] as const;
	it.each(refusals)('are refused with %s', async (_title, body, status, message) => {
		const reply = await bench.post('/v1/guests', { center_id: bench.center, ...body });
		expect(reply.status).toBe(status);
		expect(JSON.stringify(reply.body)).toContain(message);
		expect(bench.api.organisation.guests.count()).toBe(0);
	});

	it('need what the organization demands of them', async () => {
		bench.api.change({ requiredGuestFields: ['referral_source'] });
		const body = { center_id: bench.center, personal_info: { first_name: 'Ana' } };
		const refused = await bench.post('/v1/guests', body);
		expect(refused.body).toEqual({ code: 422, message: 'referral_source is mandatory' });
		const source = { referral_source: { id: '57cdad4d-7045-40b3-885b-d0c191c75113' } };
		expect((await bench.post('/v1/guests', { ...body, referral: source })).status).toBe(200);
	});
});

describe('searching guests in the Zenoti stand-in', () => {
	const find = (query: string) => bench.get(`/v1/guests/search?center_id=${bench.center}&${query}`);

	it('finds by the national number only, and shows ids in capitals', async () => {
		const { id } = bench.api.desk.addGuest();
		const phone = String(partOf(await whole(id), 'personal_info', 'mobile_phone', 'number'));
		expect(rowsOf(await find(`phone=${phone}`), 'guests')).toMatchObject([{ id: id.toUpperCase() }]);
		expect(rowsOf(await find(`phone=%2B1${phone}`), 'guests')).toEqual([]);
		expect((await bench.get(`/v1/guests/${id.toUpperCase()}`)).status).toBe(200);
	});

	it('combines what it is asked for, whatever the case of an e-mail', async () => {
		bench.api.desk.addGuest({ firstName: 'Ana', lastName: 'Diaz', email: 'ana@mail.test' });
		bench.api.desk.addGuest({ firstName: 'Ana', lastName: 'Moreau', email: null });
		expect(rowsOf(await find('email=ANA%40mail.test'), 'guests')).toHaveLength(1);
		expect(rowsOf(await find('first_name=an'), 'guests')).toHaveLength(2);
		expect(rowsOf(await find('first_name=ana&last_name=moreau'), 'guests')).toHaveLength(1);
	});

	it('needs a centre, unless the organization searches across them', async () => {
		const elsewhere = bench.api.organisation.centers.all()[1]?.id;
		bench.api.desk.addGuest({ centerId: elsewhere, lastName: 'Haddad' });
		expect((await bench.get('/v1/guests/search?last_name=Haddad')).status).toBe(422);
		expect(rowsOf(await find('last_name=Haddad'), 'guests')).toEqual([]);
		expect(rowsOf(await find('last_name=Haddad&search_across_zone=true'), 'guests')).toHaveLength(1);
		bench.api.change({ searchAcrossCenters: true });
		expect(rowsOf(await bench.get('/v1/guests/search?last_name=Haddad'), 'guests')).toHaveLength(1);
	});
});
