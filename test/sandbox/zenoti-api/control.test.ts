import { describe, expect, it } from 'vitest';
import { makeStory } from '../../../sandbox/studio';
import { partOf, rowsOf, zenotiBench } from './bench';

const bench = zenotiBench();
const post = (path: string, body: unknown) => bench.control(path, body);
const order = async (name: string, input: unknown) =>
	String(partOf((await post(`desk/${name}`, input)).body, 'id'));
const counts = async () => partOf((await bench.control('state')).body, 'counts');

describe('the levers of the Zenoti stand-in over HTTP', () => {
	it('let the front desk work from the booking to the refund, and keep its webhooks', async () => {
		const guestId = await order('addGuest', { lastName: 'Quill' });
		const visitId = await order('book', { guestId });
		for (const step of ['confirm', 'checkIn', 'start', 'complete']) await order(step, { visitId });
		await order('move', { visitId, minutes: 30 });
		const invoiceId = bench.api.organisation.visits.get(visitId)?.invoiceId;
		await order('pay', { invoiceId, tenders: [{ cents: 1_000 }] });
		await order('closeInvoice', { invoiceId });
		await order('recloseInvoice', { invoiceId, tenders: [{ mode: 1, name: 'VISA', tipCents: 200 }] });
		await order('refund', { invoiceId });
		await order('voidInvoice', { invoiceId });
		await order('cancel', { visitId: await order('book', { guestId }) });
		await order('deleteVisit', { visitId: await order('book', { guestId }) });
		const { body } = await bench.control('webhooks');
		expect(
			rowsOf({ status: 200, headers: {}, body: partOf(body, 'webhooks') }).map((one) => one.event_type),
		).toEqual([
			'Guest.Created',
			'AppointmentGroup.Created',
			'AppointmentGroup.Status',
			'AppointmentGroup.Status',
			'Appointment.Started',
			'Appointment.Completed',
			'AppointmentGroup.Updated',
			'Invoice.Closed',
			'Invoice.Closed',
			'Invoice.Closed',
			'AppointmentGroup.Created',
			'AppointmentGroup.Status',
			'AppointmentGroup.Created',
			'AppointmentGroup.Updated',
		]);
		expect(await counts()).toMatchObject({ guests: 1, visits: 2, invoices: 2 });
	});

	it('run classes, sell things and block time', async () => {
		const guestId = await order('addGuest', {});
		const startsAt = bench.now() + 3_600_000;
		const sessionId = Number(await order('addSession', { startsAt }));
		const [first, second] = [
			await order('bookClass', { guestId, sessionId }),
			await order('bookClass', { guestId, sessionId }),
		];
		await order('cancelClass', { registrationId: Number(first) });
		await order('signInClass', { registrationId: Number(second) });
		await order('sell', { guestId, lines: [{ name: 'Mat', cents: 100 }] });
		await order('blockOut', { startsAt, minutes: 30 });
		await order('changeGuest', { guestId, personal: { last_name: 'Vance' } });
		await order('cancelSession', { sessionId });
		expect(await counts()).toMatchObject({ registrations: 2, sessions: 1, invoices: 1, blockOuts: 1 });
		await order('deleteGuest', { guestId });
		expect(await counts()).toMatchObject({ guests: 0 });
	});

	it('tell facts, one or many, a whole story, and the day at the till', async () => {
		const story = makeStory({ system: 'zenoti', seed: 3, clients: 5, deliveries: 30 });
		const [first, ...rest] = story.facts.map(({ payload }) => payload);
		expect((await post('facts', first)).body).toEqual({ applied: 1, ignored: [] });
		expect((await post('facts', [...rest, { no: 'fact' }])).body).toMatchObject({ applied: 29 });
		const told = await post('story', { seed: 3, clients: 5, deliveries: 30 });
		expect(told.body).toEqual({ applied: 30, ignored: [] });
		expect(await counts()).toMatchObject({ guests: 5 });
		expect((await post('till', {})).body).toEqual({ applied: 10, ignored: [] });
		expect(await counts()).toMatchObject({ members: 1, packages: 1, guests: 14 });
	});

	it('tell the very story that the senders tell with the same numbers', async () => {
		const options = { seed: 5, clients: 4, deliveries: 20 };
		await post('story', { ...options, forged: 0.1 });
		const told = makeStory({ ...options, system: 'zenoti', forgeries: 2 });
		const ids = bench.api.organisation.guests.all().map(({ id }) => `zenoti:${id}`);
		expect(new Set(ids)).toEqual(new Set(told.expected.contacts.keys()));
	});

	it('script faults, and let things happen between two calls', async () => {
		await post('faults', [{ status: 503, match: { path: 'centers' } }]);
		expect((await bench.get('/v1/centers')).status).toBe(503);
		const guestId = await order('addGuest', {});
		const change = { guestId, personal: { last_name: 'Between' } };
		const fact = makeStory({ system: 'zenoti', seed: 3, clients: 1, deliveries: 1 }).facts[0]?.payload;
		await post('between', {
			match: { path: 'guests' },
			facts: [fact],
			orders: [{ order: 'changeGuest', input: change }],
		});
		const lastName = async () =>
			partOf((await bench.get(`/v1/guests/${guestId}`)).body, 'personal_info', 'last_name');
		expect(await lastName()).not.toBe('Between');
		expect(await lastName()).toBe('Between');
		expect(await counts()).toMatchObject({ guests: 2 });
	});

	it('change keys, limits and settings, and start over', async () => {
		await post('keys', { key: 'narrow', rights: ['reports'] });
		expect((await bench.get('/v1/centers', 'narrow')).status).toBe(401);
		await post('keys', { key: 'narrow', rights: ['centers'] });
		expect((await bench.get('/v1/centers', 'narrow')).status).toBe(200);
		await post('keys', { key: 'narrow', end: true });
		expect((await bench.get('/v1/centers', 'narrow')).status).toBe(401);
		const rotated = partOf((await post('rotate-key', {})).body, 'key');
		expect(bench.api.apiKey).toBe(rotated);
		await post('settings', { closesVisits: false, guestStamps: 'both' });
		await post('limit', { burst: 3 });
		await post('spend', { calls: 2 });
		expect([(await bench.get('/v1/centers')).status, (await bench.get('/v1/centers')).status]).toEqual([
			200, 429,
		]);
		await order('addGuest', {});
		await post('reset', {});
		expect((await bench.get('/v1/centers')).status).toBe(200);
		expect((await bench.control('state')).body).toMatchObject({
			counts: { guests: 0, centers: 2 },
			settings: { closesVisits: true, guestStamps: 'created' },
		});
		expect((await bench.control('journal?summary')).body).toMatchObject({ total: 1 });
	});

	const slips = [
		['faults', { statuss: 503 }],
		['settings', { guestStamps: 'all' }],
		['between', { orders: 'all' }],
		['keys', { rights: ['reports'] }],
		['keys', { key: 'new', rights: ['everything'] }],
		['desk/dance', {}],
		['desk/book', { guestId: 'nobody' }],
		['desk/book', {}],
		['desk/toString', {}],
	] as const;
	it.each(slips)('refuse what they do not understand: %s %j', async (path, body) => {
		const reply = await post(path, body);
		expect(reply.status).toBe(400);
		expect(reply.body).toHaveProperty('problems');
	});

	it('count requests by route, with repeated parameters side by side', async () => {
		await bench.get('/v1/guests/search?center_id=x&expand=tags&expand=referral');
		const { body } = await bench.control('journal');
		expect(body).toMatchObject({
			total: 1,
			counts: { 'GET /v1/guests/search': 1 },
			entries: [{ query: { expand: 'tags & referral' }, status: 502 }],
		});
	});
});

describe('the stamps of guests in the Zenoti stand-in', () => {
	const stamps = [
		['none', []],
		['created', ['created_date']],
		['both', ['created_date', 'last_updated']],
	] as const;
	it.each(stamps)('can be %s', async (guestStamps, fields) => {
		bench.api.change({ guestStamps });
		const { id } = bench.api.desk.addGuest();
		const { body } = await bench.get(`/v1/guests/${id}`);
		const told = ['created_date', 'last_updated'].filter((field) => Object.hasOwn(Object(body), field));
		expect(told).toEqual(fields);
	});
});
