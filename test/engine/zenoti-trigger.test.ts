import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Engine } from '../support/engine';
import { answerOf, send, signedBy, startTrigger, triggerVendors } from '../support/trigger-vendors';
import type { WebhookHost } from '../support/webhook-host';

const [zenoti, wellnessLiving] = triggerVendors;
if (zenoti === undefined || wellnessLiving === undefined) throw new Error('two vendors expected');

let engine: Engine;
let host: WebhookHost;

beforeAll(async () => {
	engine = await Engine.load();
	host = await startTrigger(engine, zenoti);
}, 60_000);

afterAll(async () => {
	await host.stop();
});

describe('what Zenoti alone does', () => {
	it.each([
		['without a content type', undefined],
		['as JSON', 'application/json'],
		['as plain text', 'text/plain'],
		['as bytes', 'application/octet-stream'],
	])(
		'its test button, an empty body %s, is answered 200 without a look at secrets or a run',
		async (_, type) => {
			const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type };
			for (const method of ['POST', 'PUT', 'PATCH']) {
				const answer = await answerOf(await fetch(host.url, { method, headers }));
				expect(answer).toMatchObject({ status: 200, body: { status: 'ping' } });
			}
			expect(host.executions).toEqual([]);
			expect(host.credentials.lookUps).toBe(0);
		},
	);

	it('an empty body is no test button at WellnessLiving: it needs a signature', async () => {
		const other = await startTrigger(engine, wellnessLiving);
		const answer = await answerOf(await fetch(other.url, { method: 'POST' }));
		await other.stop();
		expect(answer).toMatchObject({ status: 401, body: { reason: 'signature-missing' } });
	});

	it('a body of one space is no test button', async () => {
		const answer = await answerOf(await fetch(host.url, { method: 'POST', body: ' ' }));
		expect(answer.status).toBe(401);
	});

	it.each(['POST', 'PUT', 'PATCH'])('the customer may choose %s', async (method) => {
		const delivery = signedBy(zenoti, zenoti.payload(method.length));
		expect((await send(host, delivery, method)).body).toEqual({ status: 'accepted', events: 1 });
	});

	it('the same fact by another verb is a duplicate', async () => {
		const delivery = signedBy(zenoti, zenoti.payload(99));
		await send(host, delivery, 'PUT');
		expect((await send(host, delivery, 'PATCH')).body).toEqual({ status: 'duplicate' });
	});

	it('two subscriptions deliver one fact: the call’s id differs, the event’s id does not', async () => {
		const payload = zenoti.payload(100);
		await send(host, signedBy(zenoti, payload));
		const second = { ...payload, id: '66f0c2a19e7effffffffffff' };
		expect((await send(host, signedBy(zenoti, second))).body).toEqual({ status: 'duplicate' });
	});

	it.each([
		['of a chosen center starts an execution', '961FCD46-60bb-4eb4-a062-74420338c84a, other', 'accepted'],
		['of another center is acknowledged and ignored', '5528ee09-5321-4153-8ca7-31c78d757dcb', 'filtered'],
	])('an event %s', async (_, locationIds, expected) => {
		const filtered = await startTrigger(engine, zenoti, { options: { locationIds } });
		const answer = await send(filtered, signedBy(zenoti, zenoti.payload(1)));
		await filtered.stop();
		expect(answer).toMatchObject({ status: 200, body: { status: expected } });
		expect(filtered.executions).toHaveLength(expected === 'accepted' ? 1 : 0);
	});
});
