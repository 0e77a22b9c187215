import { base64DigestOf, dashedHexDigestOf, hexDigestOf, type SignatureScheme } from '../../core/intake';

const prefix = /^sha256\s*=\s*/i;

/**
 * `zenoti-webhook-signature: sha256 =18-2E-10-…`, HMAC-SHA256 of the raw body with the webhook's secret.
 * Zenoti publishes neither header nor format; this one was seen in production (space before `=`, upper-case hex pairs
 * joined by dashes, as .NET's BitConverter writes them). The same digest is also taken as plain hex and as base64, with
 * or without the prefix: 20 refused deliveries in a row switch a Zenoti webhook off, so a silent change of
 * encoding must not refuse them.
 */
export const zenotiSignature: SignatureScheme = {
	header: 'zenoti-webhook-signature',
	digestOf: (headerText) => {
		const text = headerText.trim().replace(prefix, '');
		return dashedHexDigestOf(text) ?? hexDigestOf(text) ?? base64DigestOf(text);
	},
	write: (digest) => `sha256 =${Array.from(digest, hexPair).join('-')}`,
};

function hexPair(byte: number): string {
	return byte.toString(16).padStart(2, '0').toUpperCase();
}
