import { describe, expect, it } from 'vitest';
import { hubSpotBench, messageOf } from './client';

const bench = hubSpotBench({});
const contactPath = '/crm/objects/2026-09/contacts';
const propertyPath = '/crm/properties/2026-09/contacts';

describe('single records of the HubSpot stand-in', () => {
	it('are created with 201, and answered 409 with the id when the e-mail is taken', async () => {
		const body = { properties: { email: 'ana@example.test' }, associations: [] };
		const created = await bench.post(contactPath, body);
		expect(created).toMatchObject({ status: 201, body: { properties: { email: 'ana@example.test' } } });
		const again = await bench.post(contactPath, body);
		expect(again).toMatchObject({ status: 409, body: { category: 'CONFLICT' } });
		expect(messageOf(again)).toMatch(/^Contact already exists\. Existing ID: \d+$/);
	});

	it('are patched by e-mail, never created by it', async () => {
		bench.hubSpot.store.seed('contacts', { email: 'ana@example.test' });
		const body = { properties: { firstname: 'Ana' } };
		expect((await bench.patch(`${contactPath}/ana@example.test?idProperty=email`, body)).status).toBe(200);
		expect((await bench.patch(`${contactPath}/bo@example.test?idProperty=email`, body)).status).toBe(404);
		const read = await bench.get(
			`${contactPath}/ana%40example.test?idProperty=email&properties=firstname,city`,
		);
		expect(read.body).toMatchObject({ properties: { firstname: 'Ana', city: null } });
	});

	it('move forward through the lifecycle only, unless it is cleared first', async () => {
		const { id } = bench.hubSpot.store.seed('contacts', { lifecyclestage: 'customer' });
		const write = (lifecyclestage: string) =>
			bench.patch(`${contactPath}/${id}`, { properties: { lifecyclestage } });
		const stage = () => bench.hubSpot.store.records.contacts.byId(id)?.properties.get('lifecyclestage');
		expect([(await write('lead')).status, stage()]).toEqual([200, 'customer']);
		expect([(await write('evangelist')).status, stage()]).toEqual([200, 'evangelist']);
		await write('');
		expect([(await write('lead')).status, stage()]).toEqual([200, 'lead']);
	});
});

describe('properties of the HubSpot stand-in', () => {
	const clientKey = {
		name: 'studio_client_id',
		label: 'Studio client ID',
		groupName: 'studio',
		type: 'string',
		fieldType: 'text',
		hasUniqueValue: true,
	};
	const makeGroup = () => bench.post(`${propertyPath}/groups`, { name: 'studio', label: 'Studio' });

	it('are made once, in a group that is there, and are unique from then on', async () => {
		expect((await bench.post(propertyPath, clientKey)).status).toBe(400);
		expect((await makeGroup()).status).toBe(201);
		expect((await makeGroup()).status).toBe(409);
		expect((await bench.post(propertyPath, clientKey)).status).toBe(201);
		expect(await bench.post(propertyPath, { ...clientKey, hasUniqueValue: false })).toMatchObject({
			status: 409,
			body: { category: 'OBJECT_ALREADY_EXISTS', subCategory: 'Properties.PROPERTY_WITH_NAME_EXISTS' },
		});
		expect((await bench.get(`${propertyPath}/studio_client_id`)).body).toMatchObject({
			hasUniqueValue: true,
		});
	});

	it('come back from the archive as they were, not as asked for', async () => {
		await makeGroup();
		await bench.post(propertyPath, { ...clientKey, hasUniqueValue: false });
		await bench.http().delete(`${propertyPath}/studio_client_id`);
		expect((await bench.get(`${propertyPath}/studio_client_id`)).status).toBe(404);
		const restored = await bench.post(propertyPath, clientKey);
		expect(restored).toMatchObject({ status: 201, body: { hasUniqueValue: false } });
	});

	it('stop at ten unique ones', async () => {
		await makeGroup();
		const statuses: number[] = [];
		for (let n = 0; n < 11; n += 1) {
			statuses.push((await bench.post(propertyPath, { ...clientKey, name: `key_${n}` })).status);
		}
		expect(statuses).toEqual([...Array.from({ length: 10 }, () => 201), 400]);
	});

	const wrong: readonly [string, Readonly<Record<string, unknown>>][] = [
		['a name with capitals', { name: 'Studio Client' }],
		['a field type that does not fit', { fieldType: 'number' }],
		['an unknown type', { type: 'uuid' }],
		['a choice without options', { type: 'enumeration', fieldType: 'select' }],
		['an unknown field', { unique: true }],
	];
	it.each(wrong)('are not made with %s', async (_title, change) => {
		await makeGroup();
		expect((await bench.post(propertyPath, { ...clientKey, ...change })).status).toBe(400);
		expect((await bench.get(`${propertyPath}/studio_client_id`)).status).toBe(404);
	});
});

