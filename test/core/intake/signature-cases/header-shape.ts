import { flipped, hex, signed, type SignatureCase } from './case';

/** Where the signature stands, and how often. */
export const headerShapeCases: readonly SignatureCase[] = [
	['no header at all', () => ({ headers: {} }), 'no signature'],
	['the header taken away', () => ({ header: null }), 'no signature'],
	['the header without a value', (s) => ({ headers: { [s.headerName]: undefined } }), 'no signature'],
	['an empty header', () => ({ header: '' }), 'no signature'],
	['a blank header', () => ({ header: '   ' }), 'no signature'],
	['a header of tabs and line breaks', () => ({ header: '\t\r\n' }), 'no signature'],
	['a header of no-break spaces', () => ({ header: '\u00a0\u00a0' }), 'no signature'],
	['an empty list', (s) => ({ headers: { [s.headerName]: [] } }), 'no signature'],
	['a list of one empty text', (s) => ({ headers: { [s.headerName]: [''] } }), 'no signature'],
	['the header name in capitals', (s) => ({ headers: { [s.headerName.toUpperCase()]: s.sent } }), 'current'],
	[
		'the header name in mixed case',
		(s) => ({ headers: { [s.headerName.replace(/^./, (c) => c.toUpperCase())]: s.sent } }),
		'current',
	],
	['a list with the one signature', (s) => ({ headers: { [s.headerName]: [s.sent] } }), 'current'],
	[
		'the signature among other headers',
		(s) => ({ headers: { host: 'hooks.test', [s.headerName]: s.sent, accept: '*/*' } }),
		'current',
	],
	[
		'the signature among 10,000 other headers',
		(s) => ({ headers: { ...manyHeaders(10_000), [s.headerName]: s.sent } }),
		'current',
	],
	[
		'the header named with underscores',
		(s) => ({ headers: { [s.headerName.replaceAll('-', '_')]: s.sent } }),
		'no signature',
	],
	[
		'the header name with a letter more',
		(s) => ({ headers: { [`${s.headerName}x`]: s.sent } }),
		'no signature',
	],
	[
		'the header name with a letter less',
		(s) => ({ headers: { [s.headerName.slice(0, -1)]: s.sent } }),
		'no signature',
	],
	[
		'the header name with a space after it',
		(s) => ({ headers: { [`${s.headerName} `]: s.sent } }),
		'no signature',
	],
	['the name and value swapped', (s) => ({ headers: { [s.sent]: s.headerName } }), 'no signature'],
	['GitHub’s header', (s) => ({ headers: { 'x-hub-signature-256': `sha256=${hex(s)}` } }), 'no signature'],
	['Stripe’s header', (s) => ({ headers: { 'stripe-signature': `t=1,v1=${hex(s)}` } }), 'no signature'],
	['the header of Standard Webhooks', (s) => ({ headers: { 'webhook-signature': s.sent } }), 'no signature'],
	['x-signature', (s) => ({ headers: { 'x-signature': s.sent } }), 'no signature'],
	['an authorization header', (s) => ({ headers: { authorization: s.sent } }), 'no signature'],
	['a cookie', (s) => ({ headers: { cookie: `${s.headerName}=${s.sent}` } }), 'no signature'],
	[
		'the other vendor’s header',
		(s) => ({ headers: { [otherVendors(s.headerName)]: s.sent } }),
		'no signature',
	],
	[
		'the other vendor’s header beside a wrong one',
		(s) => ({ headers: { [otherVendors(s.headerName)]: s.sent, [s.headerName]: flipped(s, 9) } }),
		'mismatch',
	],
	[
		'the header as an inherited property',
		(s) => ({ headers: Object.create({ [s.headerName]: s.sent }) }),
		'no signature',
	],
	[
		'the header under __proto__',
		(s) => ({ headers: JSON.parse(`{"__proto__":{"${s.headerName}":"${s.sent}"}}`) }),
		'no signature',
	],

	['the header twice, as Node joins it', (s) => ({ header: `${s.sent}, ${s.sent}` }), 'malformed'],
	['the header twice, as a list', (s) => ({ headers: { [s.headerName]: [s.sent, s.sent] } }), 'malformed'],
	['a wrong one before the right one', (s) => ({ header: `${flipped(s, 0)}, ${s.sent}` }), 'malformed'],
	['a wrong one after the right one', (s) => ({ header: `${s.sent}, ${flipped(s, 0)}` }), 'malformed'],
	['an empty one before the right one', (s) => ({ headers: { [s.headerName]: ['', s.sent] } }), 'malformed'],
	['two joined by a comma', (s) => ({ header: `${s.sent},${s.sent}` }), 'malformed'],
	['two joined by a space', (s) => ({ header: `${s.sent} ${s.sent}` }), 'malformed'],
	['two joined by a semicolon', (s) => ({ header: `${s.sent};${s.sent}` }), 'malformed'],
	[
		'10,000 wrong ones',
		(s) => ({ headers: { [s.headerName]: Array.from({ length: 10_000 }, () => flipped(s, 3)) } }),
		'malformed',
	],
	[
		'10,000 with the right one at the end',
		(s) => ({ headers: { [s.headerName]: [...Array.from({ length: 9_999 }, () => flipped(s, 3)), s.sent] } }),
		'malformed',
	],
	[
		'10,000 right ones joined by commas',
		(s) => ({ header: Array.from({ length: 10_000 }, () => s.sent).join(',') }),
		'malformed',
	],
	['a header of a million letters', () => ({ header: 'a'.repeat(1_000_000) }), 'malformed'],
	[
		'a header of a million spaces and the right one',
		(s) => ({ header: `${' '.repeat(1_000_000)}${s.sent}` }),
		'current',
	],
	[
		'the right one and a million spaces and a letter',
		(s) => ({ header: `${s.sent}${' '.repeat(1_000_000)}a` }),
		'malformed',
	],
	[
		'sha256, a million spaces and no equals sign',
		(s) => ({ header: `sha256${' '.repeat(1_000_000)}${hex(s)}` }),
		'malformed',
	],
	['a word', () => ({ header: 'valid' }), 'malformed'],
	['true', () => ({ header: 'true' }), 'malformed'],
	['zero', () => ({ header: '0' }), 'malformed'],
	['null as a word', () => ({ header: 'null' }), 'malformed'],
	['an empty object as text', () => ({ header: '{}' }), 'malformed'],
	['the signature of another delivery', (s) => ({ header: signed(s, '{"uid":"1"}') }), 'mismatch'],
];

function manyHeaders(count: number): Record<string, string> {
	return Object.fromEntries(
		Array.from({ length: count }, (_, index) => [`x-filler-${index}`, 'a'.repeat(64)]),
	);
}

function otherVendors(headerName: string): string {
	return headerName.startsWith('zenoti') ? 'x-signature-256' : 'zenoti-webhook-signature';
}
