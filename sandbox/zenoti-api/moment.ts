import { DateTime } from 'luxon';

const naive = "yyyy-MM-dd'T'HH:mm:ss";

/** A wall clock's text in a zone, moved to UTC; both without a zone. */
export function utcOfLocal(local: string, timeZone: string): string {
	return DateTime.fromISO(local, { zone: timeZone }).toUTC().toFormat(naive);
}

export function localOfUtc(utc: string, timeZone: string): string {
	return DateTime.fromISO(utc, { zone: 'utc' }).setZone(timeZone).toFormat(naive);
}

/** Milliseconds since 1970 of a text that is UTC, with or without its `Z`. */
export function millisOfUtc(utc: string): number {
	return DateTime.fromISO(utc, { zone: 'utc' }).toMillis();
}

export function minutesLater(text: string, minutes: number): string {
	return DateTime.fromISO(text, { zone: 'utc' }).plus({ minutes }).toFormat(naive);
}

/** `YYYY-MM-DD` of a date parameter that may carry a time; `null` when it is no date. */
export function dayParam(text: string): string | null {
	const day = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0];
	return day !== undefined && DateTime.fromISO(day).isValid ? day : null;
}

/**
 * A date, or a date and time with a space or a `T` between them, as a text to compare with `2026-11-20T09:00:00`; a
 * date alone is its midnight. `null` when it is neither.
 */
export function instantParam(text: string): string | null {
	const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?))?(?:\.\d+)?Z?$/.exec(text.trim());
	if (match === null || !DateTime.fromISO(match[1] ?? '').isValid) return null;
	const time = match[2] ?? '00:00:00';
	return `${match[1]}T${time.length === 5 ? `${time}:00` : time}`;
}

export function daysBetween(from: string, to: string): number {
	const zone = { zone: 'utc' };
	return DateTime.fromISO(to, zone).diff(DateTime.fromISO(from, zone), 'days').days;
}
