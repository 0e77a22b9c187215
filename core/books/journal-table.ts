import { amountOf } from '../event/money';
import type { Journal, JournalLine } from './journal';
import { lineText } from './line-text';

/** Major units; the side that an amount is not on is 0. */
export interface TableRow {
	readonly text: string;
	readonly debit: number;
	readonly credit: number;
}

export interface JournalTable {
	readonly rows: readonly TableRow[];
	/** Both sides are the same, or there would be no journal. */
	readonly totals: { readonly debit: number; readonly credit: number };
}

/** A journal as people read it, line by line in the journal's order. */
export function journalTable(
	journal: Pick<Journal, 'lines' | 'digits'>,
	textOf: (line: JournalLine) => string = lineText,
): JournalTable {
	const major = (units: number): number => amountOf(BigInt(units), journal.digits);
	const debitOf = ({ amount }: JournalLine): number => Math.max(amount, 0);
	const creditOf = ({ amount }: JournalLine): number => Math.max(-amount, 0);
	const sum = (side: (line: JournalLine) => number): number =>
		major(journal.lines.reduce((units, line) => units + side(line), 0));
	return {
		rows: journal.lines.map((line) => ({
			text: textOf(line),
			debit: major(debitOf(line)),
			credit: major(creditOf(line)),
		})),
		totals: { debit: sum(debitOf), credit: sum(creditOf) },
	};
}
