import type { WorkflowFixture } from '../../../scripts/n8n/instance.mts';
import { credentialIds } from '../../../scripts/scene/workflowFile.mts';
import { pipelineParameters } from '../../../scripts/scene/workflows.mts';

export const sharedHook = '8d4f1c52-6d0b-4f6e-9a55-6f1f7b1c0d01';
/** The second Zenoti account, of the studio whose webhooks and polls are in two workflows. */
export const secondZenotiApi = 'credZenotiApi0002';

/** Polls every minute and once at publishing, and tells what it finds there. */
const pollParameters = {
	pollTimes: { item: [{ mode: 'everyMinute' }] },
	resources: ['clients', 'bookings', 'sales'],
	options: { firstRun: 'lookBack', lookbackDays: 3 },
};

const zenotiPoll = node(
	'Zenoti Polling Trigger',
	'zenotiPollingTrigger',
	1.1,
	{ ...pollParameters, resources: [...pollParameters.resources, 'classBookings'] },
	'zenotiApi',
);
const crm = node(
	'Studio CRM',
	'studioCrm',
	1,
	{ system: 'hubSpot', operation: 'syncEvents', ...pipelineParameters },
	'studioHubSpotApi',
);

export const pollWorkflows = {
	shared: workflow('wfPollAndWebhook1', 'Webhook and poll', [
		node('Zenoti Trigger', 'zenotiTrigger', 1.1, { events: ['*'] }, 'zenotiWebhookApi', {
			webhookId: sharedHook,
		}),
		zenotiPoll,
	]),
	alone: workflow('wfPollAlone000001', 'Poll beside a workflow with the webhook', [
		{ ...zenotiPoll, credentials: { zenotiApi: { id: secondZenotiApi, name: 'Zenoti 2' } } },
	]),
	wellnessLiving: workflow('wfPollWellness001', 'WellnessLiving poll', [
		node(
			'WellnessLiving Polling Trigger',
			'wellnessLivingPollingTrigger',
			1.1,
			pollParameters,
			'wellnessLivingApi',
		),
	]),
} as const;

function node(
	name: string,
	type: string,
	typeVersion: number,
	parameters: object,
	credential: string,
	more = {},
) {
	return {
		id: `poll-${type}`,
		name,
		type: `n8n-nodes-studio-ops.${type}`,
		typeVersion,
		position: [0, 0],
		parameters,
		credentials: { [credential]: { id: credentialIds[credential] ?? '', name: credential } },
		...more,
	};
}

interface Trigger {
	readonly name: string;
	readonly credentials: object;
}

function workflow(id: string, name: string, triggers: readonly Trigger[]): WorkflowFixture {
	const toCrm = { main: [[{ node: 'Studio CRM', type: 'main', index: 0 }]] };
	return {
		id,
		name,
		nodes: [...triggers, crm],
		connections: Object.fromEntries(triggers.map((trigger) => [trigger.name, toCrm])),
		settings: { executionOrder: 'v1' },
	};
}
