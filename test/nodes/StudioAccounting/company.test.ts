import type { IExecuteFunctions, IHttpRequestOptions, ILoadOptionsFunctions, INode } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { realmOf } from '../../../nodes/StudioAccounting/ledgers/quickBooks';
import { StudioAccounting } from '../../../nodes/StudioAccounting/StudioAccounting.node';
import { usDay } from '../../core/books/examples';
import { executeContext } from '../../support/execute-context';

const node = new StudioAccounting();
const tokens = (realmId?: string | number) => ({
	access_token: 'secret-token',
	...(realmId === undefined ? {} : { callbackQueryString: { realmId } }),
});

type Scripted = (request: IHttpRequestOptions) => { readonly statusCode: number; readonly body: unknown };

function nodeRun(
	system: string,
	credentials: object,
	answer: Scripted = () => ({ statusCode: 404, body: '' }),
	parameters: object = {},
) {
	const requests: IHttpRequestOptions[] = [];
	const own: Partial<INode> = {
		name: 'Studio Accounting',
		parameters: { system },
		credentials: { studioXeroOAuth2Api: { id: 'c1', name: 'Xero' } },
	};
	const fake = executeContext({
		items: usDay(),
		parameters: { system, operation: 'postDay', ...parameters },
		credentials: { environment: 'production', ...credentials },
		node: own,
	});
	const helpers = {
		httpRequestWithAuthentication: async (_type: string, request: IHttpRequestOptions) => {
			requests.push(request);
			return { headers: {}, ...answer(request) };
		},
	};
	return { context: Object.assign(fake.context, { helpers }), requests };
}

const failureOf = async (context: IExecuteFunctions) =>
	await node.execute.call(context).catch((problem: unknown) => problem);

describe('The QuickBooks company', () => {
	it.each([
		['told at sign-in', { oauthTokenData: tokens('4620816365') }, '4620816365'],
		['told as a number', { oauthTokenData: tokens(4620816365) }, '4620816365'],
		['entered by hand', { oauthTokenData: tokens(), companyId: ' 77 ' }, '77'],
		['both, and they agree', { oauthTokenData: tokens('77'), companyId: '77' }, '77'],
	])('is the one %s', (_title, credentials, value) => {
		expect(realmOf(credentials)).toEqual({ ok: true, value });
	});

	it.each([
		['nobody told', { oauthTokenData: tokens() }, 'reconnect it'],
		['two answers differ', { oauthTokenData: tokens('77'), companyId: '78' }, 'reconnect it'],
		['it is no number', { oauthTokenData: tokens(), companyId: '77/../78' }, 'digits only'],
		['it is no number of theirs', { oauthTokenData: tokens('77?x=1') }, 'digits only'],
		['it is inherited', Object.create({ companyId: '77' }), 'reconnect it'],
	])('is not guessed when %s', (_title, credentials, hint) => {
		expect(realmOf(credentials)).toMatchObject({
			ok: false,
			failure: { code: 'SETTINGS', hint: expect.stringContaining(hint) },
		});
	});

	it('is asked at the address of its environment', async () => {
		for (const [environment, host] of [
			['production', 'https://quickbooks.api.intuit.com'],
			['sandbox', 'https://sandbox-quickbooks.api.intuit.com'],
		] as const) {
			const { context, requests } = nodeRun('quickBooks', { environment, oauthTokenData: tokens('77') });
			await failureOf(context);
			expect(requests[0]?.url).toMatch(new RegExp(`^${host}/v3/company/77/`));
		}
	});
});

const ids = ['0b6e4a52-1111-4222-8333-444455556666', '0b6e4a52-1111-4222-8333-444455557777'];
const connections =
	(...names: readonly string[]): Scripted =>
	({ url }) => {
		const body = names.map((tenantName, index) => ({
			tenantId: ids[index] ?? '',
			tenantType: 'ORGANISATION',
			tenantName,
		}));
		return url.endsWith('/connections') ? { statusCode: 200, body } : { statusCode: 404, body: '' };
	};

