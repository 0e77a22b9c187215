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
