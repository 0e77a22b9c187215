import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startWellnessLivingApi, type WellnessLivingSandbox } from '../../../sandbox/wellnessliving-api';
import type { Engine } from '../../support/engine';
import { purchase, visit } from '../../sandbox/wellnessliving-api/payloads';
import { loadPollingEngine, PollHost } from './poll-host';

let engine: Engine;
let api: WellnessLivingSandbox;

const hostWith = (parameters = {}, fields = {}): PollHost => {
	const { url: baseUrl, tokenUrl, region, businessId, clientId, clientSecret } = api;
	const own = { environment: 'custom', baseUrl, tokenUrl, region, businessId, clientId, clientSecret };
	const all = { ...own, sessionToken: '', ...fields };
	return new PollHost(engine, 'wellnessLivingPollingTrigger', 'wellnessLivingApi', all, parameters);
};

beforeAll(async () => {
	engine = await loadPollingEngine();
	api = await startWellnessLivingApi();
}, 60_000);

afterAll(async () => {
	await api.close();
});

beforeEach(() => {
	api.reset();
});

const dayFromNow = (days: number): string =>
	new Date(Date.now() - 5 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);

const sold = {
	id: '77',
	items: [[9, 'Mat', '25.00']],
	payments: [['Cash', '25.00']],
	total: '25.00',
} as const;

/** Calls by the last parts of their path. */
const paths = (): readonly string[] => api.journal.entries().map(({ path }) => path);

describe('the WellnessLiving Polling Trigger in n8n’s engine', () => {
	const bookings = { resources: ['bookings'] };

	it('signs in once, and shares the token from then on', async () => {
		const host = hostWith(bookings);
		expect(await host.poll()).toBeNull();
		expect(await host.poll()).toBeNull();
		expect(paths().filter((path) => path === '/oauth2/token')).toHaveLength(1);
		expect(host.credentials.read('api').sessionToken).toMatch(/token-1$/);
	});

	it('gets a new token in the middle of a poll when the old one has run out', async () => {
		const host = hostWith(bookings);
		await host.poll();
		api.expireTokens();
		expect(await host.poll()).toBeNull();
		expect(host.credentials.read('api').sessionToken).not.toMatch(/token-1$/);
		expect(engine.log.join('\n')).not.toContain('sandbox-client-secret');
	});

	it.each([
		['a wrong secret', { clientSecret: 'wrong' }],
		['no secret', { clientSecret: ' ' }],
	])('refuses to be published with %s', async (_, fields) => {
		await expect(hostWith(bookings, fields).poll()).rejects.toMatchObject({
			failure: { cause: 'credential-invalid' },
		});
	});

	it('lets a sign-in service that is away pass as an outage', async () => {
		api.faults.next({ match: { path: '/oauth2/token' }, status: 503, times: 10 });
		expect(await hostWith(bookings).poll()).toBeNull();
		api.faults.clear();
	}, 30_000);

	it('tells what happens after its first poll: bookings that no webhook tells, and sales', async () => {
		const host = hostWith({ resources: ['bookings', 'sales'] });
		api.applyFact(visit({ k_visit: '7001', uid: '4401', day: dayFromNow(1) }), 'client.class.schedule');
		expect(await host.poll()).toBeNull();
		api.applyFact(visit({ k_visit: '7002', uid: '4402', day: dayFromNow(1) }), 'client.class.schedule');
		api.applyFact(purchase({ ...sold, day: dayFromNow(-1) }), 'purchase.created');
		const items = (await host.poll()) ?? [];
		const told = items.map(({ type, id }) => `${String(type)} ${String(id)}`).sort();
		expect(told).toEqual(
			expect.arrayContaining([
				expect.stringMatching(/^studio\.booking\.created .*7002/),
				'studio.sale.closed wellnessliving:sale:77:closed:1',
			]),
		);
		expect(told.join()).not.toContain('7001');
		expect(await host.poll()).toBeNull();
	}, 60_000);

	it('asks for the region and the business of the credential with every call', async () => {
		await hostWith(bookings).poll();
		const asked = api.journal.entries().filter(({ path }) => path.startsWith('/v1/'));
		expect(asked.length).toBeGreaterThan(0);
		for (const { query } of asked) {
			expect(query).toMatchObject({ id_region: api.region, k_business: api.businessId });
		}
	});
});
