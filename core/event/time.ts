import { DateTime, IANAZone } from 'luxon';

const utcShape = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(Z|[+-]\d{2}:?\d{2})?$/;
const dayShape = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/;

/** Dates that vendors send for "none": `0001-01-01…`, `0000-00-00…`. */
export function isZeroDate(text: string): boolean {
	return text.startsWith('0001-01-01') || text.startsWith('0000-00-00');
}

/**
 * UTC ISO 8601 text with milliseconds from `YYYY-MM-DD[T ]HH:MM:SS[.fraction][Z|±hh:mm]`; a text without a zone is
 * read as UTC. Fractions of any length are cut to milliseconds (Zenoti sends up to seven digits). `null` for none.
 */
export function utcOf(value: unknown): string | null {
	const text = typeof value === 'string' ? value.trim() : '';
	if (isZeroDate(text)) return null;
	const match = utcShape.exec(text);
	if (match === null) return null;
	const zone = match[8] ?? 'Z';
	const milliseconds = (match[7] ?? '').slice(0, 3).padEnd(3, '0');
	const instant = Date.parse(
		`${match[1]}-${match[2]}-${match[3]}T${match[4]}:${match[5]}:${match[6]}.${milliseconds}${colonZone(zone)}`,
	);
	return Number.isNaN(instant) || !isRealDay(match[1], match[2], match[3])
		? null
		: new Date(instant).toISOString();
}

function colonZone(zone: string): string {
	return zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
}

function isRealDay(year = '', month = '', day = ''): boolean {
	const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
	return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

/** `YYYY-MM-DD` as written at the start of the text; no zone arithmetic. `null` for none or zero dates. */
export function dayOf(value: unknown): string | null {
	const text = typeof value === 'string' ? value.trim() : '';
	const match = dayShape.exec(text);
	if (match === null || isZeroDate(text) || !isRealDay(match[1], match[2], match[3])) return null;
	return `${match[1]}-${match[2]}-${match[3]}`;
}

/** Local date-time text without zone, `YYYY-MM-DDTHH:MM:SS`; `null` for none. */
export function localOf(value: unknown): string | null {
	const text = typeof value === 'string' ? value.trim() : '';
	const match = utcShape.exec(text);
	if (match === null || isZeroDate(text) || !isRealDay(match[1], match[2], match[3])) return null;
	return `${match[1]}-${match[2]}-${match[3]}T${match[4]}:${match[5]}:${match[6]}`;
}

/** The UTC instant of a local date-time in an IANA zone; `null` when either is unknown. */
export function localToUtc(local: string | null, timeZone: string | null): string | null {
	if (local === null || timeZone === null) return null;
	const instant = DateTime.fromISO(local, { zone: timeZone });
	return instant.isValid ? instant.toUTC().toISO() : null;
}

/** Local date-time, `YYYY-MM-DDTHH:MM:SS`, of a UTC instant in an IANA zone; `null` when either is unknown. */
export function utcToLocal(utc: string | null, timeZone: string | null): string | null {
	if (utc === null || timeZone === null) return null;
	const instant = DateTime.fromISO(utc, { zone: timeZone });
	return instant.isValid ? instant.toFormat("yyyy-MM-dd'T'HH:mm:ss") : null;
}

/** The calendar day of a UTC instant in an IANA zone; `null` when either is unknown. */
export function businessDayOf(utc: string | null, timeZone: string | null): string | null {
	return utcToLocal(utc, timeZone)?.slice(0, 10) ?? null;
}

export function isTimeZone(name: string): boolean {
	return IANAZone.isValidZone(name);
}

/** UTC instant so many minutes later. */
export function plusMinutes(utc: string | null, minutes: number | null): string | null {
	if (utc === null || minutes === null) return null;
	return new Date(Date.parse(utc) + minutes * 60_000).toISOString();
}
