import { NodeOperationError } from 'n8n-workflow';
import { secretsFrom } from '../../common/secretCache';
import { sourceOf } from '../sources';
import type { Operation } from './operation';
import { readJsonParameter } from './readJson';

/** Makes a delivery that the trigger of the same vendor accepts: for tests, with the secret of the credential. */
export const sign: Operation = {
	properties: [
		{
			displayName:
				'Gives <code>method</code>, <code>headers</code> and <code>body</code> of a correctly signed delivery. Send them with an HTTP Request node: headers as JSON, body as <b>Raw</b>, so that not a byte changes.',
			name: 'signNotice',
			type: 'notice',
			default: '',
			displayOptions: { show: { operation: ['sign'] } },
		},
		{
			displayName: 'Payload',
			name: 'signPayload',
			type: 'json',
			default: '={{ $json }}',
			required: true,
			displayOptions: { show: { operation: ['sign'] } },
			description: 'What to send, in the vendor’s own shape',
		},
	],
	async run(context, itemIndex) {
		const { profile, fields, credentialType, secretName } = sourceOf(context, itemIndex);
		const payload = readJsonParameter(context, 'signPayload', 'Payload', itemIndex);
		const stored = await context.getCredentials(credentialType, itemIndex);
		const fallback = Object.keys(profile.signatureEncodings)[0] ?? '';
		const chosen = fields.encoding === null ? null : stored[fields.encoding];
		const { secrets, encoding } = secretsFrom(stored[fields.current], null, chosen, fallback);
		const [secret] = secrets;
		if (secret === undefined) {
			throw new NodeOperationError(context.getNode(), `The ${profile.label} ${secretName} is empty`, {
				itemIndex,
				description: 'Open the credential of this node and paste the secret of the webhook.',
			});
		}
		const { headers, body } = profile.sign({ payload, secret, encoding, sentAt: new Date().toISOString() });
		return [{ json: { method: 'POST', headers: { ...headers }, body }, pairedItem: { item: itemIndex } }];
	},
};
