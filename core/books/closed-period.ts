import { plusMinutes } from '../event/time';
import type { Gap } from './journal';
import type { BookSettings } from './settings';

export type Dating =
	| {
			readonly ok: true;
			/** `YYYY-MM-DD`. */
			readonly date: string;
			/** The last closed day when the date had to move, else `null`. */
			readonly closedThrough: string | null;
	  }
	| { readonly ok: false; readonly gap: Gap };

const minutesPerDay = 24 * 60;

/** The date of a document: its business day, unless the books are closed through it. */
export function dateDocument(
	businessDay: string,
	closedThrough: string | null,
	closedPeriod: BookSettings['closedPeriod'],
	label: string,
): Dating {
	if (closedThrough === null || businessDay > closedThrough) {
		return { ok: true, date: businessDay, closedThrough: null };
	}
	const firstOpenDay = dayAfter(closedThrough);
	if (closedPeriod === 'firstOpenDay' && firstOpenDay !== null) {
		return { ok: true, date: firstOpenDay, closedThrough };
	}
	return { ok: false, gap: closed(businessDay, closedThrough, label) };
}

function dayAfter(day: string): string | null {
	return plusMinutes(`${day}T00:00:00.000Z`, minutesPerDay)?.slice(0, 10) ?? null;
}

function closed(businessDay: string, closedThrough: string, label: string): Gap {
	return {
		code: 'CLOSED_PERIOD',
		subject: businessDay,
		message: `The books of ${label} are closed through ${closedThrough}, and ${businessDay} is not posted as it is now.`,
		hint: 'Ask the bookkeeper: open the period again, or set "Closed Period" to "Post on First Open Day".',
	};
}
