import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { StudioCrm } from '../../nodes/StudioCrm/StudioCrm.node';
import { sandboxToken, startHubSpot, type HubSpotSandbox } from '../../sandbox/hubspot';
import { executeContext, type ContextOptions } from '../support/execute-context';
import { recordsBy, setUpAccount, stageIds } from '../support/hubspot-run';
import { booking, client, clientRef, studioEvent } from '../support/studio-events';

let hubSpot: HubSpotSandbox;
const node = new StudioCrm();

beforeAll(async () => {
	hubSpot = await startHubSpot();
});
afterAll(async () => await hubSpot.close());
beforeEach(async () => {
	hubSpot.reset();
	await setUpAccount(hubSpot);
	hubSpot.journal.clear();
});

const ana = studioEvent('studio.client.updated', { client: client('g1') }, { id: 'zenoti:guest:g1' });
const visit = studioEvent('studio.booking.created', { booking: booking('v1', { client: clientRef('g1') }) });

function contextFor(items: readonly unknown[], more: Partial<ContextOptions> = {}) {
	return executeContext({
		items,
		parameters: { system: 'hubSpot', operation: 'syncEvents', ...more.parameters },
		credentials: {
			environment: 'custom',
			baseUrl: `${hubSpot.url}/`,
			accessToken: sandboxToken,
			...more.credentials,
		},
		...(more.continueOnFail === undefined ? {} : { continueOnFail: more.continueOnFail }),
		...(more.onError === undefined ? {} : { onError: more.onError }),
	});
}

async function run(items: readonly unknown[], more: Partial<ContextOptions> = {}) {
	const fake = contextFor(items, more);
	const [output = []] = await node.execute.call(fake.context);
	return { output, ...fake };
}

