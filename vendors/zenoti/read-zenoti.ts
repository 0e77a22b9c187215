import { businessDayOf, dayOf, idOf, isRecord, localOf, own, textOf, utcOf } from '../../core/event';
import type { NamedRef, UnknownRecord } from '../../core/event';

/** An id in lower case, because Zenoti writes the same GUID in both cases; `null` for none. */
export function zenotiIdOf(value: unknown): string | null {
	return idOf(value)?.toLowerCase() ?? null;
}

/** `{ id, name }` of two sibling fields; `null` when neither is there. */
export function namedRef(idValue: unknown, nameValue: unknown): NamedRef | null {
	const id = zenotiIdOf(idValue);
	const name = textOf(nameValue);
	return id === null && name === null ? null : { id, name };
}

/** `{ id, name }` of a nested object; `null` when it is none or holds neither. */
export function refOf(value: unknown): NamedRef | null {
	return isRecord(value) ? namedRef(own(value, 'id'), own(value, 'name')) : null;
}

/** The centre of an event object: `center { id, name }`, or `center_id` with `center_name` (spelt `center_Name` on visits). */
export function centerOf(data: UnknownRecord): NamedRef | null {
	return (
		refOf(own(data, 'center')) ??
		namedRef(own(data, 'center_id'), own(data, 'center_name') ?? own(data, 'center_Name'))
	);
}

/** Hours between which a local midnight told in UTC belongs to either side of the date line (Hawaii or Tonga). */
const ambiguousFromHour = 10;
const ambiguousUntilHour = 12;

/**
 * The centre's calendar day of a membership date. Zenoti sends some as plain dates (`…T00:00:00`, taken as they are) and
 * others as the centre's midnight told in UTC: `2021-12-14T20:00:00` is the 15th at UTC+4, so its date part is a day
 * early. The zone converts it; without one the hour itself tells the offset, except between 10:00 and 12:00 UTC, and
 * for times that are no midnight anywhere: `null` then, rather than a wrong day. Inferred from docs.zenoti.com samples
 * (guest-membership-freeze, guest-membership-cancelled).
 */
export function centerDayOf(value: unknown, timeZone: string | null): string | null {
	const local = localOf(value);
	if (local === null || local.endsWith('T00:00:00')) return dayOf(value);
	return timeZone === null ? midnightDayOf(local) : businessDayOf(utcOf(value), timeZone);
}

function midnightDayOf(utcText: string): string | null {
	const hour = Number(utcText.slice(11, 13));
	const isQuarterHour = Number(utcText.slice(14, 16)) % 15 === 0 && utcText.endsWith(':00');
	if (!isQuarterHour || (hour >= ambiguousFromHour && hour < ambiguousUntilHour)) return null;
	const day = utcText.slice(0, 10);
	return hour < ambiguousFromHour ? day : dayAfter(day);
}

function dayAfter(day: string): string {
	return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
