import {
	NodeConnectionTypes,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { wellnessLivingEventTypes } from '../../vendors/wellnessliving/profile';
import { checkBeforeActivation } from '../common/activation';
import { receiveDelivery } from '../common/receiveDelivery';
import { secretTest } from '../common/secretTest';
import {
	authenticationProperty,
	eventsProperty,
	triggerOptions,
	unverifiedNotice,
} from '../common/triggerProperties';
import { wellnessLivingSource } from './source';

export class WellnessLivingTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'WellnessLiving Trigger',
		name: 'wellnessLivingTrigger',
		icon: { light: 'file:wellnessLiving.svg', dark: 'file:wellnessLiving.dark.svg' },
		group: ['trigger'],
		version: [1.1],
		subtitle:
			'={{ $parameter["events"].includes("*") ? "All events" : $parameter["events"].length + " event types" }}',
		description: 'Starts when WellnessLiving sends a client, purchase, class, staff or location event',
		defaults: { name: 'WellnessLiving Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'wellnessLivingWebhookApi',
				required: true,
				testedBy: 'wellnessLivingWebhookTest',
				// `hide`, not `show`: a field named in a credential's `show` is taken out of the panel by the editor.
				displayOptions: { hide: { authentication: ['acceptUnverified'] } },
			},
		],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				responseData: '',
				path: 'webhook',
			},
		],
		eventTriggerDescription: 'Waiting for WellnessLiving to call the test URL',
		activationMessage: 'WellnessLiving can now send events to the production URL of this node.',
		triggerPanel: {
			header: 'Receive an event from WellnessLiving',
			executionsHelp: {
				inactive:
					'<b>While building</b>, click “Execute step” and send a signed test delivery to the test URL with the Studio Event node (operation Sign): WellnessLiving’s own URL is changed by its staff only.<br /><br /><b>When it works</b>, publish the workflow: every delivery to the production URL then starts an execution.',
				active:
					'<b>While building</b>, click “Execute step” and send a signed test delivery with the Studio Event node.<br /><br /><b>The workflow is published</b>: deliveries to the production URL start executions, which you find in the executions list.',
			},
			activationHint:
				'Send the production URL and the topics you want to WellnessLiving’s API support. Put the webhook key they answer with into the credential, then publish.',
		},
		properties: [
			{
				displayName:
					'Webhooks are switched on by WellnessLiving’s staff: write to their <b>API support</b> with the <b>production URL</b> of this node and the topics you want (ask for <code>client.class.schedule</code> by name if you need class bookings), and put the <b>webhook key</b> they send into the credential. The URL stays the same as long as you keep this node.',
				name: 'setupNotice',
				type: 'notice',
				default: '',
			},
			authenticationProperty('WellnessLiving'),
			unverifiedNotice,
			eventsProperty(wellnessLivingEventTypes),
			triggerOptions,
		],
	};

	methods = { credentialTest: { wellnessLivingWebhookTest: secretTest(wellnessLivingSource) } };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await checkBeforeActivation(this, wellnessLivingSource);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await checkBeforeActivation(this, wellnessLivingSource);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveDelivery(this, wellnessLivingSource);
	}
}
