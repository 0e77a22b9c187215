import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { sandboxClient, starterLimits } from '../../../sandbox/xero';
import { accessOf, xeroBench, type Reply } from './bench';

/** Answers that a delay holds back until the test lets them go. */
const held: (() => void)[] = [];
const bench = xeroBench({
	others: [{ name: 'Hill Studio', country: 'NZ' }],
	sleep: () => new Promise((release) => held.push(release)),
});
const minutes = (count: number) => count * 60_000;
const basic = `Basic ${Buffer.from(`${sandboxClient.id}:${sandboxClient.secret}`).toString('base64')}`;
const form = { 'content-type': 'application/x-www-form-urlencoded' };

const grant = (fields: Record<string, string>, authorization = basic) =>
	bench.raw('POST', '/connect/token', { ...form, authorization }, new URLSearchParams(fields).toString());
const refresh = (token: string) => grant({ grant_type: 'refresh_token', refresh_token: token });
const tokenSet = (reply: Reply) =>
	z.object({ access_token: z.string(), refresh_token: z.string(), expires_in: z.number() }).parse(reply.body);
const asked = (token: string, tenantId = bench.xero.tenantId) =>
	bench.raw('GET', '/api.xro/2.0/Organisation', {
		authorization: `Bearer ${token}`,
		'xero-tenant-id': tenantId,
	});

describe('tokens', () => {
	it('live half an hour, and say so when they are over', async () => {
		bench.passes(minutes(29.9));
		expect((await asked(bench.xero.token)).status).toBe(200);
		bench.passes(minutes(0.1));
		expect(await asked(bench.xero.token)).toMatchObject({
			status: 401,
			body: { Title: 'Unauthorized', Detail: 'TokenExpired: token expired at 11/21/2026 09:30:00' },
		});
	});

	it('are renewed; the used refresh token works for 30 more minutes', async () => {
		const first = tokenSet(await refresh(bench.xero.refreshToken));
		expect(first.expires_in).toBe(1800);
		expect((await asked(first.access_token)).status).toBe(200);
		bench.passes(minutes(30));
		const second = tokenSet(await refresh(bench.xero.refreshToken));
		expect(second.refresh_token).not.toBe(first.refresh_token);
		bench.passes(1);
		expect(await refresh(bench.xero.refreshToken)).toMatchObject({
			status: 400,
			body: { error: 'invalid_grant' },
		});
		expect((await refresh(first.refresh_token)).status).toBe(200);
	});

	it('can be called in at any time', async () => {
		bench.xero.expireTokens();
		expect((await asked(bench.xero.token)).status).toBe(401);
		const { access_token: fresh } = tokenSet(await refresh(bench.xero.refreshToken));
		expect((await asked(fresh)).status).toBe(200);
	});

	it.each([
		['another client', () => grant({ grant_type: 'refresh_token' }, 'Basic eDp5'), 'invalid_client'],
		['an unknown refresh token', () => refresh('made-up'), 'invalid_grant'],
		['an unknown code', () => grant({ grant_type: 'authorization_code', code: 'x' }), 'invalid_grant'],
		['another grant', () => grant({ grant_type: 'password' }), 'unsupported_grant_type'],
	])('are refused to %s', async (_title, send, error) => {
		expect(await send()).toMatchObject({ status: 400, body: { error } });
	});

	it('come by consent, which is given at once', async () => {
		const query = new URLSearchParams({
			client_id: sandboxClient.id,
			redirect_uri: 'https://n8n.example/rest/oauth2-credential/callback',
			state: 'st-1',
			response_type: 'code',
		});
		const consent = await bench.raw('GET', `/identity/connect/authorize?${query.toString()}`, {});
		expect(consent.status).toBe(302);
		const target = new URL(String(consent.headers.location));
		expect(target.searchParams.get('state')).toBe('st-1');
		const code = target.searchParams.get('code') ?? '';
		const exchange = await grant({ grant_type: 'authorization_code', code });
		expect((await asked(tokenSet(exchange).access_token)).status).toBe(200);
		expect((await grant({ grant_type: 'authorization_code', code })).status).toBe(400);
	});

	it('reach nothing without the scope', async () => {
		bench.xero.scopes.delete('accounting.payments');
		expect(await bench.get('Payments')).toMatchObject({
			status: 401,
			body: { Detail: 'AuthorizationUnsuccessful' },
		});
		expect((await bench.get('Invoices')).status).toBe(200);
	});
});

