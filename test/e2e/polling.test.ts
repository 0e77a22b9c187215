import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSender, acceleratedTime, vendorSenders } from '../../sandbox/senders';
import { makeStory, type Story } from '../../sandbox/studio';
import { startZenotiApi, type ZenotiApiSandbox } from '../../sandbox/zenoti-api';
import { ensureRuntime, runtimeVersions } from '../../scripts/n8n/runtime.mts';
import { Scene } from '../../scripts/scene/scene.mts';

const silent = () => undefined;
const webhookId = '8d4f1c52-6d0b-4f6e-9a55-6f1f7b1c0d01';
const id = 'wfPollAndWebhook1';

/** Webhook and poll start the same workflow; the poll runs every minute and once at publishing. */
const workflow = {
	id,
	name: 'Webhook and poll',
	nodes: [
		node('Zenoti Trigger', 'zenotiTrigger', 1.1, { events: ['*'] }, 'zenotiWebhookApi', { webhookId }),
		node(
			'Zenoti Polling Trigger',
			'zenotiPollingTrigger',
			1.1,
			{
				pollTimes: { item: [{ mode: 'everyMinute' }] },
				resources: ['clients'],
				options: { firstRun: 'lookBack', lookbackDays: 7 },
			},
			'zenotiApi',
		),
		node(
			'Studio CRM',
			'studioCrm',
			1,
			{ system: 'hubSpot', operation: 'syncEvents', pipelineId: '' },
			'studioHubSpotApi',
		),
	],
	connections: Object.fromEntries(
		['Zenoti Trigger', 'Zenoti Polling Trigger'].map((name) => [
			name,
			{ main: [[{ node: 'Studio CRM', type: 'main', index: 0 }]] },
		]),
	),
	settings: { executionOrder: 'v1' },
};

function node(
	name: string,
	type: string,
	typeVersion: number,
	parameters: object,
	credential: string,
	more = {},
) {
	const ids: Readonly<Record<string, string>> = {
		zenotiWebhookApi: 'credZenotiHook001',
		zenotiApi: 'credZenotiApi0001',
		studioHubSpotApi: 'credHubSpot000001',
	};
	return {
		id: `poll-${type}`,
		name,
		type: `n8n-nodes-studio-ops.${type}`,
		typeVersion,
		position: [0, 0],
		parameters,
		credentials: { [credential]: { id: ids[credential] ?? '', name: credential } },
		...more,
	};
}

describe.each(runtimeVersions)('Polling beside a webhook in a real n8n %s', (version) => {
	let api: ZenotiApiSandbox;
	let scene: Scene;
	let story: Story;

	beforeAll(async () => {
		story = makeStory({
			system: 'zenoti',
			seed: 31,
			clients: 8,
			deliveries: 8,
			startsAt: Date.now() - 3_600_000,
		});
		api = await startZenotiApi({ studio: story.studio });
		for (const { payload } of story.facts.slice(0, 6)) api.applyFact(payload);
		const also = {
			credentials: [
				{
					id: 'credZenotiApi0001',
					name: 'Zenoti',
					type: 'zenotiApi',
					data: { environment: 'custom', baseUrl: api.url, apiKey: api.apiKey },
				},
			],
			workflows: [workflow],
		};
		scene = await Scene.open({ runtime: await ensureRuntime(version, silent), log: silent, also });
		await scene.setUp();
	});
	afterAll(async () => {
		await scene?.close();
		await api?.close();
	});

	const contacts = () => [...scene.hubSpot.store.countByKey('contacts', 'studio_client_id')];
	const keysOf = (count: number) => new Set(story.facts.slice(0, count).map(({ clientKey }) => clientKey));

	it('finds at publishing what no webhook told', async () => {
		await scene.n8n.api().publish(id);
		await expect.poll(() => new Set(contacts().map(([key]) => key)), { timeout: 60_000 }).toEqual(keysOf(6));
	});

	it('finds on its schedule what comes later, and a fact that comes by both ways is one record', async () => {
		const [seventh, eighth] = story.facts.slice(6);
		api.applyFact(seventh?.payload);
		api.applyFact(eighth?.payload);
		const sender = createSender({
			...vendorSenders.zenoti,
			url: scene.n8n.webhookUrl(webhookId),
			random: Math.random,
			...acceleratedTime(20),
		});
		await sender.deliver(eighth?.payload);
		await expect
			.poll(() => new Set(contacts().map(([key]) => key)), { timeout: 150_000, interval: 1_000 })
			.toEqual(keysOf(8));
		expect(contacts().every(([, count]) => count === 1)).toBe(true);
	});
});
