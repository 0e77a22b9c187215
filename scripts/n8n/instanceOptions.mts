import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { CommandLineContext } from './commandLine.mts';
import { buildEnvironment } from './environment.mts';
import { freeLoopbackPorts } from './ports.mts';
import { removeAtExit, type Log } from './processes.mts';
import type { N8nRuntime } from './runtime.mts';
import type { ReadyProbe } from './server.mts';

/** A credential as n8n imports it; `data` is plain here and encrypted on import. */
export interface CredentialFixture {
	readonly id: string;
	readonly name: string;
	readonly type: string;
	readonly data: object;
}

/** A workflow as n8n exports it. Its trigger nodes need a `webhookId` for the usual URL. */
export interface WorkflowFixture {
	readonly id: string;
	readonly name: string;
	readonly nodes: readonly object[];
	readonly connections: object;
	readonly settings?: object;
}

/** What to run; everything but the runtime and the package may be left out. */
export interface InstanceOptions {
	readonly runtime: N8nRuntime;
	/** The folder of the built node package. */
	readonly packageDir: string;
	/** Folders of other packages to have beside it, as a user would who has installed several. */
	readonly extraPackageDirs?: readonly string[];
	readonly credentials?: readonly CredentialFixture[];
	readonly workflows?: readonly WorkflowFixture[];
	/** Ids of workflows to put into service. */
	readonly publish?: readonly string[];
	/** Awaited after each start. */
	readonly readyProbes?: readonly ReadyProbe[];
	/** A folder that is absent or empty; kept at the end. A temporary one, deleted at the end, when left out. */
	readonly userFolder?: string;
	readonly port?: number;
	/** Added to, or put over, the usual environment. */
	readonly env?: Readonly<Record<string, string>>;
	readonly log?: Log;
}

async function prepareFolder(wanted: string | undefined): Promise<string> {
	if (wanted === undefined) {
		const folder = await mkdtemp(join(tmpdir(), 'studio-ops-n8n-'));
		removeAtExit(folder);
		return folder;
	}
	await mkdir(wanted, { recursive: true });
	if ((await readdir(wanted)).length === 0) return wanted;
	throw new Error(`${wanted} is not empty. Give n8n a folder of its own, or delete what is there.`);
}

function requireKnownWorkflows({ publish = [], workflows = [] }: InstanceOptions): void {
	const unknown = publish.filter((id) => !workflows.some((workflow) => workflow.id === id));
	if (unknown.length > 0)
		throw new Error(`publish names ${unknown.join(', ')}, which is not among workflows.`);
}

/** Chooses ports, folder and key for a new instance. */
export async function buildContext(
	options: InstanceOptions,
): Promise<{ context: CommandLineContext; baseUrl: string }> {
	const { runtime, env: extra = {}, log = () => undefined } = options;
	requireKnownWorkflows(options);
	const [freePort = 0, brokerPort = 0] = await freeLoopbackPorts(2);
	const port = options.port ?? freePort;
	const userFolder = await prepareFolder(options.userFolder);
	const encryptionKey = randomBytes(24).toString('hex');
	const env = buildEnvironment({ runtime, userFolder, encryptionKey, port, brokerPort, extra });
	return { context: { runtime, userFolder, env, log }, baseUrl: `http://127.0.0.1:${port}` };
}
