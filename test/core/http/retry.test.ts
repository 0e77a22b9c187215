import { describe, expect, it } from 'vitest';
import {
	createCaller,
	defaultRetryPolicy,
	parseBaseUrl,
	retryAfterMs,
	safeText,
	type CallFailure,
	type HttpAnswer,
	type RetryPolicy,
	type RetryProfile,
} from '../../../core/http';

const now = Date.parse('2026-11-20T18:00:00.000Z');

describe('what a Retry-After asks for', () => {
	const cases: ReadonlyArray<[text: string | undefined, milliseconds: number | null]> = [
		['3', 3_000],
		['0', 0],
		['1.5', 1_500],
		['0.0001', 1],
		['Fri, 20 Nov 2026 18:00:30 GMT', 30_000],
		['Friday, 20-Nov-26 18:00:30 GMT', 30_000],
		['Fri, 20 Nov 2026 17:00:00 GMT', 0],
		[undefined, null],
		['', null],
		['soon', null],
		['-5', null],
		['2026-11-20', null],
	];
	it.each(cases)('reads %j as %j milliseconds', (text, milliseconds) => {
		expect(retryAfterMs(text === undefined ? {} : { 'retry-after': text }, now)).toBe(milliseconds);
	});
});

const profile: RetryProfile = {
	label: 'Vendor',
	failureOf: (answer) => {
		const status = answer.kind === 'response' ? answer.status : 503;
		if (status < 300) return null;
		const kind = status >= 429 ? 'transient' : 'permanent';
		const reach = status === 401 ? 'account' : 'call';
		return { kind, code: `HTTP_${status}`, message: 'no', hint: 'again', reach } satisfies CallFailure;
	},
	leastPauseMs: () => 0,
};

const answer = (status: number, headers: Record<string, string> = {}): HttpAnswer => ({
	kind: 'response',
	status,
	headers,
	body: {},
});

function vendor(answers: readonly HttpAnswer[], random = 0, changes: Partial<RetryPolicy> = {}) {
	const time = { nowMs: now, cancelAfterSleep: false };
	const sleeps: number[] = [];
	const sentAt: number[] = [];
	let isCancelled = false;
	const caller = createCaller(
		{
			send: async () => {
				sentAt.push(time.nowMs - now);
				return answers[Math.min(sentAt.length, answers.length) - 1] ?? answer(200);
			},
			nowMs: () => time.nowMs,
			random: () => random,
			sleep: async (milliseconds) => {
				sleeps.push(milliseconds);
				time.nowMs += milliseconds;
				isCancelled = time.cancelAfterSleep;
			},
			isCancelled: () => isCancelled,
		},
		profile,
		{ ...defaultRetryPolicy, ...changes },
	);
	return {
		call: () => caller.call({ method: 'GET', path: '/' }),
		write: () => caller.call({ method: 'POST', path: '/', once: true }),
		sleeps,
		sentAt,
		time,
	};
}

