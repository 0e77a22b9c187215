import { describe, expect, it } from 'vitest';
import { batchOf, clientInput, contactsBatch, dealsBatch, hubSpotBench, messageOf } from './client';

const bench = hubSpotBench();
const upsert = (inputs: readonly unknown[]) => bench.post(`${contactsBatch}/upsert`, { inputs });
const contacts = () => bench.hubSpot.store.records.contacts.all();

describe('batches of the HubSpot stand-in', () => {
	it('create once and update after that, by the studio key', async () => {
		const first = batchOf(await upsert([clientInput('zenoti:1', { email: 'Ana@Example.TEST' })]));
		const second = batchOf(await upsert([clientInput('zenoti:1', { properties: { firstname: 'Ana' } })]));
		expect([first.results[0]?.new, second.results[0]?.new]).toEqual([true, false]);
		expect(second.results[0]?.id).toBe(first.results[0]?.id);
		expect(contacts()).toHaveLength(1);
		expect(first.results[0]?.properties.email).toBe('ana@example.test');
	});

	it('come back in another order than they went in', async () => {
		const ids = ['zenoti:1', 'zenoti:2', 'zenoti:3', 'zenoti:4'];
		const { results } = batchOf(await upsert(ids.map((id) => clientInput(id, { trace: `t-${id}` }))));
		const back = results.map((result) => result.properties.studio_client_id);
		expect(back).not.toEqual(ids);
		expect([...back].sort()).toEqual(ids);
		for (const result of results) {
			expect(result.objectWriteTraceId).toBe(`t-${result.properties.studio_client_id ?? ''}`);
		}
	});

	it('are lost as a whole when one input is bad and no trace ids were sent', async () => {
		const reply = await upsert([clientInput('zenoti:1'), clientInput('zenoti:2', { email: 'no address' })]);
		expect(reply.status).toBe(400);
		expect(contacts()).toEqual([]);
		expect(bench.hubSpot.store.records.contacts.holder('studio_client_id', 'zenoti:1')).toBeUndefined();
	});

	it('leave an existing record as it was when the batch is lost', async () => {
		await upsert([clientInput('zenoti:1', { email: 'ana@example.test' })]);
		await upsert([clientInput('zenoti:1', { email: 'new@example.test' }), clientInput('z', { email: '@' })]);
		expect(contacts()[0]?.properties.get('email')).toBe('ana@example.test');
		const byEmail = await bench.get('/crm/objects/2026-09/contacts/new@example.test?idProperty=email');
		expect(byEmail.status).toBe(404);
	});

	it('hide the bad input inside a 200 when each input has its own trace id', async () => {
		const reply = await upsert([
			clientInput('zenoti:1', { trace: 'a' }),
			clientInput('zenoti:2', { trace: 'b', email: 'no address' }),
			clientInput('zenoti:3', { trace: 'c' }),
		]);
		const batch = batchOf(reply);
		expect([reply.status, batch.numErrors, contacts().length]).toEqual([200, 1, 2]);
		expect(batch.errors[0]?.context).toEqual({ objectWriteTraceId: ['b'] });
		expect(batch.errors[0]?.message).toContain('INVALID_EMAIL');
	});

	it('say 207 on the older version', async () => {
		const reply = await bench.post('/crm/objects/2026-03/contacts/batch/upsert', {
			inputs: [clientInput('zenoti:1', { trace: 'a' }), clientInput('z', { trace: 'b', email: '@' })],
		});
		expect([reply.status, batchOf(reply).numErrors]).toEqual([207, 1]);
	});

	it('are never partial by e-mail, trace ids or not', async () => {
		const byEmail = (email: string, trace: string, firstname: Readonly<Record<string, string>>) => ({
			id: email,
			idProperty: 'email',
			objectWriteTraceId: trace,
			properties: { email, ...firstname },
		});
		const reply = await upsert([
			byEmail('ana@example.test', 'a', { firstname: 'Ana' }),
			byEmail('bo@example.test', 'b', { nickname: 'Bo' }),
		]);
		expect([reply.status, contacts().length]).toEqual([400, 0]);
	});

	it('do not protect the e-mail by the studio key', async () => {
		const existing = bench.hubSpot.store.seed('contacts', { email: 'ana@example.test' });
		const reply = await upsert([
			clientInput('zenoti:1', { trace: 'a', email: 'ANA@example.test' }),
			clientInput('zenoti:2', { trace: 'b', email: 'bo@example.test' }),
		]);
		const batch = batchOf(reply);
		expect(batch.results.map((result) => result.properties.studio_client_id)).toEqual(['zenoti:2']);
		expect(batch.errors).toMatchObject([
			{ category: 'CONFLICT', message: `Contact already exists. Existing ID: ${existing.id}` },
		]);
	});

	it('let only the first of two new clients have the family e-mail', async () => {
		const family = ['a', 'b'].map((trace) =>
			clientInput(`zenoti:${trace}`, { trace, email: 'fam@example.test' }),
		);
		const batch = batchOf(await upsert(family));
		expect([batch.results.length, batch.errors[0]?.category]).toEqual([1, 'CONFLICT']);
	});

	it('refuse to move an e-mail or a key that another contact holds', async () => {
		await upsert([
			clientInput('zenoti:1', { email: 'ana@example.test' }),
			clientInput('zenoti:2', { email: 'bo@example.test' }),
		]);
		const [ana] = contacts();
		for (const properties of [{ email: 'bo@example.test' }, { studio_client_id: 'zenoti:2' }]) {
			const reply = await bench.post(`${contactsBatch}/update`, { inputs: [{ id: ana?.id, properties }] });
			expect(reply.status).toBe(400);
			expect(messageOf(reply)).toContain('CONFLICTING_UNIQUE_VALUE');
		}
	});

	it('read by any unique key; what is missing is named', async () => {
		const { id } = bench.hubSpot.store.seed('contacts', { email: 'ana@example.test', firstname: 'Ana' });
		const reply = await bench.post(`${contactsBatch}/read`, {
			idProperty: 'email',
			inputs: [{ id: 'ANA@example.test' }, { id: 'nobody@example.test' }],
			properties: ['firstname', 'studio_client_id'],
		});
		const batch = batchOf(reply);
		expect(batch.results).toMatchObject([{ id, properties: { firstname: 'Ana', studio_client_id: null } }]);
		expect(batch.errors).toMatchObject([
			{ category: 'OBJECT_NOT_FOUND', context: { ids: ['nobody@example.test'] } },
		]);
	});

	it('lead from a merged record to the one that survived, and keep its e-mail taken', async () => {
		const { records, seed } = bench.hubSpot.store;
		const winner = seed('contacts', { email: 'ana@example.test' });
		const loser = seed('contacts', { email: 'ana.old@example.test' });
		records.contacts.merge(winner, loser);
		const read = await bench.post(`${contactsBatch}/read`, {
			inputs: [{ id: loser.id }],
			properties: ['email'],
		});
		expect(batchOf(read).results).toMatchObject([
			{ id: winner.id, properties: { email: 'ana@example.test' } },
		]);
		const clash = await upsert([clientInput('zenoti:1', { email: 'ana.old@example.test' })]);
		expect(messageOf(clash)).toBe(`Contact already exists. Existing ID: ${winner.id}`);
	});

	it('stay quick with 10,000 contacts', async () => {
		for (let page = 0; page < 100; page += 1) {
			const inputs = Array.from({ length: 100 }, (_, n) =>
				clientInput(`zenoti:${page}-${n}`, { trace: `${n}`, email: `c${page}-${n}@example.test` }),
			);
			expect((await upsert(inputs)).status).toBe(200);
		}
		expect(contacts()).toHaveLength(10_000);
		expect(bench.hubSpot.journal.counts()).toEqual({
			'POST /crm/objects/:version/:objectType/batch/upsert': 100,
		});
	});
});

describe('deals of the HubSpot stand-in', () => {
	it('start in the default pipeline and move within their own', async () => {
		const write = (properties: Readonly<Record<string, string>>) =>
			bench.post(`${dealsBatch}/upsert`, {
				inputs: [
					{
						id: 'v1',
						idProperty: 'studio_deal_key',
						properties: { studio_deal_key: 'v1', dealname: 'Visit', ...properties },
					},
				],
			});
		expect((await write({ pipeline: '75200100', dealstage: '75200101' })).status).toBe(200);
		expect((await write({ dealstage: '75200104' })).status).toBe(200);
		expect((await write({ dealstage: 'closedwon' })).status).toBe(400);
		const [visit] = bench.hubSpot.store.records.deals.all();
		expect(visit?.properties.get('dealstage')).toBe('75200104');
	});
});
