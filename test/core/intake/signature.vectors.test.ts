import { describe, expect, it } from 'vitest';
import { hmacSha256, verifySignature } from '../../../core/intake';
import { signatureEncodings } from '../../../vendors/wellnessliving/signature';

type Vector = readonly [
	title: string,
	key: Uint8Array | string,
	content: Uint8Array | string,
	digest: string,
];

const bytes = (value: number, count: number): Buffer => Buffer.alloc(count, value);
const firstBytes = (count: number): Buffer =>
	Buffer.from(Array.from({ length: count }, (_, index) => index + 1));

/** RFC 4231, section 4. Case 5 publishes the first 128 bits only. */
const rfc4231: readonly Vector[] = [
	['case 1', bytes(0x0b, 20), 'Hi There', 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7'],
	[
		'case 2, a key shorter than the digest',
		'Jefe',
		'what do ya want for nothing?',
		'5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
	],
	[
		'case 3, key and content longer than 64 bytes together',
		bytes(0xaa, 20),
		bytes(0xdd, 50),
		'773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe',
	],
	[
		'case 4, a key of 25 bytes',
		firstBytes(25),
		bytes(0xcd, 50),
		'82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b',
	],
	['case 5, cut to 128 bits', bytes(0x0c, 20), 'Test With Truncation', 'a3b6167473100ee06e0c796c2955552b'],
	[
		'case 6, a key longer than a block',
		bytes(0xaa, 131),
		'Test Using Larger Than Block-Size Key - Hash Key First',
		'60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
	],
	[
		'case 7, key and content longer than a block',
		bytes(0xaa, 131),
		'This is a test using a larger than block-size key and a larger than block-size data. The key needs to be hashed before being used by the HMAC algorithm.',
		'9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2',
	],
];

/** What other senders publish for their receivers to check themselves with; each over the content that they sign. */
const senders: readonly Vector[] = [
	// https://docs.github.com/webhooks/using-webhooks/validating-webhook-deliveries
	[
		'GitHub',
		"It's a Secret to Everybody",
		'Hello, World!',
		'757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
	],
	// stripe-node, the sample values of its CryptoProvider
	[
		'Stripe, nothing to sign',
		'test_secret',
		'',
		'f7f9bd47fb987337b5796fdc1fdb9ba221d0d5396814bfcaf9521f43fd8927fd',
	],
	[
		'Stripe, a character outside the basic plane',
		'test_secret',
		'\ud83d\ude00',
		'837da296d05c4fe31f61d5d7ead035099d9585a5bcde87de952012a78f0b0c43',
	],
	// standard-webhooks and svix-webhooks, the same in every language port; the key is the base64 after "whsec_"
	[
		'Standard Webhooks and Svix',
		Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64'),
		'msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{"test": 2432232314}',
		Buffer.from('g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=', 'base64').toString('hex'),
	],
	// https://docs.slack.dev/authentication/verifying-requests-from-slack
	[
		'Slack',
		'8f742231b10e8888abcd99yyyzzz85a5',
		'v0:1531420618:token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c',
		'a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
	],
];

describe('HMAC-SHA256', () => {
	it.each(rfc4231)('gives the digest of RFC 4231, %s', (_, key, content, digest) => {
		expect(hmacSha256(key, content).toString('hex').slice(0, digest.length)).toBe(digest);
	});

	it.each(senders)('gives the digest published by %s', (_, key, content, digest) => {
		expect(hmacSha256(key, content).toString('hex')).toBe(digest);
	});

	it('gives the same for text and for its UTF-8 bytes', () => {
		const [secret, text] = ['Schlüssel', 'Zoë 😀'];
		expect(hmacSha256(Buffer.from(secret), Buffer.from(text))).toEqual(hmacSha256(secret, text));
		expect(hmacSha256(secret, text)).not.toEqual(hmacSha256(secret, Buffer.from(text, 'latin1')));
	});
});

describe('the WellnessLiving vector', () => {
	const secret = 'example-webhook-key';
	const body = Buffer.from(
		'{"uid":"2976050","s_last_name":"Zoë","url_photo":"https:\\/\\/img.example.test\\/1.png"}',
	);
	const rewritten = Buffer.from(JSON.stringify(JSON.parse(body.toString())));
	const hex = '639a467326ec4b56ce7718d0a715f4da6110398d753c0bc0e097111da0fb0f3a';
	const base64 = 'Y5pGcybsS1bOdxjQpxX02mEQOY11PAvA4JcRHaD7Dzo=';
	const rewrittenHex = '37e3e2a2384903ab58c980d2019965b90443d7b2714c60474ac879616e7cd306';
	const check = (encoding: 'hex' | 'base64', bytesReceived: Buffer, header: string) =>
		verifySignature(signatureEncodings[encoding], bytesReceived, { 'x-signature-256': header }, [secret])
			.kind;

	it('has 86 bytes, with escaped slashes and an unescaped accent', () => {
		expect(body).toHaveLength(86);
		expect(hmacSha256(secret, body).toString('hex')).toBe(hex);
		expect(hmacSha256(secret, rewritten).toString('hex')).toBe(rewrittenHex);
	});

	it('verifies in hex and in base64, each under its own setting', () => {
		expect(check('hex', body, hex)).toBe('verified');
		expect(check('base64', body, base64)).toBe('verified');
		expect(check('hex', body, base64)).toBe('rejected');
		expect(check('base64', body, hex)).toBe('rejected');
	});

	it('does not verify once the body was parsed and written again, in either direction', () => {
		expect(check('hex', rewritten, hex)).toBe('rejected');
		expect(check('hex', body, rewrittenHex)).toBe('rejected');
	});
});
