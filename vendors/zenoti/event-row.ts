import type { EventType } from '../../core/event';
import type { Mapper } from './fact';

/**
 * Where the event's existence and its exact name are known from: `documented` on docs.zenoti.com; `seen` in production
 * traffic that was published; `inferred`: the page shows the object but not the name, so every plausible one is taken.
 */
export type Evidence = 'documented' | 'seen' | 'inferred';

/** The version stamp of each studio type an event can become: fields of the Zenoti object; none: the `event_id`. */
export type Stamps = Partial<Record<EventType, readonly string[]>>;

/** The name first, other spellings behind; compared without regard to case. */
export type EventNames = readonly [string, ...string[]];

export interface ZenotiEventRow {
	readonly names: EventNames;
	readonly evidence: Evidence;
	/** Below `docs.zenoti.com/reference/`; `null` where no page exists. */
	readonly page: string | null;
	readonly studio: Stamps;
	readonly map: Mapper;
}

/** The version is the delivery's: neither webhook nor poll tells a stamp of the entity. */
export const byDelivery: readonly string[] = [];

type RowSource = readonly [evidence: Evidence, page: string | null];

/** A row whose event always becomes the same studio type. */
export function simpleRow(
	names: EventNames,
	[evidence, page]: RowSource,
	type: EventType,
	map: (type: EventType) => Mapper,
	stamp: readonly string[] = byDelivery,
): ZenotiEventRow {
	return { names, evidence, page, studio: { [type]: stamp }, map: map(type) };
}

/** A row whose event becomes one of several studio types, each with its stamp. */
export function branchingRow(
	names: EventNames,
	[evidence, page]: RowSource,
	studio: Stamps,
	map: Mapper,
): ZenotiEventRow {
	return { names, evidence, page, studio, map };
}
