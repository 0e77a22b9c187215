import { cellText } from './cell';

/** Which of the first two numbers of `3/4/2026` is the day. */
export const dateOrders = ['dayFirst', 'monthFirst'] as const;
export type DateOrder = (typeof dateOrders)[number];

/** Two numbers of one or two digits and a year of four at the beginning: the only dates that can be read in two ways. */
export const twoWayDate = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)/;

export type RecognisedOrder =
	| { readonly ok: true; readonly order: DateOrder }
	/** `sample` and `other` are dates of the file. */
	| { readonly ok: false; readonly reason: 'ambiguous'; readonly sample: string }
	| { readonly ok: false; readonly reason: 'mixed'; readonly sample: string; readonly other: string };

/**
 * The order of all dates of a file: one day above 12 decides for them all. Never guessed: a file in which every date
 * can be read in two ways, and one that holds both kinds, are problems.
 */
export function recogniseOrder(cells: Iterable<unknown>): RecognisedOrder {
	let dayFirst: string | null = null;
	let monthFirst: string | null = null;
	let unclear: string | null = null;
	for (const cell of cells) {
		const text = typeof cell === 'string' ? cellText(cell) : null;
		const match = text === null ? null : twoWayDate.exec(text);
		if (match === null) continue;
		const [date, first, , second] = match;
		if (Number(first) > 12) dayFirst ??= date;
		else if (Number(second) > 12) monthFirst ??= date;
		else if (Number(first) !== Number(second)) unclear ??= date;
	}
	if (dayFirst !== null && monthFirst !== null) {
		return { ok: false, reason: 'mixed', sample: dayFirst, other: monthFirst };
	}
	if (dayFirst !== null) return { ok: true, order: 'dayFirst' };
	if (monthFirst === null && unclear !== null) return { ok: false, reason: 'ambiguous', sample: unclear };
	return { ok: true, order: 'monthFirst' };
}
