import { z } from 'zod';
import type { Answer } from '../http/route';
import { sandboxClient, type Access, type TokenSet } from './access';
import type { XeroCall, XeroState } from './state';

const identityPaths = ['/connect/token', '/identity/connect/authorize'] as const;

/** Whether Xero's identity server is meant, which knows no tenants and counts towards no limit. */
export function isIdentityPath(path: string): boolean {
	return identityPaths.some((known) => known === path);
}

export function answerIdentity(state: XeroState, call: XeroCall): Answer {
	const isToken = call.path === '/connect/token';
	if (isToken) return call.method === 'POST' ? token(state.access, call) : { status: 405 };
	return call.method === 'GET' ? consent(state.access, call) : { status: 405 };
}

const grant = z
	.object({
		grant_type: z.string(),
		refresh_token: z.string(),
		code: z.string(),
		client_id: z.string(),
		client_secret: z.string(),
	})
	.partial();

function token(access: Access, call: XeroCall): Answer {
	const parsed = grant.safeParse(call.body);
	const sent = parsed.success ? parsed.data : {};
	if (!isKnownClient(call.authorization, sent.client_id, sent.client_secret))
		return refusal('invalid_client');
	if (sent.grant_type === 'refresh_token') return granted(access, access.refresh(sent.refresh_token ?? ''));
	if (sent.grant_type === 'authorization_code') return granted(access, access.redeemCode(sent.code ?? ''));
	return refusal('unsupported_grant_type');
}

function granted(access: Access, tokens: TokenSet | null): Answer {
	if (tokens === null) return refusal('invalid_grant');
	return {
		status: 200,
		body: {
			access_token: tokens.accessToken,
			refresh_token: tokens.refreshToken,
			expires_in: tokens.expiresInSeconds,
			token_type: 'Bearer',
			scope: [...access.scopes].join(' '),
		},
	};
}

function refusal(error: string): Answer {
	return { status: 400, body: { error } };
}

/** Basic authentication or the same two values in the form. */
function isKnownClient(authorization: string, id: string | undefined, secret: string | undefined): boolean {
	const basic = /^Basic (\S+)$/.exec(authorization)?.[1];
	if (basic === undefined) return id === sandboxClient.id && secret === sandboxClient.secret;
	const text = Buffer.from(basic, 'base64').toString('utf8');
	return text === `${sandboxClient.id}:${sandboxClient.secret}`;
}

/** Nobody is asked: the consent is given at once. */
function consent(access: Access, { query }: XeroCall): Answer {
	const target = query.redirect_uri ?? '';
	if (query.client_id !== sandboxClient.id || !URL.canParse(target)) {
		return { status: 400, body: { error: 'invalid_request' } };
	}
	const url = new URL(target);
	url.searchParams.set('code', access.newCode());
	if (query.state !== undefined) url.searchParams.set('state', query.state);
	return { status: 302, headers: { Location: url.href } };
}
