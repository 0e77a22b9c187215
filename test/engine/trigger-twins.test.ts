import { connect } from 'node:net';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { SignedDelivery } from '../../core/intake';
import { Engine } from '../support/engine';
import { send, signedBy, startTrigger, triggerVendors, type Answer } from '../support/trigger-vendors';
import type { WebhookHost } from '../support/webhook-host';

let engine: Engine;
const running: WebhookHost[] = [];

beforeAll(async () => {
	engine = await Engine.load();
}, 60_000);

afterEach(async () => {
	await Promise.all(running.splice(0).map(async (host) => await host.stop()));
});

const statusOf = (answer: Answer): unknown => Object(answer.body).status ?? answer.status;

/** A database that stores when the test says so. */
function slowStore(host: WebhookHost) {
	const pending: { readonly store: () => void; readonly fail: () => void }[] = [];
	host.store = async () =>
		await new Promise<void>((resolve, reject) => {
			pending.push({ store: resolve, fail: () => reject(new Error('the database is away')) });
		});
	return {
		pending,
		until: async (count: number) => await vi.waitFor(() => expect(pending).toHaveLength(count)),
	};
}

/** Sends a delivery and gives back how to hang up before the answer. */
function sendAndHangUp(host: WebhookHost, { headers, body }: SignedDelivery): () => void {
	const { port, pathname } = new URL(host.url);
	const socket = connect(Number(port), '127.0.0.1');
	socket.on('error', () => undefined);
	const lines = Object.entries({
		...headers,
		host: 'x.test',
		'content-length': String(Buffer.byteLength(body)),
	});
	const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
	socket.write(`POST ${pathname} HTTP/1.1\r\n${head}\r\n${body}`);
	return () => socket.destroy();
}

describe.each(triggerVendors)('$name Trigger', (vendor) => {
	const start = async (): Promise<WebhookHost> => {
		const host = await startTrigger(engine, vendor);
		running.push(host);
		return host;
	};
	const delivery = (n = 1): SignedDelivery => signedBy(vendor, vendor.payload(n));

	it('makes one execution of 30 twins that arrive at the same moment', async () => {
		const host = await start();
		const answers = await Promise.all(Array.from({ length: 30 }, () => send(host, delivery())));
		expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 30 }, () => 200));
		expect(answers.map(statusOf).filter((status) => status === 'accepted')).toHaveLength(1);
		expect(host.executions).toHaveLength(1);
	});

	it('makes 40 executions of 40 facts, each delivered five times at the same moment', async () => {
		const host = await start();
		const deliveries = Array.from({ length: 200 }, (_, index) => delivery(index % 40));
		await Promise.all(deliveries.map(async (each) => await send(host, each)));
		expect(host.executions).toHaveLength(40);
		expect(new Set(host.eventIds).size).toBe(40);
	});

	it('lets twins wait for n8n, and answers them when n8n has stored the first one', async () => {
		const host = await start();
		const { pending, until } = slowStore(host);
		const answered: unknown[] = [];
		const twins = Array.from({ length: 3 }, async () =>
			answered.push(statusOf(await send(host, delivery()))),
		);
		await until(1);
		expect(await send(host, { headers: {}, body: '{}' })).toMatchObject({ status: 401 });
		expect(answered).toEqual([]);
		pending[0]?.store();
		await Promise.all(twins);
		expect(answered.sort()).toEqual(['accepted', 'duplicate', 'duplicate']);
		expect(pending).toHaveLength(1);
	});

	it('forgets what n8n could not store: answers 500, and the vendor’s retry runs', async () => {
		const host = await start();
		host.store = async () => await Promise.reject(new Error('the database is away'));
		expect((await send(host, delivery())).status).toBe(500);
		expect((await send(host, delivery())).status).toBe(500);
		host.store = async () => undefined;
		expect(statusOf(await send(host, delivery()))).toBe('accepted');
		expect(statusOf(await send(host, delivery()))).toBe('duplicate');
		expect(host.executions).toHaveLength(1);
	});

	it('lets a waiting twin take over when n8n could not store the first one', async () => {
		const host = await start();
		const { pending, until } = slowStore(host);
		const first = send(host, delivery());
		await until(1);
		const twin = send(host, delivery());
		pending[0]?.fail();
		expect((await first).status).toBe(500);
		await until(2);
		pending[1]?.store();
		expect(statusOf(await twin)).toBe('accepted');
		expect(host.executions).toHaveLength(1);
	});

	it('runs once when the vendor hangs up before n8n has stored, and calls the retry a duplicate', async () => {
		const host = await start();
		const { pending, until } = slowStore(host);
		const hangUp = sendAndHangUp(host, delivery());
		await until(1);
		hangUp();
		const retry = send(host, delivery());
		pending[0]?.store();
		expect(statusOf(await retry)).toBe('duplicate');
		await vi.waitFor(() => expect(host.answers).toBe(2));
		expect(statusOf(await send(host, delivery()))).toBe('duplicate');
		expect(host.executions).toHaveLength(1);
	});

	it('loses nothing when the vendor hangs up and n8n then cannot store', async () => {
		const host = await start();
		const { pending, until } = slowStore(host);
		const hangUp = sendAndHangUp(host, delivery());
		await until(1);
		hangUp();
		pending[0]?.fail();
		await vi.waitFor(() => expect(host.answers).toBe(1));
		host.store = async () => undefined;
		expect(statusOf(await send(host, delivery()))).toBe('accepted');
		expect(host.executions).toHaveLength(1);
	});
});
