import type { INodeParameters } from 'n8n-workflow';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventsOfPayload } from '../../../core/intake';
import { startZenotiApi, type ZenotiApiSandbox } from '../../../sandbox/zenoti-api';
import { zenotiProfile } from '../../../vendors/zenoti/profile';
import type { Engine } from '../../support/engine';
import { byId, centerOf, loadZenotiEngine, outputOf, ZenotiRun } from './support';

let engine: Engine;
let zenoti: ZenotiApiSandbox;
let node: ZenotiRun;
let center: { readonly __rl: boolean; readonly mode: string; readonly value: string };

beforeAll(async () => {
	zenoti = await startZenotiApi({ sleep: async () => undefined });
	engine = await loadZenotiEngine();
}, 60_000);
afterAll(async () => await zenoti.close());
beforeEach(() => {
	zenoti.reset();
	node = new ZenotiRun(engine, zenoti);
	center = byId(centerOf(zenoti).id);
});

const guests = () => zenoti.organisation.guests.all();
const anna = { firstName: 'Anna', lastName: 'Bergen', email: 'anna@clients.example' };
const idsOf = (webhook: unknown) =>
	eventsOfPayload(
		zenotiProfile,
		webhook,
		{},
		{ receivedAt: new Date().toISOString(), ingestion: 'webhook', timeZone: null, currency: null },
		false,
	).map(({ id }) => id);

describe('Guest: Create or Update', () => {
	it('makes a guest nobody knows, and names the event by which Zenoti will tell of it', async () => {
		const [item] = await node.items('guest upsert', { centerId: center, ...anna });
		expect(item).toMatchObject({ ...anna, outcome: 'created', echo: { type: 'studio.client.created' } });
		expect(guests()).toHaveLength(1);
		expect(idsOf(zenoti.webhooks().at(-1))).toEqual([(item?.echo as { eventId: string }).eventId]);
	});

	it('changes only what is given: Zenoti wipes what a PUT leaves out', async () => {
		const { id } = zenoti.desk.addGuest({ email: anna.email });
		zenoti.desk.changeGuest(id, {
			address: { address_1: '1 Main St', city: 'Springfield' },
			preferences: { receive_marketing_sms: true },
			tags: ['VIP'],
		});
		const before = guests()[0];
		const additionalFields = { city: 'Shelbyville' };
		const [item] = await node.items('guest upsert', { centerId: center, ...anna, additionalFields });
		expect(item).toMatchObject({ id, outcome: 'updated', firstName: 'Anna', tags: ['VIP'] });
		expect(guests()).toHaveLength(1);
		const after = guests()[0];
		expect(after?.address).toEqual({ ...before?.address, city: 'Shelbyville' });
		expect(after?.preferences).toEqual(before?.preferences);
		expect(after?.personal).toEqual({ ...before?.personal, first_name: 'Anna', last_name: 'Bergen' });
		expect(after?.tags).toEqual(['VIP']);
	});

	it('writes nothing when nothing differs, so a two-way sync stops after one bounce', async () => {
		await node.items('guest upsert', { centerId: center, ...anna });
		const told = zenoti.webhooks().length;
		const [again] = await node.items('guest upsert', { centerId: center, ...anna });
		expect(again).toMatchObject({ outcome: 'unchanged', echo: null });
		expect([guests().length, zenoti.webhooks().length]).toEqual([1, told]);
	});

	it('leaves a field alone that comes in empty', async () => {
		await node.items('guest upsert', { centerId: center, ...anna });
		const blank = { ...anna, lastName: '', additionalFields: { city: '', tags: '' } };
		expect((await node.items('guest upsert', { centerId: center, ...blank }))[0]).toMatchObject({
			outcome: 'unchanged',
			lastName: 'Bergen',
		});
	});

	it('changes nobody when two guests have the address, and says what to do', async () => {
		zenoti.desk.addGuest({ email: anna.email });
		zenoti.desk.addGuest({ email: anna.email });
		const result = await node.run('guest upsert', { centerId: center, ...anna });
		expect(result.data.resultData.error).toMatchObject({
			message: expect.stringContaining('2 guests have this'),
			description: expect.stringContaining('Merge them'),
		});
	});

	it('makes one guest although the answer to the first try was lost', async () => {
		zenoti.faults.next({ match: { method: 'POST', path: '/v1/guests' }, dropAfterWrite: true });
		const [item] = await node.items('guest upsert', { centerId: center, ...anna });
		expect([item?.outcome, guests().length]).toEqual(['created', 1]);
	});
});

describe('Calls for a guest', () => {
	const phone = '+1 201 555 0143';
	const calls = async (action: string, parameters: INodeParameters) => {
		zenoti.journal.clear();
		await node.run(action, parameters);
		return zenoti.journal.total();
	};

	it('are as few as it takes to find out', async () => {
		const person = { centerId: center, ...anna };
		// two spellings of the address, then the guest is made
		expect(await calls('guest upsert', person)).toBe(3);
		expect(await calls('guest upsert', person)).toBe(2);
		expect(await calls('guest upsert', { ...person, lastName: 'Changed' })).toBe(3);
		expect(await calls('guest create', person)).toBe(1);
		expect(await calls('guest create', { ...person, allowDuplicate: true })).toBe(1);
		const stranger = { ...person, email: 'eve@clients.example', phone };
		// and the phone without and with its dial code
		expect(await calls('guest upsert', stranger)).toBe(5);
		const [id = ''] = guests().map((guest) => guest.id);
		expect(await calls('guest update', { guestId: id, updateFields: { lastName: 'Again' } })).toBe(2);
		expect(await calls('guest update', { guestId: id, updateFields: { lastName: 'Again' } })).toBe(1);
	});
});

