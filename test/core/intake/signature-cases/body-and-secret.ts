import { flippedBody, signed, type SignatureCase } from './case';

const text = (body: Buffer): string => body.toString('utf8');

/** A body that is not, byte for byte, the one that was signed. */
export const bodyCases: readonly SignatureCase[] = [
	[
		'a byte order mark before it',
		(s) => ({ body: Buffer.concat([Buffer.from('\ufeff'), s.body]) }),
		'mismatch',
	],
	['a line break after it', (s) => ({ body: Buffer.concat([s.body, Buffer.from('\n')]) }), 'mismatch'],
	['a space before it', (s) => ({ body: Buffer.concat([Buffer.from(' '), s.body]) }), 'mismatch'],
	['a NUL after it', (s) => ({ body: Buffer.concat([s.body, Buffer.of(0)]) }), 'mismatch'],
	['the body twice', (s) => ({ body: Buffer.concat([s.body, s.body]) }), 'mismatch'],
	[
		'parsed and written again',
		(s) => ({ body: Buffer.from(JSON.stringify(JSON.parse(text(s.body)))) }),
		'mismatch',
	],
	[
		'parsed and written with line breaks',
		(s) => ({ body: Buffer.from(JSON.stringify(JSON.parse(text(s.body)), null, 2)) }),
		'mismatch',
	],
	['its slashes unescaped', (s) => ({ body: Buffer.from(text(s.body).replaceAll('\\/', '/')) }), 'mismatch'],
	['its accents escaped', (s) => ({ body: Buffer.from(text(s.body).replace('ë', '\\u00eb')) }), 'mismatch'],
	['its accents taken apart', (s) => ({ body: Buffer.from(text(s.body).normalize('NFD')) }), 'mismatch'],
	['in Latin-1', (s) => ({ body: Buffer.from(text(s.body), 'latin1') }), 'mismatch'],
	['in UTF-16', (s) => ({ body: Buffer.from(text(s.body), 'utf16le') }), 'mismatch'],
	['in base64', (s) => ({ body: Buffer.from(s.body.toString('base64')) }), 'mismatch'],
	['in capitals', (s) => ({ body: Buffer.from(text(s.body).toUpperCase()) }), 'mismatch'],
	[
		'as a form field',
		(s) => ({ body: Buffer.from(`payload=${encodeURIComponent(text(s.body))}`) }),
		'mismatch',
	],
	[
		'its members in another order',
		(s) => ({ body: Buffer.from(text(s.body).replace(/^\{(.*),("url.*)\}$/, '{$2,$1}')) }),
		'mismatch',
	],
	[
		'one digit changed',
		(s) => ({ body: Buffer.from(text(s.body).replace('2976050', '2976051')) }),
		'mismatch',
	],
	['a member added', (s) => ({ body: Buffer.from(text(s.body).replace('{', '{"admin":true,')) }), 'mismatch'],
	[
		'a member doubled',
		(s) => ({ body: Buffer.from(text(s.body).replace('{', '{"uid":"2976050",')) }),
		'mismatch',
	],
	['its first byte missing', (s) => ({ body: s.body.subarray(1) }), 'mismatch'],
	['its last byte missing', (s) => ({ body: s.body.subarray(0, -1) }), 'mismatch'],
	['its second half missing', (s) => ({ body: s.body.subarray(0, s.body.length / 2) }), 'mismatch'],
	['nothing left of it', () => ({ body: Buffer.alloc(0) }), 'mismatch'],
	['the first bit turned', (s) => ({ body: flippedBody(s, 0, 7) }), 'mismatch'],
	['the last bit turned', (s) => ({ body: flippedBody(s, -1, 0) }), 'mismatch'],
	['a bit in the middle turned', (s) => ({ body: flippedBody(s, 40, 5) }), 'mismatch'],
	['another body with this signature', () => ({ body: Buffer.from('{"uid":"1"}') }), 'mismatch'],

	['nothing, signed', (s) => signedBody(s, Buffer.alloc(0)), 'current'],
	['one space, signed', (s) => signedBody(s, Buffer.from(' ')), 'current'],
	['NUL bytes, signed', (s) => signedBody(s, Buffer.alloc(100)), 'current'],
	['bytes that are no UTF-8, signed', (s) => signedBody(s, Buffer.from([0xff, 0xfe, 0xc0, 0x80])), 'current'],
	['text that is not JSON, signed', (s) => signedBody(s, Buffer.from('uid=2976050')), 'current'],
	[
		'with a byte order mark, signed',
		(s) => signedBody(s, Buffer.concat([Buffer.from('\ufeff'), s.body])),
		'current',
	],
	['of a megabyte, signed', (s) => signedBody(s, Buffer.alloc(1 << 20, 'x')), 'current'],
	['that quotes its own signature, signed', (s) => signedBody(s, Buffer.from(s.sent)), 'current'],
];

/** Which of the stored secrets count, and in which order. */
export const secretCases: readonly SignatureCase[] = [
	['the current one', (s) => ({ secrets: [s.secret, ''] }), 'current'],
	['the current one, with another as the previous', (s) => ({ secrets: [s.secret, 'retired'] }), 'current'],
	['the previous one', (s) => ({ secrets: ['brand-new', s.secret] }), 'previous'],
	['the same one twice', (s) => ({ secrets: [s.secret, s.secret] }), 'current'],
	['only a previous one', (s) => ({ secrets: ['', s.secret] }), 'current'],
	['a blank current one and a previous one', (s) => ({ secrets: ['  ', s.secret] }), 'current'],
	['a space before it in the credential', (s) => ({ secrets: [` ${s.secret}`] }), 'current'],
	['a line break after it in the credential', (s) => ({ secrets: [`${s.secret}\r\n`] }), 'current'],
	['white space round the previous one', (s) => ({ secrets: ['brand-new', `\t${s.secret}\n`] }), 'previous'],
	[
		'accents in it',
		(s) => ({ header: signed(s, s.body, 'Schlüssel–½'), secrets: ['Schlüssel–½'] }),
		'current',
	],
	[
		'longer than a block of SHA-256',
		(s) => ({ header: signed(s, s.body, 'k'.repeat(1000)), secrets: ['k'.repeat(1000)] }),
		'current',
	],
	['one letter long', (s) => ({ header: signed(s, s.body, 'k'), secrets: ['k'] }), 'current'],
	['none stored', () => ({ secrets: [] }), 'no secret'],
	['an empty one', () => ({ secrets: [''] }), 'no secret'],
	['two empty ones', () => ({ secrets: ['', ''] }), 'no secret'],
	['a blank one', () => ({ secrets: ['   '] }), 'no secret'],
	['one of no-break spaces', () => ({ secrets: ['\u00a0'] }), 'no secret'],
	['null', () => ({ secrets: [null, undefined] }), 'no secret'],
	['numbers and objects', () => ({ secrets: [12345, { key: 'k' }] }), 'no secret'],
	[
		'an empty one, and a delivery signed with it',
		(s) => ({ header: signed(s, s.body, ''), secrets: ['', ' '] }),
		'no secret',
	],
	[
		'a blank one, and a delivery signed with it',
		(s) => ({ header: signed(s, s.body, ' '), secrets: [' '] }),
		'no secret',
	],
	['none stored and no header', () => ({ secrets: [], header: null }), 'no secret'],
	['a delivery signed with an empty secret', (s) => ({ header: signed(s, s.body, '') }), 'mismatch'],
	[
		'a delivery signed with the word undefined',
		(s) => ({ header: signed(s, s.body, 'undefined') }),
		'mismatch',
	],
	['another secret', () => ({ secrets: ['another-secret'] }), 'mismatch'],
	['two other secrets', () => ({ secrets: ['another-secret', 'a-third'] }), 'mismatch'],
	['its first half', (s) => ({ secrets: [s.secret.slice(0, 8)] }), 'mismatch'],
	['a letter more', (s) => ({ secrets: [`${s.secret}x`] }), 'mismatch'],
	['in capitals', (s) => ({ secrets: [s.secret.toUpperCase()] }), 'mismatch'],
	['in base64', (s) => ({ secrets: [Buffer.from(s.secret).toString('base64')] }), 'mismatch'],
	['in hex', (s) => ({ secrets: [Buffer.from(s.secret).toString('hex')] }), 'mismatch'],
	['a space inside it', (s) => ({ secrets: [`${s.secret.slice(0, 4)} ${s.secret.slice(4)}`] }), 'mismatch'],
	['a zero-width space after it', (s) => ({ secrets: [`${s.secret}\u200b`] }), 'mismatch'],
	['both joined by a comma in one field', (s) => ({ secrets: [`${s.secret},retired`] }), 'mismatch'],
];

function signedBody(sample: Parameters<SignatureCase[1]>[0], body: Buffer) {
	return { body, header: signed(sample, body) };
}
