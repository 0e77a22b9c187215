import axios from 'axios';
import type { IHttpRequestOptions, ILoadOptionsFunctions, INode } from 'n8n-workflow';

export interface PanelOptions {
	readonly node: Partial<INode>;
	/** As they are filled in so far. */
	readonly parameters: Readonly<Record<string, unknown>>;
	readonly credentials: Readonly<Record<string, unknown>>;
	/** What the credential adds to a request. */
	readonly headers: Readonly<Record<string, string>>;
}

/** The part of n8n's context that fills a node's menus; requests really go out. */
export function optionsContext({
	node,
	parameters,
	credentials,
	headers,
}: PanelOptions): ILoadOptionsFunctions {
	const whole: INode = {
		id: 'n1',
		name: 'Node',
		type: 'n8n-nodes-studio-ops.node',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		...node,
	};
	const context = {
		getNode: () => whole,
		getCredentials: async () => credentials,
		getCurrentNodeParameter: (name: string) => parameters[name],
		logger: { debug: () => undefined, info: () => undefined, warn: () => undefined },
		helpers: {
			httpRequestWithAuthentication: async (_type: string, request: IHttpRequestOptions) => {
				const {
					status,
					headers: told,
					data,
				} = await axios.request({
					method: request.method ?? 'GET',
					url: request.url,
					params: request.qs,
					data: request.body,
					headers,
					validateStatus: () => true,
				});
				return { statusCode: status, headers: told, body: data as unknown };
			},
		},
	};
	return context as unknown as ILoadOptionsFunctions;
}
