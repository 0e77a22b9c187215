import { base64DigestOf, hexDigestOf, type SignatureScheme } from '../../core/intake/signature';

/**
 * The documentation says only "SHA256 hash of the payload using webhook key" in `x-signature-256`: HMAC-SHA256 over
 * the raw body. The encoding is not published, so it is a setting; one is used at a time, never both in turn.
 * Source: https://webhooks.wellnessliving.io, front page.
 */
const header = 'x-signature-256';

/** The habit of GitHub's header of the same name; WellnessLiving's page shows no prefix. */
const prefix = /^sha256=\s*/i;

const withoutPrefix = (text: string): string => text.replace(prefix, '');

/** By the name of the user's choice; the first one is the default. */
export const signatureEncodings: Readonly<Record<'hex' | 'base64', SignatureScheme>> = {
	hex: {
		header,
		digestOf: (text) => hexDigestOf(withoutPrefix(text)),
		write: (digest) => Buffer.from(digest).toString('hex'),
	},
	base64: {
		header,
		digestOf: (text) => base64DigestOf(withoutPrefix(text)),
		write: (digest) => Buffer.from(digest).toString('base64'),
	},
};
