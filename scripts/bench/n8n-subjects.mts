import { readFileSync } from 'node:fs';

import type { CredentialFixture, WorkflowFixture } from '../n8n/instance.mts';
import { signingSecret } from './n8n-deliveries.mts';

/** A workflow that is compared with others, and where its deliveries go. */
export interface Subject {
	readonly name: SubjectName;
	readonly title: string;
	readonly workflow: WorkflowFixture;
	/** Relative to the instance. */
	readonly path: string;
}

export type SubjectName = 'zenoti' | 'stub' | 'builtIn' | 'handMade';

interface NodeFixture {
	readonly name: string;
	readonly type: string;
	readonly typeVersion: number;
	readonly parameters: object;
	readonly [other: string]: unknown;
}

const credential = { id: 'benchCredential1', name: 'Bench' } as const;
export const credentials: readonly CredentialFixture[] = [
	{ ...credential, type: 'zenotiWebhookApi', data: { signingSecret } },
];

const last: NodeFixture = { name: 'End', type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} };

/** The nodes one after the other. */
function chain(id: string, name: string, nodes: readonly NodeFixture[]): WorkflowFixture {
	const links = nodes.slice(1).map((to, index) => {
		const main = [[{ node: to.name, type: 'main', index: 0 }]];
		return [nodes[index]?.name ?? '', { main }] as const;
	});
	return {
		id,
		name,
		nodes: nodes.map((node, index) => ({ id: `${id}-${index}`, position: [index * 220, 0], ...node })),
		connections: Object.fromEntries(links),
		settings: { executionOrder: 'v1' },
	};
}

const builtInTrigger = (path: string): NodeFixture => ({
	name: 'Webhook',
	type: 'n8n-nodes-base.webhook',
	typeVersion: 2.1,
	webhookId: path,
	parameters: { httpMethod: 'POST', path, responseMode: 'onReceived', options: {} },
});

const zenotiId = '0b5d6a3e-7c53-4c3b-9d0c-5f8f2f4a1001';
const zenotiTrigger: NodeFixture = {
	name: 'Zenoti Trigger',
	type: 'n8n-nodes-studio-ops.zenotiTrigger',
	typeVersion: 1.1,
	webhookId: zenotiId,
	parameters: { authentication: 'signature', events: ['*'], options: {} },
	credentials: { zenotiWebhookApi: credential },
};

const stubId = '0b5d6a3e-7c53-4c3b-9d0c-5f8f2f4a1002';
const stubTrigger: NodeFixture = {
	name: 'Do Nothing Trigger',
	type: 'n8n-nodes-bench-stub.doNothingTrigger',
	typeVersion: 1.1,
	webhookId: stubId,
	parameters: {},
};

const verifyAndMap = readFileSync(new URL('./workflows/verify-and-map.js', import.meta.url), 'utf8');
/** The body is hashed as n8n hands it out, written again: quicker than keeping the raw one, and here the same bytes. */
const code: NodeFixture = {
	name: 'Verify and Map',
	type: 'n8n-nodes-base.code',
	typeVersion: 2,
	parameters: {
		jsCode: `${verifyAndMap.replace('SIGNING_SECRET', signingSecret)}\nreturn verifyAndMap($input);`,
	},
};
const removeDuplicates: NodeFixture = {
	name: 'Remove Duplicates',
	type: 'n8n-nodes-base.removeDuplicates',
	typeVersion: 2,
	parameters: {
		operation: 'removeItemsSeenInPreviousExecutions',
		logic: 'removeItemsWithAlreadySeenKeyValues',
		dedupeValue: '={{ $json.id }}',
		options: {},
	},
};

export const subjects: readonly Subject[] = [
	{
		name: 'zenoti',
		title: 'Zenoti Trigger',
		workflow: chain('benchZenoti00001', 'Bench: Zenoti Trigger', [zenotiTrigger, last]),
		path: `/webhook/${zenotiId}/webhook`,
	},
	{
		name: 'stub',
		title: 'community trigger that does nothing',
		workflow: chain('benchStub0000001', 'Bench: do nothing', [stubTrigger, last]),
		path: `/webhook/${stubId}/webhook`,
	},
	{
		name: 'builtIn',
		title: 'built-in Webhook',
		workflow: chain('benchBuiltIn0001', 'Bench: built-in', [builtInTrigger('bench-built-in'), last]),
		path: '/webhook/bench-built-in',
	},
	{
		name: 'handMade',
		title: 'Webhook → Code → Remove Duplicates',
		workflow: chain('benchHandMade001', 'Bench: hand-made', [
			builtInTrigger('bench-hand-made'),
			code,
			removeDuplicates,
			last,
		]),
		path: '/webhook/bench-hand-made',
	},
];
