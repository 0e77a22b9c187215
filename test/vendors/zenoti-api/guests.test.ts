import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../../../core/http';
import {
	createGuest,
	fetchGuest,
	readChangedGuests,
	searchGuests,
	updateGuest,
	upsertGuest,
} from '../../../vendors/zenoti/api';
import { eventOf, fixture } from '../zenoti/support';
import { answer, denied, guid, harbour, lost, pageOf, play, valueOf, type Json } from './support';

const id = guid(1);
const guest: Json = {
	id,
	code: 'HS1042',
	center_id: harbour.id,
	personal_info: {
		user_name: '',
		first_name: 'Mara',
		last_name: 'Lindqvist',
		middle_name: 'E',
		email: 'mara@mail.example',
		mobile_phone: { country_code: 225, number: '2015550143' },
		gender: 0,
		date_of_birth: '0001-01-01T00:00:00',
		lock_guest_custom_data: true,
	},
	address_info: { address_1: '14 Pier Road', address_2: 'Flat 3', city: 'Jersey City', zip_code: '07302' },
	preferences: { receive_marketing_email: true, recieve_lp_stmt: true, preferred_therapist: { id: guid(7) } },
	tags: ['vip'],
	referral: { referral_source: { id: guid(8), name: 'Friend' }, referred_by: null },
	primary_employee: null,
};
const found = (...list: readonly Json[]) => answer({ guests: list, page_info: { total: list.length } });
const isSearch = ({ path }: HttpRequest) => path.startsWith('/v1/guests/search');

describe('reading guests', () => {
	it('reads those changed since a day, center by center', async () => {
		const { caller, requests } = play((asked) => pageOf([guest], asked, 'guests', 'page_Info'));
		const { rows } = valueOf(await readChangedGuests(caller, harbour.id, '2026-11-19'));
		expect(rows.map(({ value }) => value.firstName)).toEqual(['Mara']);
		expect(requests[0]).toMatchObject({
			path: '/v1/guests?expand=address_info&expand=preferences&expand=tags&expand=referral&expand=primary_employee',
			query: { center_id: harbour.id, last_updated: '2026-11-19' },
		});
	});

	it('reads one with every part, each asked for by a parameter of its own', async () => {
		const { caller, requests } = play(() => answer(guest));
		expect(valueOf(await fetchGuest(caller, id)).value).toMatchObject({ id, email: 'mara@mail.example' });
		const query = new URLSearchParams(requests[0]?.path.split('?')[1]);
		expect(query.getAll('expand')).toEqual([
			'address_info',
			'preferences',
			'tags',
			'referral',
			'primary_employee',
		]);
	});

	it('gives the client that the webhook of the same guest gives', async () => {
		const payload = fixture('Guest.Created');
		const { caller } = play(() => answer(payload.data));
		expect(valueOf(await fetchGuest(caller, 'any')).value).toEqual(eventOf(payload).data.client);
	});

	it('keeps an id from outside within its step of the path', async () => {
		const { caller, requests } = play(() => answer(guest));
		await fetchGuest(caller, '../centers?x=1');
		expect(requests[0]?.path).toMatch(/^\/v1\/guests\/\.\.%2Fcenters%3Fx%3D1\?expand=/);
	});
});

describe('searching guests', () => {
	it('asks for the national number first, then with its dial code', async () => {
		const { caller, requests } = play(() => found());
		await searchGuests(caller, { centerId: harbour.id, phone: '+1 (201) 555-0143' });
		const phones = requests.map(({ path }) => new URLSearchParams(path.split('?')[1]).get('phone'));
		expect(phones).toEqual(['2015550143', '12015550143']);
	});

	it('asks again with a plain @ when an escaped one finds nobody', async () => {
		const { caller, requests } = play(({ path }) => (path.includes('%40') ? found() : found(guest)));
		expect(valueOf(await searchGuests(caller, { email: 'mara@mail.example' })).rows).toHaveLength(1);
		expect(requests).toHaveLength(2);
	});

	it('asks no more once somebody is found, and not at all again after a failure', async () => {
		const once = play(() => found(guest));
		await searchGuests(once.caller, { phone: '+1 2015550143' });
		expect(once.requests).toHaveLength(1);
		const refused = play(() => denied);
		expect(await searchGuests(refused.caller, { email: 'a@b.test' })).toMatchObject({ ok: false });
		expect(refused.requests).toHaveLength(1);
	});
});

