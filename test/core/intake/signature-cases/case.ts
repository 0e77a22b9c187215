import { hmacSha256 } from '../../../../core/intake';

/** A delivery as the vendor would send it, and its parts to spoil. */
export interface Sample {
	readonly headerName: string;
	readonly secret: string;
	readonly body: Buffer;
	/** The 32 bytes the vendor computes. */
	readonly digest: Buffer;
	/** The digest as the vendor writes it into the header. */
	readonly sent: string;
	/** Any digest, written as the vendor writes it. */
	readonly write: (digest: Uint8Array) => string;
}

/** What reaches the receiver; a part left out is the authentic one. */
export interface Attempt {
	/** Text of the signature header; `null` takes the header away. */
	readonly header?: string | null;
	/** All headers, in place of the signature header alone. */
	readonly headers?: Record<string, string | readonly string[] | undefined>;
	readonly body?: Buffer;
	/** As stored in the credential: current, then previous. */
	readonly secrets?: readonly unknown[];
}

/** The schemes the table runs for; `zenoti` takes several spellings of one digest, WellnessLiving the chosen one. */
export type SchemeName = 'zenoti' | 'wellnessLiving hex' | 'wellnessLiving base64';

/** `current` and `previous` say which secret has verified the delivery, the others why it was refused. */
export type Expected = 'current' | 'previous' | 'no secret' | 'no signature' | 'malformed' | 'mismatch';

/** Accepted under these schemes, malformed under the others. */
export interface OnlyUnder {
	readonly only: readonly SchemeName[];
}

export type SignatureCase = readonly [
	title: string,
	spoil: (sample: Sample) => Attempt,
	expected: Expected | OnlyUnder,
];

export const hexSchemes: OnlyUnder = { only: ['zenoti', 'wellnessLiving hex'] };
export const base64Schemes: OnlyUnder = { only: ['zenoti', 'wellnessLiving base64'] };
export const zenotiOnly: OnlyUnder = { only: ['zenoti'] };

export const hex = (sample: Sample): string => sample.digest.toString('hex');
export const base64 = (sample: Sample): string => sample.digest.toString('base64');
export const dashed = (sample: Sample): string => hex(sample).toUpperCase().match(/../g)?.join('-') ?? '';

/** The header the vendor would send with this body and secret. */
export const signed = (sample: Sample, body: Buffer | string, secret = sample.secret): string =>
	sample.write(hmacSha256(secret, body));

/** The authentic digest with one bit turned; bit 0 is the highest of the first byte, bit 255 the lowest of the last. */
export function flipped(sample: Sample, bit: number): string {
	const digest = Buffer.from(sample.digest);
	digest[bit >> 3] = (digest[bit >> 3] ?? 0) ^ (0x80 >> (bit & 7));
	return sample.write(digest);
}

/** The authentic body with one bit turned. */
export function flippedBody(sample: Sample, byte: number, bit: number): Buffer {
	const body = Buffer.from(sample.body);
	const index = byte < 0 ? body.length + byte : byte;
	body[index] = (body[index] ?? 0) ^ (1 << bit);
	return body;
}
