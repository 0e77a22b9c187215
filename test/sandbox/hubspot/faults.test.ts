import axios from 'axios';
import { describe, expect, it } from 'vitest';
import { rateLimited } from '../../../sandbox/hubspot';
import { clientInput, contactsBatch, hubSpotBench } from './client';

let now = Date.UTC(2026, 10, 20, 12);
const slept: number[] = [];
const bench = hubSpotBench({
	withStudioProperties: true,
	now: () => now,
	sleep: async (ms) => {
		slept.push(ms);
	},
});
const upsert = () => bench.post(`${contactsBatch}/upsert`, { inputs: [clientInput('zenoti:1')] });
const read = () => bench.get('/crm/owners/2026-09?limit=1');
const control = (path: string, body: unknown) => axios.post(`${bench.hubSpot.url}/__sandbox/${path}`, body);
const contacts = () => bench.hubSpot.store.records.contacts.all();

describe('rate limits of the HubSpot stand-in', () => {
	const limit = { max: 3, windowMs: 10_000, policyName: 'TEN_SECONDLY_ROLLING', daily: 5 } as const;

	it('count over a rolling window, without Retry-After, and show on every answer', async () => {
		bench.hubSpot.setRateLimit(limit);
		const replies = [await read(), await read(), await read(), await read()];
		expect(replies.map((reply) => reply.status)).toEqual([200, 200, 200, 429]);
		expect(replies.map((reply) => reply.headers['x-hubspot-ratelimit-remaining'])).toEqual([
			'2',
			'1',
			'0',
			'0',
		]);
		expect(replies[3]?.body).toMatchObject({
			message: 'You have reached your ten_secondly_rolling limit.',
			errorType: 'RATE_LIMIT',
			policyName: 'TEN_SECONDLY_ROLLING',
		});
		expect(replies[3]?.body).not.toHaveProperty('category');
		expect(replies[3]?.headers).not.toHaveProperty('retry-after');
		now += 10_000;
		expect((await read()).status).toBe(200);
	});

	it('name the day when the day is used up, however long one waits', async () => {
		bench.hubSpot.setRateLimit(limit);
		for (let n = 0; n < 5; n += 1) {
			await read();
			now += 10_000;
		}
		expect(await read()).toMatchObject({ status: 429, body: { policyName: 'DAILY' } });
		now += 3_600_000;
		expect((await read()).status).toBe(429);
	});
});

describe('faults of the HubSpot stand-in', () => {
	it('can write and then drop the connection, so that the client cannot know', async () => {
		bench.hubSpot.faults.next({ dropAfterWrite: true });
		await expect(upsert()).rejects.toThrow(/socket hang up|ECONNRESET/);
		expect(contacts()).toHaveLength(1);
		expect(bench.hubSpot.journal.entries()).toMatchObject([{ status: null, faulted: true }]);
		expect((await upsert()).status).toBe(200);
		expect(contacts()).toHaveLength(1);
	});

	it('can drop the connection before anything is written', async () => {
		bench.hubSpot.faults.next({ dropBeforeWrite: true });
		await expect(upsert()).rejects.toThrow(/socket hang up|ECONNRESET/);
		expect(contacts()).toEqual([]);
	});

	const statuses = [423, 429, 477, 502, 503, 504, 524] as const;
	it.each(statuses)('can answer %d for a while without doing the work', async (status) => {
		bench.hubSpot.faults.next({ match: { method: 'POST', path: /batch\/upsert$/ }, status, times: 2 });
		expect((await read()).status).toBe(200);
		expect([(await upsert()).status, (await upsert()).status]).toEqual([status, status]);
		expect(contacts()).toEqual([]);
		expect((await upsert()).status).toBe(200);
		expect(bench.hubSpot.faults.pending()).toBe(0);
		expect(bench.hubSpot.journal.counts()).toMatchObject({
			'POST /crm/objects/:version/:objectType/batch/upsert': 3,
		});
	});

	it('sends Retry-After with 477 only, unless the script says so', async () => {
		bench.hubSpot.faults.next({ status: 477 });
		bench.hubSpot.faults.next({ status: 503 });
		bench.hubSpot.faults.next({ status: 429, headers: { 'Retry-After': '7' } });
		const waits = [await read(), await read(), await read()].map((reply) => reply.headers['retry-after']);
		expect(waits).toEqual(['3', undefined, '7']);
	});

	it('can name the daily limit', async () => {
		bench.hubSpot.faults.next({ status: 429, body: rateLimited('DAILY').body });
		expect((await read()).body).toMatchObject({ policyName: 'DAILY' });
	});

	it('can let some requests pass first, and answer slowly after the work', async () => {
		bench.hubSpot.faults.next({ skip: 1, delayMs: 30_000 });
		await read();
		expect(slept).toEqual([]);
		expect((await upsert()).status).toBe(200);
		expect(slept).toEqual([30_000]);
	});
});

describe('the levers of the HubSpot stand-in', () => {
	it('script faults, scopes and limits over HTTP without a token', async () => {
		await control('faults', [{ status: 503, times: 1, match: { path: 'owners' } }]);
		expect((await read()).status).toBe(503);
		await control('scopes', { revoke: ['crm.objects.owners.read'] });
		expect((await read()).status).toBe(403);
		await control('limit', { max: 1 });
		expect([(await read()).status, (await read()).status]).toEqual([403, 429]);
		await control('reset', {});
		expect((await read()).status).toBe(200);
	});

	it('refuse a script they do not understand', async () => {
		const reply = bench.http().post('/__sandbox/faults', { statuss: 503 });
		expect((await reply).status).toBe(400);
	});

	it('count records per key and requests per route', async () => {
		await upsert();
		await control('seed', {
			type: 'contacts',
			records: [{ email: 'bo@example.test' }, { studio_client_id: 'zenoti:1' }],
		});
		const records = await bench.get('/__sandbox/records?type=contacts&key=studio_client_id');
		expect(records.body).toEqual({
			type: 'contacts',
			key: 'studio_client_id',
			total: 3,
			withoutKey: 1,
			distinct: 1,
			duplicates: { 'zenoti:1': 2 },
			counts: { 'zenoti:1': 2 },
			associations: 0,
		});
		const journal = await bench.get('/__sandbox/journal?summary');
		expect(journal.body).toEqual({
			total: 1,
			counts: { 'POST /crm/objects/:version/:objectType/batch/upsert': 1 },
			violations: [],
		});
	});
});
