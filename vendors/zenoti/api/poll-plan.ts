import type { PlanInput, Window } from '../../../core/poll';
import { addDays, daysAt } from './days';

/**
 * One stretch, from the look-back (or the day before the last poll, when that is longer ago) to so many days ahead. It is
 * one window although it takes several calls: what moves from one week to the next is then seen to move, and an invoice
 * is never cut in two.
 */
export function oneWindow(
	{ place, nowMs, lastPollMs, lookbackDays }: PlanInput,
	aheadDays = 0,
): readonly Window[] {
	const today = daysAt(nowMs, place.timeZone);
	const back = addDays(today.from, -Math.max(1, lookbackDays));
	const last = lastPollMs === null ? back : addDays(daysAt(lastPollMs, place.timeZone).from, -1);
	const from = last < back ? last : back;
	const to = addDays(today.to, aheadDays);
	return [{ key: `${from}..${to}`, from, to }];
}

/** From yesterday to today, for a near round. */
export function recentDays({ place, nowMs }: PlanInput): readonly Window[] {
	const today = daysAt(nowMs, place.timeZone);
	return [nearWindow(addDays(today.from, -1), today.to)];
}

/** The week that begins yesterday, for a near round: as many days as one call for appointments may cover. */
export function weekAhead({ place, nowMs }: PlanInput): readonly Window[] {
	const from = addDays(daysAt(nowMs, place.timeZone).from, -1);
	return [nearWindow(from, addDays(from, 6))];
}

function nearWindow(from: string, to: string): Window {
	return { key: `near ${from}..${to}`, from, to, isNear: true };
}
