import type { ZenotiState } from '../state';
import type { Json, Visit, VisitLine } from '../store/rows';
import { centerWithId, guestWithId } from './known';

/** `data` of AppointmentGroup.Created and Updated: the whole group. */
export function groupData(state: ZenotiState, visit: Visit): Json {
	const guest = guestWithId(state, visit.guestId);
	const center = centerWithId(state, visit.centerId);
	const { first_name, last_name, email } = guest.personal;
	return {
		invoice_id: visit.invoiceId,
		invoice_number: visit.invoiceNumber,
		invoice_number_prefix: visit.invoicePrefix,
		utm_source: null,
		utm_medium: null,
		appointment_group_id: visit.id,
		organization_id: state.organisation.id,
		center_id: center.id,
		center_Name: center.name,
		guest: { id: guest.id, first_name, last_name, email },
		appointments: visit.lines.map(lineData),
	};
}

/** Correctly spelt here, unlike in Appointment.Started and on invoices. */
function lineData(line: VisitLine): Json {
	return {
		id: line.id,
		invoice_item_id: line.invoiceItemId,
		service_name: line.serviceName,
		service_id: line.serviceId,
		start_time: line.startUtc,
		end_time: line.endUtc,
		start_time_in_center: line.startLocal,
		end_time_in_center: line.endLocal,
		creation_date: line.createdUtc,
		last_updated_on: line.updatedUtc,
		service_duration_in_minutes: line.minutes,
		has_add_ons: false,
		is_add_on: false,
		therapist_name: line.therapistName,
		therapist_id: line.therapistId,
		is_recurring: false,
		show_in_calendar: true,
		appointment_type: 2,
		therapist_request_type: 0,
		room_id: null,
		room_name: line.roomName,
		equipment_name: '',
	};
}

/** `data` of Appointment.Started and Completed. */
export function progressData(visit: Visit, step: number): Json {
	return {
		invoice_id: visit.invoiceId,
		invoice_number: visit.invoiceNumber,
		appointment_group_id: visit.id,
		center_id: visit.centerId,
		appointments: visit.lines.map((line) => ({
			id: line.id,
			invoice_item_id: line.invoiceItemId,
			service_name: line.serviceName,
			service_id: line.serviceId,
			start_time: line.startUtc,
			end_time: line.endUtc,
			serviceduration_in_miutes: line.minutes,
			therapist_name: line.therapistName,
			TherapistId: line.therapistId,
			room_name: line.roomName,
			appointment_progress: step,
		})),
	};
}
