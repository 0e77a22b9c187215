import { amountText, debitTotal } from './amount-text';

export interface TextLine {
	/** What it is, `Services (5)`. */
	readonly text: string;
	/** Name of the account; `null` when it has none. */
	readonly account: string | null;
	/** Minor units, debit positive. */
	readonly amount: number;
}

const headings: Row = ['Account', 'For', 'Debit', 'Credit'];
type Row = readonly [account: string, text: string, debit: string, credit: string];

/** A journal as a bookkeeper reads it: heading, lines and total, in columns of equal width; nothing without lines. */
export function journalText(lines: readonly TextLine[], digits: number): readonly string[] {
	if (lines.length === 0) return [];
	const shown = (amount: number): string => (amount > 0 ? amountText(amount, digits) : '');
	const rows = lines.map(({ account, text, amount }): Row => [
		account ?? '(no account)',
		text,
		shown(amount),
		shown(-amount),
	]);
	const amounts = lines.map(({ amount }) => amount);
	const debits = amountText(debitTotal(amounts), digits);
	const credits = amountText(debitTotal(amounts.map((amount) => -amount)), digits);
	const table: readonly Row[] = [headings, ...rows, ['Total', '', debits, credits]];
	const widths = headings.map((_, column) => Math.max(...table.map((row) => (row[column] ?? '').length)));
	return table.map((row) =>
		row
			.map((cell, column) => padded(cell, column, widths[column] ?? 0))
			.join('  ')
			.trimEnd(),
	);
}

const firstAmount = 2;

/** Amounts stand right, words left. */
function padded(cell: string, column: number, width: number): string {
	return column >= firstAmount ? cell.padStart(width) : cell.padEnd(width);
}
