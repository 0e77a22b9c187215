import axios from 'axios';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceleratedTime, createSender, vendorSenders } from '../../sandbox/senders';
import { createRandom } from '../../sandbox/random/random';
import { makeStory } from '../../sandbox/studio';
import { inventOccasion } from '../../sandbox/studio/occasion';
import { zenotiIdsOf } from '../../sandbox/studio/zenoti-parts';
import {
	groupChanged,
	groupStatus,
	invoiceClosed,
	invoiceRefunded,
} from '../../sandbox/studio/zenoti-payloads';
import { failureOf } from '../../scripts/n8n/executions.mts';
import type { WorkflowFixture } from '../../scripts/n8n/instance.mts';
import { isRecord, valueAt, type JsonRecord } from '../../scripts/n8n/records.mts';
import { ensureRuntime, runtimeVersions } from '../../scripts/n8n/runtime.mts';
import { bookWebhookIds, bookWorkflows } from '../../scripts/scene/booksWorkflows.mts';
import { bookFixtures, startLedgers, type Ledgers } from '../../scripts/scene/ledgers.mts';
import { Scene } from '../../scripts/scene/scene.mts';
import { readWorkflowFile, withCredentials, withHook } from '../../scripts/scene/workflowFile.mts';

const silent = () => undefined;

const minute = 60_000;

/** The workflows of daily operation, a webhook in place of each button and schedule. */
const operations = {
	setUp: { file: 'set-up-dead-letters', id: 'wfSetUpDead000001', hook: 'operations-set-up' },
	leads: { file: 'lead-capture', id: 'wfLeadCapture0001', hook: '7c4f1c52-6d0b-4f6e-9a55-6f1f7b1c0c01' },
	replay: { file: 'replay-dead-letters', id: 'wfReplayDead00001', hook: 'operations-replay' },
	silence: { file: 'silence-alert', id: 'wfSilenceAlert001', hook: 'operations-silence' },
	stages: {
		file: 'booking-status-to-deal-stage',
		id: 'wfBookingStages01',
		hook: '7c4f1c52-6d0b-4f6e-9a55-6f1f7b1c0c02',
	},
	lag: { file: 'queue-lag-alert', id: 'wfQueueLagAlert01', hook: 'operations-lag' },
} as const;

const fixtures: readonly WorkflowFixture[] = Object.values(operations).map(({ file, id, hook }) => {
	const workflow = readWorkflowFile(file);
	const nodes = workflow.nodes.map((node) => {
		const picked = withHook(withCredentials(node), hook);
		if (node.type.endsWith('.zenotiTrigger')) return { ...picked, webhookId: hook };
		return node.type.endsWith('.wellnessLivingTrigger') ? { ...picked, webhookId: `${hook}-2` } : picked;
	});
	return { ...workflow, id, nodes };
});

/** Keeps a sale half an hour after its delivery has arrived, as an n8n does that has too much to do. */
const slow = { id: 'wfSlowToKeep00001', hook: 'operations-slow' };
const slowWorkflow = (): WorkflowFixture => {
	const arrived = '$now.minus({ minutes: 30 }).toISO()';
	const event = `={{ { id: 'slow', ingestion: 'webhook', time: ${arrived}, receivedtime: ${arrived}, data: { sale: {} } } }}`;
	const [keep] = readWorkflowFile('keep-the-days-sales').nodes.filter(({ name }) => name === 'Keep the sale');
	const start = { name: 'Start', type: 'n8n-nodes-base.manualTrigger', parameters: {} };
	const make = { mode: 'raw', jsonOutput: event, options: {} };
	const nodes = [
		withHook(start, slow.hook),
		{ name: 'Make', type: 'n8n-nodes-base.set', typeVersion: 3.4, parameters: make },
		{ ...keep, name: 'Keep' },
	].map((node, index) => ({ ...node, id: `slow-${index}`, position: [index * 200, 0] }));
	const to = (node: string) => ({ main: [[{ node, type: 'main', index: 0 }]] });
	return { id: slow.id, name: 'Slow', nodes, connections: { Start: to('Make'), Make: to('Keep') } };
};

