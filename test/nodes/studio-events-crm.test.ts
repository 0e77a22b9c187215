import type { IDataObject } from 'n8n-workflow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StudioEvent } from '../../core/event';
import { eventsOfBody, type SourceProfile } from '../../core/intake';
import type { Outcome } from '../../core/sync';
import { startHubSpot, type HubSpotSandbox } from '../../sandbox/hubspot';
import { makeStory, type Story } from '../../sandbox/studio';
import { startWellnessLivingApi } from '../../sandbox/wellnessliving-api';
import { startZenotiApi } from '../../sandbox/zenoti-api';
import { wellnessLivingProfile } from '../../vendors/wellnessliving/profile';
import { zenotiProfile } from '../../vendors/zenoti/profile';
import { recordsBy, run, setUpAccount, withDeals } from '../support/hubspot-run';
import { forgetTokens, loadWellnessLivingEngine, WellnessLivingRun } from './WellnessLiving/support';
import { loadZenotiEngine, ZenotiRun } from './Zenoti/support';

/** The account after a story, and the node that reads it. */
interface Account {
	readonly getMany: () => Promise<readonly IDataObject[]>;
	readonly close: () => Promise<void>;
}

async function zenotiAccount({ studio, facts }: Story): Promise<Account> {
	const api = await startZenotiApi({ studio: { ...studio, clients: [] } });
	for (const { payload } of facts) expect(api.applyFact(payload)).toMatchObject({ applied: true });
	const node = new ZenotiRun(await loadZenotiEngine(), api);
	const resources = ['clients', 'bookings', 'classBookings', 'sales', 'memberships'];
	const getMany = async () => await node.items('studioEvent getAll', { resources, daysBack: 7 });
	return { getMany, close: api.close };
}

async function wellnessLivingAccount({ studio, facts }: Story): Promise<Account> {
	const reportTimes = { queuedMs: 0, generatingMs: 0 };
	const api = await startWellnessLivingApi({
		studio: { ...studio, clients: [] },
		settings: { reportTimes },
	});
	for (const { payload } of facts) expect(api.applyFact(payload)).toMatchObject({ applied: true });
	forgetTokens();
	const node = new WellnessLivingRun(await loadWellnessLivingEngine(), api);
	const resources = ['clients', 'bookings', 'sales'];
	const getMany = async () => await node.items('studioEvent getAll', { resources, daysBack: 7 });
	return { getMany, close: api.close };
}

function webhooksOf(profile: SourceProfile, { facts }: Story, timeZone: string | null) {
	return facts.map(({ payload, at }) => {
		const context = { receivedAt: at, ingestion: 'webhook', timeZone, currency: null } as const;
		return eventsOfBody(profile, Buffer.from(JSON.stringify(payload)), {}, context, false);
	});
}

async function crmThatHeard(events: readonly StudioEvent[]): Promise<HubSpotSandbox> {
	const hubSpot = await startHubSpot();
	await setUpAccount(hubSpot);
	for (let from = 0; from < events.length; from += 40) {
		await run(hubSpot, events.slice(from, from + 40), withDeals);
	}
	return hubSpot;
}

/** All that records say, but for when we last heard of them. */
function contentOf(hubSpot: HubSpotSandbox): unknown {
	const notes = /^studio_((last_event|consent|membership|sale)_at|correlation_id)$|^(hs_)?lastmod/;
	return [recordsBy(hubSpot, 'contacts', 'studio_client_id'), recordsBy(hubSpot, 'deals', 'studio_deal_key')]
		.flatMap((records) => [...records])
		.map(([key, values]) => [key, Object.entries(values).filter(([name]) => !notes.test(name))]);
}

/** What a deal stands at, by its key; deals of these keys left out. */
function standing(hubSpot: HubSpotSandbox, without: ReadonlySet<string>) {
	const deals = [...recordsBy(hubSpot, 'deals', 'studio_deal_key')];
	return Object.fromEntries(
		deals
			.filter(([key]) => !without.has(key))
			.map(([key, { dealstage, amount }]) => [key, [dealstage, amount]]),
	);
}

