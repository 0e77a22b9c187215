import type { StudioEvent } from '../event';
import type { Failure } from '../http';
import type { Lane } from './lane';
import type { Sighting, Window } from './profile';
import type { PollInput } from './run-poll';

/** Enough to map fields by, few enough to look through. */
const mostThings = 3;
const mostPlaces = 3;
const mostWindows = 4;

export interface Sample {
	readonly events: readonly StudioEvent[];
	/** Why resources gave nothing. */
	readonly failures: readonly Failure[];
}

export type SampleInput = Pick<PollInput, 'profile' | 'caller' | 'places' | 'settings' | 'nowMs'>;

/** A few real things of each chosen resource, newest first, for building a workflow; nothing is remembered. */
export async function samplePoll(input: SampleInput): Promise<Sample> {
	const events: StudioEvent[] = [];
	const failures: Failure[] = [];
	for (const name of input.settings.resources) {
		const found = await sampleResource(input, name);
		events.push(...found.events);
		if (found.events.length === 0) failures.push(...found.failures);
	}
	return { events, failures };
}

async function sampleResource(input: SampleInput, name: string): Promise<Sample> {
	const failures: Failure[] = [];
	for (const { lane, window } of attemptsFor(input, name)) {
		if (input.caller.halted() !== null) break;
		const read = await lane.resource.read(input.caller, lane.place, window, new Map());
		if (!read.ok) {
			failures.push(read.failure);
			continue;
		}
		const newestFirst = [...read.value].sort(
			(left, right) => Number(left.day < right.day) - Number(left.day > right.day),
		);
		const events = await tellSome(newestFirst, lane, input);
		if (events.length > 0) return { events, failures: [] };
	}
	return { events: [], failures: failures.slice(0, 1) };
}

interface Attempt {
	readonly lane: Lane;
	readonly window: Window;
}

/** The last day first, because it is quickly read; then the whole look-back; each newest first. */
function attemptsFor({ profile, places, settings, nowMs }: SampleInput, name: string): readonly Attempt[] {
	const resource = Object.hasOwn(profile.resources, name) ? profile.resources[name] : undefined;
	if (resource === undefined) return [];
	const whole = settings.lookbackDays ?? resource.lookbackDays;
	return [...new Set([1, whole])].flatMap((lookbackDays) =>
		places.slice(0, mostPlaces).flatMap((place) => {
			const plan = resource.plan({ place, nowMs: nowMs(), lastPollMs: null, lookbackDays });
			const windows = plan.slice(-mostWindows).reverse();
			return windows.map((window): Attempt => ({ lane: { resource, place }, window }));
		}),
	);
}

async function tellSome(
	sightings: readonly Sighting[],
	{ place }: Lane,
	{ caller, settings, nowMs }: SampleInput,
): Promise<readonly StudioEvent[]> {
	const receivedAt = new Date(nowMs()).toISOString();
	const context = { receivedAt, place, includeRaw: settings.includeRaw };
	const told: Array<readonly StudioEvent[]> = [];
	for (const sighting of sightings) {
		if (told.length >= mostThings) break;
		if (sighting.events(null, context).length === 0) continue;
		const read = await sighting.complete?.(caller, null);
		const whole = read?.ok === true ? read.value : sighting;
		told.push(whole.events(null, context));
	}
	return told.flat();
}
