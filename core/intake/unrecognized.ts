import { buildEvent, buildEventId, type StudioEvent } from '../event';
import { payloadHash } from './payload-hash';
import type { NormaliseContext } from './profile';

export interface UnrecognizedParts {
	readonly system: string;
	/** Account and place as far as known, for example `zenoti`. */
	readonly source: string;
	/** The vendor's own name of the event, or `unknown`. */
	readonly sourcetype: string;
	/** What is missing or odd, in plain words for the studio. */
	readonly reason: string;
	/** The vendor's event id where it gave one; otherwise the payload's hash stands for it. */
	readonly vendorEventId: string | null;
	readonly deliveryId: string | null;
	/** UTC; the time of receipt where the vendor gave none. */
	readonly time: string | null;
	readonly payload: unknown;
}

/** An authentic delivery that could not be understood: acknowledged to the vendor, shown to the user with the reason. */
export function unrecognizedEvent(parts: UnrecognizedParts, context: NormaliseContext): StudioEvent {
	const stamp = parts.vendorEventId ?? payloadHash(parts.payload);
	return buildEvent({
		id: buildEventId(parts.system, 'delivery', stamp, 'unrecognized', '1'),
		source: parts.source,
		type: 'studio.unrecognized',
		subject: `delivery/${stamp}`,
		time: parts.time ?? context.receivedAt,
		sourcetype: parts.sourcetype,
		receivedtime: context.receivedAt,
		ingestion: context.ingestion,
		correlationid: `${parts.system}:delivery:${stamp}`,
		deliveryid: parts.deliveryId,
		data: { reason: parts.reason },
	});
}
