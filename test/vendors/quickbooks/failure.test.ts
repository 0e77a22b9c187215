import { describe, expect, it } from 'vitest';
import { failureOfAnswer } from '../../../vendors/quickbooks/failure';
import { quickBooksRetryProfile } from '../../../vendors/quickbooks/retry-profile';
import { fault, response } from './support';

describe('what QuickBooks refuses', () => {
	it.each([
		[429, fault('3001', 'ThrottleExceeded'), 'RATE_LIMIT', 'transient', 'call'],
		[429, 'Too many requests', 'RATE_LIMIT', 'transient', 'call'],
		[200, fault('003001', 'ThrottleExceeded'), 'RATE_LIMIT', 'transient', 'call'],
		[500, fault('10000', 'An application error has occurred'), 'HTTP_500', 'transient', 'call'],
		[503, '', 'HTTP_503', 'transient', 'call'],
		[408, '', 'HTTP_408', 'transient', 'call'],
		[200, fault('10000', 'System Failure Error'), 'UNEXPECTED', 'transient', 'call'],
		[401, fault('3200', 'AuthenticationFailed'), 'TOKEN_EXPIRED', 'permanent', 'account'],
		[401, '', 'TOKEN_EXPIRED', 'permanent', 'account'],
		[403, fault('003100', 'ApplicationAuthorizationFailed'), 'NO_PERMISSION', 'permanent', 'account'],
		[403, fault('120', 'Authorization Failure'), 'NO_PERMISSION', 'permanent', 'account'],
		[403, fault('99', 'No'), 'NO_PERMISSION', 'permanent', 'account'],
		[403, '', 'NO_PERMISSION', 'permanent', 'account'],
		[400, fault('6190', 'Invalid Company Status'), 'SUBSCRIPTION_ENDED', 'permanent', 'account'],
		[400, fault('6140', 'Duplicate Document Number Error'), 'DUPLICATE_NUMBER', 'permanent', 'call'],
		[400, fault('6210', 'Duplicate Document Number Error'), 'DUPLICATE_NUMBER', 'permanent', 'call'],
		[400, fault('6210', 'Account Period Closed'), 'CLOSED_PERIOD', 'permanent', 'call'],
		[
			400,
			fault('6000', 'A business validation error has occurred', 'The account period closed'),
			'CLOSED_PERIOD',
			'permanent',
			'call',
		],
		[400, fault('6240', 'Duplicate Name Exists Error'), 'NAME_TAKEN', 'permanent', 'call'],
		[400, fault('5010', 'Stale Object Error'), 'STALE_OBJECT', 'transient', 'call'],
		[400, fault('610', 'Object Not Found'), 'UNKNOWN_REFERENCE', 'permanent', 'call'],
		[400, fault('2500', 'Invalid Reference Id'), 'UNKNOWN_REFERENCE', 'permanent', 'call'],
		[400, fault('2010', 'Request has invalid or unsupported property'), 'BAD_REQUEST', 'permanent', 'call'],
		[400, fault('2020', 'Required param missing'), 'BAD_REQUEST', 'permanent', 'call'],
		[400, fault('2050', 'String too long'), 'BAD_REQUEST', 'permanent', 'call'],
		[400, fault('6070', 'Amount is not equal to UnitPrice * Qty'), 'BAD_REQUEST', 'permanent', 'call'],
		[400, fault('4000', 'Error parsing query'), 'BAD_REQUEST', 'permanent', 'call'],
		[400, fault('4001', 'Invalid query'), 'BAD_REQUEST', 'permanent', 'call'],
		[400, fault('6430', 'Invalid account type'), 'ACCOUNT_NOT_ALLOWED', 'permanent', 'call'],
		[400, fault('2300', 'Debits and credits differ'), 'OUT_OF_BALANCE', 'permanent', 'call'],
		[
			400,
			fault('6000', 'Business error', 'Debits must equal credits'),
			'OUT_OF_BALANCE',
			'permanent',
			'call',
		],
		[
			400,
			fault('6000', 'Business error', 'The transaction amount must be 0 or greater'),
			'NEGATIVE_TOTAL',
			'permanent',
			'call',
		],
		[
			400,
			fault('6000', 'Business error', 'An unexpected error occurred. Wait a few minutes'),
			'UNEXPECTED',
			'transient',
			'call',
		],
		[400, fault('6000', 'Business error', 'Pick a customer'), 'BUSINESS_RULE', 'permanent', 'call'],
		[400, fault('7777', 'Something new'), 'QUICKBOOKS_7777', 'permanent', 'call'],
		[400, 'Bad', 'HTTP_400', 'permanent', 'call'],
		[404, '<html>', 'HTTP_404', 'permanent', 'call'],
		[302, '', 'UNEXPECTED_ANSWER', 'permanent', 'call'],
		[200, '<html>', 'UNEXPECTED_ANSWER', 'permanent', 'call'],
	])('%i %j is %s', (status, body, code, kind, reach) => {
		const failure = failureOfAnswer(response(body, status));
		expect(failure).toMatchObject({ code, kind, reach });
		expect(failure?.hint.length).toBeGreaterThan(10);
	});

	it('is read from XML and from lower-case names alike', () => {
		const xml =
			'<?xml version="1.0"?><IntuitResponse><Fault type="AUTHENTICATION"><Error code="3200"><Message>message=AuthenticationFailed; errorCode=003200</Message><Detail>Token expired</Detail></Error></Fault></IntuitResponse>';
		const lower = {
			warnings: null,
			fault: {
				error: [{ message: 'message=AuthenticationFailed; errorCode=003200', detail: 'Token expired' }],
			},
		};
		for (const body of [xml, lower])
			expect(failureOfAnswer(response(body, 401))).toMatchObject({
				code: 'TOKEN_EXPIRED',
				message: expect.stringContaining('Token expired'),
				hint: expect.stringContaining('Reconnect'),
			});
	});

	it('names the field, and never shows a token', () => {
		const body = {
			Fault: {
				Error: [
					{
						Message: 'Invalid',
						Detail: `Bearer ${'abc123'.repeat(20)} refused`,
						code: '2500',
						element: 'AccountRef',
					},
				],
			},
		};
		const message = failureOfAnswer(response(body, 400))?.message ?? '';
		expect(message).toContain('(field AccountRef)');
		expect(message).not.toContain('abc123abc123');
	});

	it('gives every kind of refusal a next step of its own', () => {
		const codes = [
			'3001',
			'3100',
			'3200',
			'5010',
			'610',
			'2020',
			'6000',
			'6140',
			'6190',
			'6210',
			'6240',
			'6430',
		];
		const hints = codes.map((code) => failureOfAnswer(response(fault(code, 'no'), 400))?.hint);
		expect(new Set(hints).size).toBe(codes.length);
	});

	it('is nothing where the answer is an answer', () => {
		expect(failureOfAnswer(response({ BatchItemResponse: [] }))).toBeNull();
		expect(failureOfAnswer(response({ QueryResponse: {} }))).toBeNull();
	});
});

