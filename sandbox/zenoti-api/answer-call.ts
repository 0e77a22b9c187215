import { createRouter, type Answer, type Route } from '../http/route';
import type { ZenotiCall, ZenotiRoute } from './call';
import { denied } from './problem';
import { zenotiRoutes } from './routes';
import type { ZenotiState } from './state';

/** The common router knows neither our keys nor our rights: it finds the place in our own table. */
const findRoute = createRouter(
	zenotiRoutes.map(({ method, path }): Route<ZenotiRoute> => ({
		method,
		path,
		scopes: () => [],
		answer: () => ({ status: 404 }),
	})),
);

function knownRoute(method: string, path: string) {
	const match = findRoute(method, path.toLowerCase());
	const route = zenotiRoutes.find(
		(one) => one.method === match?.route.method && one.path === match.route.path,
	);
	return match === null || route === undefined ? null : { route, params: match.params };
}

/** The pattern a request fits, which is how the journal counts it. */
export function routeOf(method: string, path: string): string | null {
	const match = knownRoute(method, path);
	return match === null ? null : `${match.route.method} ${match.route.path}`;
}

/** Whose key it is, how often its organization has asked, what the key may do, and only then the work itself. */
export function answerCall(state: ZenotiState, call: Omit<ZenotiCall, 'params'>): Answer {
	const key = state.access.find(call.key);
	if (key === null) return denied;
	const limited = state.limiter.admit();
	if (limited !== null) return limited;
	const match = knownRoute(call.method, call.path);
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
