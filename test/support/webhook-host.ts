import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Request, type Response } from 'express';
import type {
	INode,
	INodeExecutionData,
	IWebhookData,
	IWebhookResponseData,
	Workflow,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { CredentialStore, type Engine } from './engine';

const mostBytes = 16 * 1024 * 1024;
const parsedTypes = [
	'application/json',
	'text/plain',
	'application/x-www-form-urlencoded',
	'application/xml',
];

/**
 * What n8n's webhook server does around a trigger node (n8n 2.41.1): reads the bodies it knows, answers 422 to broken
 * JSON, calls the node, stores the execution, and only then answers. `store` stands for the database.
 */
export class WebhookHost {
	/** What n8n holds as executions: the items of each. */
	readonly executions: INodeExecutionData[][] = [];

	/** What a node has thrown; n8n would store a failed execution for each. */
	readonly failures: unknown[] = [];

	readonly credentials = new CredentialStore();

	mode: WorkflowExecuteMode = 'webhook';

	/** Called with the items before the execution counts as stored; throws when n8n cannot store it. */
	store: (items: INodeExecutionData[]) => Promise<void> = async () => undefined;

	/** Deliveries whose answer n8n has given, whether or not anybody still listened. */
	answers = 0;

	private readonly server: Server;

	private readonly workflow: Workflow;

	private constructor(
		private readonly engine: Engine,
		readonly node: INode,
		workflowId: string,
	) {
		this.workflow = engine.workflowOf(workflowId, node);
		const app = express();
		app.all('/webhook', (request, response) => void this.receive(request, response));
		this.server = createServer({ maxHeaderSize: 65_536 }, app);
	}

	static async start(engine: Engine, node: INode, workflowId: string): Promise<WebhookHost> {
		const host = new WebhookHost(engine, node, workflowId);
		await new Promise<void>((resolve) => {
			host.server.listen(0, '127.0.0.1', resolve);
		});
		return host;
	}

	get url(): string {
		const { port } = this.server.address() as AddressInfo;
		return `http://127.0.0.1:${port}/webhook`;
	}

	/** The event ids of all executions, in order. */
	get eventIds(): readonly unknown[] {
		return this.executions.flat().map((item) => item.json.id);
	}

	async stop(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private async receive(request: Request, response: Response): Promise<void> {
		attachReader(request);
		if (!(await readKnownBody(request))) {
			response.status(422).json({ message: 'Failed to parse request body' });
			return;
		}
		try {
			await this.answer(response, await this.callNode(request, response));
		} catch (problem) {
			this.failures.push(problem);
			if (!response.headersSent) response.status(500).json({ message: 'Error in workflow' });
		}
		this.answers += 1;
	}

	private async callNode(request: Request, response: Response): Promise<IWebhookResponseData> {
		const { engine, node, workflow } = this;
		const nodeType = engine.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
		const description = nodeType.description.webhooks?.[0];
		const methods = String(description?.httpMethod ?? '').split(',');
		if (!methods.includes(request.method)) {
			response.status(404).json({ message: 'not registered' });
			return { noWebhookResponse: true };
		}
		const data = engine.additionalData(this.credentials, this.mode);
		const additionalData = { ...data, httpRequest: request, httpResponse: response };
		const webhookData = {
			webhookDescription: description,
			node: node.name,
			isTest: false,
		} as unknown as IWebhookData;
		const context = new engine.core.WebhookContext(
			workflow,
			node,
			additionalData,
			this.mode,
			webhookData,
			[],
			null,
		);
		if (nodeType.webhook === undefined) throw new Error('no webhook function');
		return await nodeType.webhook.call(context);
	}

	private async answer(response: Response, result: IWebhookResponseData): Promise<void> {
		const items = result.workflowData?.[0];
		if (items !== undefined && items !== null) {
			try {
				await this.store(items);
			} catch {
				response.status(500).json({ message: 'There was a problem executing the workflow' });
				return;
			}
			this.executions.push(items);
		}
		if (result.noWebhookResponse !== true) response.status(200).json(result.webhookResponse);
	}
}

/** n8n puts a reader on every request and leaves the bytes alone until somebody calls it. */
function attachReader(request: Request): void {
	const contentType = request.headers['content-type']?.split(';')[0]?.trim();
	Object.assign(request, {
		contentType,
		rawBody: undefined,
		readRawBody: async () => {
			if (Reflect.get(request, 'rawBody') !== undefined) return;
			const chunks: Buffer[] = [];
			let length = 0;
			for await (const chunk of request) {
				chunks.push(chunk);
				length += chunk.length;
				if (length > mostBytes) throw new Error('request entity too large');
			}
			Object.assign(request, { rawBody: Buffer.concat(chunks) });
		},
	});
}

/** For node versions above 1, n8n itself reads only the types it knows; `false` when it cannot parse them. */
async function readKnownBody(request: Request): Promise<boolean> {
	const contentType: unknown = Reflect.get(request, 'contentType');
	if (typeof contentType !== 'string' || !parsedTypes.includes(contentType)) return true;
	const read: unknown = Reflect.get(request, 'readRawBody');
	if (typeof read === 'function') await read();
	const rawBody: unknown = Reflect.get(request, 'rawBody');
	if (contentType !== 'application/json' || !Buffer.isBuffer(rawBody) || rawBody.length === 0) return true;
	try {
		request.body = JSON.parse(rawBody.toString('utf8'));
		return true;
	} catch {
		return false;
	}
}
