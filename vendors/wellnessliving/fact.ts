import type { EventData, EventType } from '../../core/event/event';
import type { UnknownRecord } from '../../core/event/read';
import type { NormaliseContext } from '../../core/intake/profile';
import type { Envelope } from './envelope';

/** Where and when a payload was read: everything a mapping may know besides the payload. */
export interface Situation {
	readonly envelope: Envelope;
	readonly context: NormaliseContext;
}

/** What a payload says, before it gets its envelope. */
export interface Fact {
	readonly kind: 'fact';
	readonly type: EventType;
	/** Kind of thing in the event id and the subject. */
	readonly entity: string;
	readonly entityId: string;
	/** Operation in the event id. */
	readonly operation: string;
	/** Version stamp of the event id; see `identity.ts`. */
	readonly version: string;
	/** Names the business transaction where there is one; the event itself where there is none. */
	readonly correlation: string | null;
	readonly data: EventData;
}

/** Why an authentic payload could not be used, in plain words for the studio. */
export interface Refusal {
	readonly kind: 'refusal';
	readonly reason: string;
}

export type Reading = Fact | Refusal;

export type Reader = (payload: UnknownRecord, situation: Situation) => Reading;

export function refuse(reason: string): Refusal {
	return { kind: 'refusal', reason };
}
