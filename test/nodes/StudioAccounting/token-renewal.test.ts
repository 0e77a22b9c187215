import 'reflect-metadata';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type {
	IAllExecuteFunctions,
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestOptions,
	INode,
} from 'n8n-workflow';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSend } from '../../../nodes/common/transport';

const load = createRequire(import.meta.url);
const { httpRequestWithAuthentication } = load(
	'n8n-core/dist/execution-engine/node-execution-context/utils/request-helpers/authentication',
);
const { OutboundHttp } = load('@n8n/backend-network');
const { NodeApiError } = load('n8n-workflow');
const { Container: container } = load('@n8n/di');

const type = 'studioXeroOAuth2Api';
const node: INode = {
	id: 'n1',
	name: 'Studio Accounting',
	type: 'n8n-nodes-studio-ops.studioAccounting',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
	credentials: { [type]: { id: 'c1', name: 'Xero' } },
};

/** A ledger and its token endpoint: one token is good at a time. */
class TokenService {
	good = 'token-1';
	revoked = false;
	/** Answers to calls with a good token. */
	status = 200;
	headers: Record<string, string> = {};
	readonly seen: string[] = [];
	server: Server | null = null;
	url = '';

	async open(): Promise<void> {
		this.server = createServer((request, response) => {
			this.seen.push(`${request.method} ${request.url} ${request.headers.authorization ?? ''}`);
			const answer = (status: number, body: unknown, headers: Record<string, string> = {}) => {
				response.writeHead(status, { 'content-type': 'application/json', ...headers });
				response.end(JSON.stringify(body));
			};
			if (request.url === '/connect/token') {
				if (this.revoked) return answer(400, { error: 'invalid_grant' });
				return answer(200, {
					access_token: this.good,
					refresh_token: 'refresh-2',
					expires_in: 1800,
					token_type: 'Bearer',
				});
			}
			const isGood = request.headers.authorization === `Bearer ${this.good}`;
			if (!isGood) return answer(401, { Title: 'Unauthorized', Detail: 'TokenExpired' });
			return answer(this.status, { path: request.url }, this.headers);
		});
		await new Promise<void>((resolve) => this.server?.listen(0, '127.0.0.1', resolve));
		this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}
}

const service = new TokenService();
let stored: ICredentialDataDecryptedObject;
beforeAll(async () => await service.open());
afterAll(() => service.server?.close());
beforeEach(() => {
	Object.assign(service, { good: 'token-1', revoked: false, status: 200, headers: {} });
	service.seen.length = 0;
	stored = {
		grantType: 'authorizationCode',
		clientId: 'id',
		clientSecret: 'secret',
		accessTokenUrl: `${service.url}/connect/token`,
		authentication: 'header',
		oauthTokenData: {
			access_token: 'token-1',
			refresh_token: 'refresh-1',
			token_type: 'Bearer',
			callbackQueryString: { realmId: '4620816365' },
		},
	};
});

interface Renewing {
	readonly getCredentials: () => Promise<ICredentialDataDecryptedObject>;
	readonly helpers: object;
}

const additionalData = {
	credentialsHelper: {
		getParentTypes: () => ['oAuth2Api'],
		getDecrypted: async () => structuredClone(stored),
		runPreAuthentication: async () => undefined,
		updateCredentialsOauthTokenData: async (
			_details: unknown,
			_type: string,
			data: ICredentialDataDecryptedObject,
		) => {
			stored = structuredClone(data);
		},
	},
};

/** n8n's own request function with an OAuth2 credential. */
function contextOfToday(): IAllExecuteFunctions {
	const context: Renewing = {
		getCredentials: async () => structuredClone(stored),
		helpers: {
			httpRequest: async (options: IHttpRequestOptions) =>
				await container.get(OutboundHttp).requests().request(options),
			httpRequestWithAuthentication: async (name: string, options: IHttpRequestOptions) =>
				await httpRequestWithAuthentication.call(context, name, options, null, node, additionalData),
		},
		...{ getNode: () => node, getMode: () => 'trigger' },
		...{ logger: { debug: () => undefined, warn: () => undefined } },
	};
	return context as unknown as IAllExecuteFunctions;
}

/** As n8n 2.8 does: any `ignoreHttpStatusErrors` ignores all of them, and what is thrown has lost its cause. */
function contextOfOld(): IAllExecuteFunctions {
	const today = contextOfToday();
	const helpers = {
		httpRequestWithAuthentication: async (name: string, options: IHttpRequestOptions) => {
			const ignoreHttpStatusErrors = Boolean(options.ignoreHttpStatusErrors);
			try {
				return await today.helpers.httpRequestWithAuthentication.call(today, name, {
					...options,
					ignoreHttpStatusErrors,
				});
			} catch (problem) {
				throw Object.assign(problem as object, { cause: undefined });
			}
		},
	};
	return { ...today, helpers } as unknown as IAllExecuteFunctions;
}

