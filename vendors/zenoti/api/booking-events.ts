import type { Booking, BookingStatus, EventType, StudioEvent } from '../../../core/event';
import type { PollContext } from '../../../core/poll';
import { blankLine, bookingFact, toBooking } from '../booking';
import { mark, versionOfChange } from './fingerprint';
import { onceVersion, toPollEvent } from './poll-event';
import type { Visit } from './visit-memory';

/** A booking as a read found it. */
export interface SeenBooking {
	readonly booking: Booking;
	readonly raw: unknown;
	readonly fingerprint: string;
	readonly asked: string;
	/** UTC, when it was booked; `null` when not told. */
	readonly created: string | null;
}

interface Phase {
	readonly letter: string;
	/** What has happened when a booking comes to this status; `null` where no event says so. */
	readonly type: EventType | null;
}

const phases: Readonly<Record<BookingStatus, Phase>> = {
	booked: { letter: 'b', type: null },
	waitlisted: { letter: 'w', type: null },
	pending: { letter: 'p', type: null },
	confirmed: { letter: 'c', type: 'studio.booking.confirmed' },
	checked_in: { letter: 'i', type: 'studio.booking.checkedin' },
	started: { letter: 's', type: 'studio.booking.started' },
	completed: { letter: 'd', type: 'studio.booking.completed' },
	cancelled: { letter: 'x', type: 'studio.booking.cancelled' },
	no_show: { letter: 'n', type: 'studio.booking.noshow' },
	rejected: { letter: 'r', type: 'studio.booking.rejected' },
	deleted: { letter: 'z', type: 'studio.booking.deleted' },
};
const unknownPhase: Phase = { letter: 'u', type: null };

function phaseOf({ status }: Booking): Phase {
	return status === null ? unknownPhase : phases[status];
}

/** Where the parts of a fingerprint sit: kind, phase, then a mark of all else. */
const phaseAt = 1;
const restAt = 2;

/** `ab3f0c…`: kind, phase, and a mark of when, by whom and what. */
export function bookingFingerprint(booking: Booking): string {
	const { startAt, endAt, startLocal, service, staff, room, saleId, client, scheduleId } = booking;
	const when = mark([startAt ?? startLocal, endAt]);
	const what = [service?.id ?? service?.name, staff?.id ?? staff?.name, room, saleId, client?.id];
	const isClass = booking.kind === 'class';
	const rest = mark(isClass ? [...what, scheduleId] : what);
	return `${isClass ? 'c' : 'a'}${phaseOf(booking).letter}${when}${rest}`;
}

/** What has happened to a booking since it was seen with the fingerprint `before`. */
export function toBookingEvents(
	seen: SeenBooking,
	before: string | null,
	context: PollContext,
): readonly StudioEvent[] {
	const { booking, fingerprint } = seen;
	if (before === fingerprint) return [];
	const phase = phaseOf(booking);
	const told = (type: EventType, changed: Booking): StudioEvent => {
		const version = versionOfChange(before, fingerprint, null, context.changes);
		return bookingEvent(type, changed, seen, version, null, context);
	};
	const step = phase.type === null ? [] : [told(phase.type, booking)];
	if (before === null) {
		if (booking.status === 'deleted') return [];
		const created = createdEvent(seen, step.length > 0, context);
		if (step.length > 0 || !mayBeEdited(seen, context)) return [created, ...step];
		return [created, told('studio.booking.updated', { ...booking, status: null })];
	}
	const hasMoved = before.slice(restAt) !== fingerprint.slice(restAt);
	const steps = before.charAt(phaseAt) === phase.letter ? [] : step;
	if (steps.length > 0 && !hasMoved) return steps;
	// each event tells one thing: beside a step, the update leaves the status as it is known
	const changed = steps.length > 0 ? { ...booking, status: null } : booking;
	return [told('studio.booking.updated', changed), ...steps];
}

/** What is saved so soon after it was booked is no change of it. */
const settlingMs = 60_000;

/**
 * The webhook of a new appointment may have come before a move that no webhook told, and what has its id counts as told.
 * Nothing tells when an appointment was changed, so every one that is not brand-new may have been.
 */
function mayBeEdited({ booking, created }: SeenBooking, { receivedAt, changes = 0 }: PollContext): boolean {
	if (booking.kind !== 'appointment' || created === null || changes > 0) return false;
	return Date.parse(receivedAt) - Date.parse(created) > settlingMs;
}

/**
 * For appointments the id is the one of the webhook `AppointmentGroup.Created`, by the moment of booking. One that is back
 * after it was told as deleted is told anew, as of now.
 */
function createdEvent(seen: SeenBooking, hasStep: boolean, context: PollContext): StudioEvent {
	const { booking, created, fingerprint } = seen;
	const { changes = 0, receivedAt } = context;
	const type = 'studio.booking.created';
	const told: Booking = { ...booking, status: booking.status === 'waitlisted' ? 'waitlisted' : 'booked' };
	const polledAt = hasStep ? justBefore(receivedAt) : null;
	if (changes === 0) return bookingEvent(type, told, seen, onceVersion, created ?? polledAt, context);
	const version = versionOfChange(null, fingerprint, null, changes);
	return bookingEvent(type, told, { ...seen, created: null }, version, polledAt, context);
}

/** What came of a booking came later: of two equal times a CRM would believe whichever it is told last. */
function justBefore(instant: string): string {
	return new Date(Date.parse(instant) - 1).toISOString();
}

function bookingEvent(
	type: EventType,
	booking: Booking,
	{ raw, asked, created }: Pick<SeenBooking, 'raw' | 'asked' | 'created'>,
	version: string,
	happenedAt: string | null,
	context: PollContext,
): StudioEvent {
	const entity = booking.kind === 'class' ? 'registration' : 'appointment';
	const stamps = created === null ? {} : { creation_date: created };
	const fact = bookingFact(type, entity, booking, stamps);
	return toPollEvent({ fact, asked, version, happenedAt, raw }, context);
}

/** Letters of those that are over anyhow: that they are listed no longer says nothing. */
const overLetters = 'xrz';

/** Whether a booking with this fingerprint is cancelled, rejected or deleted. */
export function isOver(fingerprint: string): boolean {
	return overLetters.includes(fingerprint.charAt(phaseAt));
}

/** A booking that is listed no longer, neither in its week nor in any other one read. */
export function bookingGone(
	id: string,
	before: string,
	visit: Visit | null,
	context: PollContext,
): readonly StudioEvent[] {
	if (isOver(before)) return [];
	const { place } = context;
	const kind = before.startsWith('c') ? 'class' : 'appointment';
	const shared = {
		groupId: visit?.groupId ?? null,
		saleId: visit?.saleId ?? null,
		client: null,
		location: { id: place.id, name: place.name },
		timeZone: place.timeZone,
		utm: null,
	};
	const booking = toBooking(id, kind, 'deleted', shared, blankLine);
	const asked = kind === 'class' ? 'GET /v1/classes/{id}/registrations' : 'GET /v1/appointments';
	const seen = { raw: null, asked, created: null };
	const version = versionOfChange(before, 'gone', null, context.changes);
	return [bookingEvent('studio.booking.deleted', booking, seen, version, null, context)];
}
