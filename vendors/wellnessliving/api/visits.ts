import { own, textOf, utcOf, type Booking, type UnknownRecord } from '../../../core/event';
import type { Caller } from '../../../core/http';
import type { Read } from '../../../core/poll';
import { bookingTimesOf, toBooking } from '../booking';
import { keyOf, recordsOf } from '../values';
import { visitStatusOf, type VisitStatus } from '../visit-status';
import { fetchRows, fetchValue, getRequest, type Row, type Rows } from './answer';

/** A client's visit as the list has it: no more than its key. */
export interface VisitPointer {
	readonly id: string;
	/** UTC. */
	readonly startAt: string | null;
	readonly status: VisitStatus | null;
}

export interface VisitRange {
	/** Without it only future visits come; with it the whole past in one answer. */
	readonly isPast?: boolean;
	/** UTC, ISO 8601. */
	readonly from?: string;
	readonly to?: string;
}

/** Visits of one client, appointments included: nothing lists the appointments of a whole business. */
export async function readVisits(
	caller: Caller,
	uid: string,
	{ isPast, from, to }: VisitRange = {},
): Promise<Read<Rows<VisitPointer>>> {
	const request = getRequest('/v1/schedule/page/list', {
		uid,
		is_past: isPast === true ? true : undefined,
		dtu_start: momentText(from),
		dtu_end: momentText(to),
	});
	return await fetchRows(caller, request, { field: 'a_visit', keyField: 'k_visit' }, (record) => {
		const id = keyOf(own(record, 'k_visit'));
		if (id === null) return null;
		return {
			id,
			startAt: utcOf(own(record, 'dtu_date')),
			status: visitStatusOf(own(record, 'id_visit')),
		};
	});
}

function momentText(utc: string | undefined): string | undefined {
	return utc?.replace('T', ' ').slice(0, 19);
}

export interface Visit {
	readonly booking: Booking;
	readonly status: VisitStatus;
	/** `k_class_period` or `k_appointment`. */
	readonly periodId: string | null;
}

/**
 * One visit in full. It is an appointment when it has `k_appointment`. `dt_cancel` is the last moment of free
 * cancellation, and `is_checkin` that checking in is possible: neither says what happened, `id_visit` does.
 */
export async function fetchVisit(
	caller: Caller,
	id: string,
	timeZoneOf: (locationId: string | null) => string | null = () => null,
): Promise<Read<Row<Visit>>> {
	const request = getRequest('/v1/schedule/page/element', { k_visit: id });
	return await fetchValue(caller, request, 'visit', (raw) => {
		const value = toVisit(raw, id, timeZoneOf);
		return value === null ? null : { raw, value };
	});
}

function toVisit(
	raw: UnknownRecord,
	id: string,
	timeZoneOf: (locationId: string | null) => string | null,
): Visit | null {
	const status = visitStatusOf(own(raw, 'id_visit'));
	if (status === null) return null;
	const appointmentId = keyOf(own(raw, 'k_appointment'));
	const kind = appointmentId === null ? 'class' : 'appointment';
	const periodId = appointmentId ?? keyOf(own(raw, 'k_class_period'));
	const payload = { ...raw, a_staff: recordsOf(own(raw, 'a_staff')).map(withName) };
	const booking = toBooking(payload, {
		id,
		kind,
		status: status.status,
		client: raw,
		clientId: keyOf(own(raw, 'uid')),
		periodId,
		times: bookingTimesOf(raw, timeZoneOf(keyOf(own(raw, 'k_location')))),
	});
	return { booking, status, periodId };
}

/** The whole name in one field here. */
function withName(staff: UnknownRecord): UnknownRecord {
	return { ...staff, s_name: textOf(own(staff, 's_name')) ?? own(staff, 's_name_full') };
}
