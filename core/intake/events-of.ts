import { parseJson, type StudioEvent } from '../event';
import type { DeliveryHeaders } from './headers';
import { isDeeperThan, mostLevels } from './nesting';
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
	if (parsed.ok) return eventsOfPayload(profile, parsed.value, headers, context, includeRaw);
	const reason = `The body of the delivery is not JSON (${text.length} characters), so it was not read.`;
	const event = unusable(profile, reason, text, context);
	return [includeRaw ? withRaw(event, text) : event];
}

/** The same for a payload that somebody else has parsed: a stored file, an item of another node. */
export function eventsOfPayload(
	profile: SourceProfile,
	payload: unknown,
	headers: DeliveryHeaders,
	context: NormaliseContext,
	includeRaw: boolean,
): readonly StudioEvent[] {
	if (isDeeperThan(mostLevels, payload)) {
		const reason = `The delivery is nested more than ${mostLevels} levels deep, so it was not read and is not shown.`;
		return [unusable(profile, reason, payload, context)];
	}
	const events = profile.toEvents({ payload, headers }, context);
	return includeRaw ? events.map((event) => withRaw(event, payload)) : events;
}

function unusable(
	profile: SourceProfile,
	reason: string,
	payload: unknown,
	context: NormaliseContext,
): StudioEvent {
	const { system } = profile;
	const nothingKnown = { sourcetype: 'unknown', vendorEventId: null, deliveryId: null, time: null };
	return unrecognizedEvent({ system, source: system, ...nothingKnown, reason, payload }, context);
}

function withRaw(event: StudioEvent, raw: unknown): StudioEvent {
	return { ...event, data: { ...event.data, raw } };
}