describe('The Xero organization', () => {
	const xero = { oauthTokenData: tokens() };
	const tenantsOf = (requests: readonly IHttpRequestOptions[]) =>
		new Set(requests.flatMap(({ headers }) => headers?.['xero-tenant-id'] ?? []));

	it('is the only one', async () => {
		const { context, requests } = nodeRun('xero', xero, connections('Studio North'));
		await failureOf(context);
		expect(tenantsOf(requests)).toEqual(new Set([ids[0]]));
	});

	it('is the chosen one, without asking for the list', async () => {
		const { context, requests } = nodeRun('xero', xero, connections('North', 'South'), { tenantId: ids[1] });
		await failureOf(context);
		expect(requests.length).toBeGreaterThan(0);
		expect(requests.some(({ url }) => url.endsWith('/connections'))).toBe(false);
		expect(tenantsOf(requests)).toEqual(new Set([ids[1]]));
	});

	it('is not guessed among several: they are named, and nothing more is asked', async () => {
		const { context, requests } = nodeRun('xero', xero, connections('North', 'South'));
		expect(await failureOf(context)).toMatchObject({
			message: expect.stringContaining('2 Xero organizations: North, South'),
			description: expect.stringContaining('Choose'),
		});
		expect(requests).toHaveLength(1);
	});

	it('has to be there', async () => {
		const { context } = nodeRun('xero', xero, connections());
		expect(await failureOf(context)).toMatchObject({
			message: expect.stringContaining('no Xero organization'),
		});
	});

	it('is never a text that would change the request', async () => {
		const { context, requests } = nodeRun('xero', xero, connections('North'), { tenantId: 'x\r\nhost: y' });
		expect(await failureOf(context)).toMatchObject({ message: expect.stringContaining('not an ID') });
		expect(requests).toEqual([]);
	});

	it.each([
		[['North', 'South'], 'Not Chosen Yet'],
		[['North'], 'North (the Only One Connected)'],
		[[], 'No Organization Connected'],
	])('is offered in a menu, next to what leaving it open means: %j', async (names, open) => {
		const { context } = nodeRun('xero', xero, connections(...names));
		const menu = await node.methods.loadOptions.getTenants.call(context as unknown as ILoadOptionsFunctions);
		expect(menu).toEqual([
			{ name: open, value: '' },
			...names.map((name, index) => ({ name, value: ids[index] })),
		]);
	});
});

describe('What keeps the whole node from working', () => {
	it.each([
		['a credential that is not connected', {}, {}, 'not connected yet'],
		[
			'an address that is neither https nor this machine',
			{ environment: 'custom', baseUrl: 'http://books.example.com', oauthTokenData: tokens('77') },
			{},
			'https://',
		],
		['an unknown environment', { environment: 'moon', oauthTokenData: tokens('77') }, {}, '"moon"'],
		['an unknown operation', { oauthTokenData: tokens('77') }, { operation: 'burn' }, 'not known'],
		[
			'a table that cannot be meant',
			{ oauthTokenData: tokens('77') },
			{ centers: { values: [{ code: 'N' }] } },
			'no center ID',
		],
	])('is %s: it is told before any request', async (_title, credentials, parameters, told) => {
		const { context, requests } = nodeRun('quickBooks', credentials, undefined, parameters);
		expect(String(await failureOf(context))).toContain(told);
		expect(requests).toEqual([]);
	});

	it('fails each item in the shape of the error output when failed items go on', async () => {
		const { context, requests } = nodeRun('quickBooks', {});
		const [output = []] = await node.execute.call(Object.assign(context, { continueOnFail: () => true }));
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual(usDay().map((_, item) => ({ item })));
		for (const { json } of output) {
			expect(Object.keys(json).sort()).toEqual(['details', 'error', 'message']);
			expect(json.details).toMatchObject({ system: 'quickBooks', outcome: 'failed' });
		}
		expect(requests).toEqual([]);
		expect(JSON.stringify(output)).not.toContain('secret-token');
	});

	it('explains a menu that cannot be filled', async () => {
		const { context } = nodeRun('quickBooks', { oauthTokenData: tokens() });
		const menus = context as unknown as ILoadOptionsFunctions;
		await expect(node.methods.loadOptions.getAccounts.call(menus)).rejects.toMatchObject({
			message: expect.stringContaining('did not tell which company'),
			description: expect.stringContaining('reconnect'),
		});
	});
});
