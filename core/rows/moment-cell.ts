import { dayOf, isZeroDate, utcOf } from '../event';
import { blank, toldText, unreadable, valueCell, type Cell } from './cell';
import { clockOf, clockOfFraction, type Clock } from './clock-cell';
import { twoWayDate, type DateOrder } from './date-order';

/** A date, with a time of day where one is told. */
export interface Moment {
	/** `YYYY-MM-DD` as written, or of `utc` when that is told. */
	readonly day: string;
	/** `HH:MM:SS`; `null` when only the day is told. */
	readonly time: string | null;
	/** UTC, ISO 8601 with milliseconds, only when the text carries its own zone. */
	readonly utc: string | null;
}

const longestMoment = 60;
const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/;
const dayThenMonth =
	/^(?:[a-z]{3,9}\.?,?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4})(?!\d)/i;
const monthThenDay = /^(?:[a-z]{3,9}\.?,?\s+)?([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/i;
const weekday = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+(?=\d)/i;
const betweenDateAndTime = /^(?:T|[\s,]*(?:at\s+)?)/i;

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * A date with or without a time: `11/13/2026 11:00 AM`, `2026-11-13T16:00:00Z`, `Fri, Nov 13, 2026 at 9:00 am`,
 * `13-Nov-2026`, or the number a spreadsheet keeps it as. Years have four digits; `order` settles `3/4/2026`.
 */
export function momentCell(value: unknown, order: DateOrder): Cell<Moment> {
	if (typeof value === 'number') return serialCell(value);
	const text = toldText(value);
	if (text === null || isZeroDate(text)) return blank;
	if (text.length > longestMoment) return unreadable;
	if (/^\d{5}(?:\.\d+)?$/.test(text)) return serialCell(Number(text));
	const date = dateOf(text.replace(weekday, ''), order);
	if (date === null) return unreadable;
	const rest = date.rest.replace(betweenDateAndTime, '').trim();
	const clock = rest === '' ? null : clockOf(rest);
	return rest !== '' && clock === null ? unreadable : momentOf(date.day, clock);
}

interface Dated {
	readonly day: string;
	readonly rest: string;
}

function dateOf(text: string, order: DateOrder): Dated | null {
	const iso = yearFirst.exec(text);
	if (iso !== null) return dated(text, iso[0], iso[1], iso[3], iso[4]);
	const numeric = twoWayDate.exec(text);
	if (numeric !== null) {
		const [whole, first, , second, year] = numeric;
		return order === 'dayFirst'
			? dated(text, whole, year, second, first)
			: dated(text, whole, year, first, second);
	}
	const named = dayThenMonth.exec(text);
	if (named !== null) return dated(text, named[0], named[3], monthOf(named[2]), named[1]);
	const american = monthThenDay.exec(text);
	return american === null ? null : dated(text, american[0], american[3], monthOf(american[1]), american[2]);
}

/** By its first three letters, so that `Sept` and `September` are one. */
function monthOf(name: string | undefined): string {
	return String(months.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1);
}

function dated(text: string, whole: string, year = '', month = '', day = ''): Dated | null {
	const written = dayOf(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
	return written === null ? null : { day: written, rest: text.slice(whole.length) };
}

function momentOf(day: string, clock: Clock | null): Cell<Moment> {
	if (clock === null) return valueCell({ day, time: null, utc: null });
	const { time, zone } = clock;
	return valueCell({ day, time, utc: zone === null ? null : utcOf(`${day}T${time}${zone}`) });
}

/** Days since 30 December 1899 that are a date a studio can mean: 1900 to 2119. */
const lastSerial = 80_000;
/** Before 1 March 1900 the numbering counts a day that never was. */
const firstTrueSerial = 61;
const serialEpoch = Date.UTC(1899, 11, 30);
const msPerDay = 86_400_000;

function serialCell(serial: number): Cell<Moment> {
	if (!(serial >= 1) || serial > lastSerial) return unreadable;
	const days = Math.floor(serial);
	const shift = days < firstTrueSerial ? 1 : 0;
	const day = new Date(serialEpoch + (days + shift) * msPerDay).toISOString().slice(0, 10);
	const fraction = serial - days;
	return valueCell({ day, time: fraction === 0 ? null : clockOfFraction(fraction), utc: null });
}
