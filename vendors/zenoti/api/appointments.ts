import { isRecord, numberOf, own, recordOf, type Booking, type UnknownRecord } from '../../../core/event';
import type { Caller, HttpRequest } from '../../../core/http';
import type { Place, Read } from '../../../core/poll';
import { zenotiIdOf } from '../read-zenoti';
import { fetchValue, listUnder, toRows, type Row, type Rows } from './answer';
import { toAppointment } from './appointment-row';
import { addDays, slicesOf, type Days } from './days';
import { step } from './url';

/** The longest stretch one call may cover (docs.zenoti.com, list of appointments of a center). */
const mostDays = 7;

/** `to` is inclusive here; Zenoti's `end_date` is not: start and end on one day return nothing. */
export function appointmentsRequest(centerId: string, { from, to }: Days, therapistId?: string): HttpRequest {
	return {
		method: 'GET',
		path: '/v1/appointments',
		query: {
			center_id: centerId,
			start_date: from,
			end_date: addDays(to, 1),
			// without it cancelled and missed ones look as if deleted
			include_no_show_cancel: 'true',
			...(therapistId === undefined ? {} : { therapist_id: therapistId }),
		},
	};
}

/** All appointments of the days, in calls of at most a week; breaks and block-outs are left out. */
export async function readAppointments(
	caller: Caller,
	place: Place,
	days: Days,
	therapistId?: string,
): Promise<Read<Rows<Booking>>> {
	const byId = new Map<string, unknown>();
	const anonymous: unknown[] = [];
	for (const slice of slicesOf(days, mostDays)) {
		const request = appointmentsRequest(place.id, slice, therapistId);
		const read = await fetchValue(caller, request, listUnder('appointments'));
		if (!read.ok) return read;
		for (const row of read.value.filter(isVisit)) {
			const id = appointmentIdOf(row);
			if (id === null) anonymous.push(row);
			else if (!byId.has(id)) byId.set(id, row);
		}
	}
	const list = [...byId.values(), ...anonymous];
	return {
		ok: true,
		value: toRows(list, 'appointments', (row) => toAppointment(row, place), 'appointment_id'),
	};
}

/** One appointment; the documents show an object, real answers are a list. */
export async function fetchAppointment(
	caller: Caller,
	place: Place,
	id: string,
): Promise<Read<Row<Booking>>> {
	const request: HttpRequest = { method: 'GET', path: `/v1/appointments/${step(id)}` };
	return await fetchValue(caller, request, (body) => {
		const list = Array.isArray(body) ? body : (listUnder('appointments')(body) ?? [body]);
		const raw = recordOf(list.find((row) => appointmentIdOf(row) === id.toLowerCase()) ?? list[0]);
		const value = toAppointment(raw, place);
		return value === null ? null : { raw, value };
	});
}

function appointmentIdOf(row: unknown): string | null {
	return zenotiIdOf(own(recordOf(row), 'appointment_id'));
}

/** Status of breaks and block-outs, which share the calendar. */
const blockOut = 10;

function isVisit(row: unknown): boolean {
	if (!isRecord(row)) return true;
	return !isRecord(own(row, 'blockout')) && numberOf(own(row, 'status')) !== blockOut && !isBlank(row);
}

function isBlank(row: UnknownRecord): boolean {
	return [own(row, 'service'), own(row, 'guest')].every((part) => part === null);
}
