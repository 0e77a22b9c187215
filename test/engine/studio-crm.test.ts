import type { ICredentialDataDecryptedObject, IDataObject, INode } from 'n8n-workflow';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sandboxToken, startHubSpot, type HubSpotSandbox } from '../../sandbox/hubspot';
import { crmNode, loadCrmEngine, outputOf, storeFor } from '../support/crm-engine';
import type { Engine } from '../support/engine';
import { recordsBy, setUpAccount } from '../support/hubspot-run';
import { client, studioEvent } from '../support/studio-events';

let engine: Engine;
let hubSpot: HubSpotSandbox;

beforeAll(async () => {
	hubSpot = await startHubSpot();
	engine = await loadCrmEngine();
}, 60_000);
afterAll(async () => await hubSpot.close());
beforeEach(async () => {
	hubSpot.reset();
	hubSpot.setToken(sandboxToken);
	await setUpAccount(hubSpot);
	hubSpot.journal.clear();
});

const clientEvent = (id: string): IDataObject => ({
	...studioEvent('studio.client.updated', { client: client(id) }, { id: `zenoti:guest:${id}` }),
	data: { client: { ...client(id) } },
});
const events = (count: number) => Array.from({ length: count }, (_, index) => clientEvent(`g${index}`));
const notAnEvent: IDataObject = { hello: 'world', orderNumber: 7 };
const contacts = () => recordsBy(hubSpot, 'contacts', 'studio_client_id').size;

const run = async (
	items: readonly IDataObject[],
	changes: Partial<INode> = {},
	credentials: ICredentialDataDecryptedObject = {},
) => await engine.run(crmNode(changes), items, storeFor(hubSpot, credentials));

const withBad = (count: number, at: number): IDataObject[] => events(count).with(at, notAnEvent);

describe('Studio CRM in the n8n engine', () => {
	it('gives one outcome per item, each linked to its item', async () => {
		const result = await run(events(3));
		expect(result.status).toBe('success');
		expect(outputOf(result).map(({ json, pairedItem }) => [json.eventId, json.outcome, pairedItem])).toEqual(
			[0, 1, 2].map((item) => [`zenoti:guest:g${item}`, 'created', { item }]),
		);
	});

	it('writes the 99 good items of 100 and then stops, naming how many and why', async () => {
		const result = await run(withBad(100, 40));
		expect(result.status).toBe('error');
		expect(result.data.resultData.error).toMatchObject({
			message: expect.stringContaining('1 of 100 items failed: This item is not a studio event'),
			description: expect.stringContaining('Normalize'),
			context: { itemIndex: 40 },
		});
		expect(contacts()).toBe(99);
	});

	it.each([0, 40, 99])(
		'sends 99 out and the bad one, item %i, to the error output with what came in',
		async (at) => {
			const result = await run(withBad(100, at), {
				onError: 'continueErrorOutput',
				retryOnFail: true,
				maxTries: 5,
			});
			expect(result.status).toBe('success');
			const [good, bad] = [outputOf(result, 0), outputOf(result, 1)];
			expect(good.map(({ pairedItem }) => pairedItem)).toEqual(
				Array.from({ length: 100 }, (_, item) => ({ item })).filter(({ item }) => item !== at),
			);
			expect(good.every(({ json }) => json.outcome === 'created' && json.error === undefined)).toBe(true);
			expect(bad).toHaveLength(1);
			expect(bad[0]).toMatchObject({
				pairedItem: { item: at },
				json: {
					...notAnEvent,
					error: expect.stringContaining('not a studio event'),
					details: { outcome: 'failed' },
				},
			});
			expect(bad[0]?.error).toBeUndefined();
			// once: two looks and one write; Retry On Fail had no reason to send the batch again
			expect(hubSpot.journal.total()).toBe(3);
		},
	);

	it('keeps every item at its place when failed ones go on with the others', async () => {
		const result = await run(withBad(5, 2), { onError: 'continueRegularOutput' });
		expect(outputOf(result).map(({ json, pairedItem }) => [pairedItem, json.error === undefined])).toEqual(
			[0, 1, 2, 3, 4].map((item) => [{ item }, item !== 2]),
		);
	});

	it('doubles nothing when Retry On Fail runs the node again after good items were written', async () => {
		const result = await run(withBad(3, 0), { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 });
		expect(result.status).toBe('error');
		expect(hubSpot.store.records.contacts.all()).toHaveLength(2);
	});

	it('doubles nothing when n8n sends a batch again because its first item failed and failed ones go on', async () => {
		const retrying = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
		const result = await run(withBad(3, 0), { ...retrying, onError: 'continueRegularOutput' });
		// the last try speaks: what an earlier one created is there already
		expect(outputOf(result).map(({ json }) => json.outcome)).toEqual([undefined, 'unchanged', 'unchanged']);
		expect(hubSpot.store.records.contacts.all()).toHaveLength(2);
	});

	it('gets through with Retry On Fail when HubSpot comes back', async () => {
		hubSpot.faults.next({ times: 1, status: 503 });
		const parameters = { options: { maxAttempts: 1 } };
		const result = await run(events(2), { parameters, retryOnFail: true, maxTries: 2, waitBetweenTries: 1 });
		expect(result.status).toBe('success');
		expect(outputOf(result).map(({ json }) => json.outcome)).toEqual(['created', 'created']);
	});
});

const hopeless: ReadonlyArray<
	[why: string, changes: Partial<INode>, credentials: ICredentialDataDecryptedObject, told: string]
> = [
	['the base URL is unsafe', {}, { baseUrl: 'http://crm.example.com' }, 'must start with https://'],
	[
		'a pipeline has no stage',
		{ parameters: { pipelineId: '75200100', stages: {} } },
		{},
		'no status has a stage',
	],
	['the system is unknown', { parameters: { system: 'cardIndex' } }, {}, 'not known'],
	[
		'a parameter cannot be read',
		{ parameters: { pipelineId: '={{ $("Nowhere").first().json.x }}' } },
		{},
		'',
	],
	['the key is wrong', {}, { accessToken: 'wrong' }, 'access token'],
];

describe('What keeps the whole node from working', () => {
	it.each(hopeless)('never passes as success when %s', async (_why, changes, credentials, told) => {
		const result = await run(events(2), { ...changes, onError: 'continueErrorOutput' }, credentials);
		expect(outputOf(result, 0)).toEqual([]);
		const failed = outputOf(result, 1);
		expect(failed.map(({ json }) => json.id)).toEqual(['zenoti:guest:g0', 'zenoti:guest:g1']);
		expect(failed.every(({ json }) => String(json.message).includes(told))).toBe(true);
		expect(failed[0]?.json.details).toMatchObject({ outcome: 'failed', eventId: 'zenoti:guest:g0' });
		expect(contacts()).toBe(0);
	});

	it.each(hopeless)(
		'stops the workflow with the reason when %s',
		async (_why, changes, credentials, told) => {
			const result = await run(events(2), changes, credentials);
			expect(result.status).toBe('error');
			const { message = '', description = '' } = result.data.resultData.error ?? {};
			expect(`${message} ${description}`).toContain(told);
			expect(contacts()).toBe(0);
		},
	);

	it('never passes as success when the credential cannot be had', async () => {
		const store = storeFor(hubSpot);
		store.failure = new Error('the database is away');
		const result = await engine.run(crmNode({ onError: 'continueErrorOutput' }), events(1), store);
		expect([outputOf(result, 0).length, outputOf(result, 1).length]).toEqual([0, 1]);
	});
});
