import type { ZenotiState } from '../state';
import { localOfUtc } from '../moment';
import { centerOf, type Organisation } from '../store/organisation';
import type { BlockOut, Employee, Guest, Json, Visit, VisitLine } from '../store/rows';
import { displayPhone } from './invoice-body';

const noTime = '0001-01-01T00:00:00';

/** What a row has whether somebody is booked or time is blocked. */
const blankRow: Json = {
	appointment_segment_id: null,
	group_invoice_id: null,
	source: 0,
	progress: 0,
	locked: false,
	invoice_locked: false,
	equipment: null,
	price: null,
	notes: null,
	blockout: null,
	closed_by_id: null,
	package_id: null,
	show_in_calender: 1,
	selected_time: noTime,
	error: null,
};

/** `start_time` is the centre's wall clock, `start_time_utc` is UTC without a zone. Prices stand on the invoice. */
export function appointmentRow(visit: Visit, line: VisitLine, { organisation }: ZenotiState): Json {
	const { timeZone } = centerOf(organisation, visit.centerId);
	return {
		...blankRow,
		appointment_id: line.id,
		appointment_group_id: visit.id,
		invoice_id: visit.invoiceId,
		service: service(line),
		start_time: line.startLocal,
		start_time_utc: line.startUtc,
		end_time: line.endLocal,
		end_time_utc: line.endUtc,
		status: visit.status,
		progress: line.progress,
		invoice_locked: organisation.invoices.get(visit.invoiceId)?.isClosed === true,
		guest: guestOf(organisation.guests.get(visit.guestId)),
		therapist: therapist(organisation, line.therapistId, line.therapistName),
		room: line.roomName === null ? null : { id: null, name: line.roomName },
		checkin_time: visit.checkedInAt,
		actual_start_time: line.startedAt,
		actual_completed_time: line.completedAt,
		creation_date: localOfUtc(line.createdUtc, timeZone),
		creation_date_utc: line.createdUtc,
		created_by_id: line.therapistId,
	};
}

const blockedStatus = 10;

export function blockOutRow(block: BlockOut, organisation: Organisation): Json {
	return {
		...blankRow,
		appointment_id: block.id,
		appointment_group_id: null,
		invoice_id: null,
		service: null,
		start_time: block.startLocal,
		start_time_utc: block.startUtc,
		end_time: block.endLocal,
		end_time_utc: block.endUtc,
		status: blockedStatus,
		guest: null,
		therapist: therapist(organisation, block.therapistId, ''),
		room: null,
		checkin_time: null,
		actual_start_time: null,
		actual_completed_time: null,
		creation_date: block.startLocal,
		creation_date_utc: block.startUtc,
		created_by_id: null,
		blockout: { id: block.id, name: block.reason, description: block.reason },
	};
}

function service(line: VisitLine): Json {
	return {
		id: line.serviceId,
		name: line.serviceName,
		is_addon: false,
		has_addons: false,
		parent_appointment_id: null,
		business_unit: null,
		category: { id: null, name: 'Services' },
		sub_category: { id: null, name: 'Services' },
	};
}

function guestOf(guest: Guest | undefined): Json | null {
	if (guest === undefined) return null;
	const { first_name, last_name, gender, email, mobile_phone } = guest.personal;
	const mobile = { country_id: 0, number: null, display_number: displayPhone(mobile_phone) };
	return { id: guest.id, first_name, last_name, gender, mobile, email };
}

function therapist(organisation: Organisation, id: string | null, name: string): Json | null {
	if (id === null) return null;
	const known: Employee | undefined = organisation.employees.get(id);
	const [firstName = '', ...rest] = name.split(' ');
	return {
		id,
		first_name: known?.firstName ?? firstName,
		last_name: known?.lastName ?? rest.join(' '),
		nick_name: null,
		display_name: null,
		email: null,
		gender: 1,
		vanity_image_url: '',
	};
}
