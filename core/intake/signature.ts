import { createHmac, timingSafeEqual } from 'node:crypto';
import { headerOf, type DeliveryHeaders } from './headers';

/**
 * How a vendor signs: HMAC-SHA256 over the raw body bytes, written into one header.
 * `digestOf` decodes the header's text to 32 bytes, or `null` when it is not one digest in that encoding.
 */
export interface SignatureScheme {
	readonly header: string;
	readonly digestOf: (headerText: string) => Uint8Array | null;
	readonly write: (digest: Uint8Array) => string;
}

export type SignatureVerdict =
	| { readonly kind: 'verified'; readonly secretIndex: number }
	| { readonly kind: 'rejected'; readonly reason: SignatureProblem };

export type SignatureProblem =
	'secret-missing' | 'signature-missing' | 'signature-malformed' | 'signature-mismatch';

/** Longer header texts are refused unread: a digest with its decoration needs 110 characters at the most. */
const maxHeaderLength = 200;

/** HMAC-SHA256 of the bytes, 32 bytes; text is taken as UTF-8. */
export function hmacSha256(secret: string | Uint8Array, body: Uint8Array | string): Buffer {
	return createHmac('sha256', secret).update(body).digest();
}

/** Secrets worth trying: trimmed, blank ones dropped. The order is kept: current first, then previous. */
export function usableSecrets(secrets: readonly unknown[]): readonly string[] {
	return secrets
		.map((secret) => (typeof secret === 'string' ? secret.trim() : ''))
		.filter((secret) => secret !== '');
}

/**
 * Checks the raw bytes before anything is parsed; constant-time, one digest only, every usable secret in turn.
 * Work is bounded: one header look-up, one decode, one HMAC per secret.
 */
export function verifySignature(
	scheme: SignatureScheme,
	rawBody: Uint8Array,
	headers: DeliveryHeaders,
	secrets: readonly string[],
): SignatureVerdict {
	if (secrets.length === 0) return { kind: 'rejected', reason: 'secret-missing' };
	const text = headerOf(headers, scheme.header)?.trim() ?? '';
	if (text === '') return { kind: 'rejected', reason: 'signature-missing' };
	const sent = text.length > maxHeaderLength ? null : scheme.digestOf(text);
	if (sent === null || sent.length !== 32) return { kind: 'rejected', reason: 'signature-malformed' };
	const secretIndex = secrets.findIndex((secret) => timingSafeEqual(sent, hmacSha256(secret, rawBody)));
	return secretIndex === -1
		? { kind: 'rejected', reason: 'signature-mismatch' }
		: { kind: 'verified', secretIndex };
}

/** Exactly 64 hexadecimal digits in any case, to 32 bytes. */
export function hexDigestOf(text: string): Uint8Array | null {
	return text.length === 64 ? decodeHex(text, 2) : null;
}

/** The same with a dash between the pairs, as .NET's BitConverter writes bytes. */
export function dashedHexDigestOf(text: string): Uint8Array | null {
	return text.length === 32 * 3 - 1 ? decodeHex(text, 3) : null;
}

/** Five times as fast as a pattern and `Buffer.from`; a refusal may cost little more than its HMAC. */
function decodeHex(text: string, step: 2 | 3): Uint8Array | null {
	const digest = Buffer.allocUnsafe(32);
	// Every odd character sets the sign bit, so one look at the end tells whether there was any.
	let odd = 0;
	for (let index = 0; index < 32; index += 1) {
		const at = index * step;
		const pair = (nibbleAt(text, at) << 4) | nibbleAt(text, at + 1);
		const isDashMissing = step === 3 && index < 31 && text.charCodeAt(at + 2) !== dash;
		odd |= isDashMissing ? -1 : pair;
		digest[index] = pair;
	}
	return odd < 0 ? null : digest;
}

const dash = 45;

/** Value of each ASCII character as a hexadecimal digit, -1 for the others. */
const nibbles = Int8Array.from({ length: 128 }, (_, code) => {
	const character = String.fromCharCode(code);
	return /^[0-9a-fA-F]$/.test(character) ? Number.parseInt(character, 16) : -1;
});

function nibbleAt(text: string, at: number): number {
	const code = text.charCodeAt(at);
	return code < 128 ? (nibbles[code] ?? -1) : -1;
}

/**
 * Exactly 32 bytes in base64 or base64url, with or without the final `=`. The 43rd character carries four bits only;
 * one with any of the two spare bits set is no encoding of a digest.
 */
export function base64DigestOf(text: string): Uint8Array | null {
	return /^[A-Za-z0-9+/_-]{42}[AEIMQUYcgkosw048]=?$/.test(text) ? Buffer.from(text, 'base64') : null;
}
