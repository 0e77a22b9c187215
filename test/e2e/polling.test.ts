import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceleratedTime, createSender, vendorSenders } from '../../sandbox/senders';
import { makeStory, type Story } from '../../sandbox/studio';
import { startWellnessLivingApi, type WellnessLivingSandbox } from '../../sandbox/wellnessliving-api';
import { startZenotiApi, type ZenotiApiSandbox } from '../../sandbox/zenoti-api';
import { ensureRuntime, runtimeVersions } from '../../scripts/n8n/runtime.mts';
import { apiCredential } from '../../scripts/scene/nightlyWorkflows.mts';
import { Scene } from '../../scripts/scene/scene.mts';
import { differencesOf } from './support/final-state';
import { pollWorkflows, secondZenotiApi, sharedHook } from './support/poll-workflows';
import { halvesOf, type Halves } from './support/split-story';

const silent = () => undefined;

interface Case {
	readonly system: 'zenoti' | 'wellnessliving';
	readonly workflow: keyof typeof pollWorkflows;
	readonly seed: number;
	/** How far ahead a poll looks at every one of its rounds. */
	readonly daysAhead: number;
	readonly hasClasses: boolean;
}

const zenoti = { system: 'zenoti', daysAhead: 4 } as const;
const cases: readonly Case[] = [
	{ ...zenoti, workflow: 'shared', seed: 31, hasClasses: true },
	{ ...zenoti, workflow: 'alone', seed: 32, hasClasses: false },
	{ system: 'wellnessliving', workflow: 'wellnessLiving', seed: 33, daysAhead: 1, hasClasses: true },
];

interface Told extends Case {
	readonly story: Story;
	readonly halves: Halves;
	readonly api: ZenotiApiSandbox | WellnessLivingSandbox;
}

async function tellingOf(one: Case): Promise<Told> {
	const { system, seed } = one;
	const story = makeStory({ system, seed, clients: 8, deliveries: 60, startsAt: Date.now() - 3_600_000 });
	const { studio } = story;
	const quick = { reportTimes: { queuedMs: 0, generatingMs: 0 } };
	const api =
		system === 'zenoti'
			? await startZenotiApi({ studio })
			: await startWellnessLivingApi({ studio, settings: quick });
	return { ...one, story, halves: halvesOf(story, { ...one, lateCount: 20 }), api };
}

const credentialOf = ({ api, workflow }: Told) =>
	apiCredential(api, workflow === 'alone' ? secondZenotiApi : undefined);

describe.each(runtimeVersions)('Polling beside a webhook in a real n8n %s', (version) => {
	let scene: Scene;
	let told: readonly Told[] = [];

	beforeAll(async () => {
		told = await Promise.all(cases.map(tellingOf));
		for (const { api, halves } of told) for (const { payload } of halves.early) api.applyFact(payload);
		const also = { credentials: told.map(credentialOf), workflows: Object.values(pollWorkflows) };
		scene = await Scene.open({ runtime: await ensureRuntime(version, silent), log: silent, also });
		await scene.setUp();
	});
	afterAll(async () => {
		await scene?.close();
		await Promise.all(told.map(({ api }) => api.close()));
	});

	const allOf = (pick: (one: Told) => Iterable<string>) => [
		...new Set(told.flatMap((one) => [...pick(one)])),
	];
	const contacts = () => scene.hubSpot.store.countByKey('contacts', 'studio_client_id');
	const deals = () => scene.hubSpot.store.countByKey('deals', 'studio_deal_key');
	const wrongKeys = (wanted: Iterable<string>, found: Iterable<string>) => {
		const [one, two] = [new Set(wanted), new Set(found)];
		return {
			missing: [...one].filter((key) => !two.has(key)),
			extra: [...two].filter((key) => !one.has(key)),
		};
	};
	const none = { missing: [], extra: [] };

	it('finds at publishing what no webhook told: clients, bookings and sales', async () => {
		for (const { id } of Object.values(pollWorkflows)) await scene.n8n.api().publish(id);
		await expect
			.poll(
				() =>
					wrongKeys(
						allOf(({ story }) => story.expected.contacts.keys()),
						contacts().keys(),
					),
				{ timeout: 90_000 },
			)
			.toEqual(none);
		await expect
			.poll(
				() =>
					wrongKeys(
						allOf(({ halves }) => halves.expectedEarly),
						deals().keys(),
					),
				{ timeout: 30_000 },
			)
			.toEqual(none);
	});

	it('finds on its schedule what comes later, and a fact that comes by both ways is one record', async () => {
		await Promise.all(told.map(tellLate));
		const differences = () =>
			told.flatMap(({ story, halves }) => differencesOf(scene.hubSpot, story, halves));
		await expect.poll(differences, { timeout: 150_000, interval: 1_000 }).toEqual([]);
		expect(
			wrongKeys(
				allOf(({ halves }) => halves.expected),
				deals().keys(),
			),
		).toEqual(none);
		for (const counts of [contacts(), deals()]) expect(new Set(counts.values())).toEqual(new Set([1]));
	});

	/** Every second one comes by webhook as well. */
	async function tellLate({ api, halves, system, workflow }: Told): Promise<void> {
		for (const { payload } of halves.late) api.applyFact(payload);
		const url = workflow === 'shared' ? scene.n8n.webhookUrl(sharedHook) : scene.urlOf(system);
		const time = acceleratedTime(20);
		const sender = createSender({ ...vendorSenders[system], url, random: Math.random, ...time });
		for (const [index, { payload }] of halves.late.entries())
			if (index % 2 === 0) await sender.deliver(payload);
	}
});
