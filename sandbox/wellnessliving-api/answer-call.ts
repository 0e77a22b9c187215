import type { Answer } from '../http/route';
import { keyParam, type WellnessLivingCall } from './call';
import { challenge, emptyField, notFound, refusal, unauthorized, unknownField } from './problem';
import { routes } from './routes';
import { sandboxRegion } from './routes/places';
import { tokenAnswer, tokenPath } from './routes/token';
import type { WellnessLivingState } from './state';

/** How the journal counts a request; `null` when no path fits. */
export function routeOf(method: string, path: string): string | null {
	return path === tokenPath || routes.has(path) ? `${method} ${path}` : null;
}

/** The firewall, the token, the path, the business, the right, and only then the work itself. */
export function answerCall(state: WellnessLivingState, call: WellnessLivingCall): Answer {
	const { firewallRule } = state.settings;
	if (firewallRule !== null && call.firewallRule !== firewallRule) return challenge;
	if (call.path === tokenPath) return tokenAnswer(state, call);
	if (!state.access.isValid(call.token)) return unauthorized;
	const route = routes.get(call.path);
	if (route === undefined) return notFound;
	if (route.method !== call.method) return refusal('method-nx', 'The method does not exist.');
	return outOfScope(state, call) ?? denied(state, call) ?? route.answer(state, call);
}

/** Both stand in the query of every call, POST included; what the body says does not count. */
function outOfScope({ business }: WellnessLivingState, call: WellnessLivingCall): Answer | null {
	const scope = { id_region: sandboxRegion, k_business: business.key };
	for (const [name, expected] of Object.entries(scope)) {
		const told = keyParam(call, name);
		if (told === null) return emptyField(name);
		if (told !== expected) return unknownField(name);
	}
	return null;
}

function denied(state: WellnessLivingState, { path }: WellnessLivingCall): Answer | null {
	const sid = state.denied.get(path);
	return sid === undefined ? null : refusal(sid, 'Access is denied.');
}
