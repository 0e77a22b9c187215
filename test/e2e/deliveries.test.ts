import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureRuntime, runtimeVersions } from '../../scripts/n8n/runtime.mts';
import { Scene } from '../../scripts/scene/scene.mts';
import { tallyOf } from '../../scripts/scene/tally.mts';
import { workflowIds, type StudioSystem } from '../../scripts/scene/workflows.mts';
import { differencesOf } from './support/final-state';

const silent = () => undefined;
const inFlight = 4;

describe.each(runtimeVersions)('A real n8n %s between a studio and HubSpot', (version) => {
	let scene: Scene;

	beforeAll(async () => {
		scene = await Scene.open({ runtime: await ensureRuntime(version, silent), log: silent });
	});
	afterAll(async () => {
		await scene.close();
	});

	async function tell(
		system: StudioSystem,
		deliveries: number,
		clients: number,
		onHalf: () => Promise<void>,
	) {
		let answered = 0;
		let half: Promise<void> | null = null;
		const telling = await scene.tell(
			{
				system,
				seed: 4711,
				clients,
				deliveries,
				twins: 0.3,
				forged: 0.05,
				dropped: 0,
				order: 'given',
				concurrency: inFlight,
				speed: 5,
			},
			() => {
				answered += 1;
				if (answered === Math.floor(deliveries / 2)) half = onHalf();
			},
		);
		await half;
		await scene.n8n.waitForIdle({ workflowId: workflowIds[system], timeoutMs: 300_000 });
		return telling;
	}

	it('sets HubSpot up from the editor’s own operation', async () => {
		const answer = JSON.stringify(await scene.setUp());
		expect(answer).toContain('studio_client_id');
		expect(scene.hubSpot.store.countByKey('contacts', 'studio_client_id').size).toBe(0);
	});

	it('makes one record of every Zenoti fact: twins, forgeries, a restart in the middle, a busy HubSpot', async () => {
		const { faults } = scene.hubSpot;
		faults.next({ match: { path: /batch\/read/ }, skip: 30, times: 3, status: 503 });
		faults.next({ match: { path: /batch\/upsert/ }, skip: 40, times: 2, status: 429 });
		faults.next({ match: { path: /batch\/upsert/ }, skip: 60, times: 1, dropAfterWrite: true });
		const telling = await tell('zenoti', 200, 40, async () => {
			await scene.n8n.stop();
			await scene.n8n.start();
		});
		const tally = await tallyOf(scene, 'zenoti', telling);
		expect(telling.summary.outcomes).toMatchObject({ lost: 0, 'given-up': 0, 'accepted-tampered': 0 });
		expect(tally).toMatchObject({ facts: 200, failed: 0 });
		expect(tally.executed).toBeGreaterThanOrEqual(200);
		// A restart forgets: of the four pairs on their way at that moment, a twin may come again to a new process.
		expect(tally.executed).toBeLessThanOrEqual(200 + inFlight);
		expect(tally.rejected).toBe(tally.forged);
		expect(tally.duplicates).toBeGreaterThanOrEqual(50);
		expect(tally.contacts).toMatchObject({ doubled: 0, missing: [], present: tally.contacts.expected });
		expect(tally.deals).toMatchObject({ doubled: 0, missing: [], present: tally.deals.expected });
		expect(differencesOf(scene.hubSpot, telling.story)).toEqual([]);
	});

	it('makes one record of every WellnessLiving fact, killed in the middle', async () => {
		const telling = await tell('wellnessliving', 60, 12, async () => {
			await scene.n8n.waitForIdle({ workflowId: workflowIds.wellnessliving });
			await scene.n8n.kill();
			await scene.n8n.start();
		});
		const tally = await tallyOf(scene, 'wellnessliving', telling);
		expect(telling.summary.outcomes).toMatchObject({ lost: 0, 'given-up': 0, 'accepted-tampered': 0 });
		expect(tally.facts).toBe(60);
		expect(tally.executed).toBeGreaterThanOrEqual(60);
		expect(tally.rejected).toBe(tally.forged);
		expect(tally.contacts).toMatchObject({ doubled: 0, missing: [], present: tally.contacts.expected });
		expect(tally.deals).toMatchObject({ doubled: 0, missing: [], present: tally.deals.expected });
		expect(differencesOf(scene.hubSpot, telling.story)).toEqual([]);
	});

	it('never re-subscribed anybody', () => {
		expect(scene.hubSpot.journal.violations()).toEqual([]);
	});
});
