import {
	NodeConnectionTypes,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { zenotiEventTypes } from '../../vendors/zenoti/profile';
import { checkBeforeActivation } from '../common/activation';
import { receiveDelivery } from '../common/receiveDelivery';
import { secretTest } from '../common/secretTest';
import {
	authenticationProperty,
	eventsProperty,
	triggerOptions,
	unverifiedNotice,
} from '../common/triggerProperties';
import { zenotiSource } from './source';

export class ZenotiTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zenoti Trigger',
		name: 'zenotiTrigger',
		icon: { light: 'file:zenoti.svg', dark: 'file:zenoti.dark.svg' },
		group: ['trigger'],
		version: [1.1],
		subtitle:
			'={{ $parameter["events"].includes("*") ? "All events" : $parameter["events"].length + " event types" }}',
		description: 'Starts when Zenoti sends a booking, client, sale, membership or package event',
		defaults: { name: 'Zenoti Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'zenotiWebhookApi',
				required: true,
				testedBy: 'zenotiWebhookTest',
				// `hide`, not `show`: a field named in a credential's `show` is taken out of the panel by the editor.
				displayOptions: { hide: { authentication: ['acceptUnverified'] } },
			},
		],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST,PUT,PATCH',
				responseMode: 'onReceived',
				responseData: '',
				path: 'webhook',
			},
		],
		eventTriggerDescription: 'Waiting for Zenoti to call the test URL',
		activationMessage: 'Zenoti can now send events to the production URL of this node.',
		triggerPanel: {
			header: 'Send an event from Zenoti',
			executionsHelp: {
				inactive:
					'<b>While building</b>, click “Execute step”, then edit a client in Zenoti while a webhook with the test URL is on. (“Testing your trigger” sends nothing to look at: it only shows that the address works.)<br /><br /><b>When it works</b>, publish the workflow and give Zenoti the production URL: every delivery then starts an execution.',
				active:
					'<b>While building</b>, click “Execute step” and use the test URL in Zenoti.<br /><br /><b>The workflow is published</b>: deliveries to the production URL start executions, which you find in the executions list.',
			},
			activationHint:
				'Create the webhooks in Zenoti (Configuration > Integrations > Webhooks, at the organization level) with the production URL, put their secret into the credential, then publish at once.',
		},
		properties: [
			{
				displayName:
					'In Zenoti, at the organization level, open <b>Configuration &gt; Integrations &gt; Webhooks</b>, create one webhook for each event, paste the <b>production URL</b> of this node and copy the secret into the credential. POST, PUT and PATCH all work. You need Zenoti’s API package and the permission “Manage Automation”.',
				name: 'setupNotice',
				type: 'notice',
				default: '',
			},
			authenticationProperty('Zenoti'),
			unverifiedNotice,
			eventsProperty(zenotiEventTypes),
			triggerOptions,
		],
	};

	methods = { credentialTest: { zenotiWebhookTest: secretTest(zenotiSource) } };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await checkBeforeActivation(this, zenotiSource);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await checkBeforeActivation(this, zenotiSource);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveDelivery(this, zenotiSource);
	}
}
