import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INode,
	INodeExecutionData,
	INodeParameters,
	IRun,
	Workflow,
} from 'n8n-workflow';
import { WellnessLivingApi } from '../../../credentials/WellnessLivingApi.credentials';
import { CredentialStore, Engine, nodeOf } from '../../support/engine';

/** n8n's engine that signs in as the two API credentials do; tokens are kept in the credential, as n8n keeps them. */
export async function loadPollingEngine(): Promise<Engine> {
	const engine = await Engine.load();
	const plain = engine.additionalData.bind(engine);
	engine.additionalData = (store, mode) => {
		const data = plain(store, mode);
		Object.assign(data.credentialsHelper, { authenticate, preAuthentication });
		return data;
	};
	return engine;
}

async function authenticate(
	fields: ICredentialDataDecryptedObject,
	type: string,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const isZenoti = type === 'zenotiApi';
	const Authorization = isZenoti
		? `apikey ${String(fields.apiKey)}`
		: `Bearer ${String(fields.sessionToken)}`;
	return await Promise.resolve({ ...options, headers: { ...options.headers, Authorization } });
}

/** n8n's own rule: the token is asked for when there is none, and after a 401. */
async function preAuthentication(
	helpers: IHttpRequestHelper,
	fields: ICredentialDataDecryptedObject,
	type: string,
	_node: INode,
	hasExpired: boolean,
): Promise<IDataObject | undefined> {
	if (type !== 'wellnessLivingApi' || (fields.sessionToken !== '' && !hasExpired)) return undefined;
	const output = await new WellnessLivingApi().preAuthentication.call(helpers, fields);
	return Object.assign(fields, output) as IDataObject;
}

let workflows = 0;

/** A published workflow with one polling trigger, in n8n's own poll context. */
export class PollHost {
	readonly credentials = new CredentialStore();

	readonly workflowId = `polling-${(workflows += 1)}`;

	readonly node: INode;

	private workflow: Workflow;

	mode: 'trigger' | 'manual' = 'trigger';

	constructor(
		private readonly engine: Engine,
		type: string,
		credentialType: string,
		fields: ICredentialDataDecryptedObject,
		parameters: INodeParameters = {},
	) {
		this.credentials.fields.set('api', fields);
		this.node = nodeOf(type, parameters, { [credentialType]: { id: 'api', name: 'API' } }, 1.1);
		this.workflow = engine.workflowOf(this.workflowId, this.node);
	}

	/** One tick of n8n's clock. */
	async poll(): Promise<readonly IDataObject[] | null> {
		const { engine, node, workflow, mode } = this;
		const type = engine.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
		const additionalData = engine.additionalData(this.credentials, mode);
		const context = new engine.core.PollContext(workflow, node, additionalData, mode, 'activate');
		const output = await type.poll?.call(context);
		return output?.[0]?.map(({ json }) => json) ?? null;
	}

	/** What n8n does with the items of a poll: an execution that begins with this node. */
	async execute(items: INodeExecutionData[]): Promise<IRun> {
		const { engine, node, workflow } = this;
		const runData = engine.n8n.createRunExecutionData({
			executionData: { nodeExecutionStack: [{ node, data: { main: [items] }, source: null }] },
		});
		const additionalData = engine.additionalData(this.credentials, 'trigger');
		return await new engine.core.WorkflowExecute(additionalData, 'trigger', runData).processRunExecutionData(
			workflow,
		);
	}

	/** Types of the events of a poll, sorted. */
	async types(): Promise<readonly string[] | null> {
		const items = await this.poll();
		return items === null ? null : items.map(({ type }) => String(type)).sort();
	}

	/** n8n stops and starts again with what its database holds. */
	restart(): void {
		const staticData = JSON.parse(JSON.stringify(this.workflow.staticData)) as IDataObject;
		const { nodeTypes, n8n } = this.engine;
		const plain = { id: this.workflowId, nodes: [this.node], connections: {}, active: true, nodeTypes };
		this.workflow = new n8n.Workflow({ ...plain, staticData });
	}

	get staticData(): IDataObject {
		return this.workflow.staticData;
	}

	/** Whether n8n has noticed that something is to be saved. */
	get isToBeSaved(): boolean {
		return (this.workflow.staticData as { __dataChanged?: boolean }).__dataChanged === true;
	}
}
