import { z } from 'zod';
import { localOf, naiveUtcOf } from '../../studio/stamp';
import { minutesLater, utcOfLocal } from '../moment';
import { centerOf, type Organisation } from '../store/organisation';
import type { Center, Session } from '../store/rows';
import { applied, ignored, type FactHandler } from './fact';
import { meetGuest } from './guest';
import { id, text, withData } from './parse';

const companion = z.object({
	guest_id: id,
	registration_id: z.number().int(),
	first_name: text,
	last_name: text,
	email: text,
});

const booking = z.object({
	registration_id: z.number().int(),
	session_id: z.number().int(),
	class_id: z.number().int(),
	center_id: id,
	guest_id: id,
	waitlist: z.boolean().nullish(),
	group_invoice_id: z.string().nullish(),
	training_virtual_guests: z.array(companion).nullish(),
});
type ToldBooking = z.output<typeof booking>;

const registered = 0;
const waitlisted = 4;
const hourMs = 3_600_000;

/** Class.Booking.*: the status afterwards; `null` where the payload decides between registered and waiting. */
export function classBookingTold(statusAfter: number | null): FactHandler {
	return withData(booking, ({ organisation, atMs }, data) => {
		const center = centerOf(organisation, data.center_id);
		const session = sessionOf(organisation, data, center, atMs);
		const status = statusAfter ?? (data.waitlist === true ? waitlisted : registered);
		const nameless = { guest_id: data.guest_id, first_name: '', last_name: '', email: '' };
		const own = { ...nameless, registration_id: data.registration_id };
		for (const person of [own, ...(data.training_virtual_guests ?? [])]) {
			const before = organisation.registrations.get(person.registration_id);
			const met = { ...person, id: person.guest_id, guest_email: '', code: '', mobile_phone: null };
			organisation.registrations.put({
				id: person.registration_id,
				sessionId: session.id,
				classId: data.class_id,
				centerId: center.id,
				guestId: meetGuest(organisation, met, center.id, atMs).id,
				status,
				invoiceId: data.group_invoice_id ?? before?.invoiceId ?? null,
			});
		}
		return applied('registration', data.registration_id);
	});
}

export const classBookingDeleted: FactHandler = withData(
	z.object({ registration_id: z.number().int() }),
	({ organisation }, { registration_id: gone }) =>
		organisation.registrations.remove(gone)
			? applied('registration', gone)
			: ignored(`registration ${gone} is not known`),
);

/**
 * No booking tells when its class takes place. Where no Class.Schedule fact has told it, it begins on an hour that
 * follows from the session's number: one to 48 hours after its first booking.
 */
function sessionOf(
	organisation: Organisation,
	{ session_id, class_id }: ToldBooking,
	center: Center,
	atMs: number,
): Session {
	const known = organisation.sessions.get(session_id);
	if (known !== undefined) return withClass(organisation, known, class_id);
	const offer = organisation.offers.all().find((one) => one.number === class_id);
	const startsAt = Math.ceil(atMs / hourMs) * hourMs + (1 + (session_id % 48)) * hourMs;
	const endsAt = startsAt + (offer?.minutes ?? 60) * 60_000;
	const session: Session = {
		id: session_id,
		classId: class_id,
		centerId: center.id,
		name: offer?.name ?? `Class ${class_id}`,
		instructorId: organisation.employees.all()[0]?.id ?? null,
		startUtc: naiveUtcOf(startsAt),
		endUtc: naiveUtcOf(endsAt),
		startLocal: localOf(startsAt, center.timeZone),
		endLocal: localOf(endsAt, center.timeZone),
		capacity: 20,
		status: 0,
	};
	organisation.sessions.put(session);
	return session;
}

/** Schedules do not tell their class; the first booking does. */
function withClass(organisation: Organisation, session: Session, classId: number): Session {
	if (session.classId === classId) return session;
	organisation.sessions.put({ ...session, classId });
	return { ...session, classId };
}

const schedule = z.object({
	sesion_id: z.number().int(),
	center_id: id,
	class_name: text,
	start_time: z.string(),
	duration_in_mins: z.number().nullish(),
	capacity: z.number().nullish(),
});

/** Class.Schedule.Created, Updated, Cancelled: `start_time` is read as the centre's wall clock, the end is not read. */
export function scheduleTold(status: number): FactHandler {
	return withData(schedule, ({ organisation }, data) => {
		const center = centerOf(organisation, data.center_id);
		const before = organisation.sessions.get(data.sesion_id);
		const minutes = data.duration_in_mins ?? 60;
		const startUtc = utcOfLocal(data.start_time, center.timeZone);
		organisation.sessions.put({
			id: data.sesion_id,
			classId: before?.classId ?? data.sesion_id,
			centerId: center.id,
			name: data.class_name,
			instructorId: before?.instructorId ?? organisation.employees.all()[0]?.id ?? null,
			startUtc,
			endUtc: minutesLater(startUtc, minutes),
			startLocal: data.start_time,
			endLocal: minutesLater(data.start_time, minutes),
			capacity: data.capacity ?? before?.capacity ?? 20,
			status,
		});
		return applied('session', data.sesion_id);
	});
}

export const scheduleDeleted: FactHandler = withData(
	z.object({ sesion_id: z.number().int() }),
	({ organisation }, { sesion_id: gone }) =>
		organisation.sessions.remove(gone) ? applied('session', gone) : ignored(`session ${gone} is not known`),
);
