import { eventTypes, type EventType } from '../../core/event';
import type { ZenotiEventRow } from './event-row';
import { moneyRows } from './table-money';
import { peopleRows } from './table-people';
import { visitRows } from './table-visits';

/** Every Zenoti event that is understood: routing, menu entries, documentation and tests read this one list. */
export const zenotiEvents: readonly ZenotiEventRow[] = [...moneyRows, ...peopleRows, ...visitRows];

const rowsByName: ReadonlyMap<string, ZenotiEventRow> = new Map(
	zenotiEvents.flatMap((event) => event.names.map((name) => [name.toLowerCase(), event] as const)),
);

/** The row of an `event_type` in any case; `null` when the type is not known. */
export function eventRowOf(eventType: string): ZenotiEventRow | null {
	return rowsByName.get(eventType.trim().toLowerCase()) ?? null;
}

/** The studio types Zenoti's webhooks can become, in the order of the one list, `studio.unrecognized` last. */
export const zenotiEventTypes: readonly EventType[] = eventTypes.filter(
	(type) => type === 'studio.unrecognized' || zenotiEvents.some((event) => Object.hasOwn(event.studio, type)),
);
