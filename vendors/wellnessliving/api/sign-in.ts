import { own, recordOf, textOf, type UnknownRecord } from '../../../core/event';
import { parseBaseUrl, safeText, type Failure } from '../../../core/http';

/** Token endpoints by the credential's choice *Environment*; a custom one is in the credential itself. */
const tokenUrls: ReadonlyMap<string, string> = new Map([
	['production', 'https://access.api.wellnessliving.io/oauth2/token'],
	['sandbox', 'https://access.uat-api.wellnessliving.io/oauth2/token'],
]);

export interface SignInRequest {
	readonly url: string;
	/** Form-encoded; neither region nor business belongs to it. */
	readonly body: string;
}

export type SignIn<T> =
	{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/** The call for a token (OAuth 2 client credentials), or what is missing in the credential. */
export function signInRequest(credential: UnknownRecord): SignIn<SignInRequest> {
	const environment = textOf(own(credential, 'environment')) ?? 'production';
	const url = tokenUrls.get(environment) ?? textOf(own(credential, 'tokenUrl')) ?? '';
	const checked = parseBaseUrl(url);
	if (!checked.ok) return { ok: false, failure: unusable(checked.problem.replace('base URL', 'token URL')) };
	const clientId = textOf(own(credential, 'clientId'));
	const clientSecret = textOf(own(credential, 'clientSecret'));
	if (clientId === null || clientSecret === null) {
		return { ok: false, failure: unusable('Client ID or Client Secret is empty') };
	}
	const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
	const body = Object.entries(form).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
	return { ok: true, value: { url: checked.url, body: body.join('&') } };
}

/** The token in an answer of the endpoint (Amazon Cognito: 400 with `error` for a wrong client), or why there is none. */
export function readSignIn(status: number, body: unknown): SignIn<string> {
	const answer = recordOf(body);
	const token = textOf(own(answer, 'access_token'));
	if (status >= 200 && status <= 299 && token !== null) return { ok: true, value: token };
	const told = textOf(own(answer, 'error_description')) ?? textOf(own(answer, 'error'));
	const reason = safeText(told ?? `status ${status}`);
	if (status === 429 || status >= 500) {
		const message = `WellnessLiving gave no token (${reason}).`;
		return {
			ok: false,
			failure: { kind: 'transient', code: 'UNAVAILABLE', message, hint: 'Try again later.' },
		};
	}
	const isClient = [400, 401, 403].includes(status);
	const message = isClient
		? `WellnessLiving refuses this Client ID with this Client Secret (${reason}).`
		: `What answers at the token URL is not WellnessLiving’s sign-in (${reason}).`;
	return { ok: false, failure: { ...unusable(message), code: 'SIGN_IN' } };
}

function unusable(message: string): Failure {
	return {
		kind: 'permanent',
		code: 'SETTINGS',
		message,
		hint: 'Correct the credential WellnessLiving API: Environment, Token URL, Client ID and Client Secret.',
	};
}
