import { describe, expect, it } from 'vitest';
import { eventTypes } from '../../../core/event';
import { verifySignature } from '../../../core/intake';
import { zenotiEventTypes, zenotiProfile } from '../../../vendors/zenoti/profile';
import { zenotiSignature } from '../../../vendors/zenoti/signature';
import { fixture } from './support';

describe('Zenoti profile', () => {
	it.each([
		['no byte at all', '', true],
		['a space', ' ', false],
		['an empty object', '{}', false],
		['null', 'null', false],
		['an empty text', '""', false],
		['a NUL byte', '\0', false],
	])('tells the test button from a delivery: %s', (_name, body, isPing) => {
		expect(zenotiProfile.isPing(Buffer.from(body))).toBe(isPing);
	});

	it('signs a test delivery that its own check lets in, and that no other secret does', () => {
		const payload = fixture('Guest.Created');
		const request = { payload, secret: 's3cret', sentAt: '2025-05-01T00:00:00.000Z', encoding: 'zenoti' };
		const { headers, body } = zenotiProfile.sign(request);
		expect(headers['content-type']).toBe('application/json');
		expect(JSON.parse(body)).toEqual(payload);
		const check = (secret: string) =>
			verifySignature(zenotiSignature, Buffer.from(body), headers, [secret]).kind;
		expect([check('s3cret'), check('s3cret2')]).toEqual(['verified', 'rejected']);
	});

	it('signs text byte for byte, because a test of raw bytes must not be re-written', () => {
		const payload = '{ "event_timestamp" : "2025-05-01T09:15:31.8745837Z", "é":1.10 }';
		const request = { payload, secret: 'k', sentAt: '2025-05-01T00:00:00.000Z', encoding: 'zenoti' };
		const { headers, body } = zenotiProfile.sign(request);
		expect(body).toBe(payload);
		expect(verifySignature(zenotiSignature, Buffer.from(payload, 'utf8'), headers, ['k']).kind).toBe(
			'verified',
		);
	});

	it('offers exactly one encoding, named zenoti', () => {
		expect(Object.keys(zenotiProfile.signatureEncodings)).toEqual(['zenoti']);
	});

	it('offers menu entries for the types it can make and for no others', () => {
		expect(zenotiEventTypes.at(-1)).toBe('studio.unrecognized');
		expect(zenotiEventTypes).toContain('studio.booking.noshow');
		expect(zenotiEventTypes).not.toContain('studio.business.updated');
		expect(zenotiEventTypes.every((type) => eventTypes.includes(type))).toBe(true);
	});
});
