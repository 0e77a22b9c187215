import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

/**
 * A HubSpot service key or private-app token. Least scopes: `crm.objects.contacts.read` and `.write`; with deals
 * also `crm.objects.deals.read` and `.write`; the rest as the notice says.
 */
export class StudioHubSpotApi implements ICredentialType {
	name = 'studioHubSpotApi';

	displayName = 'Studio HubSpot API';

	icon: Icon = {
		light: 'file:../nodes/StudioCrm/studioCrm.svg',
		dark: 'file:../nodes/StudioCrm/studioCrm.dark.svg',
	};

	documentationUrl = 'https://github.com/studio-ops/n8n-nodes-studio-ops#hubspot-credential';

	properties: INodeProperties[] = [
		{
			displayName:
				'Make a service key in HubSpot (Settings > Integrations > Service Keys) with the scopes <code>crm.objects.contacts.read</code>, <code>crm.objects.contacts.write</code>; for deals <code>crm.objects.deals.read</code>, <code>crm.objects.deals.write</code>; for Set Up <code>crm.schemas.contacts.read</code>, <code>crm.schemas.contacts.write</code>, <code>crm.schemas.deals.read</code>, <code>crm.schemas.deals.write</code>; to choose an owner <code>crm.objects.owners.read</code>; to opt out of mail <code>communication_preferences.read</code>, <code>communication_preferences.write</code> (or <code>communication_preferences.read_write</code>, if your HubSpot lists only that).',
			name: 'scopesNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			options: [
				{ name: 'Production', value: 'production' },
				{
					name: 'Sandbox',
					value: 'sandbox',
					description: 'A HubSpot sandbox account: same address, its own token',
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
			description: 'Must start with https://; http:// only for this machine',
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'The service key, or the access token of a private app (pat-…)',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.accessToken}}' } },
	};

	/** One contact at the most: needs `crm.objects.contacts.read` only. */
	test: ICredentialTestRequest = {
		request: {
			baseURL:
				'={{ $credentials.environment === "custom" ? $credentials.baseUrl.replace(/\\/+$/, "") : "https://api.hubapi.com" }}',
			url: '/crm/objects/2026-09/contacts',
			qs: { limit: 1 },
		},
	};
}
