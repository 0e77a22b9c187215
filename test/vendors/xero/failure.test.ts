import { describe, expect, it } from 'vitest';
import type { HttpAnswer, Outside } from '../../../core/http';
import { createXeroCaller } from '../../../vendors/xero';
import { failureOfReasons, failureOfStatus } from '../../../vendors/xero/failure';
import { because, refusal, response } from './support';

describe('a sentence of Xero in our words', () => {
	const cases: ReadonlyArray<[sentence: string, code: string, hint: string]> = [
		['Invoice # must be unique.', 'DUPLICATE_NUMBER', 'renumber'],
		['Credit Note number must be unique', 'DUPLICATE_NUMBER', 'renumber'],
		[
			'The document date cannot be before the period lock date, currently set at 31 October 2026.',
			'CLOSED_PERIOD',
			'Lock dates',
		],
		['The document date cannot be before the end of year lock date', 'CLOSED_PERIOD', 'first open day'],
		["Account code '310' has been archived, or deleted.", 'ACCOUNT_ARCHIVED', 'active again'],
		["Account code '310' is not a valid code for this document.", 'ACCOUNT_NOT_ALLOWED', 'bank, receivable'],
		["Account code 'XX' is not valid", 'ACCOUNT_MISSING', 'Set Up'],
		[
			"The TaxType code 'OUTPUT' cannot be used with account code '820'.",
			'TAX_TYPE_NOT_ALLOWED',
			'another tax type',
		],
		["The TaxType code 'TAX001' does not exist", 'NO_TAX_TYPE', 'Choose the tax types'],
		['Payment amount exceeds the amount outstanding on this document', 'OVERPAID', 'paid in Xero already'],
		[
			'Payments can only be made against AUTHORISED documents',
			'NOT_AUTHORISED_DOCUMENT',
			'draft, void or paid',
		],
		[
			'The contact name Studio Sales is already assigned to another contact. The contact name must be unique across all active contacts.',
			'CONTACT_NAME_TAKEN',
			'rename it',
		],
		['Idempotency Key abc is used with a different request.', 'IDEMPOTENCY_CONFLICT', 'new execution'],
		['Please enter a unique Name.', 'NAME_TAKEN', 'perhaps archived'],
		['Please enter a unique Code.', 'CODE_TAKEN', 'this code'],
		['The tracking option does not exist', 'TRACKING_MISSING', 'tracking option'],
		['Organisation is not subscribed to currency EUR', 'CURRENCY_NOT_TAKEN', 'another currency'],
		['Something nobody has seen before', 'REFUSED', 'Correct what Xero names'],
	];
	it.each(cases)('%s', (sentence, code, hint) => {
		const failure = failureOfReasons([sentence]);
		expect(failure).toMatchObject({ kind: 'permanent', reach: 'call', code, message: sentence });
		expect(failure.hint).toContain(hint);
		expect(failureOfStatus(400, refusal(because(sentence)))).toMatchObject({ code, kind: 'permanent' });
	});

	it('gives each code a next step of its own', () => {
		const hints = new Map(cases.map(([sentence, code]) => [code, failureOfReasons([sentence]).hint]));
		expect(new Set(hints.values()).size).toBe(hints.size);
	});
});

