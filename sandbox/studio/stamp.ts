import { DateTime } from 'luxon';

/** Milliseconds since 1970 to the texts the vendors write. */

/** `2026-11-20T17:03:11.412Z`. */
export function isoOf(atMs: number): string {
	return new Date(atMs).toISOString();
}

/** Zenoti's event_timestamp: seven digits after the second. */
export function sevenDigitsOf(atMs: number): string {
	return isoOf(atMs).replace('Z', `${String((atMs * 7) % 10_000).padStart(4, '0')}Z`);
}

/** UTC without a zone, to the second: `2026-11-20T17:03:11`. */
export function naiveUtcOf(atMs: number): string {
	return isoOf(atMs).slice(0, 19);
}

/** UTC as WellnessLiving's database writes it: `2026-11-20 17:03:11`. */
export function spacedUtcOf(atMs: number): string {
	return naiveUtcOf(atMs).replace('T', ' ');
}

/** The wall clock of a zone: `2026-11-20T12:03:11`. */
export function localOf(atMs: number, timeZone: string): string {
	return DateTime.fromMillis(atMs, { zone: timeZone }).toFormat("yyyy-MM-dd'T'HH:mm:ss");
}

/** `115`, `64.5`: Zenoti writes numbers. */
export function majorOf(cents: number): number {
	return cents / 100;
}

/** `"115.00"`: WellnessLiving writes texts. */
export function decimalOf(cents: number): string {
	return (cents / 100).toFixed(2);
}
