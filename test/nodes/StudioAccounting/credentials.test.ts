import {
	NodeHelpers,
	Workflow,
	type ICredentialType,
	type IDataObject,
	type INode,
	type INodeParameters,
	type INodeTypes,
	type NodeParameterValueType,
} from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { StudioQuickBooksOAuth2Api } from '../../../credentials/StudioQuickBooksOAuth2Api.credentials';
import { StudioXeroOAuth2Api } from '../../../credentials/StudioXeroOAuth2Api.credentials';

const node: INode = {
	id: '1',
	name: 'Test',
	type: 'test',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};
const nodeTypes = { getByNameAndVersion: () => undefined } as unknown as INodeTypes;
const { expression } = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });

const resolve = (value: NodeParameterValueType, keys: IDataObject, self: IDataObject) =>
	expression.getParameterValue(value, null, 0, 0, 'Test', [], 'internal', keys, undefined, false, self);

/** The fields as n8n hands them to its OAuth2 code: defaults filled in, expressions resolved against the credential. */
function resolved(type: ICredentialType, stored: INodeParameters): IDataObject {
	const fields = NodeHelpers.getNodeParameters(type.properties, stored, true, false, null, null) ?? {};
	return resolve(fields, {}, fields as IDataObject) as IDataObject;
}

/** The address the credential's own test asks. */
function tested(type: ICredentialType, credentials: IDataObject): string {
	const { baseURL, url } = type.test?.request ?? {};
	const parts = [baseURL, url].map((part) => String(resolve(part ?? '', { $credentials: credentials }, {})));
	return parts.join('');
}

const quickBooks = new StudioQuickBooksOAuth2Api();
const xero = new StudioXeroOAuth2Api();
const sandbox = { environment: 'custom', baseUrl: 'http://127.0.0.1:4612/' };

const tokenUrls: ReadonlyArray<
	[name: string, type: ICredentialType, stored: INodeParameters, token: string, consent: string]
> = [
	[
		'QuickBooks',
		quickBooks,
		{},
		'https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer',
		'https://appcenter.intuit.com/connect/oauth2',
	],
	[
		"QuickBooks' sandbox",
		quickBooks,
		{ environment: 'sandbox' },
		'https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer',
		'https://appcenter.intuit.com/connect/oauth2',
	],
	[
		'QuickBooks at an address of its own',
		quickBooks,
		sandbox,
		'http://127.0.0.1:4612/oauth2/v1/tokens/bearer',
		'http://127.0.0.1:4612/connect/oauth2',
	],
	[
		'Xero',
		xero,
		{},
		'https://identity.xero.com/connect/token',
		'https://login.xero.com/identity/connect/authorize',
	],
	[
		'Xero at an address of its own',
		xero,
		sandbox,
		'http://127.0.0.1:4612/connect/token',
		'http://127.0.0.1:4612/identity/connect/authorize',
	],
];

describe('The credentials of the books', () => {
	it.each(tokenUrls)('sign in to %s where it gives tokens', (_name, type, stored, token, consent) => {
		expect(resolved(type, stored)).toMatchObject({
			grantType: 'authorizationCode',
			authentication: 'header',
			accessTokenUrl: token,
			authUrl: consent,
		});
	});

	it('ask for no more rights than posting and Set Up need', () => {
		expect(resolved(quickBooks, {}).scope).toBe('com.intuit.quickbooks.accounting');
		expect(String(resolved(xero, {}).scope).split(' ').sort()).toEqual([
			'accounting.contacts',
			'accounting.invoices',
			'accounting.payments',
			'accounting.settings',
			'offline_access',
		]);
	});

	const company = { oauthTokenData: { access_token: 't', callbackQueryString: { realmId: '462081' } } };
	it.each([
		[
			'production',
			{ environment: 'production', ...company },
			'https://quickbooks.api.intuit.com/v3/company/462081/companyinfo/462081',
		],
		[
			'sandbox',
			{ environment: 'sandbox', ...company },
			'https://sandbox-quickbooks.api.intuit.com/v3/company/462081/companyinfo/462081',
		],
		[
			'custom',
			{ ...sandbox, companyId: '77', oauthTokenData: { access_token: 't' } },
			'http://127.0.0.1:4612/v3/company/77/companyinfo/77',
		],
	])('are tested by the name card of the company they are for (%s)', (_environment, credentials, url) => {
		expect(tested(quickBooks, credentials)).toBe(url);
	});

	it.each([
		[{ environment: 'production' }, 'https://api.xero.com/connections'],
		[sandbox, 'http://127.0.0.1:4612/connections'],
	])('are tested by the organizations they reach (%j)', (credentials, url) => {
		expect(tested(xero, credentials)).toBe(url);
	});

	it.each([quickBooks, xero])(
		'are OAuth2 credentials of this package with help of their own ($name)',
		(type) => {
			expect(type.extends).toEqual(['oAuth2Api']);
			expect(type.name).toMatch(/^studio.+OAuth2Api$/);
			expect(type.documentationUrl).toMatch(/^https:\/\/.+#(quickbooks|xero)-credential$/);
			const hidden = type.properties.filter((property) => property.type === 'hidden');
			expect(hidden.map(({ name }) => name).sort()).toEqual([
				'accessTokenUrl',
				'authQueryParameters',
				'authUrl',
				'authentication',
				'grantType',
				'scope',
			]);
		},
	);
});