describe('Guest: Create', () => {
	it('makes no second guest of a person, as a repeated run would', async () => {
		await node.items('guest create', { centerId: center, ...anna });
		const again = await node.run('guest create', { centerId: center, ...anna });
		expect(again.data.resultData.error?.message).toContain('no other one was made');
		expect(guests()).toHaveLength(1);
		await node.items('guest create', { centerId: center, ...anna, allowDuplicate: true });
		expect(guests()).toHaveLength(2);
	});

	it('tells in Zenoti’s words what a business demands', async () => {
		zenoti.change({ requiredGuestFields: ['referral_source'] });
		const result = await node.run('guest create', { centerId: center, ...anna });
		expect(result.data.resultData.error?.message).toContain('referral_source is mandatory');
	});

	it('sends what was filled in, in Zenoti’s own terms', async () => {
		const phone = '+1 201 555 0143';
		const additionalFields = {
			gender: 'other',
			birthDate: '1990-05-04T00:00:00',
			tags: 'VIP, Yoga',
			code: 'hs-512',
		};
		await node.items('guest create', { centerId: center, ...anna, phone, additionalFields });
		expect(guests()[0]).toMatchObject({
			code: 'hs-512',
			tags: ['VIP', 'Yoga'],
			personal: {
				gender: 3,
				date_of_birth: '1990-05-04T00:00:00',
				mobile_phone: { country_code: 225, number: '2015550143' },
			},
		});
	});
});

describe('Guests are found', () => {
	const parameters = { returnAll: true };

	it('all of a center on as many pages as there are, or those changed since a day', async () => {
		for (let count = 0; count < 205; count += 1) zenoti.desk.addGuest();
		zenoti.journal.clear();
		const all = await node.items('guest getAll', { ...parameters, centerId: center });
		expect([all.length, new Set(all.map(({ id }) => id)).size, zenoti.journal.total()]).toEqual([
			205, 205, 3,
		]);
		const none = await node.items('guest getAll', {
			...parameters,
			centerId: center,
			changedSince: '={{ $now.plus({ days: 2 }) }}',
		});
		expect(none).toEqual([]);
	});

	it('up to the limit with no page more than needed', async () => {
		for (let count = 0; count < 205; count += 1) zenoti.desk.addGuest();
		zenoti.journal.clear();
		const some = await node.items('guest getAll', { centerId: center, limit: 120 });
		expect([some.length, zenoti.journal.total()]).toEqual([120, 2]);
	});

	it('by what is known of them, in the shape Zenoti has when asked for', async () => {
		const { id } = zenoti.desk.addGuest({ email: 'eve@clients.example' });
		zenoti.desk.addGuest();
		const search = { centerId: center, criteria: { email: 'EVE@clients.example' } };
		expect(await node.items('guest search', search)).toMatchObject([{ id, email: 'eve@clients.example' }]);
		const [raw] = await node.items('guest search', { ...search, simplify: false });
		expect(raw).toMatchObject({ personal_info: { email: 'eve@clients.example' } });
		const [one] = await node.items('guest get', { guestId: id });
		expect(one).toMatchObject({ id, tags: expect.any(Array) });
	});

	it.each([
		['guest search', { criteria: {} }, 'nothing to search by'],
		['guest getAll', { centerId: byId('={{ $json.none }}') }, 'Center is empty'],
		['guest getAll', { centerId: byId('x'), changedSince: 'soon' }, '“soon” is no day'],
		['guest getAll', { centerId: byId('x'), limit: 0.5 }, 'Limit is no whole number'],
		['guest update', { guestId: 'x', updateFields: {} }, 'nothing to change'],
		['guest upsert', { centerId: byId('x'), firstName: 'A' }, 'neither an e-mail address nor a phone'],
		['guest upsert', { centerId: byId('x'), firstName: 'A', email: 'a@' }, 'is no e-mail address'],
	])('not asked for at all by %s with %o', async (action, wrong, told) => {
		const result = await node.run(action, wrong);
		expect(result.data.resultData.error?.message).toContain(told);
		expect(zenoti.journal.total()).toBe(0);
	});
});

describe('Items that fail', () => {
	const ids = () => [zenoti.desk.addGuest().id, 'nobody', zenoti.desk.addGuest().id];
	const parameters = { guestId: '={{ $json.id }}' };

	it('leave by the error output, alone, with the reason and the next step', async () => {
		const items = ids().map((id) => ({ id }));
		const result = await node.run('guest get', parameters, items, { onError: 'continueErrorOutput' });
		expect(outputOf(result, 0).map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
		expect(outputOf(result, 1)).toMatchObject([
			{
				pairedItem: { item: 1 },
				json: {
					id: 'nobody',
					error: expect.stringContaining('404'),
					message: expect.stringContaining('Check the id'),
					details: { system: 'zenoti', outcome: 'failed', error: { kind: 'permanent', code: 'NOT_FOUND' } },
				},
			},
		]);
	});

	it('keep their place when they go on with the others', async () => {
		const items = ids().map((id) => ({ id }));
		const result = await node.run('guest get', parameters, items, { onError: 'continueRegularOutput' });
		expect(outputOf(result).map(({ json }) => json.error !== undefined)).toEqual([false, true, false]);
	});

	it('stop a read at once, and a write only after the others were written', async () => {
		const items = ids().map((id) => ({ id }));
		zenoti.journal.clear();
		expect((await node.run('guest get', parameters, items)).status).toBe('error');
		expect(zenoti.journal.total()).toBe(2);
		const updateFields = { lastName: 'Changed' };
		const result = await node.run('guest update', { ...parameters, updateFields }, items);
		expect(result.data.resultData.error?.message).toContain('1 of 3 items failed');
		expect(guests().map(({ personal }) => personal.last_name)).toEqual(['Changed', 'Changed']);
	});
});
