import {
	isRecord,
	localOf,
	localToUtc,
	numberOf,
	own,
	recordOf,
	textOf,
	utcOf,
	utcToLocal,
	type Booking,
	type BookingStatus,
	type ClientRef,
	type NamedRef,
	type UnknownRecord,
} from '../../../core/event';
import type { Place } from '../../../core/poll';
import { blankLine, statusAfter, toBooking } from '../booking';
import { progressTypes, unknownVisitStatus, visitStatuses } from '../codes';
import { guestRef, phoneOf } from '../people';
import { refOf, zenotiIdOf } from '../read-zenoti';

/**
 * An appointment of a list. `start_time` is the center's wall clock here and `start_time_utc` is UTC, other than in
 * webhooks, where `start_time` is UTC. No price is told: that is on the invoice.
 */
export function toAppointment(row: UnknownRecord, place: Place): Booking | null {
	const id = zenotiIdOf(own(row, 'appointment_id'));
	if (id === null) return null;
	const start = momentOf(row, 'start_time', place.timeZone);
	const end = momentOf(row, 'end_time', place.timeZone);
	const visit = {
		groupId: zenotiIdOf(own(row, 'appointment_group_id')),
		saleId: zenotiIdOf(own(row, 'invoice_id')),
		client: clientOf(recordOf(own(row, 'guest'))),
		location: { id: place.id, name: place.name },
		timeZone: place.timeZone,
		utm: null,
	};
	return toBooking(id, 'appointment', statusOf(row), visit, {
		...blankLine,
		service: refOf(own(row, 'service')),
		staff: staffOf(recordOf(own(row, 'therapist'))),
		room: textOf(own(recordOf(own(row, 'room')), 'name')) ?? textOf(own(row, 'room')),
		startAt: start.utc,
		endAt: end.utc,
		startLocal: start.local,
		durationMinutes: minutesBetween(start.local ?? start.utc, end.local ?? end.utc),
	});
}

interface Moment {
	readonly utc: string | null;
	readonly local: string | null;
}

/** Either of local and UTC tells the other where the zone is known. */
export function momentOf(row: UnknownRecord, field: string, timeZone: string | null): Moment {
	const local = localOf(own(row, field));
	const utc = utcOf(own(row, `${field}_utc`)) ?? localToUtc(local, timeZone);
	return { utc, local: local ?? utcToLocal(utc, timeZone) };
}

export function minutesBetween(from: string | null, to: string | null): number | null {
	const milliseconds = Date.parse(utcOf(to) ?? '') - Date.parse(utcOf(from) ?? '');
	return Number.isNaN(milliseconds) || milliseconds < 0 ? null : Math.round(milliseconds / 60_000);
}

/** What cannot be undone by working on it comes before the progress of the work. */
const endings: ReadonlySet<BookingStatus | null> = new Set(['cancelled', 'no_show', 'deleted', 'completed']);

/** `status` is the visit's, `progress` the line's: begun and done are told by the latter only. */
function statusOf(row: UnknownRecord): BookingStatus | null {
	const code = numberOf(own(row, 'status'));
	const { status } = code === null ? unknownVisitStatus : (visitStatuses.get(code) ?? unknownVisitStatus);
	if (endings.has(status)) return status;
	const progress = progressTypes.get(numberOf(own(row, 'progress')) ?? 0);
	return (progress === undefined ? null : statusAfter[progress]) ?? status;
}

/** The number is in `mobile` here, mostly as `display_number` with its dial code. */
export function clientOf(guest: UnknownRecord): ClientRef | null {
	const client = guestRef(guest);
	if (client === null || client.phoneRaw !== null) return client;
	const mobile = own(guest, 'mobile');
	return isRecord(mobile) ? { ...client, ...phoneOf(mobile) } : client;
}

export function staffOf(person: UnknownRecord): NamedRef | null {
	const id = zenotiIdOf(own(person, 'id'));
	const names = [textOf(own(person, 'first_name')), textOf(own(person, 'last_name'))].filter(
		(name) => name !== null,
	);
	const name =
		names.length > 0 ? names.join(' ') : textOf(own(person, 'display_name') ?? own(person, 'name'));
	return id === null && name === null ? null : { id, name };
}
