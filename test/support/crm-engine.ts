import type {
	ICredentialDataDecryptedObject,
	IHttpRequestOptions,
	INode,
	INodeExecutionData,
	IRun,
} from 'n8n-workflow';
import { StudioHubSpotApi } from '../../credentials/StudioHubSpotApi.credentials';
import { sandboxToken, type HubSpotSandbox } from '../../sandbox/hubspot';
import { CredentialStore, Engine, nodeOf } from './engine';

const header = String(new StudioHubSpotApi().authenticate.properties.headers?.Authorization);

/** n8n's engine that also signs requests, as n8n does by the credential's own template. */
export async function loadCrmEngine(): Promise<Engine> {
	const engine = await Engine.load();
	const plain = engine.additionalData.bind(engine);
	engine.additionalData = (store, mode) => {
		const data = plain(store, mode);
		const authenticate = async (
			credentials: ICredentialDataDecryptedObject,
			_type: string,
			options: IHttpRequestOptions,
		): Promise<IHttpRequestOptions> => {
			const value = header
				.replace(/^=/, '')
				.replace(/\{\{\$credentials\.(\w+)\}\}/g, (_, name: string) => String(credentials[name]));
			return { ...options, headers: { ...options.headers, Authorization: value } };
		};
		Object.assign(data.credentialsHelper, { authenticate });
		return data;
	};
	return engine;
}

export function storeFor(
	hubSpot: HubSpotSandbox,
	changes: ICredentialDataDecryptedObject = {},
): CredentialStore {
	const store = new CredentialStore();
	store.fields.set('hubspot', {
		environment: 'custom',
		baseUrl: hubSpot.url,
		accessToken: sandboxToken,
		...changes,
	});
	return store;
}

/** The node Studio CRM as a workflow holds it. */
export function crmNode(changes: Partial<INode> = {}): INode {
	const parameters = {
		system: 'hubSpot',
		operation: 'syncEvents',
		pipelineId: '',
		options: {},
		...changes.parameters,
	};
	const credentials = { studioHubSpotApi: { id: 'hubspot', name: 'HubSpot' } };
	return { ...nodeOf('studioCrm', parameters, credentials), ...changes, parameters };
}

export function outputOf(result: IRun, output = 0): readonly INodeExecutionData[] {
	const [task] = result.data.resultData.runData.StudioCrm ?? [];
	return task?.data?.main?.[output] ?? [];
}
