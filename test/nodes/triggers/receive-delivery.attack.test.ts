import { afterEach, describe, expect, it, vi } from 'vitest';
import { hmacSha256, type SourceProfile } from '../../../core/intake';
import { receiveDelivery, type TriggerSource } from '../../../nodes/common/receiveDelivery';
import { fakeProfile } from '../../support/fake-profile';
import { webhookContext, type FakeDelivery, type FakeTrigger } from '../../support/webhook-context';

afterEach(() => {
	vi.restoreAllMocks();
});

const secret = 'a-secret-nobody-may-see';
let workflows = 0;

function newTrigger(
	parameters: object = {},
	credential = async () => await Promise.resolve(fields),
): FakeTrigger {
	workflows += 1;
	const node = {
		id: 'n',
		name: 'Fake',
		type: 'fake',
		typeVersion: 1.1,
		position: [0, 0] as [number, number],
	};
	const fullNode = {
		...node,
		parameters: { ...parameters },
		credentials: { fakeApi: { id: '1', name: 'F' } },
	};
	return { node: fullNode, workflowId: `attack-${workflows}`, credential };
}

const fields: Record<string, unknown> = { current: secret, previous: '' };

const sourceOf = (profile: SourceProfile): TriggerSource => ({
	profile,
	credentialType: 'fakeApi',
	secretName: 'secret',
	fields: { current: 'current', previous: 'previous', encoding: null },
});

const signed = (payload: unknown, key = secret): FakeDelivery =>
	fakeProfile.sign({ payload, secret: key, sentAt: '', encoding: 'hex' });

const signedText = (body: string): FakeDelivery => ({
	body,
	headers: { 'x-fake-signature': hmacSha256(secret, body).toString('hex') },
});

async function receive(
	trigger: FakeTrigger,
	delivery: FakeDelivery,
	profile = fakeProfile,
	log: string[] = [],
) {
	const { context, response } = webhookContext(trigger, delivery, log);
	const result = await receiveDelivery(context, sourceOf(profile));
	return { result, response };
}

describe('before the signature is verified', () => {
	const untouchable: SourceProfile = {
		...fakeProfile,
		toEvents: () => {
			throw new Error('An unverified body was read');
		},
	};

	it.each<[string, FakeDelivery]>([
		['an unsigned body', { body: '{"facts":["a"]}' }],
		['a forged body', signed({ facts: ['a'] }, 'guess')],
		['16 MB of nested lists, unsigned', { body: '['.repeat(1 << 24) }],
		[
			'a million keys, forged',
			signed(Object.fromEntries(Array.from({ length: 100_000 }, (_, n) => [n, n])), 'guess'),
		],
	])('%s is answered 401 and never parsed nor mapped', async (_, delivery) => {
		const trigger = newTrigger();
		const parse = vi.spyOn(JSON, 'parse');
		const { result, response } = await receive(trigger, delivery, untouchable);
		expect(parse).not.toHaveBeenCalled();
		expect(result).toEqual({ noWebhookResponse: true });
		expect([response.statusCode, response.timesAnswered]).toEqual([401, 1]);
	});

	it('the same mapping is reached once the body is authentic, so the cases above prove something', async () => {
		await expect(receive(newTrigger(), signed({ facts: ['a'] }), untouchable)).rejects.toThrow('was read');
	});

	it('a forgery costs at most two HMACs and one look-up of the secret', async () => {
		const credential = vi.fn(async () => await Promise.resolve({ current: secret, previous: 'older' }));
		const trigger = newTrigger({}, credential);
		await receive(trigger, signed({ facts: ['a'] }));
		for (let n = 0; n < 5; n += 1) await receive(trigger, signed({ facts: ['b'] }, 'guess'));
		expect(credential).toHaveBeenCalledTimes(6);
	});

	it('a delivery without any signature costs no look-up while a secret is kept', async () => {
		const credential = vi.fn(async () => await Promise.resolve(fields));
		const trigger = newTrigger({}, credential);
		await receive(trigger, signed({ facts: ['a'] }));
		for (let n = 0; n < 5; n += 1) await receive(trigger, { body: '{}' });
		expect(credential).toHaveBeenCalledTimes(1);
	});

	it('a forgery claims nothing, so the authentic delivery still runs', async () => {
		const trigger = newTrigger();
		await receive(trigger, signed({ facts: ['a'] }, 'guess'));
		expect((await receive(trigger, signed({ facts: ['a'] }))).result.workflowData).toBeDefined();
	});
});

