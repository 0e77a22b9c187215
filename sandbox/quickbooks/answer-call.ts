import { createRouter, type Answer } from '../http/route';
import type { QuickBooksCall } from './call';
import { wrongCompany, wrongToken } from './refusals';
import { problem, problemAnswer } from './problem';
import { timeText } from './read-body';
import { quickBooksRoutes } from './routes';
import type { QuickBooksState } from './state';
import { isFields } from './write';

const findRoute = createRouter(quickBooksRoutes);

/** The pattern a request fits, which is how the journal counts it. */
export function routeOf(method: string, path: string): string | null {
	const match = findRoute(method, path);
	return match === null ? null : `${match.route.method} ${match.route.path}`;
}

/** Who asks, of which company, how often, and only then the work itself. */
export function answerCall(state: QuickBooksState, call: Omit<QuickBooksCall, 'params'>): Answer {
	const match = findRoute(call.method, call.path);
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
