import { describe, expect, it } from 'vitest';
import { eventsOfBody, verifySignature, type SignatureScheme } from '../../../core/intake';
import { wellnessLivingProfile as profile } from '../../../vendors/wellnessliving/profile';
import { context, eventOf, fixture, withoutMeta } from './support';

const sentAt = '2026-02-15T08:00:00.000Z';
const schemes = Object.entries<SignatureScheme>(profile.signatureEncodings);

describe('a signed test delivery', () => {
	it.each(schemes)('is accepted by the receiver in %s', (encoding, scheme) => {
		const payload = fixture('client.created');
		const { headers, body } = profile.sign({ payload, secret: ' key ', sentAt, encoding });
		expect(verifySignature(scheme, Buffer.from(body), headers, ['key']).kind).toBe('verified');
		expect(verifySignature(scheme, Buffer.from(`${body} `), headers, ['key']).kind).toBe('rejected');
		const [event] = eventsOfBody(profile, Buffer.from(body), headers, context, false);
		expect(event).toEqual(eventOf(payload));
	});

	it('carries the headers of WellnessLiving, as far as the payload names them', () => {
		const payload = fixture('client.created');
		expect(profile.sign({ payload, secret: 'key', sentAt, encoding: 'hex' }).headers).toEqual({
			'content-type': 'application/json',
			'x-topic': 'client.created',
			'x-business_id': '61042',
			'x-generated-at': '2026-02-14T15:02:12.441Z',
			'x-sent-at': sentAt,
			'x-payload-key': expect.stringMatching(/^[0-9a-f]{32}$/),
			'x-signature-256': expect.stringMatching(/^[0-9a-f]{64}$/),
		});
	});

	it('has no topic and no business when the payload names none, and is generated when it is sent', () => {
		const payload = withoutMeta('client.created');
		const { headers } = profile.sign({ payload, secret: 'key', sentAt, encoding: 'hex' });
		expect(Object.keys(headers)).not.toContain('x-topic');
		expect(Object.keys(headers)).not.toContain('x-business_id');
		expect(headers['x-generated-at']).toBe(sentAt);
	});

	it('can carry nothing at all, which is null in JSON', () => {
		expect(profile.sign({ payload: undefined, secret: 'key', sentAt, encoding: 'hex' }).body).toBe('null');
	});

	it('keeps its payload key when it is sent again, and gets another one for another content', () => {
		const keyOf = (name: string, at: string): string | undefined =>
			profile.sign({ payload: fixture(name), secret: 'key', sentAt: at, encoding: 'hex' }).headers[
				'x-payload-key'
			];
		expect(keyOf('client.created', sentAt)).toBe(keyOf('client.created', context.receivedAt));
		expect(keyOf('client.created', sentAt)).not.toBe(keyOf('client.updated', sentAt));
	});

	it.each(['', 'toString', '__proto__', 'HEX'])('refuses the encoding "%s" by name', (encoding) => {
		expect(() => profile.sign({ payload: {}, secret: 'key', sentAt, encoding })).toThrow('hex or base64');
	});
});
