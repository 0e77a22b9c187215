import { DateTime } from 'luxon';
import { createRouter, type Answer, type Route, type RouteMatch } from '../http/route';
import { connectionsAnswer } from './connections';
import { answerIdentity, isIdentityPath } from './identity';
import { gatewayProblem, notFound } from './problem';
import { accountingRoutes } from './routes';
import type { Visit, XeroCall, XeroState } from './state';
import type { Organisation } from './store/organisation';

const findRoute = createRouter(accountingRoutes);

/** The pattern a request fits, which is how the journal counts it. */
export function routeOf(method: string, path: string): string | null {
	if (isIdentityPath(path) || path === '/connections') return `${method} ${path}`;
	const match = findRoute(method, path);
	return match === null ? null : `${match.route.method} ${match.route.path}`;
}

/** Statuses that come from the gateway, before the store of idempotency keys is asked. */
const gatewayStatuses = new Set([401, 403, 429]);

/** Who asks, for whom, how often, and only then the work itself; `instead` is a scripted answer in its place. */
export function answerCall(state: XeroState, call: XeroCall, instead: Answer | null): Answer {
	const isAccounting = call.path.startsWith('/api.xro/');
	if (instead !== null && (!isAccounting || gatewayStatuses.has(instead.status))) return instead;
	if (isIdentityPath(call.path)) return answerIdentity(state, call);
	const unauthorised = tokenProblem(state, call);
	if (unauthorised !== null) return unauthorised;
	if (call.path === '/connections') return call.method === 'GET' ? connectionsAnswer(state) : notFound;
	const books = state.organisations.get(call.tenantId ?? '');
	// a missing header and an unknown tenant are told in the same words
	if (books === undefined) return gatewayProblem(403, 'AuthenticationUnsuccessful');
	const limited = state.limiter.admit(books.tenantId);
	if (limited !== null) return limited;
	const match = findRoute(call.method, call.path);
	if (match === null) return notFound;
	const missing = match.route.scopes(match.params).filter((scope) => !state.access.scopes.has(scope));
	if (missing.length > 0) return gatewayProblem(401, 'AuthorizationUnsuccessful');
	return once(state, call, () => instead ?? work(state, call, books, match));
}

function tokenProblem(state: XeroState, call: XeroCall): Answer | null {
	const token = state.access.check(call.token);
	if (token.kind === 'valid') return null;
	if (token.kind === 'unknown') return gatewayProblem(401, 'AuthenticationUnsuccessful');
	const at = DateTime.fromMillis(token.at, { zone: 'utc' }).toFormat('MM/dd/yyyy HH:mm:ss');
	return gatewayProblem(401, `TokenExpired: token expired at ${at}`);
}

/** A key that was seen within six minutes gets the answer it got then, whatever that was. */
function once(state: XeroState, call: XeroCall, answer: () => Answer): Answer {
	if (call.method === 'GET') return answer();
	const key = call.idempotencyKey;
	if (key === null) {
		state.journal.reportViolation('no-idempotency-key', `${call.method} ${call.path}`);
		return answer();
	}
	const query = Object.entries(call.query).sort();
	const fingerprint = JSON.stringify([call.method, call.path, query, call.tenantId, call.body]);
	const recalled = state.idempotency.recall(key, fingerprint);
	if (recalled !== null) return recalled;
	const fresh = answer();
	state.idempotency.keep(key, fingerprint, fresh);
	return fresh;
}

function work(
	state: XeroState,
	call: XeroCall,
	books: Organisation,
	match: RouteMatch<Route<Visit>>,
): Answer {
	const visit: Visit = {
		books,
		now: state.now,
		modifiedSince: call.modifiedSince,
		reportViolation: state.journal.reportViolation,
	};
	return match.route.answer(visit, { ...call, params: match.params });
}
