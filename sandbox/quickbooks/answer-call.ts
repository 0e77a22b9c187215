import { createRouter, type Answer, type Route } from '../http/route';
import type { QuickBooksCall, QuickBooksRoute } from './call';
import { wrongCompany, wrongToken } from './refusals';
import { problem, problemAnswer } from './problem';
import { timeText } from './read-body';
import { quickBooksRoutes } from './routes';
import type { QuickBooksState } from './state';
import { isFields } from './write';

/** The common router knows neither our headers nor our rights: it finds the place in our own table. */
const findRoute = createRouter(
	quickBooksRoutes.map(({ method, path }): Route<QuickBooksRoute> => ({
		method,
		path,
		scopes: () => [],
		answer: () => ({ status: 404 }),
	})),
);

function knownRoute(method: string, path: string) {
	const match = findRoute(method, path);
	const route = quickBooksRoutes.find(
		(one) => one.method === match?.route.method && one.path === match.route.path,
	);
	return match === null || route === undefined ? null : { route, params: match.params };
}

/** The pattern a request fits, which is how the journal counts it. */
export function routeOf(method: string, path: string): string | null {
	const match = knownRoute(method, path);
	return match === null ? null : `${match.route.method} ${match.route.path}`;
}

/** Who asks, of which company, how often, and only then the work itself. */
export function answerCall(state: QuickBooksState, call: Omit<QuickBooksCall, 'params'>): Answer {
	const match = knownRoute(call.method, call.path);
	if (match?.route.isPublic === true) return match.route.answer(state, { ...call, params: match.params });
	if (!state.access.isValid(call.token)) return wrongToken(call.token);
	if (match === null) return { status: 404, body: '<html><body><h1>404 Not Found</h1></body></html>' };
	if (match.params.realm !== state.realmId) return wrongCompany;
	const limited = state.limiter.admit(call.path.endsWith('/batch'));
	if (limited !== null) return limited;
	reportMinorVersion(state, call);
	if (!call.isJson && typeof call.body !== 'string') {
		return problemAnswer(problem('1050', 'Only JSON is taken here: set Content-Type to application/json'));
	}
	return stamped(state, match.route.answer(state, { ...call, params: match.params }));
}

/** 1 to 74 and none at all are treated as 75 since 1 August 2025; a careful client names what it was written for. */
function reportMinorVersion(state: QuickBooksState, { method, path, query }: Omit<QuickBooksCall, 'params'>) {
	const { minorversion } = query;
	if (minorversion !== undefined && /^\d+$/.test(minorversion) && Number(minorversion) >= 75) return;
	const told = minorversion === undefined ? 'no minorversion' : `minorversion ${minorversion}`;
	state.journal.reportViolation('minor-version', `${told}: ${method} ${path}`);
}

/** Answers tell the time, refusals too. */
function stamped({ company, now }: QuickBooksState, answer: Answer): Answer {
	if (!isFields(answer.body)) return answer;
	return { ...answer, body: { ...answer.body, time: timeText(now(), company.settings.timeZone) } };
}
