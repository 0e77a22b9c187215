import { describe, expect, it } from 'vitest';
import { failureOfStatus } from '../../../vendors/hubspot/failure';
import { hubSpotRetryProfile } from '../../../vendors/hubspot/retry-profile';

const invalid = (name: string, error: string) => ({
	status: 'error',
	category: 'VALIDATION_ERROR',
	correlationId: 'c-1',
	message: `Property values were not valid: ${JSON.stringify([{ isValid: false, name, error, message: 'is wrong' }])}`,
});

describe('an error of HubSpot in our words', () => {
	const cases: ReadonlyArray<[status: number, body: unknown, code: string, kind: string, hint: string]> = [
		[400, invalid('email', 'INVALID_EMAIL'), 'INVALID_EMAIL', 'permanent', 'e-mail'],
		[400, invalid('studio_tags', 'PROPERTY_DOESNT_EXIST'), 'PROPERTY_DOESNT_EXIST', 'permanent', 'Set Up'],
		[
			400,
			{ message: 'Unable to perform update by non-unique 0-1 property studio_client_id' },
			'NON_UNIQUE_KEY',
			'permanent',
			'Set Up',
		],
		[
			400,
			{ message: 'no', category: 'MISSING_REQUIRED_PROPERTY', context: { properties: ['company', 'phone'] } },
			'MISSING_REQUIRED_PROPERTY',
			'permanent',
			'company, phone',
		],
		[400, { message: 'odd' }, 'HTTP_400', 'permanent', 'Correct what HubSpot names above'],
		[
			401,
			{ message: 'no', category: 'INVALID_AUTHENTICATION' },
			'INVALID_AUTHENTICATION',
			'permanent',
			'access token',
		],
		[401, '<html>', 'HTTP_401', 'permanent', 'access token'],
		[
			403,
			{
				message: 'no',
				category: 'MISSING_SCOPES',
				errors: [{ message: 'x', context: { requiredGranularScopes: ['crm.x'] } }],
			},
			'MISSING_SCOPES',
			'permanent',
			'crm.x',
		],
		[404, { message: 'resource not found' }, 'HTTP_404', 'permanent', 'Base URL'],
		[405, '<html>', 'HTTP_405', 'permanent', 'Base URL'],
		[404, { message: 'gone', category: 'OBJECT_NOT_FOUND' }, 'OBJECT_NOT_FOUND', 'permanent', 'look anew'],
		[
			400,
			invalid('dealstage', 'INVALID_OPTION'),
			'INVALID_OPTION',
			'permanent',
			'pipeline, stages and owner',
		],
		[400, invalid('hubspot_owner_id', 'INVALID_OWNER_ID'), 'INVALID_OWNER_ID', 'permanent', 'owner again'],
		[400, invalid('createdate', 'READ_ONLY_VALUE'), 'READ_ONLY_VALUE', 'permanent', 'computes'],
		[
			400,
			{ message: 'no', errors: [{ code: 'MISSING_CONDITIONAL_REQUIRED_PROPERTY' }] },
			'MISSING_CONDITIONAL_REQUIRED_PROPERTY',
			'permanent',
			'the named properties',
		],
		[
			400,
			{ message: 'no', category: 'CONFLICTING_UNIQUE_VALUE' },
			'CONFLICTING_UNIQUE_VALUE',
			'permanent',
			'merge',
		],
		[
			403,
			{ message: 'no', category: 'MISSING_SCOPES' },
			'MISSING_SCOPES',
			'permanent',
			'the credential lists',
		],
		[
			401,
			{ message: 'old', category: 'EXPIRED_AUTHENTICATION' },
			'EXPIRED_AUTHENTICATION',
			'permanent',
			'access token',
		],
		[
			409,
			{ message: 'Contact already exists. Existing ID: 5', category: 'CONFLICT' },
			'CONFLICT',
			'permanent',
			'merge',
		],
		[301, '', 'UNEXPECTED_ANSWER', 'permanent', 'Base URL'],
		[423, { message: 'locked' }, 'LOCKED', 'transient', 'again'],
		[
			429,
			{ message: 'slow', policyName: 'SECONDLY', errorType: 'RATE_LIMIT' },
			'RATE_LIMIT',
			'transient',
			'again',
		],
		[429, { message: 'slow', policyName: 'DAILY' }, 'DAILY_LIMIT', 'transient', 'midnight'],
		[477, { message: 'moving' }, 'ACCOUNT_MOVING', 'transient', 'again'],
		[502, '<html>', 'HTTP_502', 'transient', 'again'],
		[524, null, 'HTTP_524', 'transient', 'again'],
	];
	it.each(cases)('%i %j is %s', (status, body, code, kind, hint) => {
		const failure = failureOfStatus(status, body);
		expect(failure).toMatchObject({ code, kind });
		expect(failure.hint).toContain(hint);
	});

	it('names the property, keeps the reference, and shows neither body nor token', () => {
		const body = {
			...invalid('email', 'INVALID_EMAIL'),
			context: { token: ['pat-na1-aaaa'] },
			secret: 'pat-na1-bbbb',
		};
		const { message } = failureOfStatus(400, body);
		expect(message).toBe('HubSpot refused email: is wrong (HubSpot reference c-1)');
	});

	it('survives a list that was cut off inside the message', () => {
		const failure = failureOfStatus(400, {
			message: 'Property values were not valid: [{"name":"em',
			category: 'VALIDATION_ERROR',
		});
		expect(failure).toMatchObject({ code: 'VALIDATION_ERROR', kind: 'permanent' });
	});
});

describe('how long HubSpot is left alone', () => {
	const answer = (status: number, body: unknown = {}) =>
		({ kind: 'response', status, headers: {}, body }) as const;
	const cases: ReadonlyArray<[status: number, body: unknown, attempt: number, pauseMs: number]> = [
		[429, { policyName: 'TEN_SECONDLY_ROLLING' }, 1, 10_000],
		[429, { policyName: 'TEN_SECONDLY_ROLLING' }, 3, 30_000],
		[429, { policyName: 'SECONDLY' }, 2, 2_000],
		[429, 'slow down', 2, 2_000],
		[423, {}, 1, 2_000],
		[503, {}, 1, 0],
	];
	it.each(cases)('%i %j, attempt %i: %i ms', (status, body, attempt, pauseMs) => {
		expect(hubSpotRetryProfile.leastPauseMs(answer(status, body), attempt)).toBe(pauseMs);
	});

	it('takes a page that is not JSON for no success', () => {
		expect(hubSpotRetryProfile.failureOf(answer(200, '<html>'))).toMatchObject({ code: 'UNEXPECTED_ANSWER' });
		expect(hubSpotRetryProfile.failureOf(answer(207, { results: [] }))).toBeNull();
	});
});

describe('no answer at all', () => {
	const lost = (code: string, mayRecover: boolean) =>
		hubSpotRetryProfile.failureOf({ kind: 'noResponse', code, message: 'It is dark.', mayRecover });

	it('names HubSpot and where to look when the network may come back', () => {
		expect(lost('ECONNREFUSED', true)).toMatchObject({
			kind: 'transient',
			reach: 'call',
			message: 'HubSpot could not be reached: It is dark.',
			hint: expect.stringContaining('base URL'),
		});
	});

	it('stops the run when n8n itself refuses to send', () => {
		expect(lost('REQUEST_NOT_SENT', false)).toMatchObject({
			kind: 'permanent',
			reach: 'account',
			hint: expect.stringContaining('allowed domains'),
		});
	});
});
