import { spokenDay } from '../moment';
import type { Organisation } from '../store/organisation';

/** Nothing may be dated on or before a lock date; which one it is stands in the message only. */
export function lockProblems(books: Organisation, date: string): readonly string[] {
	const { period, yearEnd } = books.locks;
	if (yearEnd !== null && date <= yearEnd) return [lockText('end of year lock date', yearEnd)];
	return period !== null && date <= period ? [lockText('period lock date', period)] : [];
}

function lockText(name: string, day: string): string {
	return `The document date cannot be before the ${name}, currently set at ${spokenDay(day)}.`;
}
