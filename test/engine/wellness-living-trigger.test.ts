import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Engine } from '../support/engine';
import { secret, send, startTrigger, triggerVendors, type Answer } from '../support/trigger-vendors';
import type { WebhookHost } from '../support/webhook-host';

const wellnessLiving = triggerVendors.find((vendor) => vendor.name === 'WellnessLiving');
if (wellnessLiving === undefined) throw new Error('WellnessLiving expected');

let engine: Engine;
let host: WebhookHost;

beforeAll(async () => {
	engine = await Engine.load();
	host = await startTrigger(engine, wellnessLiving);
}, 60_000);

afterAll(async () => {
	await host.stop();
});

const choose = (signatureEncoding: string): unknown =>
	host.credentials.fields.set('secret', { ...wellnessLiving.credential(secret), signatureEncoding });

async function deliver(n: number, encoding: 'hex' | 'base64'): Promise<Answer> {
	const sentAt = '2026-03-01T10:00:00.000Z';
	const payload = wellnessLiving?.payload(n);
	const delivery = wellnessLiving?.profile.sign({ payload, secret, encoding, sentAt });
	if (delivery === undefined) throw new Error('WellnessLiving expected');
	return await send(host, delivery);
}

describe('the signature encoding of WellnessLiving', () => {
	it('is the chosen one and no other, from the first delivery after the choice', async () => {
		choose('hex');
		expect((await deliver(1, 'hex')).status).toBe(200);
		expect(await deliver(2, 'base64')).toMatchObject({
			status: 401,
			body: { reason: 'signature-malformed' },
		});
		choose('base64');
		expect((await deliver(3, 'base64')).status).toBe(200);
		expect(await deliver(4, 'hex')).toMatchObject({ status: 401, body: { reason: 'signature-malformed' } });
		expect(host.executions).toHaveLength(2);
	});

	it('that does not exist lets nobody in', async () => {
		for (const name of ['sha1', 'constructor', '__proto__', 'toString']) {
			choose(name);
			expect((await deliver(5, 'hex')).status, name).toBe(401);
		}
		expect(host.failures).toEqual([]);
	});
});

describe('the answers that WellnessLiving gets', () => {
	it('are 200 for all it need not send again, never 202 or 204', async () => {
		choose('hex');
		expect([(await deliver(6, 'hex')).status, (await deliver(6, 'hex')).status]).toEqual([200, 200]);
	});

	it('are those of n8n for methods it does not use', async () => {
		const response = await fetch(host.url, { method: 'PUT', body: '{}' });
		expect(response.status).toBe(404);
	});
});
