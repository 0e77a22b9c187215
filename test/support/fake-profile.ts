import { buildEvent, buildEventId, idOf, listOf, own, recordOf, type StudioEvent } from '../../core/event';
import {
	base64DigestOf,
	hexDigestOf,
	hmacSha256,
	unrecognizedEvent,
	type Delivery,
	type NormaliseContext,
	type SourceProfile,
} from '../../core/intake';

const header = 'x-fake-signature';

/**
 * The smallest vendor there can be: `{ "facts": ["a", "b"] }` is two client updates. For tests of what is the same
 * for every vendor.
 */
export const fakeProfile: SourceProfile = {
	system: 'fake',
	label: 'Fake',
	signatureEncodings: {
		hex: { header, digestOf: hexDigestOf, write: (digest) => Buffer.from(digest).toString('hex') },
		base64: { header, digestOf: base64DigestOf, write: (digest) => Buffer.from(digest).toString('base64') },
	},
	isPing: (rawBody) => rawBody.length === 0,
	toEvents,
	sign: ({ payload, secret, encoding }) => {
		const body = JSON.stringify(payload);
		const scheme = fakeProfile.signatureEncodings[encoding];
		return { headers: { [header]: scheme?.write(hmacSha256(secret, body)) ?? '' }, body };
	},
};

function toEvents({ payload }: Delivery, context: NormaliseContext): readonly StudioEvent[] {
	const ids = listOf(own(recordOf(payload), 'facts')).flatMap((fact) => idOf(fact) ?? []);
	if (ids.length > 0) return ids.map((id) => factEvent(id, context));
	const reason = 'The delivery names no facts.';
	const nothingKnown = { sourcetype: 'unknown', vendorEventId: null, deliveryId: null, time: null };
	return [unrecognizedEvent({ system: 'fake', source: 'fake', ...nothingKnown, reason, payload }, context)];
}

export function factEvent(id: string, context: NormaliseContext = sampleContext): StudioEvent {
	return buildEvent({
		id: buildEventId('fake', 'client', id, 'updated', '1'),
		source: 'fake',
		type: 'studio.client.updated',
		subject: `client/${id}`,
		time: context.receivedAt,
		sourcetype: 'Fact',
		receivedtime: context.receivedAt,
		ingestion: context.ingestion,
		correlationid: `fake:client:${id}`,
		deliveryid: null,
		data: {},
	});
}

export const sampleContext: NormaliseContext = {
	receivedAt: '2026-03-01T10:00:00.000Z',
	ingestion: 'webhook',
	timeZone: null,
	currency: null,
};
