import axios from 'axios';
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestOptions,
	INode,
	INodeExecutionData,
	INodeParameters,
	IRun,
} from 'n8n-workflow';
import type { WellnessLivingSandbox } from '../../../sandbox/wellnessliving-api';
import { CredentialStore, Engine, nodeOf } from '../../support/engine';
import { unknownFields } from '../../support/known-fields';

const tokens = new Map<string, string>();

/** The token of the credential, fetched when there is none: n8n keeps it in the credential itself. */
export async function tokenOf(tokenUrl: string, clientId: string, clientSecret: string): Promise<string> {
	const known = tokens.get(tokenUrl);
	if (known !== undefined) return known;
	const grant = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
	const { data } = await axios.post<{ access_token: string }>(tokenUrl, new URLSearchParams(grant));
	tokens.set(tokenUrl, data.access_token);
	return data.access_token;
}

/** Whether n8n gets a new token for a refused one. */
export const renewal = { works: true };

export function forgetTokens(): void {
	tokens.clear();
}

/** n8n's engine that signs requests as the credential WellnessLiving API does. */
export async function loadWellnessLivingEngine(): Promise<Engine> {
	const engine = await Engine.load();
	const plain = engine.additionalData.bind(engine);
	engine.additionalData = (store, mode) => {
		const data = plain(store, mode);
		const authenticate = async (
			{ tokenUrl, clientId, clientSecret }: ICredentialDataDecryptedObject,
			_type: string,
			options: IHttpRequestOptions,
		): Promise<IHttpRequestOptions> => {
			const token = await tokenOf(String(tokenUrl), String(clientId), String(clientSecret));
			return { ...options, headers: { ...options.headers, Authorization: `Bearer ${token}` } };
		};
		const preAuthentication = async (...[, , , , hasExpired]: readonly unknown[]) => {
			if (hasExpired === true && renewal.works) forgetTokens();
		};
		Object.assign(data.credentialsHelper, { authenticate, preAuthentication });
		return data;
	};
	return engine;
}

export function credentialOf(api: WellnessLivingSandbox): ICredentialDataDecryptedObject {
	const { url: baseUrl, tokenUrl, region, businessId, clientId, clientSecret } = api;
	return { environment: 'custom', baseUrl, tokenUrl, region, businessId, clientId, clientSecret };
}

/** The node as a workflow holds it. */
export class WellnessLivingRun {
	constructor(
		private readonly engine: Engine,
		private readonly api: WellnessLivingSandbox,
	) {}

	async run(
		action: string,
		parameters: INodeParameters,
		items: readonly IDataObject[] = [{}],
		{
			credentials: changed = {},
			...changes
		}: Partial<Omit<INode, 'credentials'>> & { credentials?: object } = {},
	): Promise<IRun> {
		const [resource = '', operation = ''] = action.split(' ');
		const store = new CredentialStore();
		store.fields.set('wl', { ...credentialOf(this.api), ...changed });
		const credentials = { wellnessLivingApi: { id: 'wl', name: 'WellnessLiving' } };
		const node = nodeOf('wellnessLiving', { resource, operation, ...parameters }, credentials);
		return await this.engine.run({ ...node, ...changes }, items, store);
	}

	/** The items of a run that has to succeed. */
	async items(...wanted: Parameters<WellnessLivingRun['run']>): Promise<readonly IDataObject[]> {
		const [action, { simplify }] = wanted;
		const result = await this.run(...wanted);
		const { error } = result.data.resultData;
		if (error !== undefined) throw new Error(`${error.message} ${error.description ?? ''}`);
		const items = outputOf(result).map(({ json }) => json);
		const untold =
			simplify === false ? [] : items.flatMap((item) => unknownFields('WellnessLiving', action, item));
		if (untold.length > 0)
			throw new Error(`${action} gives fields its schema does not know: ${untold.join()}`);
		return items;
	}
}

export function outputOf(result: IRun, output = 0): readonly INodeExecutionData[] {
	const [task] = result.data.resultData.runData.WellnessLiving ?? [];
	return task?.data?.main?.[output] ?? [];
}

/** As a resource locator holds it. */
export const byId = (value: string) => ({ __rl: true, mode: 'id', value });
