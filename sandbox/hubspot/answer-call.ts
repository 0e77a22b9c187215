import { createRouter, type Answer, type Call } from '../http/route';
import { missingScopes, notFound, problemAnswer, type Problem } from './problem';
import { hubSpotRoutes, supportedVersions } from './routes';
import type { HubSpotState } from './state';

const findRoute = createRouter(hubSpotRoutes);

/** The pattern a request fits, which is how the journal counts it. */
export function routeOf(method: string, path: string): string | null {
	const match = knownRoute(method, path);
	return match === null ? null : `${match.route.method} ${match.route.path}`;
}

function knownRoute(method: string, path: string) {
	const match = findRoute(method, path);
	return match !== null && supportedVersions.includes(match.params.version ?? '') ? match : null;
}

const badToken: Problem = {
	status: 401,
	category: 'INVALID_AUTHENTICATION',
	message: 'Authentication credentials not found or not valid.',
};

/** Who asks, how often, what for, with which rights, and only then the work itself. */
export function answerCall(state: HubSpotState, call: Omit<Call, 'params'>): Answer {
	const match = knownRoute(call.method, call.path);
	if (call.token !== state.access.token) return problemAnswer(badToken);
	const limited = state.limiter.admit();
	if (limited !== null) return limited;
	if (match === null) return problemAnswer(notFound);
	const missing = match.route.scopes(match.params).filter((scope) => !state.access.scopes.has(scope));
	if (missing.length > 0) return problemAnswer(missingScopes(missing));
	return match.route.answer(state, { ...call, params: match.params });
}