describe('calling a vendor', () => {
	it('backs off with full jitter: between nothing and the doubling ceiling', async () => {
		const busy = [answer(503), answer(503), answer(503), answer(200)];
		const eager = vendor(busy, 0);
		expect(await eager.call()).toMatchObject({ ok: true, attempts: 4 });
		expect(eager.sentAt).toEqual([0, 0, 0, 0]);
		const patient = vendor(busy, 0.9999999);
		await patient.call();
		expect(patient.sleeps).toEqual([500, 1000, 2000]);
	});

	it('never calls earlier than told, jitter only adds', async () => {
		const told = vendor([answer(429, { 'retry-after': '7' }), answer(200)], 0.5);
		await told.call();
		expect(told.sentAt).toEqual([0, 7_250]);
	});

	it('heeds a Retry-After also before the next call, when the attempts are used up', async () => {
		const told = vendor([answer(429, { 'retry-after': '9' }), answer(200)], 0, { maxAttempts: 1 });
		expect(await told.call()).toMatchObject({ ok: false });
		await told.call();
		expect(told.sentAt).toEqual([0, 9_000]);
	});

	it('ends with the time to try again when the pause is longer than the budget, and calls no more', async () => {
		const told = vendor([answer(429, { 'retry-after': '61' })]);
		const first = await told.call();
		expect(first).toMatchObject({ ok: false, attempts: 1 });
		expect(first.ok ? '' : first.failure.hint).toContain('2026-11-20T18:01:01.000Z');
		expect(await told.call()).toMatchObject({ ok: false, attempts: 0 });
		expect(told.sentAt).toHaveLength(1);
		expect(told.sleeps).toEqual([]);
	});

	it('tries a permanent failure once and goes on with the next call', async () => {
		const odd = vendor([answer(400), answer(200)]);
		expect(await odd.call()).toMatchObject({ ok: false, attempts: 1 });
		expect(await odd.call()).toMatchObject({ ok: true });
	});

	it('calls no more once the account is refused', async () => {
		const refused = vendor([answer(401), answer(200)]);
		await refused.call();
		expect(await refused.call()).toMatchObject({ ok: false, failure: { code: 'HTTP_401' } });
		expect(refused.sentAt).toHaveLength(1);
	});

	it('gives up on a vendor that is down after two calls, not on one odd request', async () => {
		const down = vendor([answer(503)], 0, { maxAttempts: 2 });
		await down.call();
		await down.call();
		await down.call();
		expect(down.sentAt).toHaveLength(4);
		const odd = vendor([answer(503), answer(503), answer(200), answer(503), answer(503), answer(200)], 0, {
			maxAttempts: 2,
		});
		const results = [await odd.call(), await odd.call(), await odd.call(), await odd.call()];
		expect(results.map(({ ok }) => ok)).toEqual([false, true, false, true]);
	});

	const dropped: HttpAnswer = { kind: 'noResponse', code: 'ECONNRESET', message: 'cut', mayRecover: true };
	it.each([
		['no answer came', dropped],
		['a 500', answer(500)],
		['a 503', answer(503)],
	])('does not blindly repeat a write that may have been carried out: %s', async (_title, unknown) => {
		const ledger = vendor([unknown, answer(200)]);
		expect(await ledger.write()).toMatchObject({ ok: false, attempts: 1, answer: unknown });
		expect(ledger.sentAt).toHaveLength(1);
	});

	it('repeats even such a write after a definite refusal', async () => {
		const busy = vendor([answer(429, { 'retry-after': '2' }), answer(200)]);
		expect(await busy.write()).toMatchObject({ ok: true, attempts: 2 });
		expect(busy.sentAt).toEqual([0, 2_000]);
	});

	it('repeats a request that got no answer', async () => {
		const cut: HttpAnswer = { kind: 'noResponse', code: 'ECONNRESET', message: 'cut', mayRecover: true };
		expect(await vendor([cut, answer(200)]).call()).toMatchObject({ ok: true, attempts: 2 });
	});

	it('stops between attempts when the execution is cancelled', async () => {
		const waiting = vendor([answer(429, { 'retry-after': '5' }), answer(200)]);
		waiting.time.cancelAfterSleep = true;
		expect(await waiting.call()).toMatchObject({ ok: false, failure: { code: 'CANCELLED' } });
		expect(waiting.sentAt).toHaveLength(1);
	});
});

describe('a custom base URL', () => {
	const cases: ReadonlyArray<[text: string, url: string | null]> = [
		['https://api.example.com/', 'https://api.example.com'],
		['https://api.example.com/v1//', 'https://api.example.com/v1'],
		[' http://127.0.0.1:8080 ', 'http://127.0.0.1:8080'],
		['http://localhost:3000/x', 'http://localhost:3000/x'],
		['http://[::1]:3000', 'http://[::1]:3000'],
		['http://api.example.com', null],
		['http://127.0.0.1.example.com', null],
		['https://user:secret@api.example.com', null],
		['https://api.example.com?x=1', null],
		['file:///etc/passwd', null],
		['', null],
	];
	it.each(cases)('reads %j as %j', (text, url) => {
		const parsed = parseBaseUrl(text);
		expect(parsed.ok ? parsed.url : null).toBe(url);
	});
});

describe('text of a vendor in our messages', () => {
	it('is one bounded line without tokens', () => {
		const text = safeText(
			`Bad\n token Bearer abc.def and pat-na1-11111111-2222 and ${'k'.repeat(80)} ${'x '.repeat(400)}`,
		);
		expect(text).not.toMatch(/abc\.def|pat-na1|kkkk|\n/);
		expect(text.length).toBeLessThanOrEqual(300);
		expect(text).toContain('Bad token Bearer ***');
	});
});
