import { rm } from 'node:fs/promises';

import { importIntoN8n, runN8n, type CommandLineContext } from './commandLine.mts';
import type { Execution } from './executions.mts';
import { waitForIdle, type IdleOptions } from './idle.mts';
import { buildContext, type InstanceOptions } from './instanceOptions.mts';
import { installNodePackage } from './nodePackage.mts';
import { PublicApi, type ExecutionQuery } from './publicApi.mts';
import type { N8nRuntime } from './runtime.mts';
import { N8nServer, type ReadyProbe } from './server.mts';
import { newOwner, OwnerSession, type Owner } from './session.mts';

export type { CredentialFixture, InstanceOptions, WorkflowFixture } from './instanceOptions.mts';
export type { ReadyProbe } from './server.mts';

/** A real n8n with our package in it, on 127.0.0.1 and a user folder of its own. */
export class N8nInstance {
	readonly runtime: N8nRuntime;
	readonly userFolder: string;
	readonly owner: Owner = newOwner();
	readonly #options: InstanceOptions;
	readonly #context: CommandLineContext;
	readonly #server: N8nServer;
	#session: OwnerSession | null = null;
	#api: PublicApi | null = null;

	private constructor(options: InstanceOptions, context: CommandLineContext, baseUrl: string) {
		this.runtime = options.runtime;
		this.userFolder = context.userFolder;
		this.#options = options;
		this.#context = context;
		this.#server = new N8nServer(context, baseUrl);
	}

	/**
	 * Imports, starts, publishes, and returns when every probe says that its webhook is there.
	 *
	 * @example
	 * const n8n = await N8nInstance.launch({ runtime, packageDir, workflows: [workflow], publish: [workflow.id] });
	 * try { await fetch(n8n.webhookUrl(webhookId), { method: 'POST', body }); } finally { await n8n.dispose(); }
	 */
	static async launch(options: InstanceOptions): Promise<N8nInstance> {
		const { context, baseUrl } = await buildContext(options);
		const instance = new N8nInstance(options, context, baseUrl);
		try {
			await instance.#prepare();
			await instance.start();
			return instance;
		} catch (error) {
			await instance.dispose();
			throw error;
		}
	}

	get baseUrl(): string {
		return this.#server.baseUrl;
	}

	get isRunning(): boolean {
		return this.#server.isRunning;
	}

	/** The process id of the running server (for measuring its memory), or null. */
	get pid(): number | null {
		return this.#server.pid;
	}

	/** The public API, with a key of the owner. */
	api(): PublicApi {
		if (this.#api === null) throw new Error('This n8n has not been started.');
		return this.#api;
	}

	/** The URL of a published webhook: `path` as in the node's description. */
	webhookUrl(webhookId: string, path = 'webhook'): string {
		return `${this.baseUrl}/webhook/${webhookId}/${path}`;
	}

	/** All executions of a workflow, newest first. */
	executions(workflowId: string, query: ExecutionQuery = {}): Promise<readonly Execution[]> {
		return this.api().executions(workflowId, query);
	}

	/** Waits until nothing runs any more; returns how many executions are stored. */
	async waitForIdle(options: IdleOptions = {}): Promise<number> {
		if (this.#session === null) throw new Error('This n8n has not been started.');
		return waitForIdle(this.#session, options);
	}

	/** Starts n8n again on the same folder and port and waits for the probes. */
	async start(): Promise<void> {
		this.#log('starting');
		await this.#server.start();
		if (this.#api === null) await this.#takeOwnership();
		for (const probe of this.#options.readyProbes ?? []) await this.#server.waitForProbe(probe);
		this.#log(`ready at ${this.baseUrl}`);
	}

	/** Waits until a webhook is registered, as after publishing by {@link api}. */
	waitForProbe(probe: ReadyProbe): Promise<void> {
		return this.#server.waitForProbe(probe);
	}

	/** Ends n8n properly (SIGTERM). */
	stop(): Promise<void> {
		return this.#server.stop();
	}

	/** Ends n8n at once (SIGKILL). */
	kill(): Promise<void> {
		return this.#server.kill();
	}

	/** The last lines that n8n printed. */
	logTail(lineCount?: number): string {
		return this.#server.logTail(lineCount);
	}

	/** Runs an n8n command on this instance's folder, such as `export:nodes`; returns what it printed. */
	commandLine(...args: readonly string[]): Promise<string> {
		return runN8n(this.#context, args);
	}

	/** Ends n8n and deletes its temporary folder (a folder that was given stays). */
	async dispose(): Promise<void> {
		await this.#server.kill();
		if (this.#options.userFolder !== undefined) return;
		await rm(this.userFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
	}

	async #prepare(): Promise<void> {
		const { packageDir, extraPackageDirs = [], credentials = [], workflows = [] } = this.#options;
		const names: string[] = [];
		for (const dir of [packageDir, ...extraPackageDirs])
			names.push(await installNodePackage(dir, this.userFolder));
		const fixtures = `${credentials.length} credentials and ${workflows.length} workflows`;
		this.#log(`importing ${fixtures}, with ${names.join(' and ')}`);
		await importIntoN8n(this.#context, 'credentials', credentials);
		await importIntoN8n(
			this.#context,
			'workflow',
			workflows.map((workflow) => ({ active: false, ...workflow })),
		);
	}

	async #takeOwnership(): Promise<void> {
		this.#session = await OwnerSession.setUp(this.baseUrl, this.owner);
		this.#api = new PublicApi(this.baseUrl, await this.#session.createApiKey());
		for (const id of this.#options.publish ?? []) await this.#api.publish(id);
	}

	#log(line: string): void {
		this.#context.log(`n8n ${this.runtime.version}: ${line}`);
	}
}
