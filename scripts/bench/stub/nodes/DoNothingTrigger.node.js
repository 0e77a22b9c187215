/**
 * The least a community trigger can do: hand the body on. It has what makes one fast in n8n 2.41 (a node version above
 * 1, a webhook description without expressions, no credential) and checks nothing.
 */
class DoNothingTrigger {
	description = {
		displayName: 'Do Nothing Trigger',
		name: 'doNothingTrigger',
		group: ['trigger'],
		version: [1.1],
		description: 'Starts for whatever is posted',
		defaults: { name: 'Do Nothing Trigger' },
		inputs: [],
		outputs: ['main'],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				responseData: '',
				path: 'webhook',
			},
		],
		properties: [],
	};

	async webhook() {
		return { webhookResponse: { status: 'accepted' }, workflowData: [[{ json: this.getBodyData() }]] };
	}
}

module.exports = { DoNothingTrigger };
