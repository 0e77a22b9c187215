import { describe, expect, it } from 'vitest';
import type { HttpAnswer } from '../../../core/http';
import { fetchBusiness, fetchClient } from '../../../vendors/wellnessliving/api';
import { queryOf, response, scripted, sidAnswer } from './support';

const post = { method: 'POST', path: '/v1/report/query', body: { cid_report: 739 } } as const;
const get = { method: 'GET', path: '/v1/business' } as const;

describe('every call', () => {
	it('names region and business in its query, a POST too, beside what it asks for itself', async () => {
		const { caller, requests } = scripted(() => ({}));
		await caller.call(post);
		await fetchClient(caller, '4419077');
		expect(requests.map(queryOf)).toEqual([
			{ id_region: '1', k_business: '61042' },
			{ id_region: '1', k_business: '61042', uid: '4419077' },
		]);
		expect(requests[0]?.body).toEqual(post.body);
	});

	it('succeeds with the status "ok" and with nothing else', async () => {
		const { caller } = scripted((_request, index) =>
			index === 0 ? { text_title: 'x' } : response({ text_title: 'x' }),
		);
		expect((await caller.call(get)).ok).toBe(true);
		expect(await caller.call(get)).toMatchObject({ ok: false, failure: { code: 'UNREADABLE_ANSWER' } });
	});
});

type Case = readonly [
	title: string,
	answer: HttpAnswer,
	kind: 'transient' | 'permanent',
	code: string,
	reach: 'call' | 'account',
];

const challenge = '<!DOCTYPE html><html><title>Just a moment...</title></html>';
const html = { 'content-type': 'text/html; charset=UTF-8' };
const cases: readonly Case[] = [
	['a parameter left empty', sidAnswer('id-empty'), 'permanent', 'BAD_REQUEST', 'call'],
	['a wrong date', sidAnswer('dt-date-invalid'), 'permanent', 'BAD_REQUEST', 'call'],
	['a report without its dates', sidAnswer('end-date-not-set'), 'permanent', 'BAD_REQUEST', 'call'],
	['a page too far', sidAnswer('offset-large'), 'permanent', 'BAD_REQUEST', 'call'],
	['a limit that is wrong', sidAnswer('limit-invalid'), 'permanent', 'BAD_REQUEST', 'call'],
	['an object that is not there', sidAnswer('id-nx'), 'permanent', 'NOT_FOUND', 'call'],
	['an unknown report', sidAnswer('cid-nx'), 'permanent', 'NO_REPORT', 'call'],
	['the wrong method', sidAnswer('method-nx'), 'permanent', 'WRONG_METHOD', 'call'],
	['a feature not in the plan', sidAnswer('subscription-access'), 'permanent', 'NOT_IN_PLAN', 'call'],
	['a missing privilege', sidAnswer('access-denied'), 'permanent', 'NO_PERMISSION', 'call'],
	['a wrong signature', sidAnswer('signature-mismatch'), 'permanent', 'SIGN_IN', 'account'],
	['an unknown application', sidAnswer('group-empty'), 'permanent', 'SIGN_IN', 'account'],
	['an old token', sidAnswer('token-expired'), 'transient', 'TOKEN_REFUSED', 'account'],
	['a fault of the server', sidAnswer('internal'), 'transient', 'INTERNAL', 'call'],
	['a refresh that collides', sidAnswer('refresh-active'), 'transient', 'REPORT_REFRESHING', 'call'],
	['a busy server', sidAnswer('throttling'), 'transient', 'BUSY', 'call'],
	['a code nobody knows', sidAnswer('strange-thing'), 'permanent', 'REFUSED', 'call'],
	['HTTP 401', response({ message: 'Unauthorized' }, 401), 'permanent', 'TOKEN_REFUSED', 'account'],
	['HTTP 403', response({ message: 'Forbidden' }, 403), 'permanent', 'NO_PERMISSION', 'call'],
	['HTTP 404', response({ message: 'Not Found' }, 404), 'permanent', 'NOT_FOUND', 'call'],
	['HTTP 429', response({ message: 'Too many' }, 429), 'transient', 'RATE_LIMIT', 'call'],
	['HTTP 502 in HTML', response('<html>Bad Gateway</html>', 502, html), 'transient', 'HTTP_502', 'call'],
	['HTTP 504', response('', 504), 'transient', 'HTTP_504', 'call'],
	['the firewall with 403', response(challenge, 403, html), 'permanent', 'BLOCKED_BY_FIREWALL', 'account'],
	['the firewall with 503', response(challenge, 503, html), 'permanent', 'BLOCKED_BY_FIREWALL', 'account'],
	['the firewall with 200', response(challenge), 'permanent', 'BLOCKED_BY_FIREWALL', 'account'],
	['an empty body', response(''), 'transient', 'UNREADABLE_ANSWER', 'call'],
	['text that is no JSON', response('Gateway says hello'), 'transient', 'UNREADABLE_ANSWER', 'call'],
	['a list', response([]), 'transient', 'UNREADABLE_ANSWER', 'call'],
	[
		'no answer',
		{ kind: 'noResponse', code: 'ECONNRESET', message: 'Cut.', mayRecover: true },
		'transient',
		'ECONNRESET',
		'call',
	],
];

