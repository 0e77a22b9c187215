import { safeText, type CallFailure } from '../../core/http';
import { parseProblem, type HubSpotProblem } from './problem';

interface Reading {
	readonly code: string;
	readonly message: string;
}

const setupHint =
	'Run this node once with the operation Set Up; it makes the studio properties or says what is wrong with them.';

/** The next step by HubSpot's own code. */
const hints: Readonly<Record<string, (problem: HubSpotProblem) => string>> = {
	PROPERTY_DOESNT_EXIST: () => setupHint,
	NON_UNIQUE_KEY: () => setupHint,
	INVALID_EMAIL: () => 'Correct the e-mail address in the studio system and run the item again.',
	INVALID_OPTION: () =>
		'Choose pipeline, stages and owner again in this node: the value is not on the account’s list.',
	INVALID_OWNER_ID: () => 'Choose the owner again in this node: HubSpot does not know this one.',
	READ_ONLY_VALUE: () => 'HubSpot computes this property itself; use a property that can be written.',
	MISSING_REQUIRED_PROPERTY: ({ missingProperties }) => requiredHint(missingProperties),
	MISSING_CONDITIONAL_REQUIRED_PROPERTY: ({ missingProperties }) => requiredHint(missingProperties),
	MISSING_SCOPES: ({ scopes }) =>
		scopes.length === 0
			? 'Give the service key the scopes the credential lists.'
			: `Give the service key the scope ${scopes.join(', ')} in HubSpot.`,
	INVALID_AUTHENTICATION: () => authenticationHint,
	EXPIRED_AUTHENTICATION: () => authenticationHint,
	CONFLICT: () =>
		'Another contact or deal holds this value. If both are the same person or visit, merge them in HubSpot; if not, change the value in one of them. Then run the item again.',
	CONFLICTING_UNIQUE_VALUE: () =>
		'Another contact or deal holds this value. If both are the same person or visit, merge them in HubSpot; if not, change the value in one of them. Then run the item again.',
	OBJECT_NOT_FOUND: () => 'The record or path does not exist any more; run the item again to look anew.',
	HTTP_404: () => addressHint,
	HTTP_405: () => addressHint,
	DAILY_LIMIT: () =>
		'The account’s calls of today are used up. Run the failed items again after midnight, account time.',
};

const addressHint =
	'HubSpot has no such address: check Environment and Base URL of the credential Studio HubSpot API.';

const authenticationHint =
	'Check the access token in the credential Studio HubSpot API: it must be a service key or private-app token of this account.';

function requiredHint(properties: readonly string[]): string {
	const named = properties.length === 0 ? 'the named properties' : properties.join(', ');
	return `An administrator made ${named} required in HubSpot: fill it in the studio system or relax the rule.`;
}

/** A failed call as the person who reads it needs it. */
export function failureOfStatus(status: number, body: unknown): CallFailure {
	const problem = parseProblem(body);
	if (status === 429 && problem.policyName === 'DAILY') {
		return build({ code: 'DAILY_LIMIT', message: problem.message }, problem, 'transient', 'account');
	}
	if (status === 429) return transient('RATE_LIMIT', problem);
	if (status === 423) return transient('LOCKED', problem);
	if (status === 477) return transient('ACCOUNT_MOVING', problem);
	if (status >= 500 || status === 408) return transient(`HTTP_${status}`, problem);
	if (status < 400) return unexpectedAnswer(status);
	const failure = permanentFailure(problem, `HTTP_${status}`);
	return status === 401 ? { ...failure, hint: authenticationHint, reach: 'account' } : failure;
}

/** An entry of a batch's `errors[]`, which concerns one record. */
export function permanentFailure(problem: HubSpotProblem, otherwise: string): CallFailure {
	return build(readingOf(problem, otherwise), problem, 'permanent', 'call');
}

export function unexpectedAnswer(status: number): CallFailure {
	return {
		kind: 'permanent',
		code: 'UNEXPECTED_ANSWER',
		message: `HubSpot’s answer (status ${status}) is not what its API sends.`,
		hint: addressHint,
		reach: 'call',
	};
}

function readingOf(problem: HubSpotProblem, otherwise: string): Reading {
	const [invalid] = problem.invalid;
	if (invalid !== undefined) {
		const others = problem.invalid.slice(1).map(({ name }) => name);
		const also = others.length === 0 ? '' : ` (also ${others.join(', ')})`;
		return { code: invalid.error, message: `HubSpot refused ${invalid.name}${also}: ${invalid.message}` };
	}
	if (/non-unique .*property/i.test(problem.message)) {
		return { code: 'NON_UNIQUE_KEY', message: problem.message };
	}
	const known = problem.codes.find((code) => Object.hasOwn(hints, code));
	const required =
		problem.missingProperties.length > 0 ? ` Missing: ${problem.missingProperties.join(', ')}.` : '';
	return { code: known ?? problem.codes[0] ?? otherwise, message: `${problem.message}${required}` };
}

function transient(code: string, problem: HubSpotProblem): CallFailure {
	return build({ code, message: problem.message }, problem, 'transient', 'call');
}

function build(
	{ code, message }: Reading,
	problem: HubSpotProblem,
	kind: CallFailure['kind'],
	reach: CallFailure['reach'],
): CallFailure {
	const otherwise =
		kind === 'transient'
			? 'Run the failed items again; what is written already stays as it is.'
			: 'Correct what HubSpot names above, in the studio system or in the property settings of HubSpot, then run the item again.';
	const hint = Object.hasOwn(hints, code) ? (hints[code]?.(problem) ?? otherwise) : otherwise;
	const reference = problem.correlationId === null ? '' : ` (HubSpot reference ${problem.correlationId})`;
	return { kind, code, message: `${safeText(message)}${reference}`, hint, reach };
}
