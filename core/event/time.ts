import { IANAZone } from 'luxon';

const msPerMinute = 60_000;

const utcShape = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?$/;
const offsetShape = /([+-]\d{2}):?(\d{2})$/;
const dayShape = /^\d{4}-\d{2}-\d{2}(?:[T ].*)?$/;

/** Dates that vendors send for "none": `0001-01-01…`, `0000-00-00…`. */
export function isZeroDate(text: string): boolean {
	return text.startsWith('0001-01-01') || text.startsWith('0000-00-00');
}

/**
 * UTC ISO 8601 text with milliseconds from `YYYY-MM-DD[T ]HH:MM:SS[.fraction][Z|±hh:mm]`; a text without a zone is
 * read as UTC. Fractions of any length are cut to milliseconds (Zenoti sends up to seven digits). `null` for none.
 * The first 19 characters have fixed places, so UTC text is cut, not parsed: every event reads several of them.
 */
export function utcOf(value: unknown): string | null {
	const text = typeof value === 'string' ? value.trim() : '';
	if (!isMoment(text)) return null;
	const moment = `${text.slice(0, 10)}T${text.slice(11, 19)}.${millisecondsOf(text)}`;
	const offset = text.length > 19 ? offsetShape.exec(text.slice(19)) : null;
	if (offset === null) return `${moment}Z`;
	return isoOf(Date.parse(`${moment}${offset[1]}:${offset[2]}`));
}

/** The furthest instant a date can hold from 1970, in milliseconds. */
const furthestInstant = 8.64e15;

/** ISO text of an instant in milliseconds; `null` where there is none or four digits cannot write its year. */
function isoOf(instant: number): string | null {
	if (Number.isNaN(instant) || Math.abs(instant) > furthestInstant) return null;
	const text = new Date(instant).toISOString();
	return text.length === 24 ? text : null;
}

function millisecondsOf(text: string): string {
	if (text[19] !== '.') return '000';
	const end = text.slice(20).search(/\D/);
	return text.slice(20, Math.min(23, end === -1 ? 23 : 20 + end)).padEnd(3, '0');
}

/** A date-time of the shape above on a day and at a time that exist, and not one that means none. */
function isMoment(text: string): boolean {
	return (
		utcShape.test(text) &&
		!isZeroDate(text) &&
		isRealDay(text) &&
		text.slice(11, 13) < '24' &&
		text.slice(14, 16) < '60' &&
		text.slice(17, 19) < '60'
	);
}

/** Whether the ten characters `YYYY-MM-DD` at the start name a day of the calendar. */
function isRealDay(text: string): boolean {
	const month = Number(text.slice(5, 7));
	const day = Number(text.slice(8, 10));
	if (day >= 1 && day <= 28) return month >= 1 && month <= 12;
	const date = new Date(Date.UTC(Number(text.slice(0, 4)), month - 1, day));
	return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** `YYYY-MM-DD` as written at the start of the text; no zone arithmetic. `null` for none or zero dates. */
export function dayOf(value: unknown): string | null {
	const text = typeof value === 'string' ? value.trim() : '';
	return dayShape.test(text) && !isZeroDate(text) && isRealDay(text) ? text.slice(0, 10) : null;
}

/** Local date-time text without zone, `YYYY-MM-DDTHH:MM:SS`; `null` for none. */
export function localOf(value: unknown): string | null {
	const text = typeof value === 'string' ? value.trim() : '';
	return isMoment(text) ? `${text.slice(0, 10)}T${text.slice(11, 19)}` : null;
}

const msPerDay = 86_400_000;

/**
 * The UTC instant of a local date-time in an IANA zone; `null` when either is unknown. Of the hour that a clock
 * change repeats it is the first one, in the hour that it skips the clock is read as if not yet changed. Decided from
 * the offsets of the days around, because Luxon starts from today's offset and so answers differently by season.
 */
export function localToUtc(local: string | null, timeZone: string | null): string | null {
	if (local === null || timeZone === null) return null;
	const zone = IANAZone.create(timeZone);
	const wallClock = Date.parse(utcOf(local) ?? '');
	if (!zone.isValid || Number.isNaN(wallClock)) return null;
	const before = zone.offset(wallClock - msPerDay);
	const after = zone.offset(wallClock + msPerDay);
	const first = wallClock - before * msPerMinute;
	const second = wallClock - after * msPerMinute;
	return isoOf(zone.offset(first) !== before && zone.offset(second) === after ? second : first);
}

/** Local date-time, `YYYY-MM-DDTHH:MM:SS`, of a UTC instant in an IANA zone; `null` when either is unknown. */
export function utcToLocal(utc: string | null, timeZone: string | null): string | null {
	if (utc === null || timeZone === null) return null;
	const zone = IANAZone.create(timeZone);
	const instant = Date.parse(utc);
	if (!zone.isValid || Number.isNaN(instant)) return null;
	return isoOf(instant + zone.offset(instant) * msPerMinute)?.slice(0, 19) ?? null;
}

/** The calendar day of a UTC instant in an IANA zone; `null` when either is unknown. */
export function businessDayOf(utc: string | null, timeZone: string | null): string | null {
	return utcToLocal(utc, timeZone)?.slice(0, 10) ?? null;
}

export function isTimeZone(name: string): boolean {
	return IANAZone.isValidZone(name);
}

/** UTC instant so many minutes later; `null` when either is unknown or there is no such instant. */
export function plusMinutes(utc: string | null, minutes: number | null): string | null {
	if (utc === null || minutes === null) return null;
	return isoOf(Date.parse(utc) + minutes * msPerMinute);
}
