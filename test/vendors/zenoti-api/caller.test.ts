import { describe, expect, it } from 'vitest';
import type { HttpAnswer } from '../../../core/http';
import { answer, denied, lost, play, playList } from './support';

const get = { method: 'GET', path: '/v1/centers' } as const;
const fine = answer({ centers: [] });
const errorUnder = (status: number, error: unknown, key = 'error') => answer({ [key]: error }, status);

describe('what Zenoti’s answers mean', () => {
	const cases: ReadonlyArray<[title: string, given: HttpAnswer, code: string, kind: string]> = [
		['a key that is wrong, or may not do this', denied, 'NO_PERMISSION', 'permanent'],
		[
			'a center the key may not see',
			answer({ Message: 'Invalid Center' }, 401),
			'INVALID_CENTER',
			'permanent',
		],
		['a token that has run out', answer({ message: 'Token expired' }, 401), 'KEY_EXPIRED', 'permanent'],
		['an unknown id', errorUnder(404, { code: 404, message: 'Not Found' }), 'NOT_FOUND', 'permanent'],
		[
			'404 in the words of a switched-off feature',
			errorUnder(404, 'Something went wrong.'),
			'NOT_FOUND',
			'permanent',
		],
		['a page too large', answer({ code: 422, message: 'size' }, 422), 'INVALID_REQUEST', 'permanent'],
		[
			'502 with an error object, which is invalid input',
			errorUnder(502, { StatusCode: 502, Message: 'Bad date', InternalMessage: 'InvalidInput' }),
			'INVALID_INPUT',
			'permanent',
		],
		[
			'502 as a code in words',
			errorUnder(502, { code: '502 - InvalidInput', message: 'no' }),
			'INVALID_INPUT',
			'permanent',
		],
		['502 of a gateway', answer('<html>Bad gateway</html>', 502), 'UNAVAILABLE', 'transient'],
		['500 of a gateway', answer('', 500), 'UNAVAILABLE', 'transient'],
		['500 with an error object', errorUnder(500, { message: 'Null reference' }), 'REFUSED', 'permanent'],
		[
			'500 for a report it cannot read',
			errorUnder(500, 'Something went wrong'),
			'MALFORMED_REQUEST',
			'permanent',
		],
		[
			'200 with an error object',
			errorUnder(200, { code: 500, message: 'Something went wrong' }),
			'MALFORMED_REQUEST',
			'permanent',
		],
		[
			'200 with Error in upper case and as text',
			errorUnder(200, 'Guest is locked', 'Error'),
			'REFUSED',
			'permanent',
		],
		[
			'200 with ERROR and a status inside',
			errorUnder(200, { StatusCode: 404, Message: 'x' }, 'ERROR'),
			'NOT_FOUND',
			'permanent',
		],
		[
			'200 with the error’s fields bare',
			answer({ StatusCode: 401, Message: 'Invalid Center' }),
			'INVALID_CENTER',
			'permanent',
		],
		['200 with a code and no words', errorUnder(200, { code: 1113 }), 'REFUSED', 'permanent'],
		['a page of something else', answer('<html>Hello</html>'), 'UNEXPECTED_ANSWER', 'permanent'],
		['nothing where something is due', answer(null), 'UNEXPECTED_ANSWER', 'permanent'],
		['no answer', lost, 'ECONNRESET', 'transient'],
	];
	it.each(cases)('%s', async (_title, given, code, kind) => {
		const { caller, requests } = playList([given], kind === 'transient' ? 2 : 5);
		const result = await caller.call(get);
		expect(result).toMatchObject({ ok: false, failure: { code, kind } });
		expect(result.ok ? '' : result.failure.hint).not.toBe('');
		expect(requests).toHaveLength(kind === 'transient' ? 2 : 1);
	});

	const successes: ReadonlyArray<[title: string, given: HttpAnswer]> = [
		['error: null', answer({ centers: [], error: null })],
		['an empty error object', answer({ centers: [], error: {} })],
		['an error object without content', answer({ error: { code: 0, message: '', InternalMessage: null } })],
		['an error object with a code of success', answer({ Error: { StatusCode: 200, Message: null } })],
		['a bare list', answer([])],
		['a guest whose code is a large number', answer({ id: 'a', code: 4711, personal_info: {} })],
		['no content', answer('', 204)],
	];
	it.each(successes)('a success stays one: %s', async (_title, given) => {
		expect(await playList([given]).caller.call(get)).toMatchObject({ ok: true });
	});

	it('never shows a key or a whole page to people', async () => {
		const told = `bad Authorization: apikey ${'a1'.repeat(16)} ${'x'.repeat(900)}`;
		const result = await playList([errorUnder(400, told)]).caller.call(get);
		const message = result.ok ? '' : result.failure.message;
		expect(message).toContain('apikey ***');
		expect(message).not.toContain('a1a1');
		expect(message.length).toBeLessThanOrEqual(300);
	});
});

