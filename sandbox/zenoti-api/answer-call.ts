import { createRouter, type Answer } from '../http/route';
import type { ZenotiCall } from './call';
import { denied } from './problem';
import { zenotiRoutes } from './routes';
import type { ZenotiState } from './state';

const findRoute = createRouter(zenotiRoutes);

/** The pattern a request fits, which is how the journal counts it. */
export function routeOf(method: string, path: string): string | null {
	const match = findRoute(method, path.toLowerCase());
	return match === null ? null : `${match.route.method} ${match.route.path}`;
}

/** Whose key it is, how often its organization has asked, what the key may do, and only then the work itself. */
export function answerCall(state: ZenotiState, call: Omit<ZenotiCall, 'params'>): Answer {
	const key = state.access.find(call.key);
	if (key === null) return denied;
	const limited = state.limiter.admit();
	if (limited !== null) return limited;
	const match = findRoute(call.method, call.path.toLowerCase());
	if (match === null) return noSuchPath(call.path);
	if (!key.rights.includes(match.route.right)) return denied;
	return match.route.answer(state, { ...call, params: match.params }, key);
}

function noSuchPath(path: string): Answer {
	return {
		status: 404,
		body: { Message: `No HTTP resource was found that matches the request URI '${path}'.` },
	};
}
