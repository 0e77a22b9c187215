import { describe, expect, it } from 'vitest';
import { isAccepted, observeAnswer, type WebhookResponse } from '../../../nodes/common/observeAnswer';

/** A response as Express has it: `end` is a method that uses `this` and gives `this` back. */
function newResponse() {
	const ended: unknown[][] = [];
	const response = {
		statusCode: 200,
		end(this: object, ...parts: unknown[]) {
			if (this !== response) throw new Error('called on something else');
			ended.push(parts);
			return this;
		},
	};
	return { response: response as unknown as WebhookResponse, ended };
}

describe('observing n8n’s answer', () => {
	it('tells the status that n8n had set when it ended the response', () => {
		const { response } = newResponse();
		const seen: number[] = [];
		observeAnswer(response, (statusCode) => seen.push(statusCode));
		response.statusCode = 500;
		expect(seen).toEqual([]);
		response.end();
		expect(seen).toEqual([500]);
	});

	it('hands the answer on unchanged', () => {
		const { response, ended } = newResponse();
		observeAnswer(response, () => undefined);
		expect(response.end('{"status":"accepted"}', 'utf8')).toBe(response);
		expect(ended).toEqual([['{"status":"accepted"}', 'utf8']]);
	});

	it('tells the first answer only, however often the response is ended', () => {
		const { response, ended } = newResponse();
		const seen: number[] = [];
		observeAnswer(response, (statusCode) => seen.push(statusCode));
		response.end();
		response.statusCode = 500;
		response.end();
		expect(seen).toEqual([200]);
		expect(ended).toHaveLength(2);
	});

	it.each([
		[200, true],
		[201, true],
		[204, true],
		[299, true],
		[199, false],
		[302, false],
		[401, false],
		[422, false],
		[500, false],
		[503, false],
	])('takes %d for accepted: %s', (statusCode, expected) => {
		expect(isAccepted(statusCode)).toBe(expected);
	});
});
