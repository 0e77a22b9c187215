import { readFileSync } from 'node:fs';

export interface WorkflowNode {
	readonly name: string;
	readonly type: string;
	readonly typeVersion?: number;
	readonly webhookId?: string;
	readonly parameters: Readonly<Record<string, unknown>>;
	readonly credentials?: Readonly<Record<string, { readonly id: string; readonly name: string }>>;
}

export interface WorkflowFile {
	readonly name: string;
	readonly nodes: readonly WorkflowNode[];
	readonly connections: object;
	readonly settings: object;
}

/** Ids of the imported credentials by type. */
export const credentialIds: Readonly<Record<string, string>> = {
	zenotiApi: 'credZenotiApi0001',
	zenotiWebhookApi: 'credZenotiHook001',
	wellnessLivingApi: 'credWellnessApi01',
	wellnessLivingWebhookApi: 'credWellnessHook1',
	studioHubSpotApi: 'credHubSpot000001',
	studioQuickBooksOAuth2Api: 'credQuickBooks001',
	studioXeroOAuth2Api: 'credXero000000001',
};

/** An importable workflow as it is in `workflows/`. */
export function readWorkflowFile(file: string): WorkflowFile {
	const text = readFileSync(new URL(`../../workflows/${file}.json`, import.meta.url), 'utf8');
	return JSON.parse(text) as WorkflowFile;
}

/** Picks the credentials as a user would; `others` go before the usual ones. */
export function withCredentials(
	node: WorkflowNode,
	others: Readonly<Record<string, string>> = {},
): WorkflowNode {
	const picked = Object.entries(node.credentials ?? {}).map(
		([type, { name }]) => [type, { id: others[type] ?? credentialIds[type] ?? '', name }] as const,
	);
	return { ...node, credentials: Object.fromEntries(picked) };
}

/** A webhook in place of the button or the schedule that starts a workflow; it answers with all items of the last node. */
export function withHook(node: WorkflowNode, path: string): WorkflowNode {
	if (!node.type.endsWith('.manualTrigger') && !node.type.endsWith('.scheduleTrigger')) return node;
	const answer = { responseMode: 'lastNode', responseData: 'allEntries' };
	return {
		...node,
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2.1,
		webhookId: path,
		parameters: { httpMethod: 'POST', path, ...answer, options: {} },
	};
}
