import axios from 'axios';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceleratedTime, createSender, vendorSenders } from '../../sandbox/senders';
import { makeStory } from '../../sandbox/studio';
import { reclosedSale, tillInvoice } from '../../sandbox/studio/till';
import { failureOf } from '../../scripts/n8n/executions.mts';
import type { WorkflowFixture } from '../../scripts/n8n/instance.mts';
import { ensureRuntime, runtimeVersions } from '../../scripts/n8n/runtime.mts';
import { bookWebhookIds, bookWorkflows } from '../../scripts/scene/booksWorkflows.mts';
import { bookFixtures, startLedgers, type Ledgers } from '../../scripts/scene/ledgers.mts';
import { Scene } from '../../scripts/scene/scene.mts';
import { readWorkflowFile, withCredentials, withHook } from '../../scripts/scene/workflowFile.mts';

const silent = () => undefined;
const leadHook = '7c4f1c52-6d0b-4f6e-9a55-6f1f7b1c0c01';

/** The workflows of daily operation, a webhook in place of each button and schedule. */
const operations = {
	setUp: { file: 'set-up-dead-letters', id: 'wfSetUpDead000001', hook: 'operations-set-up' },
	leads: { file: 'lead-capture', id: 'wfLeadCapture0001', hook: '' },
	replay: { file: 'replay-dead-letters', id: 'wfReplayDead00001', hook: 'operations-replay' },
	silence: { file: 'silence-alert', id: 'wfSilenceAlert001', hook: 'operations-silence' },
} as const;

const fixtures: readonly WorkflowFixture[] = Object.values(operations).map(({ file, id, hook }) => {
	const workflow = readWorkflowFile(file);
	const nodes = workflow.nodes.map((node) => {
		const picked = withHook(withCredentials(node), hook);
		return node.type.endsWith('.zenotiTrigger') ? { ...picked, webhookId: leadHook } : picked;
	});
	return { ...workflow, id, nodes };
});

describe.each(runtimeVersions)('The workflows of daily operation in a real n8n %s', (version) => {
	let ledgers: Ledgers;
	let scene: Scene;

	beforeAll(async () => {
		ledgers = await startLedgers();
		const books = bookFixtures(ledgers);
		const also = {
			...books,
			workflows: [...books.workflows, ...fixtures],
			publish: [...books.publish, ...Object.values(operations).map(({ id }) => id)],
		};
		scene = await Scene.open({ runtime: await ensureRuntime(version, silent), log: silent, also });
		await scene.setUp();
	});
	afterAll(async () => {
		await scene?.close();
		await ledgers?.close();
	});

	const press = async (hook: string) =>
		await axios.post<unknown>(`${scene.n8n.baseUrl}/webhook/${hook}`, {}, { validateStatus: () => true });
	const senderTo = (webhookId: string) =>
		createSender({
			...vendorSenders.zenoti,
			url: scene.n8n.webhookUrl(webhookId),
			random: Math.random,
			...acceleratedTime(20),
		});
	const lastFailure = async (workflowId: string) => {
		const [last] = await scene.n8n.executions(workflowId, { includeData: true });
		return last === undefined ? null : failureOf(last);
	};

	it('keeps what HubSpot refuses as dead letters, and writes them when it is tried again', async () => {
		expect((await press(operations.setUp.hook)).status).toBe(200);
		const { facts, expected } = makeStory({ system: 'zenoti', seed: 12, clients: 6, deliveries: 6 });
		scene.hubSpot.faults.next({ match: { path: /batch/ }, times: 500, status: 401 });
		const sender = senderTo(leadHook);
		for (const { payload } of facts) await sender.deliver(payload);
		await scene.n8n.waitForIdle({ workflowId: operations.leads.id, timeoutMs: 60_000 });
		const contacts = () => scene.hubSpot.store.countByKey('contacts', 'studio_client_id');
		expect(contacts().size).toBe(0);

		expect((await press(operations.replay.hook)).status).not.toBe(200);
		expect(await lastFailure(operations.replay.id)).toContain('HubSpot');
		expect(contacts().size).toBe(0);

		scene.hubSpot.faults.clear();
		expect((await press(operations.replay.hook)).status).toBe(200);
		expect([...contacts().keys()].sort()).toEqual([...expected.contacts.keys()].sort());
		const written = scene.hubSpot.journal.total();
		await press(operations.replay.hook);
		expect(scene.hubSpot.journal.total(), 'nothing is left to be tried again').toBe(written);
	});

	it('raises the alarm when no sale has arrived, and is quiet when one has', async () => {
		await press(bookWorkflows['setUp.quickBooks'].hook);
		expect((await press(operations.silence.hook)).status).not.toBe(200);
		expect(await lastFailure(operations.silence.id)).toContain('No sale has arrived for 24 hours');
		await senderTo(bookWebhookIds.zenoti).deliver(tillInvoice(reclosedSale));
		await scene.n8n.waitForIdle({ workflowId: bookWorkflows.keep.id, timeoutMs: 60_000 });
		expect((await press(operations.silence.hook)).status).toBe(200);
	});
});
