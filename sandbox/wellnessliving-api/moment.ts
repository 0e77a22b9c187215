import { DateTime } from 'luxon';

/** WellnessLiving's database dates: `2026-11-20 17:03:11`, UTC or local by the name of their field. */
const spaced = 'yyyy-MM-dd HH:mm:ss';

/** What stands where a date is not set. */
export const zeroDate = '0000-00-00 00:00:00';

export function spacedUtc(atMs: number): string {
	return DateTime.fromMillis(atMs, { zone: 'utc' }).toFormat(spaced);
}

export function millisOfUtc(utc: string): number {
	return DateTime.fromSQL(utc, { zone: 'utc' }).toMillis();
}

export function localOfUtc(utc: string, timeZone: string): string {
	return DateTime.fromSQL(utc, { zone: 'utc' }).setZone(timeZone).toFormat(spaced);
}

export function utcOfLocal(local: string, timeZone: string): string {
	return DateTime.fromSQL(local, { zone: timeZone }).toUTC().toFormat(spaced);
}

export function dayBefore(utc: string): string {
	return spacedUtc(millisOfUtc(utc) - 24 * 3_600_000);
}

export function dayOf(spacedDate: string): string {
	return spacedDate.slice(0, 10);
}

/** `YYYY-MM-DD` and nothing else. */
export function isBareDay(text: string): boolean {
	return /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text).isValid;
}

/** `YYYY-MM-DD HH:MM:SS` and nothing else. */
export function isSpacedDate(text: string): boolean {
	return /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text) && DateTime.fromSQL(text).isValid;
}
