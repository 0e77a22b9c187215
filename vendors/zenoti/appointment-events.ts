import { numberOf, own, recordOf } from '../../core/event';
import type { EventType, UnknownRecord } from '../../core/event';
import type { NormaliseContext } from '../../core/intake';
import { blankBooking, bookingFact, lineBooking, statusAfter, visitOf } from './booking';
import { progressTypes, unknownVisitStatus, visitStatuses } from './codes';
import { missingId, type Mapped, type Mapper } from './fact';
import { zenotiIdOf } from './read-zenoti';

const noGroup = missingId('appointment group id', 'data.appointment_group_id');

/** One booking per appointment line; the type is decided per line. */
function perLine(data: UnknownRecord, context: NormaliseContext, typeOf: (line: UnknownRecord) => EventType) {
	const visit = visitOf(data, context);
	return (entry: unknown): readonly Mapped[] => {
		const line = recordOf(entry);
		const id = zenotiIdOf(own(line, 'id'));
		if (id === null) return missingId('appointment id', 'data.appointments[].id');
		const type = typeOf(line);
		return [bookingFact(type, 'appointment', lineBooking(id, line, visit, statusAfter[type] ?? null), line)];
	};
}

const noLines: readonly Mapped[] = [{ problem: 'came without its list of appointments (data.appointments)' }];

/** AppointmentGroup.Created fires at booking time, paid or not. */
export const groupCreated: Mapper = (data, context) => {
	const lines = own(data, 'appointments');
	if (!Array.isArray(lines) || lines.length === 0) return noLines;
	return lines.flatMap(perLine(data, context, () => 'studio.booking.created'));
};

/**
 * AppointmentGroup.Updated carries the whole current list. A line whose last change is its creation is the
 * same fact as in Created. An empty list means that the whole group was deleted (seen in production); a missing list
 * does not.
 */
export const groupUpdated: Mapper = (data, context) => {
	const lines = own(data, 'appointments');
	if (!Array.isArray(lines)) return noLines;
	if (lines.length === 0) return wholeGroup(data, context, 'studio.booking.deleted');
	return lines.flatMap(
		perLine(data, context, (line) => (isNew(line) ? 'studio.booking.created' : 'studio.booking.updated')),
	);
};

function isNew(line: UnknownRecord): boolean {
	const created = own(line, 'creation_date');
	return typeof created === 'string' && created !== '' && created === own(line, 'last_updated_on');
}

function wholeGroup(data: UnknownRecord, context: NormaliseContext, type: EventType): readonly Mapped[] {
	const visit = visitOf(data, context);
	if (visit.groupId === null) return noGroup;
	const status = statusAfter[type] ?? null;
	const booking = { ...blankBooking, ...visit, id: visit.groupId, kind: 'appointment', status } as const;
	return [bookingFact(type, 'appointmentgroup', booking, data)];
}

/** AppointmentGroup.Delete (no final "d"): one appointment of the group, or the group when it names none. */
export const groupDeleted: Mapper = (data, context) => {
	const id = zenotiIdOf(own(data, 'appointment_id'));
	if (id === null) return wholeGroup(data, context, 'studio.booking.deleted');
	const visit = visitOf(data, context);
	const booking = { ...blankBooking, ...visit, id, kind: 'appointment', status: 'deleted' } as const;
	return [bookingFact('studio.booking.deleted', 'appointment', booking, data)];
};

/** AppointmentGroup.Status: confirmations, check-ins, cancellations and no-shows arrive only here, about the group. */
export const groupStatus: Mapper = (data, context) => {
	const code = numberOf(own(data, 'appointment_group_status'));
	if (code === null) return [{ problem: 'came without a status (data.appointment_group_status)' }];
	const visit = visitOf(data, context);
	if (visit.groupId === null) return noGroup;
	const { type, status } = visitStatuses.get(code) ?? unknownVisitStatus;
	const booking = { ...blankBooking, ...visit, id: visit.groupId, kind: 'appointment', status } as const;
	return [bookingFact(type, 'appointmentgroup', booking, data)];
};

/** Appointment.Started and Completed: each line's own progress decides, the event's name where it is missing. */
export function progressEvent(type: EventType): Mapper {
	return (data, context) => {
		const lines = own(data, 'appointments');
		if (!Array.isArray(lines) || lines.length === 0) return noLines;
		return lines.flatMap(
			perLine(
				data,
				context,
				(line) => progressTypes.get(numberOf(own(line, 'appointment_progress')) ?? 0) ?? type,
			),
		);
	};
}
