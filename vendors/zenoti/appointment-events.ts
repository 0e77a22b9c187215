import { numberOf, own, recordOf } from '../../core/event';
import type { BookingStatus, EventType, UnknownRecord } from '../../core/event';
import type { NormaliseContext } from '../../core/intake';
import { appointmentLine, blankLine, bookingFact, statusAfter, toBooking, visitOf } from './booking';
import { progressTypes, unknownVisitStatus, visitStatuses } from './codes';
import { missingId, type Mapped, type Mapper } from './fact';
import { zenotiIdOf } from './read-zenoti';

const noGroup = missingId('appointment group id', 'data.appointment_group_id');

interface LineOutcome {
	readonly type: EventType;
	readonly status: BookingStatus | null;
}

/** One booking per appointment line; type and status are decided per line. */
function perLine(
	data: UnknownRecord,
	context: NormaliseContext,
	outcomeOf: (line: UnknownRecord) => LineOutcome,
): (entry: unknown) => readonly Mapped[] {
	const visit = visitOf(data, context);
	return (entry) => {
		const line = recordOf(entry);
		const id = zenotiIdOf(own(line, 'id'));
		if (id === null) return missingId('appointment id', 'data.appointments[].id');
		const { type, status } = outcomeOf(line);
		const booking = toBooking(id, 'appointment', status, visit, appointmentLine(line, visit.timeZone));
		return [bookingFact(type, 'appointment', booking, line)];
	};
}

const noLines: readonly Mapped[] = [{ problem: 'came without its list of appointments (data.appointments)' }];

const bookedLine: LineOutcome = { type: 'studio.booking.created', status: 'booked' };

/** AppointmentGroup.Created fires at booking time, paid or not. */
export const groupCreated: Mapper = (data, context) => {
	const lines = own(data, 'appointments');
	if (!Array.isArray(lines) || lines.length === 0) return noLines;
	return lines.flatMap(perLine(data, context, () => bookedLine));
};

/**
 * AppointmentGroup.Updated carries the whole current list. A line whose last change is its creation was
 * added. An empty list means that the whole group was deleted (seen in production); a missing list
 * does not.
 */
export const groupUpdated: Mapper = (data, context) => {
	const lines = own(data, 'appointments');
	if (!Array.isArray(lines)) return noLines;
	if (lines.length === 0) return wholeGroup(data, context, 'studio.booking.deleted');
	return lines.flatMap(perLine(data, context, (line) => (isNew(line) ? addedLine : changedLine)));
};

/** The visit may long be confirmed or checked in; the event does not say, so neither do these. */
const addedLine: LineOutcome = { type: 'studio.booking.created', status: null };
const changedLine: LineOutcome = { type: 'studio.booking.updated', status: null };

function isNew(line: UnknownRecord): boolean {
	const created = own(line, 'creation_date');
	return typeof created === 'string' && created !== '' && created === own(line, 'last_updated_on');
}

function wholeGroup(data: UnknownRecord, context: NormaliseContext, type: EventType): readonly Mapped[] {
	const visit = visitOf(data, context);
	if (visit.groupId === null) return noGroup;
	const booking = toBooking(visit.groupId, 'appointment', statusAfter[type] ?? null, visit, blankLine);
	return [bookingFact(type, 'appointmentgroup', booking, data)];
}

/** AppointmentGroup.Delete (no final "d"): one appointment of the group, or the group when it names none. */
export const groupDeleted: Mapper = (data, context) => {
	const id = zenotiIdOf(own(data, 'appointment_id'));
	if (id === null) return wholeGroup(data, context, 'studio.booking.deleted');
	const booking = toBooking(id, 'appointment', 'deleted', visitOf(data, context), blankLine);
	return [bookingFact('studio.booking.deleted', 'appointment', booking, data)];
};

/** AppointmentGroup.Status: confirmations, check-ins, cancellations and no-shows arrive only here, about the group. */
export const groupStatus: Mapper = (data, context) => {
	const code = numberOf(own(data, 'appointment_group_status'));
	if (code === null) return [{ problem: 'came without a status (data.appointment_group_status)' }];
	const visit = visitOf(data, context);
	if (visit.groupId === null) return noGroup;
	const { type, status } = visitStatuses.get(code) ?? unknownVisitStatus;
	const booking = toBooking(visit.groupId, 'appointment', status, visit, blankLine);
	return [bookingFact(type, 'appointmentgroup', booking, data)];
};

/** Appointment.Started and Completed: each line's own progress decides, the event's name where it is missing. */
export function progressEvent(eventType: EventType): Mapper {
	const outcomeOf = (line: UnknownRecord): LineOutcome => {
		const type = progressTypes.get(numberOf(own(line, 'appointment_progress')) ?? 0) ?? eventType;
		return { type, status: statusAfter[type] ?? null };
	};
	return (data, context) => {
		const lines = own(data, 'appointments');
		if (!Array.isArray(lines) || lines.length === 0) return noLines;
		return lines.flatMap(perLine(data, context, outcomeOf));
	};
}
