import 'reflect-metadata';
import { createRequire } from 'node:module';
import type { ICredentialTestFunctions, INodeCredentialTestResult } from 'n8n-workflow';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { wellnessLivingApplicationTest } from '../../../nodes/WellnessLiving/applicationTest';
import { zenotiKeyTest } from '../../../nodes/Zenoti/keyTest';
import { startWellnessLivingApi, type WellnessLivingSandbox } from '../../../sandbox/wellnessliving-api';
import { startZenotiApi, type ZenotiApiSandbox } from '../../../sandbox/zenoti-api';

const load = createRequire(import.meta.url);
/** What n8n gives the test of a credential. */
const { CredentialTestContext } = load(
	'n8n-core/dist/execution-engine/node-execution-context/credentials-test-context',
);
const context: ICredentialTestFunctions = new CredentialTestContext({});
const credential = (data: Record<string, unknown>) => ({ id: '1', name: 'API', type: 't', data }) as never;

describe('the test of a Zenoti key', () => {
	let zenoti: ZenotiApiSandbox;

	beforeAll(async () => {
		zenoti = await startZenotiApi();
	});
	afterAll(async () => await zenoti.close());
	beforeEach(() => zenoti.reset());

	const test = async (changes: Record<string, unknown> = {}): Promise<INodeCredentialTestResult> => {
		const { url: baseUrl, apiKey } = zenoti;
		return await zenotiKeyTest.call(
			context,
			credential({ environment: 'custom', baseUrl, apiKey, ...changes }),
		);
	};

	it('succeeds with one call where the key may list centers', async () => {
		expect(await test()).toEqual({ status: 'OK', message: 'Connection successful!' });
		expect(zenoti.journal.total()).toBe(1);
	});

	it('takes the key without the white space around it', async () => {
		expect((await test({ apiKey: ` ${zenoti.apiKey}\n` })).status).toBe('OK');
	});

	it.each([['reports'], ['guests']] as const)(
		'does not fail for a key that may only use %s, and says what to do',
		async (right) => {
			zenoti.grantKey('narrow', { rights: [right] });
			const result = await test({ apiKey: 'narrow' });
			expect(result).toMatchObject({
				status: 'OK',
				message: expect.stringContaining('enter the center IDs'),
			});
		},
	);

	it('fails for a key that is refused everywhere, and says that a very narrow one may be saved all the same', async () => {
		const result = await test({ apiKey: 'wrong' });
		expect(result.status).toBe('Error');
		expect(result.message).toContain('save it all the same');
		expect(result.message).not.toContain('wrong-key');
	});

	it.each([
		['an empty key', { apiKey: ' ' }, 'The API key is empty'],
		['the word apikey before the key', { apiKey: 'apikey sandbox-zenoti-api-key' }, 'without the word'],
		['no address', { baseUrl: '' }, 'not a URL'],
		['an address that is not safe', { baseUrl: 'http://zenoti.example' }, 'https://'],
		['an address where nobody answers', { baseUrl: 'http://127.0.0.1:9' }, 'refused the connection'],
	])('fails with a reason for %s', async (_, changes, reason) => {
		const result = await test(changes);
		expect(result.status).toBe('Error');
		expect(result.message).toContain(reason);
	});

	it('fails with a reason while Zenoti is down', async () => {
		zenoti.faults.next({ status: 503, times: 9 });
		expect(await test()).toMatchObject({ status: 'Error', message: expect.stringContaining('503') });
	});
});

describe('the test of a WellnessLiving application', () => {
	let api: WellnessLivingSandbox;

	beforeAll(async () => {
		api = await startWellnessLivingApi();
	});
	afterAll(async () => await api.close());
	beforeEach(() => api.reset());

	const test = async (changes: Record<string, unknown> = {}): Promise<INodeCredentialTestResult> => {
		const { url: baseUrl, tokenUrl, region, businessId, clientId, clientSecret } = api;
		const own = { environment: 'custom', baseUrl, tokenUrl, region, businessId, clientId, clientSecret };
		return await wellnessLivingApplicationTest.call(context, credential({ ...own, ...changes }));
	};

	it('signs in and reads the business', async () => {
		expect(await test()).toEqual({ status: 'OK', message: 'Connection successful!' });
		expect(api.journal.entries().map(({ path }) => path)).toEqual(['/oauth2/token', '/v1/business']);
	});

	it('does not fail for an application that may not read the business itself', async () => {
		const body = { status: 'access', message: 'No access.', a_error: [{ sid: 'access' }] };
		api.faults.next({ match: { path: '/v1/business' }, status: 200, body });
		expect(await test()).toMatchObject({ status: 'OK', message: expect.stringContaining('Signed in') });
	});

	it.each([
		[
			'a wrong secret',
			{ clientSecret: 'wrong' },
			'refuses this Client ID with this Client Secret (invalid_client)',
		],
		['no client', { clientId: '' }, 'Client ID or Client Secret is empty'],
		['no business', { businessId: '' }, 'The business ID is empty'],
		['no token URL', { tokenUrl: '' }, 'token URL is not a URL'],
		['no address', { baseUrl: 'ftp://x' }, 'https://'],
		['a token URL where nobody answers', { tokenUrl: 'http://127.0.0.1:9/x' }, 'refused the connection'],
	])('fails with a reason for %s', async (_, changes, reason) => {
		const result = await test(changes);
		expect(result.status).toBe('Error');
		expect(result.message).toContain(reason);
	});
});
