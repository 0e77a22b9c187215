import { z } from 'zod';
import type { Answer } from '../../http/route';
import { sandboxClientId, sandboxClientSecret } from '../access';
import type { WellnessLivingCall } from '../call';
import type { WellnessLivingState } from '../state';

export const tokenPath = '/oauth2/token';

const grant = z
	.object({ grant_type: z.string(), client_id: z.string(), client_secret: z.string() })
	.partial();

/** Amazon Cognito's endpoint: id and secret stand in a form, nothing else is asked for and no refresh token given. */
export function tokenAnswer(
	{ access }: WellnessLivingState,
	{ method, contentType, body }: WellnessLivingCall,
): Answer {
	if (method !== 'POST') return { status: 405 };
	const parsed = grant.safeParse(body);
	const isForm = /^application\/x-www-form-urlencoded\b/i.test(contentType);
	if (!isForm || !parsed.success) return refused('invalid_request');
	const { grant_type, client_id, client_secret } = parsed.data;
	if (client_id !== sandboxClientId || client_secret !== sandboxClientSecret)
		return refused('invalid_client');
	if (grant_type !== 'client_credentials') return refused('unsupported_grant_type');
	const { token, expiresInSeconds } = access.issue();
	return {
		status: 200,
		body: { access_token: token, expires_in: expiresInSeconds, token_type: 'Bearer' },
	};
}

function refused(error: string): Answer {
	return { status: 400, body: { error } };
}
