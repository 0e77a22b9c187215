import type { Booking, BookingStatus, Client, ClientRef, EventType, StudioEvent } from '../../../core/event';
import type { PollContext } from '../../../core/poll';
import type { VisitStatus } from '../visit-status';
import { mark, toPollEvent, versionOfChange } from './poll-event';

/** A visit as a read found it. */
export interface SeenVisit {
	readonly booking: Booking;
	readonly status: VisitStatus;
	/** UTC. */
	readonly bookedAt: string | null;
	readonly checkedInAt: string | null;
	readonly client: Client | null;
	readonly asked: string;
	readonly raw: unknown;
}

/**
 * `1c.0123456789`: the number of the status, `c` for checked in, and which session it is. The session is in it so that a
 * visit that moves to another hour is seen to move, and so that its session's visits can be found again.
 */
export function visitFingerprint(
	seen: Pick<SeenVisit, 'status' | 'checkedInAt'>,
	sessionMark: string,
): string {
	return `${seen.status.number}${isCheckedIn(seen) ? 'c' : ''}.${sessionMark}`;
}

export function sessionMark(sessionId: string): string {
	return mark(sessionId);
}

export interface VisitMemory {
	readonly status: number;
	readonly isCheckedIn: boolean;
	readonly sessionMark: string;
}

const fingerprintShape = /^(\d)(c?)\.([0-9a-f]+)$/;

/** `null` for what is no fingerprint of a visit. */
export function readVisitFingerprint(fingerprint: string): VisitMemory | null {
	const match = fingerprintShape.exec(fingerprint);
	if (match === null) return null;
	return { status: Number(match[1]), isCheckedIn: match[2] === 'c', sessionMark: match[3] ?? '' };
}

/** Late cancellation, cancellation and removal: such a visit is on no list, and nobody expects it there. */
const offStatuses: ReadonlySet<number> = new Set([4, 6, 8]);

export function isOff({ status }: Pick<VisitMemory, 'status'>): boolean {
	return offStatuses.has(status);
}

/** Booked is where a check-in counts: later outcomes say more. */
function isCheckedIn({ status, checkedInAt }: Pick<SeenVisit, 'status' | 'checkedInAt'>): boolean {
	return status.number === 1 && checkedInAt !== null;
}

/** Whether the visit is told for the first time, so that whose it is may be unknown. */
export function isNewVisit(before: string | null): boolean {
	const memory = before === null ? null : readVisitFingerprint(before);
	return memory === null || isOff(memory);
}

/** What has happened since the visit was seen with the fingerprint `before`. */
export function toVisitEvents(
	seen: SeenVisit,
	fingerprint: string,
	before: string | null,
	context: PollContext,
): readonly StudioEvent[] {
	if (before === fingerprint) return [];
	const { booking, client, bookedAt, asked, raw } = seen;
	const type = typeOf(seen, before);
	const status = isCheckedIn(seen) ? 'checked_in' : booking.status;
	return [
		toPollEvent(
			{
				type,
				entity: 'booking',
				entityId: booking.id,
				operation: 'visit',
				version: `${status}@${versionOfChange(before, fingerprint, bookedAt, context.changes)}`,
				correlation: `booking:${booking.id}`,
				asked,
				happenedAt: momentOf(seen, type, before),
				data: dataOf(booking, status, client),
				raw,
			},
			context,
		),
	];
}

function typeOf(seen: SeenVisit, before: string | null): EventType {
	const memory = before === null ? null : readVisitFingerprint(before);
	if (memory?.status === seen.status.number && memory.isCheckedIn === isCheckedIn(seen)) {
		return 'studio.booking.updated';
	}
	return isCheckedIn(seen) ? 'studio.booking.checkedin' : seen.status.type;
}

/** Only a first booking and a check-in say when; of any other change only the poll's time is known. */
function momentOf(
	{ bookedAt, checkedInAt }: SeenVisit,
	type: EventType,
	before: string | null,
): string | null {
	if (type === 'studio.booking.checkedin') return checkedInAt;
	return type === 'studio.booking.created' && before === null ? bookedAt : null;
}

function dataOf(booking: Booking, status: BookingStatus | null, client: Client | null): StudioEvent['data'] {
	if (client === null) return { booking: { ...booking, status } };
	return { booking: { ...booking, status, client: refOf(client) }, client };
}

function refOf({ id, firstName, lastName, email, phone, phoneRaw }: Client): ClientRef {
	return { id, firstName, lastName, email, phone, phoneRaw };
}

/** What a visit that WellnessLiving does not know any more still is. */
export function removedBooking(id: string): Booking {
	return {
		id,
		groupId: null,
		kind: 'class',
		status: 'deleted',
		client: null,
		service: null,
		staff: null,
		location: null,
		room: null,
		startAt: null,
		endAt: null,
		startLocal: null,
		timeZone: null,
		durationMinutes: null,
		price: null,
		saleId: null,
		scheduleId: null,
		source: null,
		utm: null,
	};
}
