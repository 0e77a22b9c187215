import { describe, expect, it } from 'vitest';
import { vendorLimit } from '../../../sandbox/zenoti-api';
import { accrual, day, rowsOf, span, zenotiBench } from './bench';

const slept: number[] = [];
const bench = zenotiBench({
	sleep: async (ms) => {
		slept.push(ms);
	},
});
const denied = { status: 401, body: { Message: 'Authorization has been denied for this request.' } };
const centers = (key?: string) => bench.get('/v1/centers', key);

describe('keys of the Zenoti stand-in', () => {
	const headers = [
		['no header', {}],
		['another key', { authorization: 'apikey wrong' }],
		['the key alone', { authorization: 'sandbox-zenoti-api-key' }],
		['the wrong word', { authorization: 'Bearer sandbox-zenoti-api-key' }],
		['the key in another header', { 'x-api-key': 'sandbox-zenoti-api-key' }],
	] as const;
	it.each(headers)('are refused with %s', async (_title, sent) => {
		expect(await bench.raw('GET', '/v1/centers', sent)).toMatchObject(denied);
	});

	it('that may only read reports are refused elsewhere with the words of a wrong key', async () => {
		bench.api.grantKey('narrow', { rights: ['reports'] });
		expect(await centers('narrow')).toMatchObject(denied);
		expect((await bench.post(accrual, span('2026-11-21', '2026-11-21'), 'narrow')).status).toBe(200);
	});

	it('that see one centre read nothing of the others', async () => {
		const [here, there] = bench.api.organisation.centers.all();
		const lines = [{ name: 'Mat', cents: 100 }] as const;
		const guestId = bench.api.desk.addGuest({ centerId: there?.id }).id;
		bench.api.desk.sell({ guestId, centerId: there?.id, lines });
		bench.api.desk.sell({ guestId, centerId: here?.id, lines });
		bench.api.grantKey('local', { centers: [here?.id ?? ''] });
		expect(rowsOf(await centers('local'), 'centers')).toHaveLength(1);
		const sold = await bench.post(accrual, span('2026-11-21', '2026-11-21'), 'local');
		expect(rowsOf(sold, 'sales')).toMatchObject([{ center_id: here?.id }]);
		expect(await bench.get(`/v1/guests?center_id=${there?.id ?? ''}`, 'local')).toMatchObject({
			status: 401,
			body: { Message: 'Invalid Center' },
		});
		expect((await bench.get(`/v1/guests/${guestId}`, 'local')).status).toBe(404);
	});

	it('live for a week after they were replaced', async () => {
		const old = bench.api.apiKey;
		const fresh = bench.api.rotateKey();
		expect(bench.api.apiKey).toBe(fresh);
		bench.passes(7 * day - 1);
		expect([(await centers(old)).status, (await centers(fresh)).status]).toEqual([200, 200]);
		bench.passes(1);
		expect([(await centers(old)).status, (await centers(fresh)).status]).toEqual([401, 200]);
	});

	it('end at once when they are taken away', async () => {
		bench.api.endKey(bench.api.apiKey);
		expect(await centers()).toMatchObject(denied);
	});
});

describe('the allowance of the Zenoti stand-in', () => {
	it('is a bucket that everybody of the organization drinks from', async () => {
		bench.api.setRateLimit(vendorLimit);
		const first = await centers();
		expect(first.headers).toMatchObject({
			'organization-ratelimit-limit': '60;w=60;b=60',
			'ratelimit-remaining': '59',
		});
		bench.api.spendCalls(58);
		expect((await centers()).headers['ratelimit-remaining']).toBe('0');
		const refused = await centers();
		expect(refused).toMatchObject({ status: 429, headers: { 'retry-after': '1' } });
		bench.api.grantKey('second', {});
		expect((await centers('second')).status).toBe(429);
	});

	it('comes back second by second, and says how long with a fraction', async () => {
		bench.api.setRateLimit({ perMinute: 40, burst: 2 });
		await centers();
		await centers();
		bench.passes(250);
		expect(await centers()).toMatchObject({ status: 429, headers: { 'retry-after': '1.25' } });
		bench.passes(1_250);
		expect((await centers()).status).toBe(200);
		expect((await centers()).status).toBe(429);
		bench.passes(60_000);
		expect([(await centers()).status, (await centers()).status, (await centers()).status]).toEqual([
			200, 200, 429,
		]);
	});

	it('is not spent by a wrong key, and tells nothing while it is switched off', async () => {
		bench.api.setRateLimit({ perMinute: 60, burst: 1 });
		expect((await centers('wrong')).status).toBe(401);
		expect((await centers()).status).toBe(200);
		bench.api.setRateLimit(null);
		expect((await centers()).headers).not.toHaveProperty('ratelimit-remaining');
	});
});

