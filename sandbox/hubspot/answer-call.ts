import { createRouter, type Answer, type Call } from '../http/route';
import { missingScopes, notFound, problemAnswer, type Problem } from './problem';
import { hubSpotRoutes, supportedVersions } from './routes';
import type { HubSpotState } from './state';

const findRoute = createRouter(hubSpotRoutes);

export interface Answered {
	readonly answer: Answer;
	/** `POST /crm/…`, `null` when no route fits. */
	readonly route: string | null;
}

const badToken: Problem = {
	status: 401,
	category: 'INVALID_AUTHENTICATION',
	message: 'Authentication credentials not found or not valid.',
};

/** Who asks, how often, what for, with which rights, and only then the work itself. */
export function answerCall(state: HubSpotState, call: Omit<Call, 'params'>): Answered {
	const match = findRoute(call.method, call.path);
	const isKnown = match !== null && supportedVersions.includes(match.params.version ?? '');
	const route = isKnown ? `${match.route.method} ${match.route.path}` : null;
	if (call.token !== state.access.token) return { answer: problemAnswer(badToken), route };
	const limited = state.limiter.admit();
	if (limited !== null) return { answer: limited, route };
	if (!isKnown) return { answer: problemAnswer(notFound), route };
	const missing = match.route.scopes(match.params).filter((scope) => !state.access.scopes.has(scope));
	if (missing.length > 0) return { answer: problemAnswer(missingScopes(missing)), route };
	return { answer: match.route.answer(state, { ...call, params: match.params }), route };
}