describe('what is repeated without looking', () => {
	const throttledItem = { BatchItemResponse: [{ bId: 'i1', ...fault('3001', 'ThrottleExceeded') }] };
	it.each([
		['a refusal for the number of calls', response('', 429), 'transient', 60_000],
		['the same under 200', response(fault('3001', 'no')), 'transient', 60_000],
		['a 503', response('', 503), 'transient', 2_000],
		['a batch with throttled items', response(throttledItem), 'permanent', 60_000],
		['a system failure under 200', response(fault('10000', 'no')), 'permanent', 0],
		['a request time-out', response('', 408), 'permanent', 0],
		['a stale object', response(fault('5010', 'no'), 400), 'permanent', 0],
	] as const)('%s', (_title, answer, kind, pauseMs) => {
		expect(quickBooksRetryProfile.failureOf(answer)?.kind).toBe(kind);
		expect(quickBooksRetryProfile.leastPauseMs(answer, 1)).toBe(pauseMs);
	});

	it('silence is, unless n8n itself refused to send', () => {
		const silent = (mayRecover: boolean) => ({
			kind: 'noResponse' as const,
			code: 'ECONNREFUSED',
			message: 'It is dark.',
			mayRecover,
		});
		expect(quickBooksRetryProfile.failureOf(silent(true))).toMatchObject({
			kind: 'transient',
			reach: 'call',
		});
		expect(quickBooksRetryProfile.failureOf(silent(false))).toMatchObject({
			kind: 'permanent',
			reach: 'account',
		});
	});
});
