import type { EventData, EventType, UnknownRecord } from '../../core/event';
import type { NormaliseContext } from '../../core/intake';

/** First word of an event id after the system: what kind of Zenoti object the id belongs to. */
export type ZenotiEntity =
	| 'appointment'
	| 'appointmentgroup'
	| 'employee'
	| 'feedback'
	| 'guest'
	| 'guestpass'
	| 'invoice'
	| 'membership'
	| 'package'
	| 'payment'
	| 'registration'
	| 'session';

/** One thing that happened to one entity, before ids and the CloudEvents envelope are put round it. */
export interface Fact {
	readonly type: EventType;
	readonly entity: ZenotiEntity;
	/** Lower-case. */
	readonly entityId: string;
	/** The Zenoti object that holds the version stamps of this fact. */
	readonly record: UnknownRecord;
	readonly centerId: string | null;
	/** Appointment group of the fact. */
	readonly groupId: string | null;
	/** Invoice of the fact. */
	readonly saleId: string | null;
	readonly data: EventData;
}

/** Why nothing, or not all, could be read: a clause that follows "Guest.Created …", in plain words. */
export interface Problem {
	readonly problem: string;
}

export type Mapped = Fact | Problem;

/** Reads the event object of one delivery. Never throws for outside data. */
export type Mapper = (data: UnknownRecord, context: NormaliseContext) => readonly Mapped[];

/** One line of the field table: a studio field, the Zenoti field it is read from, and what to know of it. */
export interface FieldRow {
	/** Path below `data` of the studio event; `[]` stands for each entry of a list. */
	readonly studio: string;
	/** Path below `data` of the Zenoti delivery. */
	readonly zenoti: string;
	readonly note?: string;
}

/** The problem of an event object without its id. */
export function missingId(what: string, path: string): readonly Problem[] {
	return [{ problem: `came without the ${what} (${path}), so it cannot be tied to anything` }];
}
