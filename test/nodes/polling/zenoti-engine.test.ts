import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventsOfBody } from '../../../core/intake';
import { startZenotiApi, type ZenotiApiSandbox } from '../../../sandbox/zenoti-api';
import { zenotiProfile } from '../../../vendors/zenoti/profile';
import type { Engine } from '../../support/engine';
import { send, secret, signedBy, triggerNode, triggerVendors } from '../../support/trigger-vendors';
import { WebhookHost } from '../../support/webhook-host';
import { loadPollingEngine, PollHost } from './poll-host';

let engine: Engine;
let zenoti: ZenotiApiSandbox;
let host: PollHost;

const vendor = triggerVendors.find(({ name }) => name === 'Zenoti');
if (vendor === undefined) throw new Error('no Zenoti');

const hostWith = (parameters = {}, apiKey = zenoti.apiKey): PollHost => {
	const fields = { environment: 'custom', baseUrl: zenoti.url, apiKey };
	return new PollHost(engine, 'zenotiPollingTrigger', 'zenotiApi', fields, parameters);
};

beforeAll(async () => {
	engine = await loadPollingEngine();
	zenoti = await startZenotiApi();
}, 60_000);

afterAll(async () => {
	await zenoti.close();
});

beforeEach(() => {
	zenoti.reset();
	host = hostWith();
});

const idsOf = (webhook: unknown): readonly string[] =>
	eventsOfBody(
		zenotiProfile,
		Buffer.from(JSON.stringify(webhook)),
		{},
		{ receivedAt: new Date().toISOString(), ingestion: 'webhook', timeZone: null, currency: null },
		false,
	).map(({ id }) => id);

describe('the Zenoti Polling Trigger in n8n’s engine', () => {
	it('tells nothing of what is there, and then what happens, with the ids of the webhooks', async () => {
		const early = zenoti.desk.addGuest();
		zenoti.desk.book({ guestId: early.id });
		expect(await host.poll()).toBeNull();
		const guest = zenoti.desk.addGuest();
		zenoti.desk.book({ guestId: guest.id });
		zenoti.desk.sell({ guestId: guest.id, lines: [{ name: 'Mat', cents: 2_500 }] });
		const items = (await host.poll()) ?? [];
		expect(items.map(({ type }) => type).sort()).toEqual([
			'studio.booking.created',
			'studio.client.created',
			'studio.sale.closed',
		]);
		expect(items.map(({ id }) => id)).toEqual(expect.arrayContaining([...idsOf(guest.webhook)]));
		expect(items.every(({ ingestion }) => ingestion === 'poll')).toBe(true);
		expect(await host.poll()).toBeNull();
	});

	it('makes one call for each resource and center when nothing happens, and lists no centers', async () => {
		await host.poll();
		zenoti.journal.clear();
		expect(await host.poll()).toBeNull();
		const calls = new Map<string, number>();
		for (const { path } of zenoti.journal.entries()) {
			const name = path
				.split('/')
				.filter((part) => /^[a-z_]{5,}$/.test(part))
				.join(' ');
			calls.set(name, (calls.get(name) ?? 0) + 1);
		}
		const centers = zenoti.organisation.centers.all().length;
		expect(Object.fromEntries(calls)).toEqual({
			guests: centers,
			appointments: centers,
			'classes sessions': centers,
			'reports sales accrual_basis flat_file': centers,
			'centers members': centers,
		});
	});

	it('remembers over a restart of n8n, and n8n knows that there is something to save', async () => {
		await host.poll();
		expect(host.isToBeSaved).toBe(true);
		host.restart();
		expect(await host.poll()).toBeNull();
		zenoti.desk.addGuest();
		expect(await host.types()).toEqual(['studio.client.created']);
	});

	it('shows real items in a manual test and leaves what is remembered alone', async () => {
		zenoti.desk.addGuest();
		host.mode = 'manual';
		expect(await host.types()).toContain('studio.client.created');
		expect(host.staticData).toEqual({});
		host.mode = 'trigger';
		expect(await host.poll()).toBeNull();
	});

	it('refuses to be published with a wrong key', async () => {
		host = hostWith({}, 'wrong');
		await expect(host.poll()).rejects.toMatchObject({ failure: { cause: 'credential-invalid' } });
	});

	it('works with a key that may not list centers, once the centers are entered', async () => {
		zenoti.grantKey('narrow', { rights: ['guests'] });
		await expect(hostWith({ resources: ['clients'] }, 'narrow').poll()).rejects.toThrow();
		const [center] = zenoti.organisation.centers.all();
		const options = { locationIds: center?.id ?? '' };
		host = hostWith({ resources: ['clients'], options }, 'narrow');
		expect(await host.poll()).toBeNull();
		zenoti.desk.addGuest();
		expect(await host.types()).toEqual(['studio.client.created']);
	});

	it('tells a fact once beside the webhook trigger of its workflow, whoever comes first', async () => {
		const webhooks = await WebhookHost.start(engine, triggerNode(vendor), host.workflowId);
		webhooks.credentials.fields.set('secret', vendor.credential(secret));
		await host.poll();
		const heard = zenoti.desk.addGuest();
		const missed = zenoti.desk.addGuest();
		expect((await send(webhooks, signedBy(vendor, heard.webhook))).body).toEqual({
			status: 'accepted',
			events: 1,
		});
		const items = (await host.poll()) ?? [];
		expect(items.map(({ id }) => id)).toEqual(idsOf(missed.webhook));
		expect((await send(webhooks, signedBy(vendor, missed.webhook))).body).toEqual({ status: 'duplicate' });
		await webhooks.stop();
	});

	it.each([
		['none, which only makes n8n save', []],
		['one', [{ json: { id: 'x' } }]],
	])('n8n runs its items well: %s', async (_, items) => {
		const run = await host.execute(items);
		expect(run).toMatchObject({ status: 'success', finished: true });
		expect(run.data.resultData.error).toBeUndefined();
	});

	it('goes on after an outage where it stopped', async () => {
		await host.poll();
		zenoti.desk.addGuest();
		zenoti.faults.next({ match: { path: /guests/ }, status: 401, times: 2 });
		expect(await host.poll().catch(() => null)).toBeNull();
		zenoti.faults.clear();
		expect(await host.types()).toEqual(['studio.client.created']);
	});
});
