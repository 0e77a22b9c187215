import { sessionIdOf, type Visit } from './rows';

/** All visits, found by their key, by the meeting they belong to, and by client. */
export interface Visits {
	readonly get: (key: string) => Visit | undefined;
	/** Adds or replaces, also when the visit has moved to another hour. */
	readonly put: (visit: Visit) => void;
	readonly of: (sessionOrAppointment: string) => readonly Visit[];
	readonly ofClient: (uid: string) => readonly Visit[];
	readonly all: () => readonly Visit[];
}

export function createVisits(): Visits {
	const byKey = new Map<string, Visit>();
	const bySlot = new Map<string, Set<string>>();
	const byClient = new Map<string, Set<string>>();
	const found = (keys: ReadonlySet<string> | undefined) =>
		[...(keys ?? [])].flatMap((key) => byKey.get(key) ?? []);
	return {
		get: (key) => byKey.get(key),
		put: (visit) => {
			const before = byKey.get(visit.key);
			if (before !== undefined) {
				bySlot.get(slotOf(before))?.delete(before.key);
				byClient.get(before.uid)?.delete(before.key);
			}
			byKey.set(visit.key, visit);
			file(bySlot, slotOf(visit), visit.key);
			file(byClient, visit.uid, visit.key);
		},
		of: (slot) => found(bySlot.get(slot)),
		ofClient: (uid) => found(byClient.get(uid)),
		all: () => [...byKey.values()],
	};
}

function slotOf({ booked, startUtc }: Visit): string {
	return booked.kind === 'class'
		? sessionIdOf({ periodKey: booked.periodKey, startUtc })
		: booked.appointmentKey;
}

function file(index: Map<string, Set<string>>, name: string, key: string): void {
	const keys = index.get(name);
	if (keys === undefined) index.set(name, new Set([key]));
	else keys.add(key);
}
