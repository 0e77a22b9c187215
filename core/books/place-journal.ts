import type { Gap, Journal, JournalLine } from './journal';
import type { Books, LedgerAccount } from './ledger';

/** A journal's line and where this ledger keeps it. */
export interface PlacedLine {
	readonly line: JournalLine;
	readonly slot: string;
	readonly account: LedgerAccount;
}

export interface PlacedJournal {
	/** One per journal line that has a place, in order. */
	readonly lines: readonly PlacedLine[];
	/** All there are, each once. */
	readonly gaps: readonly Gap[];
}

/** Finds the account of every line, and everything that keeps this journal out of the ledger. */
export function placeJournal(journal: Journal, books: Books, label: string): PlacedJournal {
	const lines: PlacedLine[] = [];
	const gaps: Gap[] = [...books.obstacles];
	if (!books.takesCurrency(journal.currency)) gaps.push(currencyNotTaken(journal.currency, books, label));
	for (const line of journal.lines) {
		const placement = books.place(line, journal);
		if (placement.ok) lines.push({ line, slot: placement.slot, account: placement.account });
		else gaps.push(placement.gap);
	}
	return { lines, gaps: distinctGaps(gaps) };
}

/** Five lines on one missing account are one gap. */
export function distinctGaps(gaps: readonly Gap[]): readonly Gap[] {
	return [
		...new Map(gaps.map((gap) => [JSON.stringify([gap.code, gap.subject, gap.message]), gap])).values(),
	];
}

function currencyNotTaken(currency: string, books: Books, label: string): Gap {
	const own = books.currency === null ? '' : `, it keeps its books in ${books.currency}`;
	return {
		code: 'CURRENCY_NOT_TAKEN',
		subject: currency,
		message: `${label} takes no ${currency}${own}.`,
		hint: `Turn on multiple currencies in ${label} and add ${currency}, or post this centre to a company that keeps its books in ${currency}.`,
	};
}
