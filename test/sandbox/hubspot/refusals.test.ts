import { describe, expect, it } from 'vitest';
import { batchOf, clientInput, contactsBatch, dealsBatch, hubSpotBench, messageOf } from './client';

const bench = hubSpotBench();

const many = (count: number) => Array.from({ length: count }, (_, n) => clientInput(`zenoti:${n}`));
const one = (properties: Readonly<Record<string, unknown>>) => ({
	inputs: [
		{
			id: 'zenoti:1',
			idProperty: 'studio_client_id',
			properties: { studio_client_id: 'zenoti:1', ...properties },
		},
	],
});
const deal = (properties: Readonly<Record<string, string>>) => ({
	inputs: [
		{
			id: 'k',
			idProperty: 'studio_deal_key',
			properties: { studio_deal_key: 'k', dealname: 'D', ...properties },
		},
	],
});

describe('the HubSpot stand-in refuses what HubSpot refuses', () => {
	const upsert = `${contactsBatch}/upsert`;
	const dealUpsert = `${dealsBatch}/upsert`;
	const cases: readonly [
		title: string,
		path: string,
		body: unknown,
		status: number,
		message: string | RegExp,
	][] = [
		['a batch of 101', upsert, { inputs: many(101) }, 400, /101 inputs/],
		['an empty batch', upsert, { inputs: [] }, 400, /must not be empty/],
		['a batch without inputs', upsert, {}, 400, /required fields were not set: \[inputs\]/],
		[
			'a field it does not know',
			upsert,
			{ inputs: many(1), dryRun: true },
			400,
			/Unrecognized field "dryRun"/,
		],
		[
			'an input without properties',
			upsert,
			{ inputs: [{ id: '1' }] },
			400,
			/not set: \[inputs\.0\.properties\]/,
		],
		['a number as a value', upsert, one({ firstname: 7 }), 400, /Cannot deserialize.*firstname/],
		['a null as a value', upsert, one({ firstname: null }), 400, /Cannot deserialize.*firstname/],
		['an unknown property', upsert, one({ shoe_size: '42' }), 400, /PROPERTY_DOESNT_EXIST.*shoe_size/],
		['a bad e-mail', upsert, one({ email: 'ana at home' }), 400, /INVALID_EMAIL/],
		['a choice not on the list', upsert, one({ lifecyclestage: 'regular' }), 400, /INVALID_OPTION/],
		['an owner who is not there', upsert, one({ hubspot_owner_id: '1' }), 400, /INVALID_OWNER_ID/],
		['a read-only property', upsert, one({ createdate: '2026-01-01' }), 400, /READ_ONLY_VALUE/],
		['a time that is none', upsert, one({ studio_last_event_at: 'soon' }), 400, /INVALID_LONG/],
		['a stage of no pipeline', dealUpsert, deal({ dealstage: 'paid' }), 400, /INVALID_OPTION.*dealstage/],
		[
			'a stage of the other pipeline',
			dealUpsert,
			deal({ dealstage: '75200101' }),
			400,
			/INVALID_OPTION.*dealstage/,
		],
		['an amount with a comma', dealUpsert, deal({ amount: '1,50' }), 400, /INVALID_INTEGER.*amount/],
		[
			'an upsert that leaves its key out',
			upsert,
			{ inputs: [{ id: 'z', idProperty: 'studio_client_id', properties: {} }] },
			400,
			/must include the key/,
		],
		[
			'two inputs about one client, trace ids or not',
			upsert,
			{ inputs: [clientInput('zenoti:1', { trace: 'a' }), clientInput('zenoti:1', { trace: 'b' })] },
			400,
			'Duplicate IDs found in batch input: [zenoti:1]. IDs must be unique',
		],
		[
			'one trace id on two inputs',
			upsert,
			{ inputs: [clientInput('zenoti:1', { trace: 'a' }), clientInput('zenoti:2', { trace: 'a' })] },
			400,
			/objectWriteTraceId must be unique/,
		],
		[
			'a key that is not unique',
			upsert,
			{ inputs: [{ id: 'Ana', idProperty: 'firstname', properties: { firstname: 'Ana' } }] },
			400,
			'Unable to perform upsert by non-unique 0-1 property firstname',
		],
		[
			'a look-up by a key that is not unique',
			`${contactsBatch}/read`,
			{ idProperty: 'lastname', inputs: [{ id: 'Diaz' }], properties: [] },
			400,
			/non-unique 0-1 property lastname/,
		],
		[
			'a deal without a name',
			`${dealsBatch}/create`,
			{ inputs: [{ properties: {} }] },
			400,
			/required properties/,
		],
		[
			'an object type it has not',
			'/crm/objects/2026-09/horses/batch/read',
			{ inputs: [] },
			400,
			/infer object type/,
		],
		[
			'a version that is gone',
			'/crm/objects/v9/contacts/batch/read',
			{ inputs: [] },
			404,
			'resource not found',
		],
	];
	it.each(cases)('%s', async (_title, path, body, status, message) => {
		const reply = await bench.post(path, body);
		expect(reply.status).toBe(status);
		expect(messageOf(reply)).toMatch(message);
		expect(bench.hubSpot.store.records.contacts.all()).toEqual([]);
		expect(bench.hubSpot.store.records.deals.all()).toEqual([]);
	});

	it('a body that is no JSON', async () => {
		const reply = await bench
			.http()
			.post(upsert, '{"inputs":[', { headers: { 'content-type': 'application/json' } });
		expect([reply.status, reply.data]).toMatchObject([400, { category: 'VALIDATION_ERROR' }]);
	});

	it('a token that is not its own, before it looks at anything else', async () => {
		bench.hubSpot.setToken('another');
		expect(await bench.post(upsert, {})).toMatchObject({
			status: 401,
			body: { category: 'INVALID_AUTHENTICATION' },
		});
	});

	it('a call its token has no right to, and names the right', async () => {
		bench.hubSpot.scopes.delete('crm.objects.contacts.write');
		expect(await bench.post(upsert, { inputs: many(1) })).toMatchObject({
			status: 403,
			body: {
				category: 'MISSING_SCOPES',
				errors: [{ context: { requiredGranularScopes: ['crm.objects.contacts.write'] } }],
			},
		});
	});

	it('the studio key before setup has made it', async () => {
		bench.hubSpot.store.properties.contacts.put({
			...(bench.hubSpot.store.properties.contacts.get('studio_client_id') ?? missing()),
			archived: true,
		});
		expect(messageOf(await bench.post(upsert, { inputs: many(1) }))).toBe(
			'Unable to perform upsert by non-unique 0-1 property studio_client_id',
		);
	});

	it('takes exactly 100 inputs', async () => {
		const reply = await bench.post(upsert, { inputs: many(100) });
		expect(reply.status).toBe(200);
		expect(batchOf(reply).results).toHaveLength(100);
	});
});

function missing(): never {
	throw new Error('the property is not there');
}
