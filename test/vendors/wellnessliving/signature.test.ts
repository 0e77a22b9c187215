import { describe, expect, it } from 'vitest';
import { verifySignature } from '../../../core/intake';
import { wellnessLivingProfile } from '../../../vendors/wellnessliving/profile';
import { signatureEncodings } from '../../../vendors/wellnessliving/signature';

/** The vector of the reference: 86 bytes as PHP writes JSON, with escaped slashes and an unescaped accent. */
const key = 'example-webhook-key';
const body = Buffer.from(
	'{"uid":"2976050","s_last_name":"Zoë","url_photo":"https:\\/\\/img.example.test\\/1.png"}',
);
const hex = '639a467326ec4b56ce7718d0a715f4da6110398d753c0bc0e097111da0fb0f3a';
const base64 = 'Y5pGcybsS1bOdxjQpxX02mEQOY11PAvA4JcRHaD7Dzo=';
const base64url = base64.replace(/\+/g, '-').replace(/\//g, '_').replace('=', '');
const hexOfReserialised = '37e3e2a2384903ab58c980d2019965b90443d7b2714c60474ac879616e7cd306';

type Encoding = keyof typeof signatureEncodings;

const verdictOf = (encoding: Encoding, header: string | string[], bytes: Uint8Array = body): string =>
	verifySignature(signatureEncodings[encoding], bytes, { 'x-signature-256': header }, [key]).kind;

describe('a signature of WellnessLiving', () => {
	it('is the published vector, byte for byte', () => {
		expect(body).toHaveLength(86);
		expect(verdictOf('hex', hex)).toBe('verified');
		expect(verdictOf('base64', base64)).toBe('verified');
	});

	it('covers the bytes: the same object written anew by JavaScript does not verify', () => {
		const again = Buffer.from(JSON.stringify(JSON.parse(body.toString())));
		expect(verdictOf('hex', hexOfReserialised)).toBe('rejected');
		expect(verdictOf('hex', hex, again)).toBe('rejected');
		expect(verdictOf('hex', hexOfReserialised, again)).toBe('verified');
	});

	const cases: ReadonlyArray<[title: string, encoding: Encoding, header: string | string[], kind: string]> = [
		['upper-case hex', 'hex', hex.toUpperCase(), 'verified'],
		['hex with the usual prefix', 'hex', `sha256=${hex}`, 'verified'],
		['the prefix in capitals, with a space', 'hex', `SHA256= ${hex}`, 'verified'],
		['hex with white space around it', 'hex', ` ${hex}\t`, 'verified'],
		['base64 with the prefix', 'base64', `sha256=${base64}`, 'verified'],
		['base64url', 'base64', base64url, 'verified'],
		['base64 without its equals sign', 'base64', base64.slice(0, -1), 'verified'],
		['hex under the base64 setting', 'base64', hex, 'rejected'],
		['base64 under the hex setting', 'hex', base64, 'rejected'],
		['the digest twice', 'hex', `${hex}, ${hex}`, 'rejected'],
		['the header twice', 'hex', [hex, hex], 'rejected'],
		['the prefix twice', 'hex', `sha256=sha256=${hex}`, 'rejected'],
		['another prefix', 'hex', `sha1=${hex}`, 'rejected'],
		['a nibble short', 'hex', hex.slice(1), 'rejected'],
		['the prefix alone', 'hex', 'sha256=', 'rejected'],
		['one nibble changed', 'hex', `7${hex.slice(1)}`, 'rejected'],
	];
	it.each(cases)('%s under the setting %s', (_title, encoding, header, kind) => {
		expect(verdictOf(encoding, header)).toBe(kind);
	});

	it('uses hex unless the user says otherwise', () => {
		expect(Object.keys(wellnessLivingProfile.signatureEncodings)[0]).toBe('hex');
	});
});

describe('a test button', () => {
	it.each(['', '{}', 'null'])('is not known of WellnessLiving, so a body %j is no ping', (text) => {
		expect(wellnessLivingProfile.isPing(Buffer.from(text))).toBe(false);
	});
});
