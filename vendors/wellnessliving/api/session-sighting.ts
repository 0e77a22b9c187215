import { refOf } from '../values';
import type { Sighting } from '../../../core/poll';
import type { Row } from './answer';
import { mark, toPollEvent, versionOfChange } from './poll-event';
import type { StudioBook } from './session-booking';
import { toSchedule, type Session } from './sessions';

const prefix = 'session:';

/** Sessions are remembered beside their visits, under ids that no visit has. */
export function sessionKey(id: string): string {
	return `${prefix}${id}`;
}

export function isSessionKey(id: string): boolean {
	return id.startsWith(prefix);
}

/**
 * What shows in the schedule when somebody books, cancels or waits, and what the studio changes; and the last day of the
 * window, so that each session is looked into once a day whatever its counts say.
 */
export function sessionFingerprint(session: Session, lastDay: string): string {
	const { isCancelled, booked, waiting, startAt, startLocal, staff, name, locationId } = session;
	const content = [booked, waiting, startAt, startLocal, staff, name, locationId, lastDay];
	return `${isCancelled ? 'x' : 's'}${mark(content)}`;
}

/** Told is only what no visit tells: that the studio has called a class off. */
export function sessionSighting(
	{ value: session, raw }: Row<Session>,
	book: StudioBook,
	lastDay: string,
): Sighting {
	const fingerprint = sessionFingerprint(session, lastDay);
	return {
		id: sessionKey(session.id),
		fingerprint,
		day: session.startLocal.slice(0, 10),
		isSummary: true,
		events: (before, context) => {
			if (before === null || before.startsWith('x') || !session.isCancelled) return [];
			const location = refOf(session.locationId, book.locations.get(session.locationId ?? '')?.name ?? null);
			return [
				toPollEvent(
					{
						type: 'studio.schedule.cancelled',
						entity: 'session',
						entityId: session.id,
						operation: 'cancelled',
						version: versionOfChange(before, fingerprint, null, context.changes),
						correlation: null,
						asked: 'GET /v1/schedule/class/list',
						happenedAt: null,
						data: { schedule: toSchedule(session, location, book.timeZoneOf(session.locationId)) },
						raw,
					},
					context,
				),
			];
		},
	};
}
