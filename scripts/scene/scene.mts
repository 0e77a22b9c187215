import axios from 'axios';
import { fileURLToPath } from 'node:url';
import { startHubSpot, type HubSpotSandbox } from '../../sandbox/hubspot';
import { tellStory, vendorSenders, type Telling, type TellingOptions } from '../../sandbox/senders';
import {
	N8nInstance,
	type CredentialFixture,
	type InstanceOptions,
	type WorkflowFixture,
} from '../n8n/instance.mts';
import type { Log } from '../n8n/processes.mts';
import type { N8nRuntime } from '../n8n/runtime.mts';
import { credentialsFor, studioWorkflows, webhookIds, workflowIds, type StudioSystem } from './workflows.mts';

export interface SceneOptions {
	readonly runtime: N8nRuntime;
	readonly log: Log;
	readonly env?: Readonly<Record<string, string>>;
	readonly port?: number;
	readonly hubSpotPort?: number;
	/** Further workflows, imported and not published. */
	readonly workflows?: readonly WorkflowFixture[];
	/** What else is to run in the same n8n. */
	readonly also?: Pick<InstanceOptions, 'credentials' | 'workflows' | 'publish' | 'readyProbes'>;
}

const packageDir = fileURLToPath(new URL('../../', import.meta.url));

/** The sandbox and a real n8n with the built package, the importable workflows published and HubSpot set up. */
export class Scene {
	private constructor(
		readonly hubSpot: HubSpotSandbox,
		readonly n8n: N8nInstance,
	) {}

	static async open(options: SceneOptions): Promise<Scene> {
		const { runtime, log, env, port, hubSpotPort, workflows = [], also = {} } = options;
		const hubSpot = await startHubSpot(hubSpotPort === undefined ? {} : { port: hubSpotPort });
		log(`HubSpot stand-in at ${hubSpot.url}`);
		try {
			const n8n = await N8nInstance.launch({
				runtime,
				log,
				packageDir,
				credentials: merged(
					credentialsFor({
						zenoti: vendorSenders.zenoti.secret,
						wellnessliving: vendorSenders.wellnessliving.secret,
						hubSpotUrl: hubSpot.url,
						hubSpotToken: hubSpot.token,
					}),
					also.credentials ?? [],
				),
				workflows: [...studioWorkflows(), ...workflows, ...(also.workflows ?? [])],
				publish: [...Object.values(workflowIds), ...(also.publish ?? [])],
				readyProbes: [
					...(also.readyProbes ?? []),
					{ url: `/webhook/${webhookIds.zenoti}/webhook` },
					{ url: `/webhook/${webhookIds.wellnessliving}/webhook` },
					{ url: `/webhook/${webhookIds.setup}` },
				],
				...(env === undefined ? {} : { env }),
				...(port === undefined ? {} : { port }),
			});
			return new Scene(hubSpot, n8n);
		} catch (problem) {
			await hubSpot.close();
			throw problem;
		}
	}

	/** Runs "Set up HubSpot"; returns what the node says. */
	async setUp(): Promise<unknown> {
		const answer = await axios.post<unknown>(`${this.n8n.baseUrl}/webhook/${webhookIds.setup}`, {});
		return answer.data;
	}

	urlOf(system: StudioSystem): string {
		return this.n8n.webhookUrl(webhookIds[system]);
	}

	tell(options: Omit<TellingOptions, 'url'>, onReport?: Parameters<typeof tellStory>[1]): Promise<Telling> {
		return tellStory({ ...options, url: this.urlOf(options.system) }, onReport);
	}

	async close(): Promise<void> {
		await this.n8n.dispose();
		await this.hubSpot.close();
	}
}

/** Both name the studio systems' credentials; each is imported once. */
function merged(
	own: readonly CredentialFixture[],
	further: readonly CredentialFixture[],
): readonly CredentialFixture[] {
	const ids = new Set(own.map(({ id }) => id));
	return [...own, ...further.filter(({ id }) => !ids.has(id))];
}
