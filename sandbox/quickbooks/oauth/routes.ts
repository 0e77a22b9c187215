import type { Answer } from '../../http/route';
import type { QuickBooksCall, QuickBooksRoute } from '../call';
import type { QuickBooksState } from '../state';
import { isFields } from '../write';
import { sandboxClientId, sandboxClientSecret } from './access';

const basic = `Basic ${Buffer.from(`${sandboxClientId}:${sandboxClientSecret}`).toString('base64')}`;

/** The client's id and secret come in the header, the grant in a form. */
function token(state: QuickBooksState, { authorization, body }: QuickBooksCall): Answer {
	if (authorization !== basic) return { status: 401, body: { error: 'invalid_client' } };
	const form = isFields(body) ? body : {};
	const field = fieldOfGrant[String(form.grant_type)];
	if (field === undefined) return { status: 400, body: { error: 'unsupported_grant_type' } };
	const tokens = state.access.exchange(String(form[field] ?? ''));
	return tokens === null
		? { status: 400, body: { error: 'invalid_grant', error_description: 'Incorrect or expired token' } }
		: { status: 200, body: tokens };
}

const fieldOfGrant: Readonly<Record<string, string>> = {
	refresh_token: 'refresh_token',
	authorization_code: 'code',
};

/** The consent page, always agreed to: back to the redirect with a code and the company's id. */
function authorize(state: QuickBooksState, { query }: QuickBooksCall): Answer {
	const { redirect_uri: redirect = '', state: clientState = '' } = query;
	if (!URL.canParse(redirect)) return { status: 400, body: { error: 'invalid_request' } };
	const url = new URL(redirect);
	const fields = { code: state.access.authorize(), state: clientState, realmId: state.realmId };
	for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, value);
	return { status: 302, headers: { Location: url.href } };
}

export const oauthRoutes: readonly QuickBooksRoute[] = [
	{ method: 'POST', path: '/oauth2/v1/tokens/bearer', isPublic: true, answer: token },
	{ method: 'GET', path: '/connect/oauth2', isPublic: true, answer: authorize },
];