describe('writing guests', () => {
	it('lays a change over the whole guest, because a PUT replaces all of it', async () => {
		const { caller, requests } = play(({ method, body }) => answer(method === 'GET' ? guest : body));
		const written = await updateGuest(caller, id, { city: 'Hoboken', marketingSms: false });
		expect(valueOf(written)).toMatchObject({ action: 'updated', guest: { value: { firstName: 'Mara' } } });
		const [, put] = requests;
		expect(put).toMatchObject({ method: 'PUT', once: true });
		expect(put?.body).toEqual({
			...guest,
			address_info: { ...(guest.address_info as Json), city: 'Hoboken' },
			preferences: { ...(guest.preferences as Json), receive_marketing_sms: false },
		});
	});

	it('writes nothing when nothing would change', async () => {
		const { caller, requests } = play(() => answer(guest));
		const same = { firstName: 'Mara', phone: '+1 201 555 0143', gender: 'female', tags: ['vip'] } as const;
		expect(valueOf(await updateGuest(caller, id, same)).action).toBe('unchanged');
		expect(requests).toHaveLength(1);
	});

	it('writes nothing over a guest that came without its parts', async () => {
		const { caller, requests } = play(() => answer({ id }));
		expect(await updateGuest(caller, id, { city: 'x' })).toMatchObject({ ok: false });
		expect(requests).toHaveLength(1);
	});

	it('makes a guest with Zenoti’s own country id and gender code, and only with what was given', async () => {
		const { caller, requests } = play(() => answer(guest));
		await createGuest(caller, {
			centerId: harbour.id,
			firstName: 'Mara',
			phone: '+44 20 7946 0018',
			gender: 'other',
			birthDate: '1988-02-29',
			referralSourceId: guid(8),
		});
		expect(requests[0]).toMatchObject({ method: 'POST', once: true });
		expect(requests[0]?.body).toEqual({
			center_id: harbour.id,
			personal_info: {
				first_name: 'Mara',
				mobile_phone: { country_code: 224, number: '2079460018' },
				gender: 3,
				date_of_birth: '1988-02-29T00:00:00',
			},
			referral: { referral_source: { id: guid(8) } },
		});
	});

	it('looks for the guest when the answer to creating it gets lost, and never creates twice', async () => {
		const { caller, requests } = play((asked) => (isSearch(asked) ? found(guest) : lost));
		const written = await createGuest(caller, { firstName: 'Mara', email: 'Mara@mail.example' });
		expect(valueOf(written)).toMatchObject({ action: 'created', guest: { value: { id } } });
		expect(requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
	});

	it('reports the lost answer when the guest is not there', async () => {
		const { caller, requests } = play((asked) => (isSearch(asked) ? found() : lost));
		expect(await createGuest(caller, { email: 'mara@mail.example' })).toMatchObject({
			ok: false,
			failure: { code: 'ECONNRESET', kind: 'transient' },
		});
		expect(requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
	});
});

describe('upserting guests', () => {
	const wanted = { centerId: harbour.id, email: 'mara@mail.example', phone: '2015550143', city: 'Hoboken' };
	const methods = (requests: readonly HttpRequest[]) =>
		requests.filter((asked) => !isSearch(asked)).map(({ method }) => method);

	it('updates the one guest with that e-mail, without moving it to the center named', async () => {
		const { caller, requests } = play((asked) =>
			isSearch(asked)
				? found(guest, { ...guest, id: guid(2), personal_info: { email: 'mara@mail.example.test' } })
				: answer(asked.method === 'GET' ? { ...guest, center_id: guid(5) } : asked.body),
		);
		expect(valueOf(await upsertGuest(caller, wanted)).action).toBe('updated');
		expect(methods(requests)).toEqual(['GET', 'PUT']);
		expect(requests.at(-1)?.body).toMatchObject({ center_id: guid(5), address_info: { city: 'Hoboken' } });
	});

	it('finds by phone who has no such e-mail, stored with or without dial code', async () => {
		const other = { ...guest, personal_info: { email: '', mobile_phone: { number: '12015550143' } } };
		const { caller, requests } = play((asked) =>
			isSearch(asked)
				? asked.path.includes('phone=')
					? found(other)
					: found()
				: answer(asked.method === 'GET' ? other : asked.body),
		);
		expect(valueOf(await upsertGuest(caller, wanted)).action).toBe('updated');
		expect(methods(requests)).toEqual(['GET', 'PUT']);
	});

	it('makes a new guest when nobody is found', async () => {
		const { caller, requests } = play((asked) => (isSearch(asked) ? found() : answer(guest)));
		expect(valueOf(await upsertGuest(caller, wanted)).action).toBe('created');
		expect(methods(requests)).toEqual(['POST']);
	});

	it('does not choose between two', async () => {
		const { caller, requests } = play(() => found(guest, { ...guest, id: guid(2) }));
		expect(await upsertGuest(caller, wanted)).toMatchObject({
			ok: false,
			failure: { code: 'AMBIGUOUS_GUEST', kind: 'permanent' },
		});
		expect(methods(requests)).toEqual([]);
	});

	it('neither creates nor updates when the search fails', async () => {
		const { caller, requests } = play(() => denied);
		expect(await upsertGuest(caller, wanted)).toMatchObject({ ok: false });
		expect(methods(requests)).toEqual([]);
	});
});
