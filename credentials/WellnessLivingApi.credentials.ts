import {
	UserError,
	type IAuthenticateGeneric,
	type ICredentialDataDecryptedObject,
	type Icon,
	type ICredentialType,
	type IDataObject,
	type IHttpRequestHelper,
	type INodeProperties,
} from 'n8n-workflow';
import { own, recordOf } from '../core/event/read';
import type { Failure } from '../core/http';
import { readSignIn, signInRequest } from '../vendors/wellnessliving/api/sign-in';

/**
 * An API application of WellnessLiving (OAuth 2 client credentials). n8n keeps the token in `sessionToken`, shares it
 * between nodes and renews it when it has run out. It is tested by the nodes: WellnessLiving says errors under HTTP 200.
 */
export class WellnessLivingApi implements ICredentialType {
	name = 'wellnessLivingApi';

	displayName = 'WellnessLiving API';

	icon: Icon = {
		light: 'file:../nodes/WellnessLiving/wellnessLiving.svg',
		dark: 'file:../nodes/WellnessLiving/wellnessLiving.dark.svg',
	};

	documentationUrl = 'https://github.com/studio-ops/n8n-nodes-studio-ops#wellnessliving-api-credential';

	properties: INodeProperties[] = [
		{
			displayName:
				'Ask WellnessLiving’s <b>API support</b> for an API application for your business. They send a client ID and a client secret. For sales and clients it needs the privilege to run reports.',
			name: 'applicationNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			options: [
				{ name: 'Production', value: 'production' },
				{
					name: 'Sandbox',
					value: 'sandbox',
					description: 'WellnessLiving’s own test system, with its own client ID',
				},
				{ name: 'Custom', value: 'custom', description: 'Another address, for example the local sandbox' },
			],
			default: 'production',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'https://api.example.com',
			displayOptions: { show: { environment: ['custom'] } },
			description: 'Must start with https://; http:// only for this machine',
		},
		{
			displayName: 'Token URL',
			name: 'tokenUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'https://access.example.com/oauth2/token',
			displayOptions: { show: { environment: ['custom'] } },
			description: 'Where the token is asked for; the same rules as for the base URL',
		},
		{
			displayName: 'Region',
			name: 'region',
			type: 'options',
			options: [
				{ name: 'Australia', value: '2' },
				{ name: 'North America', value: '1' },
			],
			default: '1',
			description: 'Businesses registered before December 2021 are all in North America',
		},
		{
			displayName: 'Business ID',
			name: 'businessId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 48278',
			description:
				'The number of your business, <code>k_business</code>: API support names it with the client ID, and it is in the addresses of your WellnessLiving pages',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
		},
		{
			displayName: 'Session Token',
			name: 'sessionToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
	];

	/** Called by n8n when there is no token yet, and after a 401. */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		const request = signInRequest(credentials);
		if (!request.ok) throw signInError(request.failure, 0);
		const answer: unknown = await this.helpers.httpRequest({
			method: 'POST',
			url: request.value.url,
			body: request.value.body,
			headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
			ignoreHttpStatusErrors: true,
			returnFullResponse: true,
			disableFollowRedirect: true,
		});
		const status = Number(own(recordOf(answer), 'statusCode'));
		const token = readSignIn(status, own(recordOf(answer), 'body'));
		if (!token.ok) throw signInError(token.failure, status);
		return { sessionToken: token.value };
	}

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.sessionToken}}' } },
	};
}

/** In the form in which the nodes tell a refusal (the code of n8n's own OAuth client) from a moment's absence. */
function signInError({ kind, message, hint }: Failure, status: number): UserError {
	const error = new UserError(message, { description: hint });
	return Object.assign(
		error,
		kind === 'transient' ? { response: { status, headers: {} } } : { code: 'EAUTH' },
	);
}