describe('an answer that is no success', () => {
	const access = (status: number, Detail: string) => ({ Type: null, Title: 'x', Status: status, Detail });
	const cases: ReadonlyArray<
		[status: number, body: unknown, code: string, kind: string, reach: string, hint: string]
	> = [
		[
			401,
			access(401, 'TokenExpired: token expired at 11/21/2026'),
			'TOKEN_EXPIRED',
			'transient',
			'account',
			'connect',
		],
		[
			401,
			access(401, 'AuthorizationUnsuccessful'),
			'NO_PERMISSION',
			'permanent',
			'account',
			'accounting.payments',
		],
		[
			403,
			access(403, 'AuthenticationUnsuccessful'),
			'TENANT_NOT_CONNECTED',
			'permanent',
			'account',
			'organisation',
		],
		[403, '', 'NO_PERMISSION', 'permanent', 'account', 'scope'],
		[404, 'The resource was not found', 'HTTP_404', 'permanent', 'call', 'Base URL'],
		[413, '<html>', 'HTTP_413', 'permanent', 'call', 'Correct'],
		[301, '', 'UNEXPECTED_ANSWER', 'permanent', 'call', 'Base URL'],
		[500, { Message: 'An error occurred in Xero' }, 'HTTP_500', 'transient', 'call', 'again'],
		[503, '<html>', 'HTTP_503', 'transient', 'call', 'again'],
	];
	it.each(cases)('%i %j is %s', (status, body, code, kind, reach, hint) => {
		const failure = failureOfStatus(status, body);
		expect(failure).toMatchObject({ code, kind, reach });
		expect(failure.hint).toContain(hint);
	});

	it('shows neither pages of HTML nor tokens', () => {
		const secret = 'x'.repeat(80);
		expect(failureOfStatus(503, '<html>long page</html>').message).toBe('Xero gave no reason.');
		expect(failureOfStatus(400, refusal(because(`Bad ${secret}`))).message).toBe('Bad ***');
	});
});

describe('a limit of Xero', () => {
	function calling(...answers: readonly HttpAnswer[]) {
		const sleeps: number[] = [];
		let nowMs = Date.parse('2026-11-21T04:00:00Z');
		let next = 0;
		const outside: Outside = {
			send: async () => answers[Math.min(next++, answers.length - 1)] ?? response({}),
			nowMs: () => nowMs,
			random: () => 0,
			sleep: async (milliseconds) => {
				sleeps.push(milliseconds);
				nowMs += milliseconds;
			},
			isCancelled: () => false,
		};
		return { sleeps, caller: createXeroCaller(outside, 3) };
	}
	const limited = (problem: string | null, retryAfter: string | null) =>
		response('', 429, {
			...(problem === null ? {} : { 'x-rate-limit-problem': problem }),
			...(retryAfter === null ? {} : { 'retry-after': retryAfter }),
		});
	const get = { method: 'GET', path: '/api.xro/2.0/Organisation' } as const;

	it.each([
		['minute', '59', 59_000],
		['concurrent', '1', 1_000],
		['minute', null, 60_000],
		['concurrent', null, 1_000],
		[null, null, 1_000],
	])('%s with Retry-After %s is waited out for %i ms', async (problem, retryAfter, pauseMs) => {
		const { caller, sleeps } = calling(limited(problem, retryAfter), response({}));
		expect(await caller.call(get)).toMatchObject({ ok: true, attempts: 2 });
		expect(sleeps).toEqual([pauseMs]);
	});

	it('of the day ends the run and says when to go on', async () => {
		const { caller, sleeps } = calling(limited('day', '7200'));
		const result = await caller.call(get);
		expect(result).toMatchObject({
			ok: false,
			failure: { code: 'DAY_LIMIT', kind: 'transient', reach: 'account' },
		});
		expect(result.ok ? '' : result.failure.hint).toContain('resume after 2026-11-21T06:00:00.000Z');
		expect(sleeps).toEqual([]);
		await caller.call(get);
		expect(caller.sent()).toBe(1);
	});

	it('never is mistaken for a success, nor a page for an answer', async () => {
		expect(await calling(response('<html>')).caller.call(get)).toMatchObject({
			ok: false,
			failure: { code: 'UNEXPECTED_ANSWER' },
		});
		expect(await calling(response([])).caller.call(get)).toMatchObject({ ok: true });
	});

	it('says where to look when nothing can be sent', async () => {
		const gone = {
			kind: 'noResponse',
			code: 'REQUEST_NOT_SENT',
			message: 'Dark.',
			mayRecover: false,
		} as const;
		expect(await calling(gone).caller.call(get)).toMatchObject({
			failure: { kind: 'permanent', reach: 'account', hint: expect.stringContaining('credential') },
		});
	});
});
