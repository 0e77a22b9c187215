import { localOf } from '../../studio/stamp';
import type { ZenotiState } from '../state';
import type { Json, Registration, Session } from '../store/rows';
import type { Done } from './done';
import { centerWithId, guestWithId } from './known';
import { tell } from './tell';

export interface NewSession {
	readonly centerId?: string;
	/** Class id; the first class on offer by default. */
	readonly classId?: number;
	/** Milliseconds since 1970. */
	readonly startsAt: number;
	readonly capacity?: number;
}

export interface ClassHands {
	readonly addSession: (session: NewSession) => Done;
	readonly cancelSession: (sessionId: number) => Done;
	/** The id is that of the registration. */
	readonly bookClass: (booking: {
		readonly guestId: string;
		readonly sessionId: number;
		readonly waitlist?: boolean;
	}) => Done;
	readonly cancelClass: (registrationId: number) => Done;
	readonly noShowClass: (registrationId: number) => Done;
	readonly signInClass: (registrationId: number) => Done;
}

const signedIn = 3;

export function classHands(state: ZenotiState): ClassHands {
	return {
		addSession: (session) => addSession(state, session),
		cancelSession: (sessionId) => {
			const session = sessionWithId(state, sessionId);
			return {
				id: String(sessionId),
				webhook: tell(state, 'Class.Schedule.Cancelled', scheduleData(session)),
			};
		},
		bookClass: ({ guestId, sessionId, waitlist = false }) => {
			const session = sessionWithId(state, sessionId);
			const id = 700_000 + (state.counter += 1);
			const data = bookingData(session, id, guestWithId(state, guestId).id, waitlist);
			return { id: String(id), webhook: tell(state, 'Class.Booking.Created', data) };
		},
		cancelClass: (id) => tellBooking(state, id, 'Class.Booking.Cancelled'),
		noShowClass: (id) => tellBooking(state, id, 'Class.Booking.NoShow'),
		signInClass: (id) => {
			// no webhook is documented for it
			state.organisation.registrations.put({ ...registrationWithId(state, id), status: signedIn });
			return { id: String(id), webhook: null };
		},
	};
}

function addSession(state: ZenotiState, wanted: NewSession): Done {
	const center = centerWithId(state, wanted.centerId);
	const offers = state.organisation.offers.all();
	const offer = offers.find(({ kind, number }) =>
		wanted.classId === undefined ? kind === 'class' : number === wanted.classId,
	);
	if (offer === undefined) throw new Error(`the studio offers no class ${wanted.classId ?? ''}`);
	const id = 90_000 + (state.counter += 1);
	const data = {
		sesion_id: id,
		center_id: center.id,
		class_name: offer.name,
		start_time: localOf(wanted.startsAt, center.timeZone),
		duration_in_mins: offer.minutes,
		capacity: wanted.capacity ?? 20,
	};
	const webhook = tell(state, 'Class.Schedule.Created', data);
	state.organisation.sessions.put({ ...sessionWithId(state, id), classId: offer.number });
	return { id: String(id), webhook };
}

function tellBooking(state: ZenotiState, id: number, eventType: string): Done {
	const registration = registrationWithId(state, id);
	const session = sessionWithId(state, registration.sessionId);
	const data = bookingData(session, id, registration.guestId, null);
	return { id: String(id), webhook: tell(state, eventType, data) };
}

function bookingData(session: Session, id: number, guestId: string, waitlist: boolean | null): Json {
	return {
		workshop_id: session.classId,
		track_id: -1,
		class_id: session.classId,
		session_id: session.id,
		add_to_all: waitlist === null ? null : 0,
		training_virtual_guests: null,
		guest_id: guestId,
		center_id: session.centerId,
		waitlist,
		booking_source: null,
		registration_id: id,
		group_invoice_id: null,
		is_recurring: false,
		recurrence_id: null,
		recurrence_registration_ids: null,
		guest_registration_ids: null,
	};
}

function scheduleData(session: Session): Json {
	return {
		sesion_id: session.id,
		center_id: session.centerId,
		class_name: session.name,
		start_time: session.startLocal,
		capacity: session.capacity,
	};
}

function sessionWithId({ organisation }: ZenotiState, id: number): Session {
	const session = organisation.sessions.get(id);
	if (session === undefined) throw new Error(`the stand-in knows no session ${id}`);
	return session;
}

function registrationWithId({ organisation }: ZenotiState, id: number): Registration {
	const registration = organisation.registrations.get(id);
	if (registration === undefined) throw new Error(`the stand-in knows no registration ${id}`);
	return registration;
}
