import type { BookingStatus } from '../../../core/event';

/** Words of the column Status, letters only, as a public importer of this export lists them, and the API's. */
export const bookingStatusWords: ReadonlyArray<readonly [status: BookingStatus, words: readonly string[]]> = [
	['booked', ['open', 'new', 'booked', 'notstarted']],
	['confirmed', ['confirmed', 'confirm']],
	['checked_in', ['checkin', 'checkedin']],
	['started', ['started', 'start', 'inprogress', 'servicestarted']],
	['completed', ['closed', 'completed', 'complete', 'servicecompleted']],
	['cancelled', ['cancelled', 'canceled', 'closedcancelled', 'closedcanceled', 'void', 'voided']],
	['no_show', ['noshow', 'closednoshow']],
	['deleted', ['deleted']],
];

const byWord = new Map(
	bookingStatusWords.flatMap(([status, words]) => words.map((word) => [word, status] as const)),
);

export function bookingStatusOf(text: string | null): BookingStatus | null {
	return byWord.get((text ?? '').toLowerCase().replace(/[^a-z]+/g, '')) ?? null;
}
