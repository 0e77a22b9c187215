import type { CredentialFixture, WorkflowFixture } from '../n8n/instance.mts';
import {
	credentialIds,
	readWorkflowFile,
	withCredentials,
	withHook,
	type WorkflowNode,
} from './workflowFile.mts';
import { pipelineParameters, type StudioSystem } from './workflows.mts';

/** Workflows that come by night, each started by a webhook in place of its schedule. */
export interface NightlyFixture extends WorkflowFixture {
	readonly hook: string;
}

const systems: readonly StudioSystem[] = ['zenoti', 'wellnessliving'];

/** The books of the days before, as the bookkeeper has switched them on. */
export const postTheDays: NightlyFixture = nightly(
	'wfNightPostDays01',
	'nightly-books-quickbooks',
	'night-books',
);

/** Compare, repair and hand on to the books, for each system. */
export function nightlyWorkflows(): readonly NightlyFixture[] {
	const repairs = systems.map((system, index) =>
		nightly(`wfNightRepair000${index}`, `nightly-reconcile-and-repair-${system}`, `night-${system}`),
	);
	return [...repairs, postTheDays];
}

function nightly(id: string, file: string, hook: string): NightlyFixture {
	const workflow = readWorkflowFile(file);
	const nodes = workflow.nodes.map((node) => switchedOn(withHook(withCredentials(node), hook)));
	return { ...workflow, id, hook, nodes };
}

/** What a studio does that has pipelines and keeps its books here. */
function switchedOn(node: WorkflowNode): WorkflowNode & { readonly disabled: boolean } {
	const { parameters } = node;
	if (node.type.endsWith('.studioCrm'))
		return { ...node, disabled: false, parameters: { ...parameters, ...pipelineParameters } };
	if (node.type.endsWith('.studioAccounting'))
		return { ...node, disabled: false, parameters: { ...parameters, operation: 'postDay' } };
	return { ...node, disabled: false };
}

type ApiAccess =
	| { readonly url: string; readonly apiKey: string }
	| Readonly<Record<'url' | 'tokenUrl' | 'region' | 'businessId' | 'clientId' | 'clientSecret', string>>;

/** The credential for a vendor's API stand-in. */
export function apiCredential(api: ApiAccess, id?: string): CredentialFixture {
	if ('apiKey' in api) {
		const data = { environment: 'custom', baseUrl: api.url, apiKey: api.apiKey };
		return { id: id ?? credentialIds.zenotiApi ?? '', name: 'Zenoti API', type: 'zenotiApi', data };
	}
	const { url: baseUrl, tokenUrl, region, businessId, clientId, clientSecret } = api;
	const application = { region, businessId, clientId, clientSecret, sessionToken: '' };
	return {
		id: id ?? credentialIds.wellnessLivingApi ?? '',
		name: 'WellnessLiving API',
		type: 'wellnessLivingApi',
		data: { environment: 'custom', baseUrl, tokenUrl, ...application },
	};
}
