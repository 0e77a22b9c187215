import { describe, expect, it } from 'vitest';
import { refusal } from '../../../sandbox/wellnessliving-api';
import { apiBench, replyOf, sidOf } from './client';

const bench = apiBench();
const grant = {
	grant_type: 'client_credentials',
	client_id: 'sandbox-client',
	client_secret: 'sandbox-client-secret',
};
const askToken = async (body: unknown) => replyOf(await bench.http().post('/oauth2/token', body));
const withToken = async (token: string, query: Readonly<Record<string, string>>) =>
	replyOf(
		await bench.http().get('/v1/business', { params: query, headers: { authorization: `Bearer ${token}` } }),
	);
const scope = () => ({ id_region: bench.api.region, k_business: bench.api.businessId });

describe('the token endpoint of the WellnessLiving stand-in', () => {
	it('gives an hour to the right id and secret in a form', async () => {
		expect(await askToken(new URLSearchParams(grant))).toMatchObject({
			status: 200,
			body: { access_token: expect.stringMatching(/./), expires_in: 3600, token_type: 'Bearer' },
		});
	});

	const wrong: ReadonlyArray<[what: string, body: unknown, error: string]> = [
		['JSON in place of a form', grant, 'invalid_request'],
		['a wrong secret', new URLSearchParams({ ...grant, client_secret: 'no' }), 'invalid_client'],
		['another grant', new URLSearchParams({ ...grant, grant_type: 'password' }), 'unsupported_grant_type'],
	];
	it.each(wrong)('refuses %s', async (_what, body, error) => {
		expect(await askToken(body)).toMatchObject({ status: 400, body: { error } });
	});

	it('ends a token after its hour and not a moment earlier', async () => {
		const token = await bench.token();
		bench.clock.ms += 3_599_999;
		expect((await withToken(token, scope())).status).toBe(200);
		bench.clock.ms += 1;
		expect(await withToken(token, scope())).toMatchObject({ status: 401, body: { message: 'Unauthorized' } });
	});

	it('can end all tokens at once, and lets new ones in', async () => {
		const token = await bench.token();
		bench.api.expireTokens();
		expect((await withToken(token, scope())).status).toBe(401);
		expect((await withToken(await bench.token(), scope())).status).toBe(200);
	});
});

describe('the gateway of the WellnessLiving stand-in', () => {
	it.each(['id_region', 'k_business'])('refuses under HTTP 200 a call without %s', async (name) => {
		const rest = Object.fromEntries(Object.entries(scope()).filter(([known]) => known !== name));
		const reply = await withToken(await bench.token(), rest);
		expect(reply).toMatchObject({
			status: 200,
			body: { status: 'id-empty', a_error: [{ s_field: name }], k_log: '0' },
		});
	});

	it('sees the business of a POST in the query alone', async () => {
		const headers = { authorization: `Bearer ${await bench.token()}` };
		const body = { ...scope(), cid_report: 689 };
		expect(sidOf(replyOf(await bench.http().post('/v1/report/query', body, { headers })))).toBe('id-empty');
	});

	it('refuses another business and another region', async () => {
		expect(sidOf(await bench.get('/v1/business', { k_business: '1' }))).toBe('id-nx');
		expect(sidOf(await bench.get('/v1/business', { id_region: '2' }))).toBe('id-nx');
	});

	it('knows no other paths, and no other methods on those it knows', async () => {
		expect((await bench.get('/v1/service')).status).toBe(404);
		expect(sidOf(await bench.get('/v1/report/query'))).toBe('method-nx');
		expect(sidOf(await bench.post('/v1/staff/list', {}))).toBe('method-nx');
	});

	it('refuses what the application may not do', async () => {
		bench.api.state.denied.set('/v1/staff/list', 'subscription-access');
		expect(sidOf(await bench.get('/v1/staff/list'))).toBe('subscription-access');
		expect(sidOf(await bench.get('/v1/location/list'))).toBe('ok');
	});
});

describe('trouble with the WellnessLiving stand-in', () => {
	it('can be the firewall, with a page for people', async () => {
		bench.api.block(1, /business/);
		expect(await bench.get('/v1/business')).toMatchObject({
			status: 403,
			type: expect.stringContaining('text/html'),
			body: {},
		});
		expect(sidOf(await bench.get('/v1/business'))).toBe('ok');
	});

	it('can be a firewall that wants its private header on every call, the token included', async () => {
		await bench.control('settings', { firewallRule: 'studio-7' });
		expect((await askToken(new URLSearchParams(grant))).status).toBe(403);
		const headers = { 'x-firewall-rule': 'studio-7' };
		const answer = await bench.http().post('/oauth2/token', new URLSearchParams(grant), { headers });
		expect(answer.status).toBe(200);
	});

	it('can be an error of the server told under HTTP 200', async () => {
		const { body } = refusal('internal', 'Internal error.');
		bench.api.faults.next({ match: { path: '/v1/business' }, status: 200, body });
		expect(sidOf(await bench.get('/v1/business'))).toBe('internal');
	});

	it('can be an empty body, a status of the gateway, or a cut connection', async () => {
		bench.api.faults.next({ match: { path: '/v1/' }, status: 200, body: '' });
		expect((await bench.get('/v1/business')).body).toEqual({});
		bench.api.faults.next({ match: { path: '/v1/' }, status: 429, headers: { 'Retry-After': '7' } });
		expect((await bench.get('/v1/business')).status).toBe(429);
		bench.api.faults.next({ match: { path: '/v1/' }, dropBeforeWrite: true });
		await expect(bench.get('/v1/business')).rejects.toThrow(/socket hang up|ECONNRESET/);
		expect(bench.api.journal.entries().at(-1)).toMatchObject({ status: null, faulted: true });
	});
});
