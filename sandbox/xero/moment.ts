import { DateTime } from 'luxon';

/** Days travel out as midnight UTC in Microsoft's notation, `/Date(1795132800000+0000)/`. */
export function dayOut(day: string): string {
	return momentOut(millisOf(day));
}

/** `ms` since 1970, as in `UpdatedDateUTC`. */
export function momentOut(ms: number): string {
	return `/Date(${ms}+0000)/`;
}

/** The text that stands beside each day, `2026-11-20T00:00:00`. */
export function dayString(day: string): string {
	return `${day}T00:00:00`;
}

/** `31 October 2026`, as Xero's messages write it. */
export function spokenDay(day: string): string {
	return DateTime.fromISO(day, { zone: 'utc', locale: 'en-GB' }).toFormat('d MMMM yyyy');
}

/** A day that exists, written `2026-11-20`. */
export function isDay(text: string): boolean {
	return /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text, { zone: 'utc' }).isValid;
}

/** Midnight UTC of a day. */
export function millisOf(day: string): number {
	return Date.parse(`${day}T00:00:00Z`);
}

/** The milliseconds in `/Date(1795132800000+0000)/`; `null` when it is not that notation. */
export function millisIn(text: unknown): number | null {
	const match = typeof text === 'string' ? /^\/Date\((-?\d+)(?:[+-]\d{4})?\)\/$/.exec(text) : null;
	return match === null ? null : Number(match[1]);
}

export function utcDay(ms: number): string {
	return new Date(ms).toISOString().slice(0, 10);
}

/** `2026-11-20T08:00:00` without a zone is UTC; header dates (`Fri, 20 Nov 2026 08:00:00 GMT`) are taken too. */
export function parseModifiedSince(text: string | undefined): number | null {
	if (text === undefined || text === '') return null;
	const hasZone = /(Z|[+-]\d{2}:?\d{2}|GMT)$/.test(text);
	const ms = Date.parse(hasZone ? text : `${text}Z`);
	return Number.isNaN(ms) ? null : ms;
}
