import { businessDayOf } from '../../../core/event';

const msPerDay = 86_400_000;
/** The day of places far west ends last, that of places far east begins first. */
const westMs = 12 * 3_600_000;
const eastMs = 14 * 3_600_000;

/** Both inclusive, `YYYY-MM-DD`. */
export interface Days {
	readonly from: string;
	readonly to: string;
}

export function addDays(day: string, days: number): string {
	return new Date(Date.parse(`${day}T00:00:00Z`) + days * msPerDay).toISOString().slice(0, 10);
}

/** How many days lie between, both counted. */
export function countDays({ from, to }: Days): number {
	return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / msPerDay) + 1;
}

/** The day it may be at the place: one, or the two it can be where its zone is not known. */
export function daysAt(ms: number, timeZone: string | null): Days {
	const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
	const day = businessDayOf(new Date(ms).toISOString(), timeZone);
	return day === null ? { from: dayOf(ms - westMs), to: dayOf(ms + eastMs) } : { from: day, to: day };
}

/** Consecutive stretches of at most `most` days, oldest first; the newest one is always full where that is possible. */
export function slicesOf(days: Days, most: number): readonly Days[] {
	const count = Math.ceil(countDays(days) / most);
	return Array.from({ length: Math.max(0, count) }, (_, index) => {
		const to = addDays(days.to, -(count - 1 - index) * most);
		const from = addDays(to, 1 - most);
		return { from: from < days.from ? days.from : from, to };
	});
}
