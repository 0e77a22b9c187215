import axios from 'axios';
import { describe, expect, it } from 'vitest';
import { vendorLimit } from '../../../sandbox/quickbooks';
import { goodJournal, openStudio } from './bodies';
import { codeOf, quickBooksBench } from './client';

const clock = { now: Date.parse('2026-07-05T07:00:00Z') };
const bench = quickBooksBench({ now: () => clock.now });

const tokens = async (fields: Readonly<Record<string, string>>, secret = bench.quickBooks.clientSecret) => {
	const { clientId, url } = bench.quickBooks;
	const auth = { username: clientId, password: secret };
	const answer = await axios.post<Record<string, unknown>>(
		`${url}/oauth2/v1/tokens/bearer`,
		new URLSearchParams(fields),
		{ auth, validateStatus: () => true },
	);
	return { status: answer.status, body: answer.data };
};
const refresh = (refreshToken: string) =>
	tokens({ grant_type: 'refresh_token', refresh_token: refreshToken });

describe('the connection to QuickBooks', () => {
	it('ends after an hour, in small letters, and goes on with the new token', async () => {
		const old = bench.http();
		clock.now += 3_600_001;
		const answer = await old.get('/preferences');
		expect([answer.status, answer.data]).toMatchObject([
			401,
			{ fault: { type: 'AUTHENTICATION', error: [{ code: '3200' }] } },
		]);
		const renewed = await refresh(bench.quickBooks.refreshToken);
		expect(renewed).toMatchObject({ status: 200, body: { token_type: 'bearer', expires_in: 3_600 } });
		expect(renewed.body.access_token).toBe(bench.quickBooks.token);
		expect((await bench.get('/preferences')).status).toBe(200);
	});

	it('ends on demand', async () => {
		bench.quickBooks.expireTokens();
		expect((await bench.get('/preferences')).status).toBe(401);
	});

	it('takes a refresh token once', async () => {
		const first = bench.quickBooks.refreshToken;
		expect((await refresh(first)).status).toBe(200);
		expect(await refresh(first)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
	});

	it("begins with consent: a code and the company's id in the redirect, the code good for once", async () => {
		const params = { redirect_uri: 'http://n8n.example/callback', state: 's1', response_type: 'code' };
		const answer = await axios.get(`${bench.quickBooks.url}/connect/oauth2`, {
			params,
			maxRedirects: 0,
			validateStatus: () => true,
		});
		const { searchParams } = new URL(String(answer.headers.location));
		expect([searchParams.get('state'), searchParams.get('realmId')]).toEqual([
			's1',
			bench.quickBooks.realmId,
		]);
		const grant = { grant_type: 'authorization_code', code: searchParams.get('code') ?? '' };
		expect([(await tokens(grant)).status, (await tokens(grant)).status]).toEqual([200, 400]);
	});

	it('knows its client by its secret', async () => {
		const grant = { grant_type: 'refresh_token', refresh_token: bench.quickBooks.refreshToken };
		expect(await tokens(grant, 'guess')).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
	});

	it('is to one company', async () => {
		const answer = await bench.http().get(`${bench.quickBooks.url}/v3/company/1/preferences`);
		expect([answer.status, codeOf(answer.data)]).toEqual([403, '3100']);
	});
});

describe('the manners of QuickBooks', () => {
	it('are XML unless JSON is asked for', async () => {
		const answer = await bench.http().get('/preferences', { headers: { accept: '*/*' } });
		expect(String(answer.headers['content-type'])).toContain('application/xml');
		expect(String(answer.data)).toContain('<Preferences><Id>1</Id>');
	});

	it('are an id on every answer, for support', async () => {
		const [one, other] = [await bench.http().get('/preferences'), await bench.http().get('/preferences')];
		expect(one.headers.intuit_tid).toBeTruthy();
		expect(one.headers.intuit_tid).not.toBe(other.headers.intuit_tid);
	});

	it('are to refuse a body that is no JSON', async () => {
		const form = await bench.http().post('/customer', new URLSearchParams({ DisplayName: 'Ana' }));
		expect([form.status, codeOf(form.data)]).toEqual([400, '1050']);
		const headers = { 'content-type': 'application/json' };
		const broken = await bench.http().post('/customer', '{"DisplayName":', { headers });
		expect([broken.status, codeOf(broken.data)]).toEqual([400, '2010']);
	});
});

describe('the limits', () => {
	const statuses = async (count: number, call: () => Promise<{ status: number }>) => {
		const list: number[] = [];
		for (let n = 0; n < count; n += 1) list.push((await call()).status);
		return list.filter((status) => status === 429).length;
	};

	it('are ten calls a second, without a word of when to come again', async () => {
		bench.quickBooks.setRateLimit(vendorLimit);
		expect(await statuses(12, () => bench.get('/preferences'))).toBe(2);
		const answer = await bench.http().get('/preferences');
		expect([codeOf(answer.data), answer.headers['retry-after']]).toEqual(['3001', undefined]);
		clock.now += 1_001;
		expect((await bench.get('/preferences')).status).toBe(200);
	});

	it('are forty batches a minute', async () => {
		bench.quickBooks.setRateLimit(vendorLimit);
		const item = { bId: 'q', Query: 'select count(*) from Account' };
		const slowly = () => {
			clock.now += 200;
			return bench.batch([item]);
		};
		expect(await statuses(42, slowly)).toBe(2);
		clock.now += 60_000;
		expect((await slowly()).status).toBe(200);
	});
});

describe('trouble on demand', () => {
	const outcomes: readonly [title: string, fault: object, status: number | null, isWritten: boolean][] = [
		['a failure before the work', { status: 500 }, 500, false],
		['a failure after the work', { status: 503, afterWrite: true }, 503, true],
		['a connection cut before the work', { dropBeforeWrite: true }, null, false],
		['a connection cut after the work', { dropAfterWrite: true }, null, true],
		['nothing but the usual', {}, 200, true],
	];
	it.each(outcomes)('%s', async (_title, fault, status, isWritten) => {
		const studio = await openStudio(bench);
		await axios.post(`${bench.quickBooks.url}/__sandbox/faults`, fault);
		const sent = await bench.post('/journalentry', goodJournal(studio)).catch(() => null);
		expect(sent?.status ?? null).toBe(status);
		expect(bench.quickBooks.documentNumbers()).toHaveLength(isWritten ? 1 : 0);
		expect((await bench.get('/preferences')).status).toBe(200);
	});

	it('comes over HTTP like everything else a test needs', async () => {
		const studio = await openStudio(bench);
		const control = axios.create({ baseURL: `${bench.quickBooks.url}/__sandbox` });
		for (let n = 0; n < 2; n += 1) await bench.post('/journalentry', goodJournal(studio));
		expect((await control.get('/documents')).data).toMatchObject({ duplicates: { 'ZD-PIER-260704-1': 2 } });
		expect((await control.get('/trial-balance')).data).toEqual({
			hundredths: { 'Card at the Desk': 3_700, 'Tips Owed': -3_700 },
		});
		await control.post('/settings', { bookCloseDate: '2026-12-31' });
		expect(codeOf((await bench.post('/journalentry', goodJournal(studio))).body)).toBe('6210');
		await control.post('/settings', { bookCloseDate: null });
		const change = { kind: 'amount', hundredths: 100 };
		await control.post('/edit', { number: 'ZD-PIER-260704-1', change });
		const { data } = await control.get('/records', { params: { entity: 'journalentry' } });
		expect(data).toMatchObject({ records: [{ TotalAmt: 19.5 }, { TotalAmt: 18.5 }] });
		const journal = (await control.get('/journal?summary')).data;
		expect(journal).toMatchObject({ counts: { 'POST /v3/company/:realm/:entity': 12 } });
		await control.post('/reset');
		expect(bench.quickBooks.documentNumbers()).toEqual([]);
	});
});