describe('the pace of calls', () => {
	it('rounds a fractional Retry-After up and is never early', async () => {
		const { caller, sentAt } = playList([answer({}, 429, { 'retry-after': '12.3456' }), fine]);
		expect(await caller.call(get)).toMatchObject({ ok: true, attempts: 2 });
		expect(sentAt).toEqual([0, 12_346]);
	});

	it('goes by RateLimit-Reset when a 429 tells nothing else', async () => {
		const { caller, sentAt } = playList([answer({}, 429, { 'ratelimit-reset': '3.25' }), fine]);
		await caller.call(get);
		expect(sentAt).toEqual([0, 3_250]);
	});

	it('tries an overloaded Zenoti once more, then ends the run and names the time in five minutes', async () => {
		const { caller, sleeps, requests } = playList([answer('', 503)]);
		const result = await caller.call(get);
		expect(result.ok ? '' : result.failure.hint).toContain('2026-11-20T18:05:10.000Z');
		expect(requests).toHaveLength(2);
		expect(Math.max(...sleeps)).toBeLessThanOrEqual(70_000);
		expect(await caller.call(get)).toMatchObject({ ok: false, attempts: 0 });
	});

	it('waits out an empty bucket after a success, before it is refused', async () => {
		const empty = answer({ centers: [] }, 200, { 'ratelimit-remaining': '0', 'ratelimit-reset': '41.2' });
		const { caller, sentAt } = playList([empty, fine]);
		await caller.call(get);
		await caller.call(get);
		expect(sentAt).toEqual([0, 41_200]);
	});

	it('leaves the last calls of the bucket to others: below ten it spends what comes in', async () => {
		const left = (count: number) => answer({}, 200, { 'ratelimit-remaining': String(count) });
		const { caller, sentAt } = playList([left(12), left(11), left(10), left(10), left(11)]);
		for (let count = 0; count < 6; count += 1) await caller.call(get);
		expect(sentAt).toEqual([0, 0, 0, 1_000, 2_000, 2_000]);
	});

	it('does not slow down for headers it cannot read, or without any', async () => {
		const odd = answer({}, 200, { 'ratelimit-remaining': 'many', 'ratelimit-reset': '-1' });
		const { caller, sleeps } = playList([odd, fine]);
		await caller.call(get);
		await caller.call(get);
		expect(sleeps).toEqual([]);
	});

	it('never sleeps longer than 70 seconds for a quota', async () => {
		const far = answer({}, 200, { 'ratelimit-remaining': '0', 'ratelimit-reset': '86400' });
		const { caller, sentAt } = playList([far, fine]);
		await caller.call(get);
		await caller.call(get);
		expect(sentAt).toEqual([0, 70_000]);
	});
});

describe('repeating', () => {
	const create = { method: 'POST', path: '/v1/guests', body: {}, once: true } as const;
	const report = { method: 'POST', path: '/v1/reports/sales/accrual_basis/flat_file', body: {} } as const;

	it('repeats the report, which only reads', async () => {
		expect(await playList([lost, answer('', 500), fine]).caller.call(report)).toMatchObject({ attempts: 3 });
	});

	it.each([
		['no answer', lost],
		['a 500', answer('', 500)],
		['a 503', answer('', 503)],
	])('never creates twice after %s', async (_title, unknown) => {
		const { caller, requests } = playList([unknown, fine]);
		expect(await caller.call(create)).toMatchObject({ ok: false });
		expect(requests).toHaveLength(1);
	});

	it('creates after a 429, which is a refusal', async () => {
		const { caller } = playList([answer({}, 429, { 'retry-after': '1' }), fine]);
		expect(await caller.call(create)).toMatchObject({ ok: true, attempts: 2 });
	});
});

describe('a narrow key', () => {
	it('goes on with what it may do after a refusal', async () => {
		const { caller } = play(({ path }) => (path === '/v1/centers' ? denied : fine));
		expect(await caller.call(get)).toMatchObject({ ok: false, failure: { code: 'NO_PERMISSION' } });
		expect(await caller.call({ method: 'GET', path: '/v1/guests' })).toMatchObject({ ok: true });
		for (let count = 0; count < 5; count += 1) await caller.call(get);
		expect(caller.halted()).toBeNull();
	});

	it('is taken for a wrong one when the first three calls are all refused', async () => {
		const { caller, requests } = playList([denied]);
		for (let count = 0; count < 6; count += 1) await caller.call(get);
		expect(requests).toHaveLength(3);
		expect(caller.halted()).toMatchObject({ code: 'NO_PERMISSION' });
	});
});
