import type { Organisation } from '../store/organisation';
import type { Json, Registration, Session } from '../store/rows';

const waitlisted = 4;
/** Statuses that hold a place: registered, signed in, substituted, closed, enrolled. */
const present: readonly number[] = [0, 3, 5, 7, 8];

export function sessionBody(session: Session, organisation: Organisation): Json {
	const those = registrationsOf(organisation, session.id);
	return {
		id: session.id,
		name: session.name,
		class_id: session.classId,
		center_id: session.centerId,
		instructor_id: session.instructorId,
		room_id: null,
		start_time: session.startLocal,
		end_time: session.endLocal,
		start_time_utc: session.startUtc,
		end_time_utc: session.endUtc,
		capacity: session.capacity,
		occupancy: those.filter(({ status }) => present.includes(status)).length,
		waitlist_count: those.filter(({ status }) => status === waitlisted).length,
		status: session.status,
	};
}

export function registrationsOf(organisation: Organisation, sessionId: number): readonly Registration[] {
	return organisation.registrations.all().filter((one) => one.sessionId === sessionId);
}

export function registrationBody(registration: Registration, organisation: Organisation): Json {
	const guest = organisation.guests.get(registration.guestId);
	return {
		id: registration.id,
		session_id: registration.sessionId,
		class_id: registration.classId,
		guest: {
			id: registration.guestId,
			first_name: guest?.personal.first_name ?? '',
			last_name: guest?.personal.last_name ?? '',
			email: guest?.personal.email ?? '',
			mobile_phone: guest?.personal.mobile_phone ?? null,
		},
		status: registration.status,
		payment_type: '',
		payment_source: '',
		booked_from: '0',
		registration_source: 'Zenoti',
		is_free: false,
		is_from_waitlist: false,
		invoice_id: registration.invoiceId,
		appointment_group_id: null,
		virtual_guest_registrations: [],
	};
}
