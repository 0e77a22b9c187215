import type { IDataObject, INodeExecutionData, INodeParameters, IRun } from 'n8n-workflow';
import { beforeAll, describe, expect, it } from 'vitest';
import { CredentialStore, Engine, nodeOf } from '../support/engine';
import {
	secret,
	send,
	signedBy,
	startTrigger,
	triggerVendors,
	type TriggerVendor,
} from '../support/trigger-vendors';

let engine: Engine;

beforeAll(async () => {
	engine = await Engine.load();
}, 60_000);

const normalizeParameters = {
	operation: 'normalize',
	payload: '={{ $json.body ?? $json }}',
	headers: '={{ $json.headers ?? {} }}',
	options: {},
};

async function run(
	parameters: INodeParameters,
	items: readonly IDataObject[],
	more: {
		store?: CredentialStore;
		onError?: 'continueErrorOutput' | 'continueRegularOutput';
		vendor?: TriggerVendor;
	} = {},
): Promise<IRun> {
	const type = more.vendor?.credentialType;
	const credentials = type === undefined ? {} : { [type]: { id: 'secret', name: 'Secret' } };
	const node = { ...nodeOf('studioEvent', parameters, credentials), onError: more.onError };
	return await engine.run(node, items, more.store);
}

function outputOf(result: IRun, output = 0): readonly INodeExecutionData[] {
	const [task] = result.data.resultData.runData.StudioEvent ?? [];
	return task?.data?.main?.[output] ?? [];
}

const withoutReceipt = (event: IDataObject): IDataObject => ({ ...event, receivedtime: null });

