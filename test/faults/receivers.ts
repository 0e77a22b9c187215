import type { StudioEvent } from '../../core/event';
import { claimEvents, DedupeWindow, type EventClaim } from '../../core/intake';
import type { VirtualTime } from './virtual-time';

/** What one process does with a delivery; the simulator starts a new one after a crash. */
export type Receive = (events: readonly StudioEvent[]) => Promise<EventClaim>;

export type NewProcess = (time: VirtualTime) => Receive;

const newWindow = (time: VirtualTime): DedupeWindow =>
	new DedupeWindow({ windowMs: 7 * 86_400_000, maxKeys: 100_000, abandonMs: 600_000, now: () => time.nowMs });

/** Ours, with the limits of the trigger nodes. */
export const claimWhileInFlight: NewProcess = (time) => {
	const window = newWindow(time);
	return async (events) => await claimEvents(window, events, { sleep: time.sleep, longestMs: 9_000 });
};

/** The usual mistake: "seen" is written down before n8n has the execution. */
export const rememberTooEarly: NewProcess = (time) => {
	const receive = claimWhileInFlight(time);
	return async (events) => {
		const result = await receive(events);
		if (result.kind === 'fresh') result.claim.commit();
		return result;
	};
};

/** The other usual mistake: look whether it was seen, and write it down once n8n has answered. */
export const lookThenWrite: NewProcess = () => {
	const seen = new Set<string>();
	return async (events) => {
		const fresh = events.filter((event) => !seen.has(event.id));
		if (fresh.length === 0) return await Promise.resolve({ kind: 'duplicate' });
		const commit = () => fresh.forEach((event) => seen.add(event.id));
		return { kind: 'fresh', events: fresh, claim: { commit, release: () => undefined } };
	};
};
