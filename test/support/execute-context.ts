import axios, { type AxiosError } from 'axios';
import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	INode,
	WorkflowExecuteMode,
} from 'n8n-workflow';

export interface ContextOptions {
	readonly items: readonly unknown[];
	readonly parameters: Readonly<Record<string, unknown>>;
	readonly credentials: Readonly<Record<string, unknown>>;
	readonly continueOnFail?: boolean;
	readonly onError?: INode['onError'];
	readonly mode?: WorkflowExecuteMode;
	readonly node?: Partial<INode>;
}

export interface FakeContext {
	readonly context: IExecuteFunctions;
	/** What the node noted for the execution list. */
	readonly customData: ReadonlyMap<string, string>;
	/** Requests the node asked n8n to send. */
	readonly requests: readonly IHttpRequestOptions[];
}

const node: INode = {
	id: 'n1',
	name: 'Studio CRM',
	type: 'n8n-nodes-studio-ops.studioCrm',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/** The part of n8n's execute context the action nodes use; requests really go out. */
export function executeContext(options: ContextOptions): FakeContext {
	const customData = new Map<string, string>();
	const requests: IHttpRequestOptions[] = [];
	const own: INode = {
		...node,
		...options.node,
		...(options.onError === undefined ? {} : { onError: options.onError }),
	};
	const current = (name: string) => options.parameters[name];
	const parameterOf = (name: string, _item?: number, fallback?: unknown) => {
		if (name in options.parameters) return options.parameters[name];
		if (fallback === undefined) throw new Error(`Could not get parameter "${name}"`); // as n8n does
		return fallback;
	};
	const context = {
		getInputData: () => options.items.map((json) => ({ json: json as IDataObject })),
		getNodeParameter: parameterOf,
		getCurrentNodeParameter: current,
		getNode: () => own,
		getMode: () => options.mode ?? 'trigger',
		getExecutionId: () => 'execution-1',
		getCredentials: async () => options.credentials,
		continueOnFail: () => options.continueOnFail ?? false,
		getExecutionCancelSignal: () => undefined,
		logger: { debug: () => undefined },
		customData: { set: (key: string, value: string) => customData.set(key, value) },
		helpers: {
			httpRequestWithAuthentication: async (_type: string, request: IHttpRequestOptions) => {
				requests.push(request);
				return await sendLikeN8n(request, String(options.credentials.accessToken));
			},
		},
	};
	return { context: context as unknown as IExecuteFunctions, customData, requests };
}

async function sendLikeN8n(request: IHttpRequestOptions, token: string): Promise<unknown> {
	try {
		const response = await axios.request({
			method: request.method ?? 'GET',
			url: request.url,
			params: request.qs,
			data: request.body,
			headers: { ...(request.headers as Record<string, string>), authorization: `Bearer ${token}` },
			timeout: request.timeout ?? 0,
			maxRedirects: request.disableFollowRedirect === true ? 0 : 5,
			validateStatus: () => true,
		});
		return { statusCode: response.status, headers: response.headers, body: response.data as unknown };
	} catch (problem) {
		const cause = problem as AxiosError;
		throw Object.assign(new Error(cause.message), { cause, httpCode: cause.code });
	}
}
