import { isRecord, listOf, own, recordOf, type UnknownRecord } from '../event';
import { seenFromText, seenToText } from './seen-text';
import { newLane, type LaneState, type PollState, type Round } from './state';

/** The form in which n8n keeps the state; a number for each layout, so that a later version can read this one. */
const layout = 1;

/** Plain JSON, as n8n keeps it; a type and not an interface, so that it counts as such for n8n. */
export type StoredPollState = {
	v: number;
	placeFailures: number;
	lanes: Record<string, StoredLane>;
};

type StoredLane = Omit<Mutable<LaneState>, 'round' | 'seen'> & {
	round: { startedMs: number; nextKey: string; missing: string[] } | null;
	/** By day. */
	seen: Record<string, string>;
};

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export function storePollState({ placeFailures, lanes }: PollState): StoredPollState {
	const stored = [...lanes].map(([key, lane]): [string, StoredLane] => [key, storeLane(lane)]);
	return { v: layout, placeFailures, lanes: Object.fromEntries(stored) };
}

function storeLane({ seen, round, ...lane }: LaneState): StoredLane {
	const stored = round === null ? null : { ...round, missing: [...round.missing] };
	return { ...lane, round: stored, seen: seenToText(seen) };
}

/** `null` when this is no state, or one of a later version. A lane that cannot be read begins anew. */
export function readPollState(stored: unknown): PollState | null {
	if (!isRecord(stored) || own(stored, 'v') !== layout) return null;
	const lanes = Object.entries(recordOf(own(stored, 'lanes'))).flatMap(([key, lane]) =>
		isRecord(lane) ? [[key, readLane(lane)] as const] : [],
	);
	return { placeFailures: numberIn(stored, 'placeFailures') ?? 0, lanes: new Map(lanes) };
}

function readLane(lane: UnknownRecord): LaneState {
	const days = Object.entries(recordOf(own(lane, 'seen'))).flatMap(([day, text]) =>
		typeof text === 'string' ? [[day, text] as const] : [],
	);
	return {
		lastPollMs: numberIn(lane, 'lastPollMs'),
		lastWideMs: numberIn(lane, 'lastWideMs'),
		triedMs: numberIn(lane, 'triedMs') ?? newLane.triedMs,
		failures: numberIn(lane, 'failures') ?? newLane.failures,
		knownFrom: textIn(lane, 'knownFrom'),
		cutBefore: textIn(lane, 'cutBefore'),
		round: readRound(own(lane, 'round')),
		seen: seenFromText(days),
	};
}

function readRound(round: unknown): Round | null {
	if (!isRecord(round)) return null;
	const startedMs = numberIn(round, 'startedMs');
	const nextKey = textIn(round, 'nextKey');
	if (startedMs === null || nextKey === null) return null;
	const missing = listOf(own(round, 'missing')).filter((id) => typeof id === 'string');
	return { startedMs, nextKey, missing };
}

function numberIn(record: UnknownRecord, name: string): number | null {
	const value = own(record, name);
	return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function textIn(record: UnknownRecord, name: string): string | null {
	const value = own(record, name);
	return typeof value === 'string' ? value : null;
}
