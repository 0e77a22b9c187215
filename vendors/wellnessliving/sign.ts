import { own, recordOf, textOf } from '../../core/event/read';
import type { SignedDelivery, SignRequest } from '../../core/intake/profile';
import { payloadHash } from '../../core/intake/payload-hash';
import { hmacSha256, type SignatureScheme } from '../../core/intake/signature';
import { momentOf } from './moment';
import { signatureEncodings } from './signature';
import { keyOf } from './values';

/**
 * A test delivery as WellnessLiving sends it. The topic, business and time come from `meta_data`, as far as it is
 * there; a payload without it gets no `x-topic`. Throws for an encoding that is not in `signatureEncodings`.
 */
export function sign(request: SignRequest): SignedDelivery {
	const body = JSON.stringify(request.payload ?? null);
	const scheme = schemeOf(request.encoding);
	const payload = recordOf(request.payload);
	const meta = recordOf(own(payload, 'meta_data'));
	const topic = textOf(own(meta, 'topic'));
	const businessId = keyOf(own(meta, 'business_id')) ?? keyOf(own(payload, 'k_business'));
	return {
		headers: {
			'content-type': 'application/json',
			...(topic === null ? {} : { 'x-topic': topic }),
			...(businessId === null ? {} : { 'x-business_id': businessId }),
			'x-generated-at': momentOf(own(meta, 'date')) ?? request.sentAt,
			'x-sent-at': request.sentAt,
			'x-payload-key': payloadHash(body),
			[scheme.header]: scheme.write(hmacSha256(request.secret.trim(), body)),
		},
		body,
	};
}

function schemeOf(encoding: string): SignatureScheme {
	const found = Object.entries(signatureEncodings).find(([name]) => name === encoding);
	if (found !== undefined) return found[1];
	throw new Error(
		`WellnessLiving signatures are ${Object.keys(signatureEncodings).join(' or ')}, not "${encoding}".`,
	);
}
