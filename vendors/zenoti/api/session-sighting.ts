import { numberOf, own, type Schedule } from '../../../core/event';
import type { Sighting } from '../../../core/poll';
import type { Row } from './answer';
import { mark } from './fingerprint';

const prefix = 'session:';

/** Sessions are remembered beside their registrations, under ids that no registration has. */
export function sessionKey(id: string): string {
	return `${prefix}${id}`;
}

export function isSessionKey(id: string): boolean {
	return id.startsWith(prefix);
}

export interface SessionCounts {
	readonly taken: number;
	readonly waiting: number;
}

/** The names of the counts are not published; `null` where they are not found: then nothing tells of a change. */
export function countsOf({ raw }: Row<Schedule>): SessionCounts | null {
	const taken = numberOf(own(raw, 'occupancy'));
	const waiting = numberOf(own(raw, 'waitlist_count'));
	return taken === null || waiting === null ? null : { taken, waiting };
}

/** What shows in the list when somebody books, cancels or waits, and what the studio changes. */
export function sessionFingerprint(row: Row<Schedule>): string {
	const { raw, value } = row;
	const led = ['status', 'class_id', 'instructor_id', 'instructor_name'].map(
		(name) => own(raw, name) ?? null,
	);
	return mark([countsOf(row), value, led]);
}

/** Remembered of a session that has to be read again. */
const unsettled = '?';

/**
 * Nothing is told of a session; it is remembered as it was when its registrations were read. While one that is remembered
 * is missing from it, it is read each time, until that one is found elsewhere or told as gone.
 */
export function sessionSighting(row: Row<Schedule>, lastDay: string, isSettled: boolean): Sighting {
	const { id, startLocal, startAt } = row.value;
	return {
		id: sessionKey(id),
		fingerprint: isSettled ? sessionFingerprint(row) : unsettled,
		day: (startLocal ?? startAt)?.slice(0, 10) ?? lastDay,
		isSummary: true,
		events: () => [],
	};
}
