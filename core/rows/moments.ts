import { dayOf, localOf, own, utcOf, utcToLocal, type UnknownRecord } from '../event';
import { studioToUtc } from './zone-days';

/** A moment of a row, as far as it is told. */
export interface RowMoment {
	/** `YYYY-MM-DD` at the studio; of a UTC moment only where the zone is known. */
	readonly day: string | null;
	/** `YYYY-MM-DDTHH:MM:SS` at the studio, only with a time of day. */
	readonly local: string | null;
	/** UTC; of a moment at the studio only where the zone is known. */
	readonly utc: string | null;
}

/** Fields of one moment, all optional in the file. */
export interface MomentFields {
	/** At the studio, with or without a time. */
	readonly local: string;
	/** Time of day, where it has a column of its own. */
	readonly time?: string;
	readonly utc?: string;
}

export function momentOf(record: UnknownRecord, fields: MomentFields, timeZone: string | null): RowMoment {
	const told = own(record, fields.local);
	// a moment with a zone of its own, which the studio's zone is not known for
	if (typeof told === 'string' && told.endsWith('Z')) return { day: null, local: null, utc: utcOf(told) };
	const day = dayOf(told);
	const time = fields.time === undefined ? undefined : own(record, fields.time);
	const clock = typeof time === 'string' ? time : null;
	const joined = day === null || clock === null ? null : localOf(`${day}T${clock}`);
	const utcTold = fields.utc === undefined ? null : utcOf(own(record, fields.utc));
	const local = localOf(told) ?? joined ?? utcToLocal(utcTold, timeZone);
	return { day: day ?? local?.slice(0, 10) ?? null, local, utc: utcTold ?? studioToUtc(local, timeZone) };
}

/** The instant of a moment; of a day without time its first instant at the studio. */
export function startOfMoment({ utc, day }: RowMoment, timeZone: string | null): string | null {
	return utc ?? studioToUtc(day === null ? null : `${day}T00:00:00`, timeZone);
}
