import type { Days } from './sessions';
import type { Known } from '../../../core/poll';
import { isOff, readVisitFingerprint } from './booking-events';
import { isSessionKey } from './session-sighting';

export interface KnownVisit {
	readonly id: string;
	readonly fingerprint: string;
	readonly day: string;
	/** Cancelled or removed: on no list, and not missed there. */
	readonly isOff: boolean;
}

/** What earlier polls remember of the visits of one window. */
export interface KnownVisits {
	/** By the mark of their session. */
	readonly bySession: ReadonlyMap<string, readonly KnownVisit[]>;
	/** How many sessions are remembered of the days of the window. */
	readonly sessions: number;
}

/** Visits of these days, and those of the marked sessions whatever the day they are remembered by. */
export function knownVisits(
	known: Known,
	{ from, to }: Days,
	sessionMarks: ReadonlySet<string>,
): KnownVisits {
	const bySession = new Map<string, KnownVisit[]>();
	let sessions = 0;
	for (const [id, { fingerprint, day }] of known) {
		const isInside = day >= from && day <= to;
		if (isSessionKey(id)) {
			if (isInside) sessions += 1;
			continue;
		}
		const memory = readVisitFingerprint(fingerprint);
		if (memory === null || (!isInside && !sessionMarks.has(memory.sessionMark))) continue;
		const visit = { id, fingerprint, day, isOff: isOff(memory) };
		const others = bySession.get(memory.sessionMark);
		if (others === undefined) bySession.set(memory.sessionMark, [visit]);
		else others.push(visit);
	}
	return { bySession, sessions };
}