describe.each(runtimeVersions)('The workflows of daily operation in a real n8n %s', (version) => {
	let ledgers: Ledgers;
	let scene: Scene;

	beforeAll(async () => {
		ledgers = await startLedgers();
		const books = bookFixtures(ledgers);
		const also = {
			...books,
			workflows: [...books.workflows, ...fixtures, slowWorkflow()],
			publish: [...books.publish, ...Object.values(operations).map(({ id }) => id), slow.id],
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
		const sender = senderTo(operations.leads.hook);
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
		await keepSaleMade(0);
		expect((await press(operations.silence.hook)).status).toBe(200);
	});

	it('is quiet while sales arrive in time, and says how late one was and where it waited', async () => {
		expect((await press(operations.lag.hook)).status).toBe(200);
		await keepSaleMade(60 * minute);
		expect((await press(operations.lag.hook)).status).not.toBe(200);
		expect(await lastFailure(operations.lag.id)).toMatch(
			/^A sale reached n8n 60 minutes after it was made\. .*Zenoti or WellnessLiving is behind/,
		);
		expect((await press(slow.hook)).status).toBe(200);
		expect((await press(operations.lag.hook)).status).not.toBe(200);
		expect(await lastFailure(operations.lag.id)).toMatch(
			/^A sale waited 30 minutes inside n8n before it was kept\. .*workers/,
		);
	});

	it('moves the one deal of a visit through HubSpot’s own pipeline, as it comes out of the file', async () => {
		const visit = inventVisit(41);
		const sender = senderTo(operations.stages.hook);
		const stages: Array<string | undefined> = [];
		for (const payload of lifeOf(visit)) {
			await sender.deliver(payload);
			await scene.n8n.waitForIdle({ workflowId: operations.stages.id, timeoutMs: 60_000 });
			expect(scene.hubSpot.store.countByKey('deals', 'studio_deal_key').get(visit.key)).toBe(1);
			const deal = scene.hubSpot.store.records.deals.holder('studio_deal_key', visit.key)?.properties;
			expect(deal?.get('pipeline')).toBe('default');
			stages.push(deal?.get('dealstage'));
		}
		expect(stages).toEqual([
			'appointmentscheduled',
			'qualifiedtobuy',
			'presentationscheduled',
			'closedwon',
			'closedlost',
		]);
	});

	/** So many milliseconds ago, at the till of a Zenoti studio. */
	async function keepSaleMade(agoMs: number): Promise<void> {
		const { client, occasion } = inventVisit(100 + agoMs / minute);
		await senderTo(bookWebhookIds.zenoti).deliver(
			invoiceClosed(client, occasion, momentAt(Date.now() - agoMs)),
		);
		await scene.n8n.waitForIdle({ workflowId: bookWorkflows.keep.id, timeoutMs: 60_000 });
	}
});

const momentAt = (at: number) => ({ at, ...zenotiIdsOf(at, 3) });

function inventVisit(seed: number) {
	const { studio } = makeStory({ system: 'zenoti', seed, clients: 1, deliveries: 1 });
	const [client] = studio.clients;
	if (client === undefined) throw new Error('the studio has no client');
	const about = {
		client: 0,
		kind: 'appointment',
		bookedAt: Date.now() - 60 * minute,
		number: 700 + seed,
	} as const;
	const occasion = inventOccasion(createRandom(seed), studio, about);
	return { studio, client, occasion, key: `zenoti:visit:${occasion.visitGuid}` };
}

/** Booked, confirmed, checked in, paid, and given back by an invoice that names the visit. */
function lifeOf({ studio, client, occasion }: ReturnType<typeof inventVisit>): readonly object[] {
	const at = (minutes: number) => momentAt(occasion.bookedAt + minutes * minute);
	const back = invoiceRefunded(client, occasion, at(50));
	const invoice = { ...recordAt(back, 'data', 'invoice'), appointment_group_id: occasion.visitGuid };
	return [
		groupChanged('AppointmentGroup.Created', studio, client, occasion, at(0)),
		groupStatus(occasion, 'confirmed', at(10)),
		groupStatus(occasion, 'checkedIn', at(20)),
		invoiceClosed(client, occasion, at(40)),
		{ ...back, data: { invoice } },
	];
}

function recordAt(root: unknown, ...path: readonly string[]): JsonRecord {
	const found = valueAt(root, ...path);
	if (!isRecord(found)) throw new Error(`nothing at ${path.join('.')}`);
	return found;
}
