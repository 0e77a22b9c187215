import type { Caller } from '../../../core/http';
import type { Known, Place, PlanInput, PolledResource, Read, Sighting, Window } from '../../../core/poll';
import { mapRead, type Row } from './answer';
import { readSessionAttendance } from './attendance';
import { sessionMark } from './booking-events';
import { addDays, daysAt, slicesOf } from './days';
import { inParallel } from './in-parallel';
import { knownVisits, type KnownVisit, type KnownVisits } from './known-visits';
import { isChosen, locationsOfRun, zoneAt } from './poll-places';
import { daysBack, windowOf } from './poll-plan';
import { oncePerRun } from './run-memory';
import type { StudioBook } from './session-booking';
import { sessionFingerprint, sessionKey, sessionSighting } from './session-sighting';
import { readSessions, uidOf, type Session } from './sessions';
import { readStaff, staffByKey } from './staff';
import { listedVisit, missingVisit, rememberedVisit } from './visit-sighting';

/**
 * Bookings of classes and events. Each session costs a call, so those more than a day ahead are asked for when their counts
 * have changed, and once a day: one who cancels while another books hides in equal counts. Private appointments are on no
 * list of the whole business.
 */
export const wellnessLivingBookings: PolledResource = {
	name: 'bookings',
	label: 'Class Bookings',
	lookbackDays: 3,
	plan,
	read: async (caller, place, window, known) => {
		const book = await studioBook(caller, place);
		if (!book.ok) return book;
		return await new BookingRun(caller, place, window, known, book.value).read();
	},
	// looked after one by one: a visit drops out of its list for more than one reason
	gone: null,
};

const nearSliceDays = 3;
const farSliceDays = 7;
const daysAhead = 15;
const farMark = 'ahead ';
const nearMark = 'near ';

/**
 * To the end of tomorrow session by session, then two weeks by their counts, which is two calls. Between two wide rounds
 * the first part begins yesterday: each session before costs a call, and changes seldom.
 */
function plan(input: PlanInput): readonly Window[] {
	const { from, to: today } = daysBack(input);
	const tomorrow = addDays(today, 1);
	const far = { from: addDays(tomorrow, 1), to: addDays(today, daysAhead) };
	const farWindows = slicesOf(far, farSliceDays).map((days) => windowOf(days, farMark));
	if (input.isNear !== true) {
		return [...slicesOf({ from, to: tomorrow }, nearSliceDays).map((days) => windowOf(days)), ...farWindows];
	}
	const yesterday = addDays(daysAt(input.nowMs, input.place.timeZone).from, -1);
	const near = windowOf({ from: yesterday, to: tomorrow }, nearMark);
	return [{ ...near, isNear: true }, ...farWindows];
}

interface Studio extends StudioBook {
	/** Anybody's: the schedule demands one. */
	readonly uid: string;
}

const staffOfRun = oncePerRun(async (caller) => await readStaff(caller));

async function studioBook(caller: Caller, place: Place): Promise<Read<Studio>> {
	const [locations, staff] = await Promise.all([locationsOfRun(caller), staffOfRun(caller, '')]);
	if (!locations.ok) return locations;
	if (!staff.ok) return staff;
	return mapRead(uidOf(staff.value), (uid) => ({
		uid,
		locations: locations.value,
		staff: staffByKey(staff.value),
		timeZoneOf: zoneAt(locations.value, place),
	}));
}

/** Calls under way at a time. */
const width = 4;

/** What reading one session gave. */
interface SessionResult {
	readonly visits: readonly Sighting[];
	/** Known of it, and not on its lists. */
	readonly absent: readonly KnownVisit[];
	readonly session: Sighting;
}

class BookingRun {
	constructor(
		private readonly caller: Caller,
		private readonly place: Place,
		private readonly window: Window,
		private readonly known: Known,
		private readonly studio: Studio,
	) {}

	/** Sessions come last: they count as seen only when all their visits do. */
	async read(): Promise<Read<readonly Sighting[]>> {
		const read = await readSessions(this.caller, this.window, this.studio.uid);
		if (!read.ok) return read;
		const sessions = read.value.rows.filter(({ value }) => isChosen(this.place, value.locationId));
		const marks = new Set(sessions.map(({ value }) => sessionMark(value.id)));
		const memory = knownVisits(this.known, this.window, marks);
		const told = await inParallel(sessions, width, (row) => this.readSession(row, memory));
		if (!told.ok) return told;
		const visits = told.value.flatMap((result) => result.visits);
		const listed = new Set(visits.map(({ id }) => id));
		const absent = told.value.flatMap((result) => result.absent).filter(({ id }) => !listed.has(id));
		const strays = [...memory.bySession]
			.filter(([mark]) => !marks.has(mark))
			.flatMap(([, known]) => known)
			.filter(({ id }) => !listed.has(id));
		// when most sessions are missing, the schedule has rather lost its right to see them
		const isBelievable = sessions.length * 2 >= memory.sessions;
		const looked = await this.lookFor(isBelievable ? [...absent, ...strays] : absent);
		return mapRead(looked, (found) => [
			...visits,
			...found,
			...(isBelievable ? [] : strays.map(rememberedVisit)),
			...told.value.map(({ session }) => session),
		]);
	}

	private async readSession(row: Row<Session>, memory: KnownVisits): Promise<Read<SessionResult>> {
		const known = memory.bySession.get(sessionMark(row.value.id)) ?? [];
		const session = sessionSighting(row, this.studio, this.window.to);
		if (!this.isToRead(row.value, known)) {
			return { ok: true, value: { visits: known.map(rememberedVisit), absent: [], session } };
		}
		const read = await readSessionAttendance(this.caller, row.value);
		// a session that is gone by now has nobody in it
		if (!read.ok && read.failure.code !== 'NOT_FOUND') return read;
		const visits = (read.ok ? read.value : []).flatMap(
			(attendance) => listedVisit(row.value, attendance, this.studio) ?? [],
		);
		const ids = new Set(visits.map(({ id }) => id));
		return { ok: true, value: { visits, absent: known.filter(({ id }) => !ids.has(id)), session } };
	}

	private isToRead(session: Session, known: readonly KnownVisit[]): boolean {
		const { booked, waiting } = session;
		const standing = known.filter(({ isOff }) => !isOff).length;
		if (booked === 0 && (waiting ?? 0) === 0 && standing === 0) return false;
		if (!this.window.key.startsWith(farMark)) return true;
		const before = this.known.get(sessionKey(session.id))?.fingerprint;
		return (
			before !== sessionFingerprint(session, this.window.to) || standing < (booked ?? 0) + (waiting ?? 0)
		);
	}

	private async lookFor(visits: readonly KnownVisit[]): Promise<Read<readonly Sighting[]>> {
		return await inParallel(visits, width, async (visit) =>
			visit.isOff
				? { ok: true, value: rememberedVisit(visit) }
				: await missingVisit(this.caller, visit, this.studio),
		);
	}
}
