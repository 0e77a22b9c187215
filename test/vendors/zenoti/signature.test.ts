import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { verifySignature } from '../../../core/intake';
import { zenotiSignature } from '../../../vendors/zenoti/signature';

const secret = 'harbour-secret-with-32-characters';
const body = Buffer.from('{"event_type":"Guest.Created","event_timestamp":"2025-05-01T09:15:31.8745837Z"}');
const digest = createHmac('sha256', secret).update(body).digest();
const hex = digest.toString('hex');
const dashed = (hex.match(/../g) ?? []).join('-');

const encodings: ReadonlyArray<readonly [name: string, text: string]> = [
	['upper-case hex pairs with dashes', dashed.toUpperCase()],
	['lower-case hex pairs with dashes', dashed],
	['mixed-case hex pairs with dashes', dashed.replace(/[a-f]/, (letter) => letter.toUpperCase())],
	['plain lower-case hex', hex],
	['plain upper-case hex', hex.toUpperCase()],
	['base64', digest.toString('base64')],
	['base64 without padding', digest.toString('base64').replace('=', '')],
	['base64url', digest.toString('base64url')],
];
const prefixes = [
	'',
	'sha256 =',
	'sha256=',
	'sha256 = ',
	'sha256= ',
	'SHA256 =',
	'Sha256=',
	'sha256\t=\t',
	'sha256   =   ',
];
const paddings: ReadonlyArray<readonly [before: string, after: string]> = [
	['', ''],
	[' ', ' '],
];

const accepted = encodings.flatMap(([name, text]) =>
	prefixes.flatMap((prefix) =>
		paddings.map(([before, after]) => [name, `${before}${prefix}${text}${after}`] as const),
	),
);

const forgedBit = Buffer.from(digest);
forgedBit[31] = (digest[31] ?? 0) ^ 1;
const zenotiForm = zenotiSignature.write(digest);
const refused: ReadonlyArray<readonly [why: string, header: string, reason: string]> = [
	['empty', '', 'signature-missing'],
	['white space', '   ', 'signature-missing'],
	['prefix only', 'sha256 =', 'signature-malformed'],
	['a word', 'valid', 'signature-malformed'],
	['the secret itself', secret, 'signature-malformed'],
	['last bit flipped', zenotiSignature.write(forgedBit), 'signature-mismatch'],
	[
		'digest of another body',
		zenotiSignature.write(createHmac('sha256', secret).update('{}').digest()),
		'signature-mismatch',
	],
	[
		'digest of another secret',
		zenotiSignature.write(createHmac('sha256', 'other').update(body).digest()),
		'signature-mismatch',
	],
	['plain SHA-256 without a key', zenotiSignature.write(Buffer.alloc(32, 7)), 'signature-mismatch'],
	['32 zero bytes', zenotiSignature.write(Buffer.alloc(32)), 'signature-mismatch'],
	['SHA-1 digest', `sha256 =${createHmac('sha1', secret).update(body).digest('hex')}`, 'signature-malformed'],
	[
		'SHA-512 digest',
		`sha256 =${createHmac('sha512', secret).update(body).digest('hex')}`,
		'signature-malformed',
	],
	['sha1 prefix', `sha1=${hex}`, 'signature-malformed'],
	['prefix twice', `sha256 =sha256 =${hex}`, 'signature-malformed'],
	['equals sign twice', `sha256 ==${hex}`, 'signature-malformed'],
	['colon for the equals sign', `sha256:${hex}`, 'signature-malformed'],
	['prefix without equals sign', `sha256 ${hex}`, 'signature-malformed'],
	['one nibble missing', hex.slice(1), 'signature-malformed'],
	['one nibble more', `${hex}0`, 'signature-malformed'],
	['one pair missing', dashed.slice(3), 'signature-malformed'],
	['one pair more', `${dashed}-00`, 'signature-malformed'],
	['a dash at the end', `${dashed}-`, 'signature-malformed'],
	['a dash at the start', `-${dashed}`, 'signature-malformed'],
	['two dashes in a row', dashed.replace('-', '--'), 'signature-malformed'],
	['one dash missing', dashed.replace('-', ''), 'signature-malformed'],
	['dashes after single digits', (hex.match(/./g) ?? []).join('-'), 'signature-malformed'],
	['spaces for dashes', dashed.replaceAll('-', ' '), 'signature-malformed'],
	['a letter that is no hex digit', `g${hex.slice(1)}`, 'signature-malformed'],
	['0x before the digits', `0x${hex}`, 'signature-malformed'],
	['full-width digits', hex.replace(/\d/, '４'), 'signature-malformed'],
	['two digests, comma', `${zenotiForm}, ${zenotiForm}`, 'signature-malformed'],
	['two digests, space', `${hex} ${hex}`, 'signature-malformed'],
	['two digests run together', `${hex}${hex}`, 'signature-malformed'],
	['a wrong and a right digest', `${zenotiSignature.write(forgedBit)},${zenotiForm}`, 'signature-malformed'],
	['base64 one letter short', digest.toString('base64').slice(1), 'signature-malformed'],
	['base64 with two paddings', `${digest.toString('base64')}=`, 'signature-malformed'],
	['base64 with a space inside', digest.toString('base64').replace(/^(.{5})/, '$1 '), 'signature-malformed'],
	['a line break inside', dashed.replace('-', '\n'), 'signature-malformed'],
	['a NUL at the end', `${hex}\0`, 'signature-malformed'],
	['10,000 digests', Array.from({ length: 10_000 }, () => hex).join(','), 'signature-malformed'],
	['quotes around it', `"${hex}"`, 'signature-malformed'],
	['JSON', JSON.stringify({ sha256: hex }), 'signature-malformed'],
];

