import { pipelines } from '../../sandbox/hubspot';
import type { CredentialFixture, WorkflowFixture } from '../n8n/instance.mts';
import {
	credentialIds,
	readWorkflowFile,
	withCredentials,
	withHook,
	type WorkflowNode,
} from './workflowFile.mts';

export type StudioSystem = 'zenoti' | 'wellnessliving';

export interface Secrets {
	readonly zenoti: string;
	readonly wellnessliving: string;
	readonly hubSpotUrl: string;
	readonly hubSpotToken: string;
}

export const workflowIds = {
	zenoti: 'wfZenotiHubSpot01',
	wellnessliving: 'wfWellnessHub0001',
	setup: 'wfSetUpHubSpot001',
} as const;

export const triggerNames: Readonly<Record<StudioSystem, string>> = {
	zenoti: 'Zenoti Trigger',
	wellnessliving: 'WellnessLiving Trigger',
};

/** Path of the trigger's production URL is made of this id. */
export const webhookIds = {
	zenoti: '5a3f1c52-6d0b-4f6e-9a55-6f1f7b1c0a01',
	wellnessliving: '5a3f1c52-6d0b-4f6e-9a55-6f1f7b1c0a02',
	setup: '5a3f1c52-6d0b-4f6e-9a55-6f1f7b1c0a03',
} as const;

export function credentialsFor(secrets: Secrets): readonly CredentialFixture[] {
	const credential = (type: string, name: string, data: object): CredentialFixture => ({
		id: credentialIds[type] ?? type,
		name,
		type,
		data,
	});
	return [
		credential('zenotiWebhookApi', 'Zenoti Webhook', {
			signingSecret: secrets.zenoti,
			previousSigningSecret: '',
		}),
		credential('wellnessLivingWebhookApi', 'WellnessLiving Webhook', {
			webhookKey: secrets.wellnessliving,
			previousWebhookKey: '',
			signatureEncoding: 'hex',
		}),
		credential('studioHubSpotApi', 'Studio HubSpot', {
			environment: 'custom',
			baseUrl: secrets.hubSpotUrl,
			accessToken: secrets.hubSpotToken,
		}),
	];
}

/** The importable workflows, with credentials and a pipeline picked as a user would pick them. */
export function studioWorkflows(): readonly WorkflowFixture[] {
	return [
		fixture('zenoti', 'zenoti-to-hubspot'),
		fixture('wellnessliving', 'wellnessliving-to-hubspot'),
		setupWorkflow(),
	];
}

function fixture(system: StudioSystem, file: string): WorkflowFixture {
	const workflow = readWorkflowFile(file);
	const nodes = workflow.nodes.map((node) => {
		const picked = withCredentials(withPipeline(node));
		// The editor gives an imported trigger an id of its own.
		return node.name === triggerNames[system] ? { ...picked, webhookId: webhookIds[system] } : picked;
	});
	return { ...workflow, id: workflowIds[system], nodes };
}

const stageOf: Readonly<Record<string, string>> = {
	booked: 'Booked',
	confirmed: 'Confirmed',
	checked_in: 'Visited',
	started: 'Visited',
	completed: 'Visited',
	sale_closed: 'Won (paid)',
	sale_refunded: 'Lost (cancelled)',
	cancelled: 'Lost (cancelled)',
	deleted: 'Lost (cancelled)',
	no_show: 'Lost (no-show)',
};

const pipeline = pipelines.find(({ label }) => label === 'Studio bookings');

export const studioPipelineId = pipeline?.id ?? '';

/** The stage that the scene's workflows move a deal to; `undefined` for a status they leave alone. */
export function stageIdOf(status: string): string | undefined {
	return pipeline?.stages.find(({ label }) => label === stageOf[status])?.id;
}

/** Parameters of a Studio CRM that makes deals of bookings and sales. */
export const pipelineParameters = {
	pipelineId: studioPipelineId,
	stages: { values: Object.keys(stageOf).map((status) => ({ status, stageId: stageIdOf(status) })) },
};

function withPipeline(node: WorkflowNode): WorkflowNode {
	if (!node.type.endsWith('.studioCrm')) return node;
	return { ...node, parameters: { ...node.parameters, ...pipelineParameters } };
}

/** "Set up HubSpot" with a webhook in place of the button that a person clicks. */
function setupWorkflow(): WorkflowFixture {
	const workflow = readWorkflowFile('set-up-hubspot');
	const nodes = workflow.nodes.map((node) => withCredentials(withHook(node, webhookIds.setup)));
	return { ...workflow, id: workflowIds.setup, nodes };
}