const differing = (outcomes: readonly Outcome[]) =>
	outcomes.filter(({ outcome }) => outcome !== 'unchanged' && outcome !== 'stale');
const planned = async (hubSpot: HubSpotSandbox, events: readonly IDataObject[]) =>
	differing((await run(hubSpot, events, withDeals, { dryRun: true })).outcomes);

const systems = [
	{ system: 'zenoti', profile: zenotiProfile, open: zenotiAccount, timeZone: null },
	{
		system: 'wellnessliving',
		profile: wellnessLivingProfile,
		open: wellnessLivingAccount,
		timeZone: 'America/New_York',
	},
] as const;

describe.each(systems)(
	'What is read of $system, compared with a CRM',
	({ system, profile, open, timeZone }) => {
		const startsAt = Date.now() - 30 * 3_600_000;
		const story = makeStory({
			system,
			seed: 5,
			clients: 25,
			deliveries: 300,
			startsAt,
			longestPauseMs: 300_000,
		});
		const webhooks = webhooksOf(profile, story, timeZone);
		let account: Account;
		let full: HubSpotSandbox;
		beforeAll(async () => {
			account = await open(story);
			full = await crmThatHeard(webhooks.flat());
		}, 60_000);
		afterAll(async () => await Promise.all([account.close(), full.close()]));

		it('differs in nothing that every webhook has told, but for what no webhook tells', async () => {
			const events = await account.getMany();
			const found = await planned(full, events);
			// Zenoti names neither guest nor class in a class booking, so its deal waits for a name
			const isName = (name: string) =>
				/^(dealname|studio_(last_event|consent|membership)_at|studio_correlation_id)$/.test(name);
			for (const { eventId, outcome, dryRun } of found) {
				expect(String(eventId)).toMatch(/^zenoti:registration:/);
				const changes = (dryRun?.changes ?? []).filter(({ action }) => action !== 'link');
				expect([
					outcome,
					changes.flatMap(({ fields }) => Object.keys(fields)).filter((name) => !isName(name)),
				]).toEqual(['updated', []]);
			}
			expect(events.length).toBeGreaterThan(150);
		});

		it('is unchanged once it is written, tonight and tomorrow, and writing it again changes no record', async () => {
			await run(full, await account.getMany(), withDeals);
			const content = contentOf(full);
			const again = await account.getMany();
			expect(await planned(full, again)).toEqual([]);
			expect(differing((await run(full, again, withDeals)).outcomes)).toEqual([]);
			expect(contentOf(full)).toEqual(content);
		});

		it('repairs a CRM that missed a third of the deliveries: only what differed is written, and then nothing does', async () => {
			const crm = await crmThatHeard(webhooks.filter((_, index) => index % 3 !== 1).flat());
			const events = await account.getMany();
			const missing = new Set((await planned(crm, events)).map(({ eventId }) => eventId));
			expect(missing.size).toBeGreaterThan(20);
			expect(missing.size).toBeLessThan(events.length);
			const { outcomes } = await run(
				crm,
				events.filter(({ id }) => missing.has(String(id))),
				withDeals,
			);
			expect(outcomes.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
			expect(await planned(crm, await account.getMany())).toEqual([]);
			// who has cancelled is on no list of WellnessLiving
			const isUnseen = ({ bookingStatus }: { bookingStatus: unknown }) =>
				system === 'wellnessliving' && bookingStatus === 'cancelled';
			const unseen = new Set([...story.expected.deals.values()].filter(isUnseen).map(({ key }) => key));
			expect(standing(crm, unseen)).toEqual(standing(full, unseen));
			const { contacts, deals } = crm.store.records;
			expect(contacts.all()).toHaveLength(story.expected.contacts.size);
			expect(new Set(deals.all().map(({ properties }) => properties.get('studio_deal_key'))).size).toBe(
				deals.all().length,
			);
			await crm.close();
		});
	},
);