const versions: ReadonlyArray<[version: string, contextOf: () => IAllExecuteFunctions]> = [
	['of today', contextOfToday],
	['2.8', contextOfOld],
];

describe.each(versions)('An access token that has run out, in n8n %s', (_version, contextOf) => {
	const send = () => createSend(contextOf(), type, service.url, { renewsToken: true });
	const get = { method: 'GET', path: '/connections' } as const;
	const callbackOf = (data: IDataObject) => (data.oauthTokenData as IDataObject).callbackQueryString;

	it('is renewed, and the call goes through without anybody noticing', async () => {
		service.good = 'token-2';
		const answer = await send()(get);
		expect(answer).toMatchObject({ kind: 'response', status: 200, body: { path: '/connections' } });
		expect(service.seen.filter((line) => line.startsWith('POST /connect/token Basic '))).toHaveLength(1);
		expect(service.seen.at(-1)).toBe('GET /connections Bearer token-2');
		// the company the sign-in is for outlives the token
		expect(callbackOf(stored)).toEqual({ realmId: '4620816365' });
		service.seen.length = 0;
		await send()(get);
		expect(service.seen).toEqual(['GET /connections Bearer token-2']);
	});

	it('that cannot be renewed asks for a new connection, and names no secret', async () => {
		Object.assign(service, { good: 'token-2', revoked: true });
		const answer = await send()(get);
		expect(answer).toMatchObject({
			kind: 'noResponse',
			code: 'RECONNECT_CREDENTIAL',
			mayRecover: false,
			message: expect.stringContaining('connect it again'),
		});
		expect(JSON.stringify(answer)).not.toMatch(/secret|refresh-1|token-/);
	});

	it('says 401 when the ledger refuses the new token too, and asks no third time', async () => {
		service.good = 'nobody has this';
		const refusing = createServer((_request, response) => {
			response.writeHead(401, { 'content-type': 'application/json' });
			response.end('{"Title":"Unauthorized"}');
		});
		await new Promise<void>((resolve) => refusing.listen(0, '127.0.0.1', resolve));
		const url = `http://127.0.0.1:${(refusing.address() as AddressInfo).port}`;
		const answer = await createSend(contextOf(), type, url, { renewsToken: true })(get);
		refusing.close();
		expect(answer).toMatchObject({ kind: 'response', status: 401, body: { Title: 'Unauthorized' } });
		expect(service.seen.filter((line) => line.includes('/connect/token'))).toHaveLength(1);
	});

	it('is no matter for other refusals, which keep their status, headers and body', async () => {
		Object.assign(service, { status: 429, headers: { 'Retry-After': '7', 'X-Rate-Limit-Problem': 'day' } });
		const answer = await send()(get);
		expect(answer).toMatchObject({ kind: 'response', status: 429, body: { path: '/connections' } });
		expect(answer).toHaveProperty('headers.retry-after', '7');
		expect(answer).toHaveProperty('headers.x-rate-limit-problem', 'day');
		expect(service.seen).toHaveLength(1);
	});

	it('leaves a connection that was cut a value that tells it may have got through', async () => {
		const cutting = createServer((request) => request.socket.destroy());
		await new Promise<void>((resolve) => cutting.listen(0, '127.0.0.1', resolve));
		const url = `http://127.0.0.1:${(cutting.address() as AddressInfo).port}`;
		const answer = await createSend(contextOf(), type, url, { renewsToken: true })(get);
		cutting.close();
		expect(answer).toMatchObject({ kind: 'noResponse', code: 'ECONNRESET', mayRecover: true });
	});
});

it('An error of n8n 2.8 without its cause still tells status and body', async () => {
	const error = new NodeApiError(node, { message: 'x', httpCode: '400' });
	Object.assign(error, { context: { data: { ErrorNumber: 10 } } });
	const helpers = { httpRequestWithAuthentication: async () => await Promise.reject(error) };
	const context = { helpers } as unknown as IAllExecuteFunctions;
	const answer = await createSend(context, type, 'http://x.test', { renewsToken: true })({
		method: 'PUT',
		path: '/Invoices',
	});
	expect(answer).toMatchObject({ kind: 'response', status: 400, body: { ErrorNumber: 10 } });
});
