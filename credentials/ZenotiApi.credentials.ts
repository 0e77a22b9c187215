import type { IAuthenticateGeneric, Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/**
 * The key of an app in Zenoti. What it may read is granted per group of calls; the nodes work with what it may. It is
 * tested by the nodes, because a key that may do little answers a single test call like a wrong one.
 */
export class ZenotiApi implements ICredentialType {
	name = 'zenotiApi';

	displayName = 'Zenoti API';

	icon: Icon = { light: 'file:../nodes/Zenoti/zenoti.svg', dark: 'file:../nodes/Zenoti/zenoti.dark.svg' };

	documentationUrl = 'https://github.com/studio-ops/n8n-nodes-studio-ops#zenoti-api-credential';

	properties: INodeProperties[] = [
		{
			displayName:
				'In Zenoti, at the organization level, open <b>Configuration &gt; Integrations &gt; Apps</b>, create a backend app and an API key, and grant it the groups of calls you need: centers, guests, appointments, classes, sales reports, invoices, memberships, packages and employees. A key that may not list centers works too, and is tested green: then enter the center IDs in the node.',
			name: 'keyNotice',
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
					name: 'Custom',
					value: 'custom',
					description: 'Another address: of an older account, a trial or the local sandbox',
				},
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
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'The key alone, without the word “apikey”. It ends after a year, and one week after a new one was made.',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=apikey {{$credentials.apiKey.trim()}}' } },
	};
}
