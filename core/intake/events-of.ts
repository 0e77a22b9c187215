import { parseJson, type StudioEvent } from '../event';
import type { DeliveryHeaders } from './headers';
import type { NormaliseContext, SourceProfile } from './profile';
import { unrecognizedEvent } from './unrecognized';

/**
 * The studio events of one verified body: parse, then the vendor's own mapping. Never throws for outside data;
 * bytes that are no JSON come out as `studio.unrecognized`, because a vendor must not be told of an error for them.
 */
export function eventsOfBody(
	profile: SourceProfile,
	rawBody: Uint8Array,
	headers: DeliveryHeaders,
	context: NormaliseContext,
	includeRaw: boolean,
): readonly StudioEvent[] {
	const text = Buffer.from(rawBody.buffer, rawBody.byteOffset, rawBody.byteLength).toString('utf8');
	const parsed = parseJson(text);
	if (!parsed.ok) return [attachRaw(notJson(profile, text, context), text, includeRaw)];
	return eventsOfPayload(profile, parsed.value, headers, context, includeRaw);
}

/** The same for a payload that somebody else has parsed: a stored file, an item of another node. */
export function eventsOfPayload(
	profile: SourceProfile,
	payload: unknown,
	headers: DeliveryHeaders,
	context: NormaliseContext,
	includeRaw: boolean,
): readonly StudioEvent[] {
	const events = profile.toEvents({ payload, headers }, context);
	return includeRaw ? events.map((event) => attachRaw(event, payload, true)) : events;
}

function notJson(profile: SourceProfile, text: string, context: NormaliseContext): StudioEvent {
	return unrecognizedEvent(
		{
			system: profile.system,
			source: profile.system,
			sourcetype: 'unknown',
			reason: `The delivery is signed by ${profile.label}, but its body is not JSON (${text.length} characters).`,
			vendorEventId: null,
			deliveryId: null,
			time: null,
			payload: text,
		},
		context,
	);
}

function attachRaw(event: StudioEvent, raw: unknown, includeRaw: boolean): StudioEvent {
	return includeRaw ? { ...event, data: { ...event.data, raw } } : event;
}
