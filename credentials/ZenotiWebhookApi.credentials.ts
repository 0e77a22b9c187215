import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/** The signing secret of Zenoti webhooks. Rights needed in Zenoti: the permission "Manage Automation". */
export class ZenotiWebhookApi implements ICredentialType {
	name = 'zenotiWebhookApi';

	displayName = 'Zenoti Webhook API';

	icon: Icon = { light: 'file:../nodes/Zenoti/zenoti.svg', dark: 'file:../nodes/Zenoti/zenoti.dark.svg' };

	documentationUrl = 'https://github.com/studio-ops/n8n-nodes-studio-ops#zenoti-webhook-credential';

	properties: INodeProperties[] = [
		{
			displayName:
				'A green “Connection tested successfully” only means that a secret is filled in. Whether it is the right one shows with the first real delivery.',
			name: 'testNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Signing Secret',
			name: 'signingSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'The secret of the webhook in Zenoti (Configuration > Integrations > Webhooks). All webhooks that send to one trigger need the same one; otherwise use a trigger for each.',
		},
		{
			displayName: 'Previous Signing Secret',
			name: 'previousSigningSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'To change the secret, first here, then in Zenoti: move the old one here, so that deliveries signed with either get in. Empty it when all webhooks have the new one.',
		},
	];
}
