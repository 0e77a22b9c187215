import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

/**
 * Least scopes, the granular ones that apps made since March 2026 have: invoices and credit notes, payments, contacts,
 * and settings for the chart of accounts (Set Up adds to it). `offline_access` lets n8n renew the token.
 */
const scopes = [
	'offline_access',
	'accounting.invoices',
	'accounting.payments',
	'accounting.settings',
	'accounting.contacts',
];

/** Sign-in to Xero. It may reach several organisations; the node asks which. */
export class StudioXeroOAuth2Api implements ICredentialType {
	name = 'studioXeroOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Studio Xero OAuth2 API';

	icon: Icon = {
		light: 'file:../nodes/StudioAccounting/studioAccounting.svg',
		dark: 'file:../nodes/StudioAccounting/studioAccounting.dark.svg',
	};

	documentationUrl = 'https://github.com/studio-ops/n8n-nodes-studio-ops#xero-credential';

	properties: INodeProperties[] = [
		{
			displayName:
				'Make a web app at developer.xero.com, add the redirect URL above to its redirect URIs, and copy its client ID and client secret here. When you connect, choose the organization to post to; the demo company is good for a first try.',
			name: 'appNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			options: [
				{
					name: 'Production',
					value: 'production',
					description: 'Xero itself, the demo company included',
				},
				{ name: 'Custom', value: 'custom', description: 'Another address, for example the local sandbox' },
			],
			default: 'production',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'https://api.example.com',
			displayOptions: { show: { environment: ['custom'] } },
			description:
				'Must start with https://; http:// only for this machine. Sign-in and tokens are asked for here too.',
		},
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'hidden',
			default: 'authorizationCode',
		},
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default:
				'={{ $self["environment"] === "custom" ? $self["baseUrl"].replace(/\\/+$/, "") + "/identity/connect/authorize" : "https://login.xero.com/identity/connect/authorize" }}',
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default:
				'={{ $self["environment"] === "custom" ? $self["baseUrl"].replace(/\\/+$/, "") + "/connect/token" : "https://identity.xero.com/connect/token" }}',
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			default: scopes.join(' '),
		},
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: '',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'hidden',
			default: 'header',
		},
	];

	/** The organisations this sign-in reaches; counts against no organisation's limit. */
	test: ICredentialTestRequest = {
		request: {
			baseURL:
				'={{ $credentials.environment === "custom" ? $credentials.baseUrl.replace(/\\/+$/, "") : "https://api.xero.com" }}',
			url: '/connections',
			headers: { Accept: 'application/json' },
		},
	};
}
