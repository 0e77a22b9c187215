import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/** The signing secret of Zenoti webhooks. Rights needed in Zenoti: the permission "Manage Automation". */
export class ZenotiWebhookApi implements ICredentialType {
	name = 'zenotiWebhookApi';

	displayName = 'Zenoti Webhook API';

	icon: Icon = { light: 'file:../nodes/Zenoti/zenoti.svg', dark: 'file:../nodes/Zenoti/zenoti.dark.svg' };

	documentationUrl = 'https://github.com/studio-ops/n8n-nodes-studio-ops#zenoti-webhook-credential';

	properties: INodeProperties[] = [
		{
			displayName: 'Signing Secret',
			name: 'signingSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'The secret of the webhook, shown in Zenoti under Configuration > Integrations > Webhooks. Use the same secret for every webhook that sends to one trigger.',
		},
		{
			displayName: 'Previous Signing Secret',
			name: 'previousSigningSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'While you change the secret: move the old one here, so that deliveries signed with either get in. Empty it when all webhooks have the new one.',
		},
	];
}
