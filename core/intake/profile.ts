import type { Ingestion, StudioEvent } from '../event';
import type { DeliveryHeaders } from './headers';
import type { SignatureScheme } from './signature';

/** What a normaliser may assume about where and when; everything the payload itself does not say. */
export interface NormaliseContext {
	/** UTC, ISO 8601 with milliseconds. */
	readonly receivedAt: string;
	readonly ingestion: Ingestion;
	/** IANA zone to use where the payload names none; `null` leaves local times unconverted. */
	readonly timeZone: string | null;
	/** ISO 4217 code to use where the payload names none. */
	readonly currency: string | null;
}

/** One authentic delivery, or one stored payload. */
export interface Delivery {
	/** Parsed JSON. */
	readonly payload: unknown;
	/** Empty for stored payloads. */
	readonly headers: DeliveryHeaders;
}

/** A test delivery that the receiver accepts as authentic. */
export interface SignedDelivery {
	readonly headers: Readonly<Record<string, string>>;
	/** The exact bytes to send, UTF-8. */
	readonly body: string;
}

export interface SignRequest {
	readonly payload: unknown;
	readonly secret: string;
	/** UTC, ISO 8601 with milliseconds. */
	readonly sentAt: string;
	/** A name from the profile's `signatureEncodings`. */
	readonly encoding: string;
}

/** A vendor that sends events: everything the generic intake has to know of it, as data and pure functions. */
export interface SourceProfile {
	/** First part of every event id, `zenoti`. */
	readonly system: string;
	/** For people, `Zenoti`. */
	readonly label: string;
	/** By name of the encoding the user chose; the first one is the default. */
	readonly signatureEncodings: Readonly<Record<string, SignatureScheme>>;
	/** A delivery of the vendor's test button, told before the signature is looked at. */
	readonly isPing: (rawBody: Uint8Array) => boolean;
	/** Never throws for outside data: what cannot be understood comes out as `studio.unrecognized`. At least one event. */
	readonly toEvents: (delivery: Delivery, context: NormaliseContext) => readonly StudioEvent[];
	readonly sign: (request: SignRequest) => SignedDelivery;
}
