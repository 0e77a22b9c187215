import { businessDayOf } from '../../../core/event';
import type { Days } from './sessions';

const msPerDay = 86_400_000;
/** Where no zone is known: the day ends last far in the west and begins first far in the east. */
const westMs = 12 * 3_600_000;
const eastMs = 14 * 3_600_000;

export function addDays(day: string, days: number): string {
	return new Date(Date.parse(`${day}T00:00:00Z`) + days * msPerDay).toISOString().slice(0, 10);
}

/** The day it may be at the place: one, or the two it can be where its zone is not known. */
export function daysAt(ms: number, timeZone: string | null): Days {
	const utcDay = (at: number): string => new Date(at).toISOString().slice(0, 10);
	const day = businessDayOf(new Date(ms).toISOString(), timeZone);
	return day === null ? { from: utcDay(ms - westMs), to: utcDay(ms + eastMs) } : { from: day, to: day };
}

/** Stretches of so many days, oldest first; the last one may be shorter. */
export function slicesOf({ from, to }: Days, days: number): readonly Days[] {
	const slices: Days[] = [];
	for (let start = from; start <= to; start = addDays(start, days)) {
		const end = addDays(start, days - 1);
		slices.push({ from: start, to: end < to ? end : to });
	}
	return slices;
}