describe.each(triggerVendors)('Normalize for $name', (vendor) => {
	const normalize = async (items: readonly IDataObject[], parameters: INodeParameters = {}) =>
		await run({ ...normalizeParameters, system: vendor.system, ...parameters }, items);

	it('gives the same events as the trigger, id for id and field for field', async () => {
		const host = await startTrigger(engine, vendor);
		const delivery = signedBy(vendor, vendor.payload(1));
		await send(host, delivery);
		await host.stop();
		const stored = { body: JSON.parse(delivery.body), headers: { ...delivery.headers } };
		const items = outputOf(await normalize([stored]));
		expect(items.map((item) => withoutReceipt(item.json))).toEqual(
			host.executions.flat().map((item) => withoutReceipt(item.json)),
		);
		expect(items).toHaveLength(1);
	});

	it('takes the bare payload, and the payload as text', async () => {
		const payload = vendor.payload(2);
		const bare = outputOf(await normalize([payload]));
		const text = outputOf(await normalize([{}], { payload: JSON.stringify(payload), headers: '' }));
		expect(bare[0]?.json.type).toBe(vendor.eventType);
		expect(text[0]?.json.id).toBe(bare[0]?.json.id);
	});

	it('links every event to the item it came from, also when an item holds several deliveries', async () => {
		const deliveries = [1, 2, 3, 4].map((n) => vendor.payload(n));
		const [first, second, third, fourth] = deliveries;
		const items = outputOf(await normalize([{ body: [first, second] }, { body: third }, { body: fourth }]));
		expect(items.map((item) => item.pairedItem)).toEqual([
			{ item: 0 },
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		expect(new Set(items.map((item) => item.json.id)).size).toBe(4);
	});

	it('writes how the delivery came, without changing its id', async () => {
		const payload = vendor.payload(5);
		const [webhook] = outputOf(await normalize([payload]));
		const [replay] = outputOf(await normalize([payload], { options: { ingestion: 'replay' } }));
		expect([webhook?.json.ingestion, replay?.json.ingestion]).toEqual(['webhook', 'replay']);
		expect(replay?.json.id).toBe(webhook?.json.id);
	});

	it('adds the original when asked', async () => {
		const payload = vendor.payload(6);
		const [item] = outputOf(await normalize([payload], { options: { includeRaw: true } }));
		expect(item?.json.data).toMatchObject({ raw: JSON.parse(JSON.stringify(payload)) });
	});

	it('turns what it cannot understand into an event with the reason, as the trigger does', async () => {
		const items = outputOf(await normalize([{ body: { unrelated: true } }]));
		expect(items.map((item) => item.json.type)).toEqual(['studio.unrecognized']);
	});

	it('with an unusable item: the others come out, the item says what is wrong and how to mend it', async () => {
		const good = JSON.stringify(vendor.payload(7));
		const items = [{ text: good }, { text: '{broken' }, { text: good }];
		const parameters = {
			...normalizeParameters,
			system: vendor.system,
			payload: '={{ $json.text }}',
			headers: '={{ {} }}',
		};
		const result = await run(parameters, items, { onError: 'continueErrorOutput' });
		expect(result.status).toBe('success');
		expect(outputOf(result).map((item) => item.pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
		const failed = outputOf(result, 1);
		expect(failed).toHaveLength(1);
		expect(failed[0]?.json).toMatchObject({
			error: 'Payload is not JSON',
			details: expect.stringContaining('JSON'),
		});
		expect(failed[0]?.json.text).toBe('{broken');
	});

	it('stops at an unusable item when the user did not ask to go on, and names the item', async () => {
		const parameters = { ...normalizeParameters, system: vendor.system, payload: '={{ $json.text }}' };
		const result = await run(parameters, [{ text: '{}' }, { text: '{broken' }]);
		expect(result.status).toBe('error');
		expect(result.data.resultData.error).toMatchObject({
			message: 'Payload is not JSON',
			context: { itemIndex: 1 },
		});
	});

	it('refuses a time zone that does not exist', async () => {
		const result = await normalize([vendor.payload(8)], { options: { timeZone: 'Middle/Earth' } });
		expect(result.data.resultData.error?.message).toBe('“Middle/Earth” is no time zone');
	});
});

describe.each(triggerVendors)('Sign for $name', (vendor) => {
	const sign = async (items: readonly IDataObject[], fields = vendor.credential(` ${secret} `)) => {
		const store = new CredentialStore();
		store.fields.set('secret', fields);
		const parameters = { operation: 'sign', system: vendor.system, signPayload: '={{ $json }}' };
		return await run(parameters, items, { store, vendor });
	};

	it('makes a delivery that the trigger accepts, once', async () => {
		const host = await startTrigger(engine, vendor);
		const [item] = outputOf(await sign([vendor.payload(1)]));
		const { method, headers, body } = Object(item?.json);
		expect((await send(host, { headers, body }, method)).body).toEqual({ status: 'accepted', events: 1 });
		expect((await send(host, { headers, body }, method)).body).toEqual({ status: 'duplicate' });
		expect((await send(host, { headers, body: `${body} ` }, method)).status).toBe(401);
		await host.stop();
		expect(host.executions.flat().map((each) => each.json.type)).toEqual([vendor.eventType]);
	});

	it('signs each item for itself, linked to it', async () => {
		const items = outputOf(await sign([vendor.payload(1), vendor.payload(2)]));
		expect(items.map((item) => item.pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		const signatures = items.map((item) => Object(item.json.headers)[vendor.signatureHeader]);
		expect(new Set(signatures).size).toBe(2);
		expect(JSON.stringify(items)).not.toContain(secret);
	});

	it('refuses a blank secret and says what to do', async () => {
		const result = await sign([vendor.payload(1)], vendor.credential('  '));
		expect(result.data.resultData.error).toMatchObject({
			message: `The ${vendor.name} ${vendor.secretName} is empty`,
			description: expect.stringContaining('paste the secret'),
		});
	});
});

describe('a system that does not exist', () => {
	it.each(['mindbody', 'constructor', ''])(
		'(%j) stops the node instead of swallowing the item',
		async (system) => {
			const result = await run({ ...normalizeParameters, system }, [{ a: 1 }]);
			expect(result.data.resultData.error?.message).toBe(`“${system}” is no system this node knows`);
		},
	);
});