describe('organisations', () => {
	it('are listed for the token', async () => {
		const headers = { authorization: `Bearer ${bench.xero.token}` };
		const reply = await bench.raw('GET', '/connections', headers);
		expect(reply.body).toMatchObject([
			{ tenantId: bench.xero.tenantId, tenantType: 'ORGANISATION', tenantName: 'Sandbox Studio AU' },
			{ tenantType: 'ORGANISATION', tenantName: 'Hill Studio' },
		]);
		expect((await bench.raw('GET', '/connections', {})).status).toBe(401);
	});

	it('are kept apart', async () => {
		const other = bench.xero.organisations()[1]?.tenantId ?? '';
		const mine = await asked(bench.xero.token);
		const theirs = await asked(bench.xero.token, other);
		expect(mine.body).toMatchObject({ Organisations: [{ CountryCode: 'AU', BaseCurrency: 'AUD' }] });
		expect(theirs.body).toMatchObject({ Organisations: [{ CountryCode: 'NZ', BaseCurrency: 'NZD' }] });
	});

	it.each([
		['no tenant', {}],
		['a tenant that is not connected', { 'xero-tenant-id': 'd2f1f0a4-7d0e-4f1c-8a5b-0c1d2e3f4a5b' }],
	])('are closed to a request with %s', async (_title, tenant) => {
		const headers = { authorization: `Bearer ${bench.xero.token}`, ...tenant };
		expect(await bench.raw('GET', '/api.xro/2.0/Invoices', headers)).toMatchObject({
			status: 403,
			body: { Title: 'Forbidden', Detail: 'AuthenticationUnsuccessful' },
		});
	});

	it('answer an unknown path with plain text', async () => {
		const reply = await bench.get('Widgets');
		expect(reply).toMatchObject({ status: 404, body: expect.stringContaining('cannot be found') as string });
	});
});

describe('limits', () => {
	const many = async (count: number) => {
		const statuses = [];
		for (let index = 0; index < count; index += 1) statuses.push((await bench.get('Organisation')).status);
		return statuses;
	};

	it('are counted in the headers of every answer, enforced or not', async () => {
		await many(2);
		expect((await bench.get('Organisation')).headers).toMatchObject({
			'x-daylimit-remaining': '997',
			'x-minlimit-remaining': '57',
			'x-appminlimit-remaining': '9997',
		});
	});

	it('stop the 61st request of a minute and tell how long', async () => {
		bench.xero.setRateLimit(starterLimits);
		expect(await many(60)).not.toContain(429);
		bench.passes(minutes(0.5));
		const refused = await bench.get('Organisation');
		expect(refused).toMatchObject({
			status: 429,
			headers: { 'x-rate-limit-problem': 'minute', 'retry-after': '30', 'x-minlimit-remaining': '0' },
		});
		bench.passes(minutes(0.5));
		expect(await many(1)).toEqual([200]);
	});

	it('stop a day for hours', async () => {
		bench.xero.setRateLimit({ ...starterLimits, day: 3 });
		await many(3);
		bench.passes(minutes(20));
		expect(await bench.get('Organisation')).toMatchObject({
			status: 429,
			headers: { 'x-rate-limit-problem': 'day', 'retry-after': String(23 * 3600 + 40 * 60) },
		});
	});

	it('stop the sixth request under way', async () => {
		bench.xero.setRateLimit(starterLimits);
		bench.xero.faults.next({ delayMs: 1, times: 5 });
		const five = Array.from({ length: 5 }, () => bench.get('Organisation'));
		await vi.waitFor(() => expect(held).toHaveLength(5));
		const sixth = await bench.get('Organisation');
		expect(sixth).toMatchObject({ status: 429, headers: { 'x-rate-limit-problem': 'concurrent' } });
		expect(sixth.headers).not.toHaveProperty('retry-after');
		for (const release of held) release();
		expect((await Promise.all(five)).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
		expect((await bench.get('Organisation')).status).toBe(200);
	});

	it('count for each organisation by itself, and over all for the app', async () => {
		bench.xero.setRateLimit({ ...starterLimits, minute: 2, appMinute: 3 });
		const other = {
			...accessOf(bench.xero),
			'xero-tenant-id': bench.xero.organisations()[1]?.tenantId ?? '',
		};
		const theirs = () => bench.raw('GET', '/api.xro/2.0/Organisation', other);
		expect(await many(3)).toEqual([200, 200, 429]);
		expect((await theirs()).status).toBe(200);
		expect(await theirs()).toMatchObject({ status: 429, headers: { 'x-rate-limit-problem': 'appminute' } });
	});
});
