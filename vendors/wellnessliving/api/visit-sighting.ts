import type { Caller } from '../../../core/http';
import type { Read, Sighting } from '../../../core/poll';
import { visitStatuses } from '../visit-status';
import type { Attendance } from './attendance';
import type { Row } from './answer';
import {
	isNewVisit,
	removedBooking,
	sessionMark,
	toVisitEvents,
	visitFingerprint,
	type SeenVisit,
} from './booking-events';
import { fetchClient } from './clients';
import type { KnownVisit } from './known-visits';
import { oncePerRun } from './run-memory';
import { toSessionBooking, type StudioBook } from './session-booking';
import type { Session } from './sessions';
import { fetchVisit } from './visits';

const clientOfRun = oncePerRun(fetchClient);

/** A visit as the attendance list of its session tells it; `null` without a key. */
export function listedVisit(
	session: Session,
	{ value: attendance, raw }: Row<Attendance>,
	book: StudioBook,
): Sighting | null {
	const booking = toSessionBooking(session, attendance, book);
	if (booking === null) return null;
	const { status, bookedAt, checkedInAt } = attendance;
	const asked = 'GET /v1/login/attendance/list';
	const seen = { booking, status, bookedAt, checkedInAt, client: null, asked, raw };
	return visitSighting(
		seen,
		visitFingerprint(seen, sessionMark(session.id)),
		session.startLocal.slice(0, 10),
	);
}

/**
 * Whose it is takes a call: attendance lists carry names only. Asked for when the visit is new, because then the client may
 * be, too.
 */
function visitSighting(seen: SeenVisit, fingerprint: string, day: string): Sighting {
	const { id, client: ref } = seen.booking;
	const sighting = (visit: SeenVisit): Sighting => ({
		id,
		fingerprint,
		day,
		events: (before, context) => toVisitEvents(visit, fingerprint, before, context),
	});
	const told = sighting(seen);
	const clientId = ref?.id ?? null;
	if (clientId === null) return told;
	return {
		...told,
		complete: async (caller, before) => {
			if (!isNewVisit(before)) return { ok: true, value: told };
			const client = await clientOfRun(caller, clientId);
			return client.ok ? { ok: true, value: sighting({ ...seen, client: client.value.value }) } : client;
		},
	};
}

/** What is known already, with nothing to tell. */
export function rememberedVisit({ id, fingerprint, day }: KnownVisit): Sighting {
	return { id, fingerprint, day, events: () => [] };
}

/**
 * What became of a visit that is on no list any more: lists drop who cancels, so only the visit itself tells. One that
 * stands unchanged stays what it was; one that WellnessLiving does not know any more was removed.
 */
export async function missingVisit(
	caller: Caller,
	known: KnownVisit,
	book: StudioBook,
): Promise<Read<Sighting>> {
	const read = await fetchVisit(caller, known.id, book.timeZoneOf);
	const asked = 'GET /v1/schedule/page/element';
	const nothing = { bookedAt: null, checkedInAt: null, client: null, asked };
	if (!read.ok) {
		if (read.failure.code !== 'NOT_FOUND' || removed === undefined) return read;
		const seen = { ...nothing, booking: removedBooking(known.id), status: removed, raw: null };
		return { ok: true, value: visitSighting(seen, visitFingerprint(seen, markOf(known)), known.day) };
	}
	const { raw, value } = read.value;
	const { booking, status } = value;
	const seen = { ...nothing, booking, status, raw };
	const session = booking.scheduleId === null ? markOf(known) : sessionMark(booking.scheduleId);
	const fingerprint = visitFingerprint(seen, session);
	const isSame = fingerprint === known.fingerprint.replace('c.', '.');
	if (isSame) return { ok: true, value: rememberedVisit(known) };
	return { ok: true, value: visitSighting(seen, fingerprint, booking.startLocal?.slice(0, 10) ?? known.day) };
}

const removed = visitStatuses.find(({ status }) => status === 'deleted');

function markOf({ fingerprint }: KnownVisit): string {
	return fingerprint.slice(fingerprint.indexOf('.') + 1);
}
