import type { WorkflowFixture } from '../n8n/instance.mts';
import { credentialIds } from './workflowFile.mts';
import { stageIdOf, studioPipelineId } from './workflows.mts';

const package_ = 'n8n-nodes-studio-ops';

interface Exhibit {
	readonly name: string;
	readonly type: string;
	readonly typeVersion: number;
	readonly parameters: object;
	readonly credential: string | null;
}

const exhibits: readonly Exhibit[] = [
	{
		name: 'Zenoti Trigger',
		type: 'zenotiTrigger',
		typeVersion: 1.1,
		parameters: {},
		credential: 'zenotiWebhookApi',
	},
	{
		name: 'WellnessLiving Trigger',
		type: 'wellnessLivingTrigger',
		typeVersion: 1.1,
		parameters: {},
		credential: 'wellnessLivingWebhookApi',
	},
	{
		name: 'Studio CRM',
		type: 'studioCrm',
		typeVersion: 1,
		parameters: {
			pipelineId: studioPipelineId,
			stages: { values: [{ status: 'booked', stageId: stageIdOf('booked') }] },
			options: { dryRun: true },
		},
		credential: 'studioHubSpotApi',
	},
	{
		name: 'Set up',
		type: 'studioCrm',
		typeVersion: 1,
		parameters: { operation: 'setup' },
		credential: 'studioHubSpotApi',
	},
	{
		name: 'Post a day',
		type: 'studioAccounting',
		typeVersion: 1,
		parameters: {
			centers: { values: [{ locationId: 'center-1', code: 'NORTH', name: 'North', unit: '', classId: '' }] },
			accounts: { values: [{ key: 'tips', account: '', locationId: '' }] },
			options: { closedPeriod: 'firstOpenDay' },
		},
		credential: 'studioQuickBooksOAuth2Api',
	},
	{
		name: 'Preview',
		type: 'studioAccounting',
		typeVersion: 1,
		parameters: { system: 'xero', operation: 'previewDay' },
		credential: 'studioXeroOAuth2Api',
	},
	{ name: 'Normalize', type: 'studioEvent', typeVersion: 1, parameters: {}, credential: null },
	{
		name: 'Sign',
		type: 'studioEvent',
		typeVersion: 1,
		parameters: { operation: 'sign', system: 'wellnessLiving' },
		credential: 'wellnessLivingWebhookApi',
	},
];

/** Every node and operation of the package side by side, to be looked at. */
export function galleryWorkflow(): WorkflowFixture {
	const nodes = exhibits.map(({ name, type, typeVersion, parameters, credential }, index) => ({
		id: `gallery-${index}`,
		name,
		type: `${package_}.${type}`,
		typeVersion,
		parameters,
		position: [(index % 3) * 320, Math.floor(index / 3) * 220],
		webhookId: `5a3f1c52-6d0b-4f6e-9a55-6f1f7b1c0b0${index}`,
		credentials:
			credential === null ? {} : { [credential]: { id: credentialIds[credential] ?? '', name: credential } },
	}));
	return {
		id: 'wfGallery00000001',
		name: 'Gallery',
		nodes,
		connections: {},
		settings: { executionOrder: 'v1' },
	};
}