describe('every delivery gets exactly one answer, from n8n or from us', () => {
	it.each<[string, FakeDelivery, boolean]>([
		['a ping', { body: '' }, false],
		['an unsigned one', { body: '{}' }, true],
		['an authentic one', signed({ facts: ['x'] }), false],
		['an unusable one', signed(null), false],
	])('%s', async (_, delivery, isOurs) => {
		const { result, response } = await receive(newTrigger(), delivery);
		expect(response.timesAnswered).toBe(isOurs ? 1 : 0);
		expect(result.noWebhookResponse === true).toBe(isOurs);
		expect(result.webhookResponse !== undefined).toBe(!isOurs);
	});

	it('a body that nobody can read is refused', async () => {
		const { context, response, request } = webhookContext(newTrigger(), { body: '' });
		Object.assign(request, { rawBody: undefined, readRawBody: async () => await Promise.resolve() });
		await receiveDelivery(context, sourceOf(fakeProfile));
		expect(response).toMatchObject({
			statusCode: 401,
			body: { reason: 'body-unreadable' },
			timesAnswered: 1,
		});
	});
});

describe('an authentic hostile delivery', () => {
	const itemsOf = async (body: string, includeRaw: boolean) => {
		const { result } = await receive(newTrigger({ options: { includeRaw } }), signedText(body));
		return result.workflowData?.[0] ?? [];
	};

	it.each([false, true])(
		'of 100,000 nested levels becomes an item that n8n can store (original: %s)',
		async (raw) => {
			const body = `{"facts":["a"],"extra":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
			const { context, response } = webhookContext(
				newTrigger({ options: { includeRaw: raw } }),
				signedText(body),
			);
			const result = await receiveDelivery(context, sourceOf(fakeProfile));
			const items = result.workflowData?.[0] ?? [];
			expect(items.map((item) => item.json.type)).toEqual(['studio.unrecognized']);
			expect(JSON.stringify(items).length).toBeLessThan(2_000);
			expect(() => structuredClone(items)).not.toThrow();
			expect(response.timesAnswered).toBe(0);
		},
	);

	it('with prototype keys changes no prototype and stays data', async () => {
		const body =
			'{"facts":["a"],"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}';
		const [item] = await itemsOf(body, true);
		expect(Reflect.get({}, 'polluted')).toBeUndefined();
		expect(JSON.stringify(item?.json)).toContain('"__proto__":{"polluted":true}');
	});

	it('with ids of 20 digits, NUL and lone surrogates keeps them in the item', async () => {
		const [item] = await itemsOf('{"facts":["12345678901234567890"],"n":"\\u0000\\ud800"}', true);
		expect(item?.json.subject).toBe('client/12345678901234567890');
		expect(item?.json.data).toMatchObject({ raw: { n: '\0\ud800' } });
	});
});

describe('secrets', () => {
	it('appear in no answer, log line or item, whatever goes wrong', async () => {
		const log: string[] = [];
		const broken = async () => await Promise.reject(new Error('Credential could not be decrypted'));
		const outcomes = [
			await receive(newTrigger(), signed({ facts: ['a'] }), fakeProfile, log),
			await receive(newTrigger(), signed({ facts: ['a'] }, 'guess'), fakeProfile, log),
			await receive(newTrigger(), { body: '{}', headers: { 'x-fake-signature': secret } }, fakeProfile, log),
			await receive(newTrigger({}, broken), signed({ facts: ['a'] }), fakeProfile, log),
			await receive(
				newTrigger({ options: { includeRaw: true } }),
				signed({ facts: ['a'] }),
				fakeProfile,
				log,
			),
		];
		expect(log).toHaveLength(1);
		const seen = JSON.stringify([outcomes.map(({ result, response }) => [result, response.body]), log]);
		expect(seen).toContain('signature-mismatch');
		expect(seen).not.toContain(secret);
	});
});
