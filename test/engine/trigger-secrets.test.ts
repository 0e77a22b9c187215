import type { INodeParameters } from 'n8n-workflow';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { CredentialStore, Engine } from '../support/engine';
import {
	secret,
	send,
	signedBy,
	startTrigger,
	triggerNode,
	triggerVendors,
	type Answer,
	type TriggerVendor,
} from '../support/trigger-vendors';
import type { WebhookHost } from '../support/webhook-host';

let engine: Engine;
const running: WebhookHost[] = [];

beforeAll(async () => {
	engine = await Engine.load();
}, 60_000);

afterEach(async () => {
	vi.useRealTimers();
	await Promise.all(running.splice(0).map(async (host) => await host.stop()));
});

const verdictOf = (answer: Answer): unknown => Object(answer.body).reason ?? Object(answer.body).status;

describe.each(triggerVendors)('the secret of the $name Trigger', (vendor) => {
	const start = async (): Promise<WebhookHost> => {
		const host = await startTrigger(engine, vendor);
		running.push(host);
		return host;
	};
	const deliver = async (host: WebhookHost, n: number, key = secret): Promise<unknown> =>
		verdictOf(await send(host, signedBy(vendor, vendor.payload(n), key)));

	it('is looked up once for many deliveries', async () => {
		const host = await start();
		for (let n = 0; n < 10; n += 1) expect(await deliver(host, n)).toBe('accepted');
		expect(host.credentials.lookUps).toBe(1);
	});

	it('works at the first delivery after it was changed, although the old one is still kept', async () => {
		const host = await start();
		expect(await deliver(host, 1)).toBe('accepted');
		host.credentials.fields.set('secret', vendor.credential('new-secret'));
		expect(await deliver(host, 2, 'new-secret')).toBe('accepted');
		expect(await deliver(host, 3, secret)).toBe('signature-mismatch');
		expect(await deliver(host, 4, 'new-secret')).toBe('accepted');
	});

	it('and the previous one both work while it is rotated under load: no authentic delivery is refused, and ten seconds later no withdrawn one gets in', async () => {
		const host = await start();
		const rotation = [
			[vendor.credential('old'), ['old']],
			[vendor.credential('new', 'old'), ['old', 'new']],
			[vendor.credential('new'), ['new']],
		] as const;
		let n = 0;
		for (const [fields, keys] of rotation) {
			host.credentials.fields.set('secret', fields);
			const keysSent = Array.from({ length: 20 }, (_, index) => keys[index % keys.length]);
			const verdicts = await Promise.all(keysSent.map(async (key) => await deliver(host, (n += 1), key)));
			expect(verdicts).toEqual(keysSent.map(() => 'accepted'));
		}
		vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10_000 });
		expect(await deliver(host, 1000, 'old')).toBe('signature-mismatch');
	});

	it('may carry white space from the clipboard', async () => {
		const host = await start();
		host.credentials.fields.set('secret', vendor.credential(`  ${secret}\n`));
		expect(await deliver(host, 1)).toBe('accepted');
	});

	it.each(['', '   ', '\n'])(
		'refuses every delivery when it is blank (%j), also one signed with it',
		async (blank) => {
			const host = await start();
			host.credentials.fields.set('secret', vendor.credential(blank, blank));
			expect(await deliver(host, 1)).toBe('secret-missing');
			expect(host.executions).toEqual([]);
		},
	);

	it('lets nobody in when the credential is gone or its store is away, and everybody again afterwards', async () => {
		const host = await start();
		host.credentials.failure = new Error('the database is away');
		expect(await deliver(host, 1)).toBe('secret-missing');
		host.credentials.failure = null;
		expect(await deliver(host, 1)).toBe('accepted');
		expect(host.failures).toEqual([]);
	});

	it('keeps working for a moment while the credential store is away, even after a forgery came in between', async () => {
		const host = await start();
		expect(await deliver(host, 1)).toBe('accepted');
		host.credentials.failure = new Error('the database is away');
		expect(await deliver(host, 2, 'guess')).not.toBe('accepted');
		expect(await deliver(host, 3)).toBe('accepted');
	});

	it('never shows in an answer, a log line or an item', async () => {
		engine.log.length = 0;
		const host = await startTrigger(engine, vendor, { options: { includeRaw: true } });
		running.push(host);
		const answers = [
			await send(host, signedBy(vendor, vendor.payload(1))),
			await send(host, signedBy(vendor, vendor.payload(2), 'guess')),
			await send(host, { headers: { [vendor.signatureHeader]: secret }, body: '{}' }),
			await send(host, { headers: {}, body: '{}' }),
		];
		host.credentials.failure = new Error('the database is away');
		answers.push(await send(host, signedBy(vendor, vendor.payload(3), 'guess')));
		const seen = JSON.stringify([answers, host.executions, host.failures, engine.log]);
		expect(engine.log.join('\n')).toContain('the database is away');
		expect(seen).not.toContain(secret);
	});
});

describe.each(triggerVendors)('activating the $name Trigger', (vendor) => {
	type Hook = 'checkExists' | 'create' | 'delete';

	async function hook(
		name: Hook,
		fields: ReturnType<TriggerVendor['credential']>,
		parameters: INodeParameters = { authentication: 'signature' },
	) {
		const store = new CredentialStore();
		store.fields.set('secret', fields);
		const node = triggerNode(vendor, parameters);
		const workflow = engine.workflowOf('activation', node);
		const data = engine.additionalData(store, 'trigger');
		const context = new engine.core.HookContext(workflow, node, data, 'trigger', 'activate');
		const nodeType = engine.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
		return await nodeType.webhookMethods?.default?.[name].call(context);
	}

	it.each(['', '  ', '\n\t'])(
		'is refused with a blank secret (%j), and the message says what to do',
		async (blank) => {
			for (const name of ['checkExists', 'create'] as const) {
				const refusal = await hook(name, vendor.credential(blank)).catch((error: unknown) => error);
				expect(refusal).toMatchObject({
					message: `The ${vendor.name} ${vendor.secretName} is empty`,
					description: expect.stringMatching(
						new RegExp(`paste the ${vendor.secretName} .* publish the workflow again`),
					),
				});
			}
		},
	);

	it('is refused when only the previous secret is filled in', async () => {
		await expect(hook('create', vendor.credential(' ', secret))).rejects.toThrow(
			`${vendor.secretName} is empty`,
		);
	});

	it.each([
		[{ timeZone: 'New York' }, '“New York” is no time zone'],
		[{ currency: 'US$' }, '“US$” is no currency'],
	])('is refused with a setting that cannot be read (%j)', async (options, message) => {
		await expect(hook('create', vendor.credential(secret), { options })).rejects.toThrow(message);
	});

	it('succeeds with a secret, and registers nothing anywhere', async () => {
		for (const name of ['checkExists', 'create', 'delete'] as const) {
			expect(await hook(name, vendor.credential(secret))).toBe(true);
		}
	});

	it('needs no secret when the user chose to accept unverified deliveries', async () => {
		expect(await hook('checkExists', vendor.credential(''), { authentication: 'acceptUnverified' })).toBe(
			true,
		);
	});

	it('can always be undone', async () => {
		expect(await hook('delete', vendor.credential(''))).toBe(true);
	});
});
