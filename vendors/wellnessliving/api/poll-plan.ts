import type { PlanInput, Window } from '../../../core/poll';
import { addDays, daysAt } from './days';
import type { Days } from './sessions';

/** From the look-back, or the day before the last poll when that is longer ago, to today. */
export function daysBack({ place, nowMs, lastPollMs, lookbackDays }: PlanInput): Days {
	const today = daysAt(nowMs, place.timeZone);
	const back = addDays(today.from, -Math.max(1, lookbackDays));
	const last = lastPollMs === null ? back : addDays(daysAt(lastPollMs, place.timeZone).from, -1);
	return { from: last < back ? last : back, to: today.to };
}

/** Whole days and nothing of the clock: a report is cached by its filter, and another window would be another report. */
export function windowOf({ from, to }: Days, mark = ''): Window {
	return { key: `${mark}${from}..${to}`, from, to };
}