describe('associations of the HubSpot stand-in', () => {
	const path = '/crm/associations/2026-09/deals/contacts/batch/associate/default';

	it('are answered 200, harmless to repeat, and readable from the deal', async () => {
		const contact = bench.hubSpot.store.seed('contacts', { email: 'ana@example.test' });
		const deal = bench.hubSpot.store.seed('deals', { dealname: 'Visit' });
		const body = { inputs: [{ from: { id: deal.id }, to: { id: contact.id } }] };
		expect((await bench.post(path, body)).status).toBe(200);
		expect((await bench.post(path, body)).status).toBe(200);
		const read = await bench.get(`/crm/objects/2026-09/deals/${deal.id}/associations/contacts`);
		expect(read.body).toEqual({
			results: [
				{
					toObjectId: contact.id,
					associationTypes: [{ category: 'HUBSPOT_DEFINED', typeId: 3, label: null }],
				},
			],
		});
	});

	it('take 2,000 pairs and not one more, and name the pair that cannot be', async () => {
		const contact = bench.hubSpot.store.seed('contacts', {});
		const deals = Array.from({ length: 2_000 }, () => bench.hubSpot.store.seed('deals', {}));
		const inputs = deals.map((deal) => ({ from: { id: deal.id }, to: { id: contact.id } }));
		expect((await bench.post(path, { inputs: [...inputs, inputs[0]] })).status).toBe(400);
		expect((await bench.post(path, { inputs })).status).toBe(200);
		const bad = await bench.post(path, {
			inputs: [inputs[0], { from: { id: '1' }, to: { id: contact.id } }],
		});
		expect(bad).toMatchObject({
			status: 200,
			body: { numErrors: 1, errors: [{ context: { fromObjectId: ['1'] } }] },
		});
	});
});

describe('consent in the HubSpot stand-in', () => {
	const path = '/communication-preferences/2026-09/statuses/ana%40example.test';
	const subscribe = {
		channel: 'EMAIL',
		statusState: 'SUBSCRIBED',
		subscriptionId: 310201,
		legalBasis: 'CONSENT_WITH_NOTICE',
		legalBasisExplanation: 'Ticked the box at the desk',
	};

	it('lets an opt-out be undone as HubSpot does, and remembers who did it', async () => {
		await bench.get(`${path}?channel=EMAIL`);
		await bench.post(path, { channel: 'EMAIL', statusState: 'UNSUBSCRIBED', subscriptionId: 310201 });
		expect((await bench.post(path, subscribe)).body).toMatchObject({
			results: [{ status: 'SUBSCRIBED', setStatusSuccessReason: 'RESUBSCRIBE_OCCURRED' }],
		});
		expect(bench.hubSpot.journal.violations()).toMatchObject([{ kind: 'RESUBSCRIBE_OCCURRED' }]);
	});

	it('notices a subscription without a look at the present state', async () => {
		await bench.post(path, subscribe);
		expect(bench.hubSpot.journal.violations()).toMatchObject([{ kind: 'SUBSCRIBED_UNREAD' }]);
	});

	it('finds nothing wrong with an opt-in after a look', async () => {
		const before = await bench.get(`${path}?channel=EMAIL`);
		expect(before.body).toMatchObject({
			results: [{ status: 'NOT_SPECIFIED' }, { status: 'NOT_SPECIFIED' }],
		});
		await bench.post(path, subscribe);
		expect(bench.hubSpot.journal.violations()).toEqual([]);
	});

	it('wants a channel to read and a legal basis to subscribe', async () => {
		expect((await bench.get(path)).status).toBe(400);
		const without = { ...subscribe, legalBasis: undefined };
		expect((await bench.post(path, without)).status).toBe(400);
	});

	it('shows an opt-out of everything on both paths', async () => {
		bench.hubSpot.store.consent.optOutOfAll('Ana@example.test', 1_767_600_000_000);
		const wide = await bench.get(`${path}/unsubscribe-all?channel=EMAIL`);
		expect(wide.body).toMatchObject({ results: [{ status: 'UNSUBSCRIBED', wideStatusType: 'PORTAL_WIDE' }] });
		const each = await bench.get(`${path}?channel=EMAIL`);
		expect(each.body).toMatchObject({ results: [{ status: 'UNSUBSCRIBED' }, { status: 'UNSUBSCRIBED' }] });
	});
});

describe('the directory of the HubSpot stand-in', () => {
	it('lists pipelines with their stages, and finds an owner by e-mail', async () => {
		expect((await bench.get('/crm/pipelines/2026-09/deals')).body).toMatchObject({
			results: [
				{ id: 'default' },
				{ id: '75200100', stages: [{ id: '75200101', label: 'Booked' }, {}, {}, {}, {}, {}] },
			],
		});
		const owners = await bench.get('/crm/owners/2026-09?email=theo.okafor%40studio.test');
		expect(owners.body).toMatchObject({ results: [{ id: '81240012', lastName: 'Okafor' }] });
		expect((await bench.get('/crm/owners/2026-09?email=nobody%40studio.test')).body).toEqual({ results: [] });
	});
});
