import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestOptions,
	INode,
	INodeExecutionData,
	INodeParameters,
	IRun,
} from 'n8n-workflow';
import type { ZenotiApiSandbox } from '../../../sandbox/zenoti-api';
import { CredentialStore, Engine, nodeOf } from '../../support/engine';
import { unknownFields } from '../../support/known-fields';

/** n8n's engine that signs requests as the credential Zenoti API does. */
export async function loadZenotiEngine(): Promise<Engine> {
	const engine = await Engine.load();
	const plain = engine.additionalData.bind(engine);
	engine.additionalData = (store, mode) => {
		const data = plain(store, mode);
		const authenticate = async (
			credentials: ICredentialDataDecryptedObject,
			_type: string,
			options: IHttpRequestOptions,
		): Promise<IHttpRequestOptions> => ({
			...options,
			headers: { ...options.headers, Authorization: `apikey ${String(credentials.apiKey)}` },
		});
		Object.assign(data.credentialsHelper, { authenticate });
		return data;
	};
	return engine;
}

let accounts = 0;

/** The node as a workflow holds it, with a credential of its own: what is remembered by credential starts empty. */
export class ZenotiRun {
	private readonly credentialId = `zenoti-${(accounts += 1)}`;

	constructor(
		private readonly engine: Engine,
		private readonly zenoti: ZenotiApiSandbox,
		private readonly apiKey = zenoti.apiKey,
	) {}

	async run(
		action: string,
		parameters: INodeParameters,
		items: readonly IDataObject[] = [{}],
		changes: Partial<INode> = {},
	): Promise<IRun> {
		const [resource = '', operation = ''] = action.split(' ');
		const store = new CredentialStore();
		const { apiKey, zenoti } = this;
		store.fields.set(this.credentialId, { environment: 'custom', baseUrl: zenoti.url, apiKey });
		const credentials = { zenotiApi: { id: this.credentialId, name: 'Zenoti' } };
		const node = nodeOf('zenoti', { resource, operation, ...parameters }, credentials);
		return await this.engine.run({ ...node, ...changes }, items, store);
	}

	/** The items of a run that has to succeed. */
	async items(...wanted: Parameters<ZenotiRun['run']>): Promise<readonly IDataObject[]> {
		const [action, { simplify }] = wanted;
		const result = await this.run(...wanted);
		const { error } = result.data.resultData;
		if (error !== undefined) throw new Error(`${error.message} ${error.description ?? ''}`);
		const items = outputOf(result).map(({ json }) => json);
		const untold = simplify === false ? [] : items.flatMap((item) => unknownFields('Zenoti', action, item));
		if (untold.length > 0)
			throw new Error(`${action} gives fields its schema does not know: ${untold.join()}`);
		return items;
	}
}

export function outputOf(result: IRun, output = 0): readonly INodeExecutionData[] {
	const [task] = result.data.resultData.runData.Zenoti ?? [];
	return task?.data?.main?.[output] ?? [];
}

export const centerOf = (zenoti: ZenotiApiSandbox, index = 0) => {
	const center = zenoti.organisation.centers.all()[index];
	if (center === undefined) throw new Error(`no center ${index}`);
	return center;
};

/** As a resource locator holds it. */
export const byId = (value: string) => ({ __rl: true, mode: 'id', value });
