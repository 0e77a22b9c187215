import { readFileSync } from 'node:fs';
import { pipelines } from '../../sandbox/hubspot';
import type { CredentialFixture, WorkflowFixture } from '../n8n/instance.mts';

export type StudioSystem = 'zenoti' | 'wellnessliving';

interface WorkflowNode {
	readonly name: string;
	readonly type: string;
	readonly webhookId?: string;
	readonly parameters: object;
	readonly credentials?: Readonly<Record<string, { readonly id: string; readonly name: string }>>;
}

interface WorkflowFile {
	readonly name: string;
	readonly nodes: readonly WorkflowNode[];
	readonly connections: object;
	readonly settings: object;
}

export interface Secrets {
	readonly zenoti: string;
	readonly wellnessliving: string;
	readonly hubSpotUrl: string;
	readonly hubSpotToken: string;
}

/** Ids of the imported credentials by type. */
export const credentialIds: Readonly<Record<string, string>> = {
	zenotiWebhookApi: 'credZenotiHook001',
	wellnessLivingWebhookApi: 'credWellnessHook1',
	studioHubSpotApi: 'credHubSpot000001',
	studioQuickBooksOAuth2Api: 'credQuickBooks001',
	studioXeroOAuth2Api: 'credXero000000001',
};

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
	const workflow = readWorkflow(file);
	const nodes = workflow.nodes.map((node) => {
		const picked = withCredentials(withPipeline(node));
		// The editor gives an imported trigger an id of its own.
		return node.name === triggerNames[system] ? { ...picked, webhookId: webhookIds[system] } : picked;
	});
	return { ...workflow, id: workflowIds[system], nodes };
}

function readWorkflow(file: string): WorkflowFile {
	const text = readFileSync(new URL(`../../workflows/${file}.json`, import.meta.url), 'utf8');
	return JSON.parse(text) as WorkflowFile;
}

function withCredentials(node: WorkflowNode): WorkflowNode {
	const picked = Object.entries(node.credentials ?? {}).map(
		([type, { name }]) => [type, { id: credentialIds[type] ?? '', name }] as const,
	);
	return { ...node, credentials: Object.fromEntries(picked) };
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

function withPipeline(node: WorkflowNode): WorkflowNode {
	if (!node.type.endsWith('.studioCrm')) return node;
	const values = Object.keys(stageOf).map((status) => ({ status, stageId: stageIdOf(status) }));
	return { ...node, parameters: { ...node.parameters, pipelineId: studioPipelineId, stages: { values } } };
}

/** "Set up HubSpot" with a webhook in place of the button that a person clicks. */
function setupWorkflow(): WorkflowFixture {
	const workflow = readWorkflow('set-up-hubspot');
	const start = workflow.nodes.find(({ type }) => type.endsWith('.manualTrigger'));
	if (start === undefined) throw new Error('workflows/set-up-hubspot.json holds no manual trigger');
	const button = {
		...start,
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2.1,
		webhookId: webhookIds.setup,
		parameters: { httpMethod: 'POST', path: webhookIds.setup, responseMode: 'lastNode', options: {} },
	};
	const nodes = workflow.nodes.map((node) => (node === start ? button : withCredentials(node)));
	return { ...workflow, id: workflowIds.setup, nodes };
}
