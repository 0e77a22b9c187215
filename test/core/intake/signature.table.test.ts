import { describe, expect, it } from 'vitest';
import {
	hmacSha256,
	usableSecrets,
	verifySignature,
	type SignatureScheme,
	type SignatureVerdict,
} from '../../../core/intake';
import { signatureEncodings } from '../../../vendors/wellnessliving/signature';
import { zenotiSignature } from '../../../vendors/zenoti/signature';
import {
	flipped,
	flippedBody,
	signatureCases,
	type Attempt,
	type Expected,
	type OnlyUnder,
	type Sample,
	type SchemeName,
} from './signature-cases';

const schemes: Readonly<Record<SchemeName, SignatureScheme>> = {
	zenoti: zenotiSignature,
	'wellnessLiving hex': signatureEncodings.hex,
	'wellnessLiving base64': signatureEncodings.base64,
};

const verdicts: Readonly<Record<Expected, SignatureVerdict>> = {
	current: { kind: 'verified', secretIndex: 0 },
	previous: { kind: 'verified', secretIndex: 1 },
	'no secret': { kind: 'rejected', reason: 'secret-missing' },
	'no signature': { kind: 'rejected', reason: 'signature-missing' },
	malformed: { kind: 'rejected', reason: 'signature-malformed' },
	mismatch: { kind: 'rejected', reason: 'signature-mismatch' },
};

/** Written as PHP writes JSON: escaped slashes, and an accent that JSON.stringify would keep; white space to lose. */
const body = Buffer.from(
	'{"uid": "2976050","s_last_name":"Zoë","url_photo":"https:\\/\\/img.example.test\\/1.png"}',
);

function sampleFor(scheme: SignatureScheme): Sample {
	const secret = 'Example-Webhook-Key-1';
	const digest = hmacSha256(secret, body);
	return { headerName: scheme.header, secret, body, digest, sent: scheme.write(digest), write: scheme.write };
}

function receive(scheme: SignatureScheme, sample: Sample, attempt: Attempt): SignatureVerdict {
	const { header = sample.sent, secrets = [sample.secret] } = attempt;
	const headers = attempt.headers ?? (header === null ? {} : { [scheme.header]: header });
	return verifySignature(scheme, attempt.body ?? sample.body, headers, usableSecrets(secrets));
}

function expectedUnder(name: SchemeName, expected: Expected | OnlyUnder): SignatureVerdict {
	if (typeof expected === 'string') return verdicts[expected];
	return expected.only.includes(name) ? verdicts.current : verdicts.malformed;
}

describe.each(Object.entries(schemes) as [SchemeName, SignatureScheme][])('%s signatures', (name, scheme) => {
	const sample = sampleFor(scheme);

	it('are tried in at least 150 ways, each different from the others', () => {
		expect(signatureCases.length).toBeGreaterThanOrEqual(150);
		expect(new Set(signatureCases.map(([title]) => title)).size).toBe(signatureCases.length);
	});

	it.each(signatureCases)('%s', (_, spoil, expected) => {
		expect(receive(scheme, sample, spoil(sample))).toEqual(expectedUnder(name, expected));
	});

	it('are refused when any one of the 256 bits is turned', () => {
		const wrong = Array.from({ length: 256 }, (_, bit) => flipped(sample, bit));
		for (const header of wrong) expect(receive(scheme, sample, { header })).toEqual(verdicts.mismatch);
		expect(new Set(wrong).size).toBe(256);
	});

	it('are refused when the body is cut at any byte', () => {
		for (let length = 0; length < body.length; length += 1) {
			expect(receive(scheme, sample, { body: body.subarray(0, length) })).toEqual(verdicts.mismatch);
		}
	});

	it('are refused when any one bit of the body is turned', () => {
		for (let bit = 0; bit < body.length * 8; bit += 1) {
			const turned = flippedBody(sample, bit >> 3, bit & 7);
			expect(receive(scheme, sample, { body: turned })).toEqual(verdicts.mismatch);
		}
	});

	it('are refused with any one character of the header changed', () => {
		const caseCounts = name === 'wellnessLiving base64';
		const folded = (text: string) => (caseCounts ? text : text.toLowerCase());
		for (const index of Array.from(sample.sent).keys()) {
			for (const letter of ['0', 'f', 'Z', '.', '*', ' ', '\0']) {
				const header = sample.sent.slice(0, index) + letter + sample.sent.slice(index + 1);
				if (folded(header.trim()) === folded(sample.sent)) continue;
				if (header === sample.sent.replace(/=$/, ' ')) continue;
				expect(receive(scheme, sample, { header }).kind, header).toBe('rejected');
			}
		}
	});
});