describe('what goes wrong', () => {
	it.each(cases)('%s is told with what to do', async (_title, answer, kind, code, reach) => {
		const { caller } = scripted(() => answer);
		const result = await caller.call(get);
		expect(result).toMatchObject({ ok: false, failure: { kind, code, reach } });
		expect(result.ok ? '' : result.failure.hint).toMatch(/\S{3,} \S+/);
		expect(caller.halted() !== null).toBe(reach === 'account');
	});

	it.each(cases.filter(([, , kind, , reach]) => kind === 'transient' && reach === 'call'))(
		'%s is tried again',
		async (_title, answer) => {
			const { caller, requests } = scripted((_request, index) => (index === 0 ? answer : {}), 3);
			expect((await caller.call(get)).ok).toBe(true);
			expect(requests).toHaveLength(2);
		},
	);

	it.each(cases.filter(([, , kind]) => kind === 'permanent'))(
		'%s is not tried again',
		async (_title, answer) => {
			const { caller, requests } = scripted(() => answer, 5);
			await caller.call(get);
			expect(requests).toHaveLength(1);
		},
	);

	it('names field and trace id, which support asks for, also where it hides', async () => {
		const error = { sid: 'id-empty', s_message: 'No ID is specified.', s_field: 'k_purchase_item' };
		const bodies = [
			{ status: 'id-empty', a_error: [error], k_log: '[41.abcde]' },
			{
				status: 'id-empty',
				a_error: [{ ...error, a_message_source: { '[k_log]': '[7.xyz]' } }],
				k_log: '0',
			},
			{ status: 'id-empty', a_error: [error], k_log: '0' },
		];
		const messages = [];
		for (const body of bodies) {
			const result = await scripted(() => response(body)).caller.call(get);
			messages.push(result.ok ? '' : result.failure.message);
		}
		expect(messages).toEqual([
			'WellnessLiving: No ID is specified. (id-empty, field k_purchase_item, log 41.abcde)',
			'WellnessLiving: No ID is specified. (id-empty, field k_purchase_item, log 7.xyz)',
			'WellnessLiving: No ID is specified. (id-empty, field k_purchase_item)',
		]);
	});

	it('waits as long as a Retry-After asks, and five seconds when a 429 has none', async () => {
		for (const [headers, ms] of [
			[{ 'retry-after': '7.5' }, 7_500],
			[{}, 5_000],
		] as const) {
			const { caller, slept } = scripted(
				(_request, index) => (index === 0 ? response({}, 429, headers) : {}),
				2,
			);
			await caller.call(get);
			expect(slept).toEqual([ms]);
		}
	});

	it('by a refused token stops the run: the answer is passed on and nobody is asked again', async () => {
		const { caller, requests } = scripted(() => response({ message: 'Unauthorized' }, 401), 5);
		const first = await fetchBusiness(caller);
		const second = await fetchBusiness(caller);
		expect([first, second]).toMatchObject([
			{ ok: false, failure: { code: 'TOKEN_REFUSED' } },
			{ ok: false, failure: { code: 'TOKEN_REFUSED' } },
		]);
		expect(requests).toHaveLength(1);
	});
});
