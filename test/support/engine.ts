import 'reflect-metadata';
import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as Core from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	INode,
	INodeCredentialsDetails,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	INodeTypes,
	IRun,
	IWorkflowExecuteAdditionalData,
	Workflow as WorkflowType,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import type * as WorkflowModule from 'n8n-workflow';
import { builtPackage } from './built-package';

// n8n reads these when it is loaded.
process.env.N8N_USER_FOLDER ??= mkdtempSync(join(tmpdir(), 'studio-ops-engine-'));
process.env.N8N_ENCRYPTION_KEY ??= 'engine-tests-only';

const load = createRequire(import.meta.url);
// The CommonJS builds, because the built package requires those: one class of error, not two.
const core: typeof Core = load('n8n-core');
const n8n: typeof WorkflowModule = load('n8n-workflow');

const { Container: container } = load('@n8n/di');
const backend = load('@n8n/backend-common');

const startType = 'test.start';
const start: INodeType = {
	description: {
		displayName: 'Start',
		name: startType,
		group: ['input'],
		version: 1,
		description: 'Passes its items on',
		defaults: { name: 'Start' },
		inputs: ['main'],
		outputs: ['main'],
		properties: [],
	},
	async execute() {
		return [this.getInputData()];
	},
};

/** The credentials of one test: fields by credential id, read anew at every look-up as in n8n. */
export class CredentialStore {
	readonly fields = new Map<string, ICredentialDataDecryptedObject>();

	lookUps = 0;

	/** Set to make look-ups fail, as when the database is away. */
	failure: Error | null = null;

	read(id: string): ICredentialDataDecryptedObject {
		this.lookUps += 1;
		if (this.failure !== null) throw this.failure;
		const found = this.fields.get(id);
		if (found === undefined) throw new Error(`Credential with ID "${id}" does not exist`);
		return found;
	}
}

class CredentialsHelper extends n8n.ICredentialsHelper {
	constructor(private readonly store: CredentialStore) {
		super();
	}

	getParentTypes = () => [];

	isCredentialUsableByNode = () => true;

	authenticate = async (_credentials: unknown, _type: string, options: unknown) => options as never;

	preAuthentication = async () => undefined;

	runPreAuthentication = async () => undefined;

	getCredentials = async () => await Promise.reject(new Error('not part of these tests'));

	getDecrypted = async (_data: unknown, details: INodeCredentialsDetails) =>
		this.store.read(details.id ?? '');

	updateCredentials = async () => undefined;

	updateCredentialsOauthTokenData = async () => undefined;

	getCredentialsProperties = () => [];
}

function loggerInto(log: string[]): object {
	const write =
		(level: string) =>
		(...parts: unknown[]): unknown =>
			log.push(`${level} ${parts.map(String).join(' ')}`);
	const logger = { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
	return { ...logger, scoped: () => logger };
}

/** n8n's own engine with this package loaded as n8n loads it. */
export class Engine {
	/** What n8n and the nodes have logged; nothing of it reaches the screen. */
	readonly log: string[] = [];

	private constructor(
		readonly core: typeof Core,
		readonly n8n: typeof WorkflowModule,
		readonly nodeTypes: INodeTypes,
		readonly known: readonly string[],
	) {}

	static async load(): Promise<Engine> {
		const loader = new core.PackageDirectoryLoader(await builtPackage());
		await loader.loadAll();
		const find = (type: string): INodeType => {
			const name = type.split('.').pop() ?? '';
			return type === startType ? start : (loader.getNode(name).type as INodeType);
		};
		const nodeTypes: INodeTypes = {
			getByName: find,
			getByNameAndVersion: (type, version) => n8n.NodeHelpers.getVersionedNodeType(find(type), version),
			getKnownTypes: () => ({}),
		};
		const engine = new Engine(core, n8n, nodeTypes, Object.keys(loader.known.nodes));
		container.set(backend.Logger, loggerInto(engine.log));
		return engine;
	}

	/** A workflow of one node of this package. */
	workflowOf(id: string, node: INode): WorkflowType {
		const { nodeTypes } = this;
		const first = { ...node, id: 'start', name: 'Start', type: startType, typeVersion: 1, parameters: {} };
		const connections = { Start: { main: [[{ node: node.name, type: 'main' as const, index: 0 }]] } };
		const settings = { executionOrder: 'v1' as const };
		const nodes = [first, node];
		return new this.n8n.Workflow({ id, name: id, nodes, connections, active: false, nodeTypes, settings });
	}

	additionalData(store: CredentialStore, mode: WorkflowExecuteMode): IWorkflowExecuteAdditionalData {
		const workflowData = { id: 'w', name: 'w', active: false, nodes: [], connections: {} };
		const hooks = new this.core.ExecutionLifecycleHooks(mode, 'execution-1', workflowData as never);
		const url = 'http://127.0.0.1:1';
		const data: Partial<IWorkflowExecuteAdditionalData> = {
			credentialsHelper: new CredentialsHelper(store),
			executionId: 'execution-1',
			variables: {},
			restApiUrl: url,
			instanceBaseUrl: url,
			webhookBaseUrl: `${url}/webhook`,
			webhookTestBaseUrl: `${url}/webhook-test`,
			webhookWaitingBaseUrl: `${url}/waiting`,
			formWaitingBaseUrl: `${url}/form-waiting`,
			logAiEvent: () => undefined,
			setExecutionStatus: () => undefined,
			sendDataToUI: () => undefined,
			hooks: hooks as never,
		};
		return data as IWorkflowExecuteAdditionalData;
	}

	/** Runs one execute node over these items: expressions, item linking and error handling are n8n's own. */
	async run(node: INode, items: readonly IDataObject[], store = new CredentialStore()): Promise<IRun> {
		const workflow = this.workflowOf('run', node);
		const main: INodeExecutionData[] = items.map((json) => ({ json }));
		const first = workflow.getNode('Start');
		if (first === null) throw new Error('no start node');
		const runData = this.n8n.createRunExecutionData({
			executionData: { nodeExecutionStack: [{ node: first, data: { main: [main] }, source: null }] },
		});
		const additionalData = this.additionalData(store, 'trigger');
		return await new this.core.WorkflowExecute(additionalData, 'trigger', runData).processRunExecutionData(
			workflow,
		);
	}
}

export function nodeOf(
	type: string,
	parameters: INodeParameters,
	credentials: INode['credentials'] = {},
	typeVersion = 1,
): INode {
	const name = type.replace(/^./, (letter) => letter.toUpperCase());
	const fullType = `n8n-nodes-studio-ops.${type}`;
	return { id: `node-${type}`, name, type: fullType, typeVersion, position: [0, 0], parameters, credentials };
}
