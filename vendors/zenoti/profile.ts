import { hmacSha256, type SignedDelivery, type SignRequest, type SourceProfile } from '../../core/intake';
import { zenotiSignature } from './signature';
import { toZenotiEvents } from './to-events';

export { zenotiEventTypes } from './event-table';

/** Zenoti as a source: webhooks signed with one secret each, sent by POST, PUT or PATCH. */
export const zenotiProfile: SourceProfile = {
	system: 'zenoti',
	label: 'Zenoti',
	signatureEncodings: { zenoti: zenotiSignature },
	/** "Testing your trigger" sends no byte and no signature. A body that merely holds nothing useful is a real delivery. */
	isPing: (rawBody) => rawBody.length === 0,
	toEvents: toZenotiEvents,
	sign,
};

function sign(request: SignRequest): SignedDelivery {
	const body = bodyOf(request.payload);
	return {
		headers: {
			'content-type': 'application/json',
			[zenotiSignature.header]: zenotiSignature.write(hmacSha256(request.secret, body)),
		},
		body,
	};
}

function bodyOf(payload: unknown): string {
	return typeof payload === 'string' ? payload : (JSON.stringify(payload) ?? '');
}