describe('faults of the Zenoti stand-in', () => {
	it('can hide an error under HTTP 200, the text under another case than usual', async () => {
		bench.api.faults.next({ status: 200 });
		expect(await centers()).toMatchObject({
			status: 200,
			body: { Error: { message: 'Something went wrong' } },
		});
		bench.api.faults.next({ status: 200, body: { centers: null, error: 'Key is being rotated' } });
		expect((await centers()).body).toEqual({ centers: null, error: 'Key is being rotated' });
		expect((await centers()).status).toBe(200);
	});

	const usual = [
		[401, 'Authorization has been denied', undefined],
		[429, 'API rate limit exceeded', '17.25'],
		[502, 'InvalidInput', undefined],
		[503, 'Service Unavailable', undefined],
		[504, '<h1>504</h1>', undefined],
	] as const;
	it.each(usual)('answer %d with its usual words', async (status, words, retryAfter) => {
		bench.api.faults.next({ status });
		const reply = await centers();
		expect(reply.status).toBe(status);
		expect(JSON.stringify(reply.body)).toContain(words);
		expect(reply.headers['retry-after']).toBe(retryAfter);
	});

	it('can do the work and lose the answer, so that a retry makes a second guest', async () => {
		const person = { first_name: 'Ana', last_name: 'Diaz' };
		const body = { center_id: bench.center, personal_info: person };
		bench.api.faults.next({ match: { method: 'POST' }, dropAfterWrite: true });
		await expect(bench.post('/v1/guests', body)).rejects.toThrow(/socket hang up|ECONNRESET/);
		expect(bench.api.organisation.guests.count()).toBe(1);
		bench.api.faults.next({ match: { method: 'POST' }, status: 500, afterWrite: true });
		expect((await bench.post('/v1/guests', body)).status).toBe(500);
		expect(bench.api.organisation.guests.count()).toBe(2);
		bench.api.faults.next({ match: { method: 'POST' }, dropBeforeWrite: true });
		await expect(bench.post('/v1/guests', body)).rejects.toThrow(/socket hang up|ECONNRESET/);
		expect(bench.api.organisation.guests.count()).toBe(2);
		expect(bench.api.journal.entries()).toMatchObject([
			{ status: null, faulted: true },
			{ status: 500, faulted: true },
			{ status: null, faulted: true },
		]);
	});

	it('can be slow', async () => {
		bench.api.faults.next({ delayMs: 30_000, skip: 1 });
		await centers();
		expect(slept).toEqual([]);
		expect((await centers()).status).toBe(200);
		expect(slept).toEqual([30_000]);
	});
});

describe('what the Zenoti stand-in does not take', () => {
	const other = '11111111-2222-4333-8444-555555555555';
	const refusals = [
		['an unknown path', '/v1/loyalty_points', 404, 'No HTTP resource'],
		['no centre', '/v1/guests', 422, 'center_id is required'],
		['a centre nobody knows', `/v1/guests?center_id=${other}`, 401, 'Invalid Center'],
		['a centre that is no GUID', '/v1/guests?center_id=main', 502, 'not a valid center_id'],
		['a guest nobody knows', `/v1/guests/${other}`, 404, 'Not Found'],
		['an invoice nobody knows', `/v1/invoices/${other}`, 404, 'Not Found'],
	] as const;
	it.each(refusals)('%s', async (_title, path, status, words) => {
		const reply = await bench.get(path);
		expect(reply.status).toBe(status);
		expect(JSON.stringify(reply.body)).toContain(words);
	});

	const pages = [
		['size=101', 422],
		['size=100', 200],
		['size=0', 422],
		['page=0', 422],
		['page=two', 422],
		['Page=1&Size=5', 200],
	] as const;
	it.each(pages)('%s answers %d', async (query, status) => {
		expect((await bench.get(`/v1/guests?center_id=${bench.center}&${query}`)).status).toBe(status);
	});

	it('a date that is none, a body that is no JSON', async () => {
		const bad = await bench.get(`/v1/guests?center_id=${bench.center}&last_updated=yesterday`);
		expect(bad).toMatchObject({ status: 502, body: { error: { InternalMessage: 'InvalidInput' } } });
		const headers = { authorization: `apikey ${bench.api.apiKey}`, 'content-type': 'application/json' };
		const broken = await bench.raw('POST', '/v1/guests', headers, Buffer.from('{"center_id":'));
		expect(broken).toMatchObject({ status: 400, body: { Message: 'The request is invalid.' } });
	});

	it('minds no case in a path', async () => {
		expect((await bench.get('/v1/Centers')).status).toBe(200);
		expect((await bench.get(`/V1/CENTERS/${bench.center.toUpperCase()}`)).status).toBe(200);
		expect(bench.api.journal.counts()).toEqual({
			'GET /v1/centers': 1,
			'GET /v1/centers/:centerId': 1,
		});
	});
});
