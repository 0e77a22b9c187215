import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/** The webhook key of one WellnessLiving subscription. */
export class WellnessLivingWebhookApi implements ICredentialType {
	name = 'wellnessLivingWebhookApi';

	displayName = 'WellnessLiving Webhook API';

	icon: Icon = {
		light: 'file:../nodes/WellnessLiving/wellnessLiving.svg',
		dark: 'file:../nodes/WellnessLiving/wellnessLiving.dark.svg',
	};

	documentationUrl = 'https://github.com/studio-ops/n8n-nodes-studio-ops#wellnessliving-webhook-credential';

	properties: INodeProperties[] = [
		{
			displayName:
				'A green “Connection tested successfully” only means that a key is filled in. Whether it is the right one shows with the first real delivery.',
			name: 'testNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Webhook Key',
			name: 'webhookKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'The key that WellnessLiving’s API support sent you for this webhook subscription',
		},
		{
			displayName: 'Previous Webhook Key',
			name: 'previousWebhookKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'When WellnessLiving gives you a new key: move the old one here, so that deliveries signed with either get in. Empty it afterwards.',
		},
		{
			displayName: 'Signature Encoding',
			name: 'signatureEncoding',
			type: 'options',
			options: [
				{ name: 'Base64', value: 'base64' },
				{ name: 'Hexadecimal', value: 'hex' },
			],
			default: 'hex',
			description:
				'How the signature is written in the header <code>x-signature-256</code>. Keep Hexadecimal unless every delivery is answered with 401 and WellnessLiving tells you otherwise.',
		},
	];
}
