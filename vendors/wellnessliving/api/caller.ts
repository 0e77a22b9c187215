import {
	createCaller,
	defaultRetryPolicy,
	type Caller,
	type HttpAnswer,
	type HttpRequest,
	type Outside,
	type RetryProfile,
} from '../../../core/http';
import { failureOf } from './failure';
import { parseProblem } from './problem';

/** The business all calls of a run are about. */
export interface BusinessScope {
	/** `id_region`: 1 US, 2 Australia. */
	readonly region: number | string;
	/** `k_business`. */
	readonly businessId: string;
}

/** Calls of one run, and what waiting for a report needs besides. */
export interface WellnessLivingCaller extends Caller {
	readonly businessId: string;
	/** Milliseconds since 1970. */
	readonly nowMs: () => number;
	/** Waits without calling; `false` when the run was cancelled meanwhile. */
	readonly pause: (milliseconds: number) => Promise<boolean>;
}

/** A refresh that collided is over in some seconds. */
const refreshPauseMs = 5_000;
/** 429; the gateway is not known to send a `Retry-After`. */
const untoldPauseMs = 5_000;

export function createWellnessLivingCaller(
	outside: Outside,
	maxAttempts: number,
	scope: BusinessScope,
): WellnessLivingCaller {
	const scoped = { ...outside, send: (request: HttpRequest) => outside.send(withScope(request, scope)) };
	const caller = createCaller(scoped, retryProfile, { ...defaultRetryPolicy, maxAttempts });
	return {
		...caller,
		businessId: scope.businessId,
		nowMs: outside.nowMs,
		pause: async (milliseconds) => {
			await outside.sleep(milliseconds);
			return !outside.isCancelled();
		},
	};
}

/** A caller of this vendor; others cannot wait for a report, so they see only one that is ready. */
export function isWellnessLivingCaller(caller: Caller): caller is WellnessLivingCaller {
	return 'businessId' in caller && 'pause' in caller && 'nowMs' in caller;
}

/** Region and business are read from the query only, of a POST too; in a body alone they are not seen. */
function withScope(request: HttpRequest, { region, businessId }: BusinessScope): HttpRequest {
	return { ...request, query: { ...request.query, id_region: String(region), k_business: businessId } };
}

const retryProfile: RetryProfile = {
	label: 'WellnessLiving',
	failureOf,
	leastPauseMs: (answer: HttpAnswer) => {
		if (answer.kind !== 'response') return 0;
		if (answer.status === 429) return untoldPauseMs;
		return parseProblem(answer.body).sid === 'refresh-active' ? refreshPauseMs : 0;
	},
};