const verdictOf = (header: string, secrets: readonly string[] = [secret]) =>
	verifySignature(zenotiSignature, body, { 'zenoti-webhook-signature': header }, secrets);

describe('Zenoti signature', () => {
	it('is tried in more than 150 forms', () => {
		expect(accepted.length + refused.length).toBeGreaterThan(150);
	});

	it.each(accepted)('lets an authentic delivery in, written as %s: %j', (_name, header) => {
		expect(verdictOf(header)).toEqual({ kind: 'verified', secretIndex: 0 });
	});

	it.each(refused)('keeps out: %s', (_why, header, reason) => {
		expect(verdictOf(header)).toEqual({ kind: 'rejected', reason });
	});

	it('accepts the previous secret while one is rotated, and no other', () => {
		expect(verdictOf(zenotiForm, ['new-secret', secret])).toEqual({ kind: 'verified', secretIndex: 1 });
		expect(verdictOf(zenotiForm, ['new-secret', 'older-secret'])).toMatchObject({ kind: 'rejected' });
	});

	it('is found under its header name in any case, and under no other name', () => {
		const under = (name: string) => verifySignature(zenotiSignature, body, { [name]: zenotiForm }, [secret]);
		expect(under('Zenoti-Webhook-Signature').kind).toBe('verified');
		expect(under('x-zenoti-signature')).toEqual({ kind: 'rejected', reason: 'signature-missing' });
	});

	it('is refused when any single bit of the body differs', () => {
		for (let bit = 0; bit < body.length * 8; bit += 1) {
			const changed = Buffer.from(body);
			changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
			const headers = { 'zenoti-webhook-signature': zenotiForm };
			expect(verifySignature(zenotiSignature, changed, headers, [secret]).kind).toBe('rejected');
		}
	});

	it('is written as Zenoti writes it: a space before the equals sign, upper-case pairs, dashes', () => {
		const bytes = Buffer.from('182e10eb0099ff7fa1b2c3d4e5f60718293a4b5c6d7e8f900a1b2c3d4e5f6071', 'hex');
		expect(zenotiSignature.write(bytes)).toBe(
			'sha256 =18-2E-10-EB-00-99-FF-7F-A1-B2-C3-D4-E5-F6-07-18-29-3A-4B-5C-6D-7E-8F-90-0A-1B-2C-3D-4E-5F-60-71',
		);
	});
});