describe('the node Studio CRM', () => {
	it('gives one outcome per item, in order, linked to its item', async () => {
		const { output } = await run([visit, ana, ana]);
		expect(output.map(({ json, pairedItem }) => [json.eventId, json.outcome, pairedItem])).toEqual([
			[visit.id, 'created', { item: 0 }],
			[ana.id, 'created', { item: 1 }],
			[ana.id, 'duplicate', { item: 2 }],
		]);
		expect(recordsBy(hubSpot, 'contacts', 'studio_client_id').size).toBe(1);
	});

	it('moves deals by the stages the user chose', async () => {
		const parameters = {
			pipelineId: '75200100',
			stages: { values: [{ status: 'booked', stageId: stageIds.booked }] },
		};
		await run([visit], { parameters });
		expect(recordsBy(hubSpot, 'deals', 'studio_deal_key').get('zenoti:visit:v1')?.dealstage).toBe(
			stageIds.booked,
		);
	});

	it('refuses a pipeline without any stage before it writes', async () => {
		await expect(run([visit], { parameters: { pipelineId: '75200100', stages: {} } })).rejects.toThrow(
			'no status has a stage',
		);
		expect(hubSpot.journal.total()).toBe(0);
	});

	it('writes the good items first, then stops and says how many failed, why, and what to do', async () => {
		const error = await run([{ hello: 1 }, ana]).catch((problem: unknown) => problem);
		expect(error).toMatchObject({
			message: expect.stringContaining('1 of 2 items failed: This item is not a studio event'),
			description: expect.stringContaining('Normalize'),
			context: { itemIndex: 0 },
		});
		expect(recordsBy(hubSpot, 'contacts', 'studio_client_id').has('zenoti:g1')).toBe(true);
	});

	it('gives failed items exactly the shape n8n routes to the error output, good ones first there', async () => {
		const { output } = await run([{ hello: 1 }, ana], {
			continueOnFail: true,
			onError: 'continueErrorOutput',
		});
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }, { item: 0 }]);
		expect(output[0]?.json.error).toBeUndefined();
		expect(Object.keys(output[1]?.json ?? {}).sort()).toEqual(['details', 'error', 'message']);
		expect(output[1]?.json.details).toMatchObject({
			outcome: 'failed',
			error: { code: 'NOT_A_STUDIO_EVENT' },
		});
		expect(output[1]?.error).toBeUndefined();
		const regular = await run([{ hello: 1 }, ana], {
			continueOnFail: true,
			onError: 'continueRegularOutput',
		});
		expect(regular.output.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	});

	it('makes the execution findable by event and correlation', async () => {
		const { customData } = await run([ana]);
		expect(Object.fromEntries(customData)).toEqual({
			studioEvents: ana.id,
			studioCorrelation: ana.correlationid,
			studioSystem: 'hubSpot',
			studioOutcomes: 'created 1',
		});
	});

	it('notes as many whole event ids as n8n keeps without complaint', async () => {
		const many = Array.from({ length: 40 }, (_, index) =>
			studioEvent('studio.client.updated', { client: client(`g${index}`) }, { id: `zenoti:guest:g${index}` }),
		);
		const { customData } = await run(many);
		const noted = customData.get('studioEvents') ?? '';
		expect(noted.length).toBeGreaterThan(200);
		expect(noted.length).toBeLessThanOrEqual(255);
		expect(many.map(({ id }) => id)).toEqual(expect.arrayContaining(noted.split(' ')));
	});

	it('survives an instance that keeps no custom data', async () => {
		const fake = contextFor([ana]);
		const context = Object.defineProperty(fake.context, 'customData', {
			get: () => {
				throw new Error('not licensed');
			},
		});
		const [output = []] = await node.execute.call(context);
		expect(output[0]?.json.outcome).toBe('created');
	});

	it('sends no request to an address that is neither https nor this machine', async () => {
		const credentials = { environment: 'custom', baseUrl: 'http://crm.example.com' };
		const fake = contextFor([ana], { credentials });
		await expect(node.execute.call(fake.context)).rejects.toThrow('https://');
		expect(fake.requests).toEqual([]);
	});

	it('tells a cut connection from a bad set-up, and neither names the token', async () => {
		hubSpot.faults.next({ times: 99, dropBeforeWrite: true });
		const options = { maxAttempts: 1 };
		const { output } = await run([ana], { continueOnFail: true, parameters: { options } });
		expect(output[0]?.json.details).toMatchObject({ error: { kind: 'transient', code: 'ECONNRESET' } });
		expect(JSON.stringify(output)).not.toContain(sandboxToken);
	});

	it('sets the account up and reports it in one item', async () => {
		hubSpot.reset();
		const { output } = await run([{}, {}], { parameters: { operation: 'setup' } });
		expect(output).toHaveLength(1);
		expect(output[0]?.json).toMatchObject({ outcome: 'created', isReady: true, system: 'hubSpot' });
		const again = await run([{}], { parameters: { operation: 'setup' } });
		expect(again.output[0]?.json).toMatchObject({ outcome: 'unchanged', isReady: true });
	});

	it('reports what stands in the way of the set-up as a failed item', async () => {
		hubSpot.scopes.delete('crm.schemas.contacts.read');
		const setup = { parameters: { operation: 'setup' } };
		await expect(run([{}], setup)).rejects.toMatchObject({
			description: expect.stringContaining('crm.schemas.contacts.read'),
		});
		const { output } = await run([{}], { ...setup, continueOnFail: true });
		expect(Object.keys(output[0]?.json ?? {}).sort()).toEqual(['details', 'error', 'message']);
	});

	it('says that the credential is at fault when n8n cannot send at all', async () => {
		const fake = contextFor([ana], { continueOnFail: true });
		const helpers = {
			httpRequestWithAuthentication: async () => {
				throw new Error(`Credentials with ${sandboxToken} are broken`);
			},
		};
		const [output = []] = await node.execute.call(Object.assign(fake.context, { helpers }));
		expect(output[0]?.json.details).toMatchObject({ error: { kind: 'permanent', code: 'REQUEST_NOT_SENT' } });
		expect(JSON.stringify(output)).not.toContain(sandboxToken);
	});

	it('names the network code that kept n8n from sending, and nothing of the text beside it', async () => {
		const fake = contextFor([ana], { continueOnFail: true });
		const expired = Object.assign(new Error(sandboxToken), { cause: { code: 'CERT_HAS_EXPIRED' } });
		const helpers = { httpRequestWithAuthentication: async () => await Promise.reject(expired) };
		const [output = []] = await node.execute.call(Object.assign(fake.context, { helpers }));
		expect(output[0]?.json.error).toContain('(CERT_HAS_EXPIRED)');
		expect(JSON.stringify(output)).not.toContain(sandboxToken);
	});

	it('reads owned fields from the menu or from comma-separated text', async () => {
		await run([ana]);
		const newer = studioEvent(
			'studio.client.updated',
			{ client: client('g1', { firstName: 'Anna', phone: '+15125550199' }) },
			{ time: '2026-11-20T17:30:00.000Z' },
		);
		await run([newer], { parameters: { options: { crmOwnedFields: 'phone, firstname' } } });
		expect(recordsBy(hubSpot, 'contacts', 'studio_client_id').get('zenoti:g1')).toMatchObject({
			firstname: 'Ana',
			phone: '+15125550100',
		});
		const latest = { ...newer, id: 'latest', time: '2026-11-20T17:40:00.000Z' };
		await run([latest], { parameters: { options: { crmOwnedFields: ['phone'] } } });
		expect(recordsBy(hubSpot, 'contacts', 'studio_client_id').get('zenoti:g1')).toMatchObject({
			firstname: 'Anna',
			phone: '+15125550100',
		});
	});

	it('fills its menus from the account', async () => {
		const { context } = contextFor([], { parameters: { pipelineId: '75200100' } });
		const menus = context as unknown as ILoadOptionsFunctions;
		const names = async (menu: keyof typeof node.methods.loadOptions) =>
			(await node.methods.loadOptions[menu].call(menus)).map(({ name }) => name);
		expect(await names('getPipelines')).toEqual([
			'None (Contacts Only)',
			'Sales Pipeline',
			'Studio bookings',
		]);
		expect(await names('getStages')).toContain('Won (paid)');
		expect(await names('getOwners')).toContain('Mara Lindqvist');
		expect(await names('getSubscriptionTypes')).toContain('Studio news');
		expect(await names('getOwnableFields')).toContain('Phone');
	});
});
