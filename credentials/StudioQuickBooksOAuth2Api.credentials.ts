import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

/**
 * Sign-in to one company of QuickBooks Online. Least scope: `com.intuit.quickbooks.accounting`, the only one Intuit
 * has for accounting. One sign-in is one company: Intuit adds its id (`realmId`) to the redirect, and n8n keeps it.
 */
export class StudioQuickBooksOAuth2Api implements ICredentialType {
	name = 'studioQuickBooksOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Studio QuickBooks Online OAuth2 API';

	icon: Icon = {
		light: 'file:../nodes/StudioAccounting/studioAccounting.svg',
		dark: 'file:../nodes/StudioAccounting/studioAccounting.dark.svg',
	};

	documentationUrl = 'https://github.com/studio-ops/n8n-nodes-studio-ops#quickbooks-credential';

	properties: INodeProperties[] = [
		{
			displayName:
				'Make an app at developer.intuit.com with the scope <code>com.intuit.quickbooks.accounting</code>, add the redirect URL above to its redirect URIs, and copy its client ID and client secret here. When you connect, choose the company to post to. Each company needs a credential of its own.',
			name: 'appNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			options: [
				{ name: 'Production', value: 'production', description: 'A real company, with production keys' },
				{
					name: 'Sandbox',
					value: 'sandbox',
					description: 'A sandbox company of Intuit, with development keys',
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
			displayName: 'Company ID',
			name: 'companyId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 9130357849536100',
			description:
				'Usually empty: QuickBooks tells it when you connect. If this node says that the company is not known, enter the number from QuickBooks under Account and Settings > Billing & Subscription.',
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
				'={{ $self["environment"] === "custom" ? $self["baseUrl"].replace(/\\/+$/, "") + "/connect/oauth2" : "https://appcenter.intuit.com/connect/oauth2" }}',
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default:
				'={{ $self["environment"] === "custom" ? $self["baseUrl"].replace(/\\/+$/, "") + "/oauth2/v1/tokens/bearer" : "https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer" }}',
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			default: 'com.intuit.quickbooks.accounting',
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

	/** The company's own name card; says at once when the sign-in is for another company or environment. */
	test: ICredentialTestRequest = {
		request: {
			baseURL:
				'={{ $credentials.environment === "custom" ? $credentials.baseUrl.replace(/\\/+$/, "") : $credentials.environment === "sandbox" ? "https://sandbox-quickbooks.api.intuit.com" : "https://quickbooks.api.intuit.com" }}',
			url: '=/v3/company/{{ $credentials.oauthTokenData?.callbackQueryString?.realmId || $credentials.companyId }}/companyinfo/{{ $credentials.oauthTokenData?.callbackQueryString?.realmId || $credentials.companyId }}',
			qs: { minorversion: '75' },
			headers: { Accept: 'application/json' },
		},
	};
}
