import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { INodeParameters } from 'n8n-workflow';
import { Engine } from '../support/engine';
import {
	answerOf,
	send,
	signedBy,
	signedBytes,
	startTrigger,
	triggerVendors,
	type Answer,
} from '../support/trigger-vendors';
import type { WebhookHost } from '../support/webhook-host';

let engine: Engine;
const running: WebhookHost[] = [];

beforeAll(async () => {
	engine = await Engine.load();
}, 60_000);

afterEach(async () => {
	await Promise.all(running.splice(0).map(async (host) => await host.stop()));
});

const accepted = (events = 1): Partial<Answer> => ({ status: 200, body: { status: 'accepted', events } });
const rejected = (reason: string): Partial<Answer> => ({ status: 401, body: { status: 'rejected', reason } });
const duplicate: Partial<Answer> = { status: 200, body: { status: 'duplicate' } };

describe.each(triggerVendors)('$name Trigger', (vendor) => {
	const start = async (parameters: INodeParameters = {}): Promise<WebhookHost> => {
		const host = await startTrigger(engine, vendor, parameters);
		running.push(host);
		return host;
	};

	it('starts one execution with the studio event of a signed delivery', async () => {
		const host = await start();
		expect(await send(host, signedBy(vendor, vendor.payload(1)))).toMatchObject(accepted());
		expect(host.executions).toHaveLength(1);
		expect(host.executions[0]?.map((item) => item.json)).toMatchObject([
			{
				specversion: '1.0',
				type: vendor.eventType,
				ingestion: 'webhook',
				data: { client: expect.any(Object) },
			},
		]);
		expect(host.executions[0]?.[0]?.json.data).not.toHaveProperty('raw');
	});

	it.each([
		['without a signature', (): Record<string, string> => ({}), 'signature-missing'],
		['with a blank one', () => ({ [vendor.signatureHeader]: ' ' }), 'signature-missing'],
		['with a malformed one', () => ({ [vendor.signatureHeader]: 'sha256=1234' }), 'signature-malformed'],
		['with that of another body', () => signedBy(vendor, vendor.payload(2)).headers, 'signature-mismatch'],
		[
			'signed with another secret',
			() => signedBy(vendor, vendor.payload(1), 'guess').headers,
			'signature-mismatch',
		],
	])('answers 401 with a short JSON to a delivery %s, and starts nothing', async (_, headers, reason) => {
		const host = await start();
		const { body } = signedBy(vendor, vendor.payload(1));
		const answer = await send(host, { headers: { ...headers(), 'content-type': 'application/json' }, body });
		expect(answer).toMatchObject(rejected(reason));
		expect(answer.text.length).toBeLessThan(100);
		expect([host.executions, host.failures]).toEqual([[], []]);
	});

	it('reads a body of a content type that n8n leaves alone, and one without a content type', async () => {
		const host = await start();
		for (const [n, contentType] of [
			'application/octet-stream',
			'application/cloudevents+json',
			'',
		].entries()) {
			const { headers, body } = signedBy(vendor, vendor.payload(n));
			const sent = { headers: { ...headers, 'content-type': contentType }, body };
			expect(await send(host, sent)).toMatchObject(accepted());
		}
		expect(host.executions).toHaveLength(3);
	});

	it('answers a second delivery of the same fact as a duplicate, and starts nothing', async () => {
		const host = await start();
		const delivery = signedBy(vendor, vendor.payload(1));
		await send(host, delivery);
		expect(await send(host, delivery)).toMatchObject(duplicate);
		expect(await send(host, delivery)).toMatchObject(duplicate);
		expect(await send(host, signedBy(vendor, vendor.payload(2)))).toMatchObject(accepted());
		expect(host.executions).toHaveLength(2);
	});

	it('remembers for its own workflow only', async () => {
		const delivery = signedBy(vendor, vendor.payload(1));
		for (const host of [await start(), await start()])
			expect(await send(host, delivery)).toMatchObject(accepted());
	});

	it('takes everything when the user chose to accept unverified deliveries, still once', async () => {
		const host = await start({ authentication: 'acceptUnverified' });
		const { body } = signedBy(vendor, vendor.payload(1));
		const unsigned = { headers: { 'content-type': 'application/json' }, body };
		expect((await send(host, unsigned)).status).toBe(200);
		expect(await send(host, unsigned)).toMatchObject(duplicate);
		expect(host.credentials.lookUps).toBe(0);
		expect(host.executions).toHaveLength(1);
	});

	it('starts executions for the chosen events only, and acknowledges the others', async () => {
		const host = await start({ events: ['studio.sale.closed', 'studio.booking.created'] });
		expect(await send(host, signedBy(vendor, vendor.payload(1)))).toMatchObject({
			status: 200,
			body: { status: 'filtered' },
		});
		expect(host.executions).toEqual([]);
	});

	it('verifies also what the filter would drop', async () => {
		const host = await start({ events: ['studio.sale.closed'] });
		const { headers, body } = signedBy(vendor, vendor.payload(1), 'guess');
		expect(await send(host, { headers, body })).toMatchObject(rejected('signature-mismatch'));
	});

	it('adds the untouched original when the user asks for it', async () => {
		const host = await start({ options: { includeRaw: true } });
		const payload = vendor.payload(7);
		await send(host, signedBy(vendor, payload));
		expect(host.executions[0]?.[0]?.json.data).toMatchObject({ raw: JSON.parse(JSON.stringify(payload)) });
	});

	it('shows every test delivery in manual mode, and leaves the memory alone', async () => {
		const host = await start();
		const delivery = signedBy(vendor, vendor.payload(1));
		host.mode = 'manual';
		expect(await send(host, delivery)).toMatchObject(accepted());
		expect(await send(host, delivery)).toMatchObject(accepted());
		host.mode = 'webhook';
		expect(await send(host, delivery)).toMatchObject(accepted());
		host.mode = 'manual';
		expect(await send(host, delivery)).toMatchObject(accepted());
		expect(host.executions).toHaveLength(4);
	});

	it('acknowledges 20 unusable deliveries in a row, each as an event with its reason', async () => {
		const host = await start();
		const bodies = [
			'1',
			'"x"',
			'[]',
			'null',
			'{}',
			'{"a":1}',
			'nonsense',
			'['.repeat(100_000) + ']'.repeat(100_000),
		];
		for (let n = 0; n < 20; n += 1) {
			const body = bodies[n] ?? `unusable ${n}`;
			expect(await send(host, signedBytes(vendor, body, 'application/octet-stream'))).toMatchObject(
				accepted(),
			);
		}
		const items = host.executions.flat();
		expect(items.map((item) => item.json.type)).toEqual(
			Array.from({ length: 20 }, () => 'studio.unrecognized'),
		);
		for (const item of items)
			expect(item.json.data).toMatchObject({ reason: expect.stringMatching(/\w+ \w+/) });
		expect(host.failures).toEqual([]);
	});

	it('answers a body that cannot be read without throwing, so that n8n stores no failed execution', async () => {
		const host = await start();
		const body = Buffer.alloc(17 * 1024 * 1024, '[');
		const headers = { 'content-type': 'application/octet-stream' };
		const response = await fetch(host.url, { method: 'POST', headers, body }).catch(() => null);
		if (response !== null) expect((await answerOf(response)).status).toBe(401);
		expect([host.executions, host.failures]).toEqual([[], []]);
		expect(await send(host, signedBy(vendor, vendor.payload(1)))).toMatchObject(accepted());
	});
});
