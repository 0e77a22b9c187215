import { textOf } from '../event';

/** What stands in one cell, read as one kind of value. */
export type Cell<T> =
	| { readonly kind: 'value'; readonly value: T }
	/** Nothing is told. */
	| { readonly kind: 'blank' }
	/** Something is told that is no value of the kind. */
	| { readonly kind: 'unreadable' };

export const blank: Cell<never> = { kind: 'blank' };
export const unreadable: Cell<never> = { kind: 'unreadable' };

export function valueCell<T>(value: T): Cell<T> {
	return { kind: 'value', value };
}

/** `="00123"`: how exports keep a spreadsheet from cutting zeros off. */
const keptText = /^="([^"]*)"$/;
/** `'00123` and `'+44…`: the same, with the spreadsheet's own mark for text. */
const markedText = /^'(?=[\d+=-])/;

/** The text of a cell, spreadsheet marks taken off; numbers as they are written; `null` for blank and for objects. */
export function cellText(value: unknown): string | null {
	if (typeof value === 'number') return Number.isFinite(value) ? String(value) : null;
	if (typeof value === 'boolean') return String(value);
	const text = textOf(value);
	if (text === null) return null;
	const kept = keptText.exec(text);
	return textOf(kept === null ? text.replace(markedText, '') : kept[1]);
}

/** What people and spreadsheets write where there is nothing. */
const nothings: ReadonlySet<string> = new Set(['-', '--', '---', '–', '—', 'n/a', '#n/a']);

/** As `cellText`, but `null` for the dashes that stand for nothing. */
export function toldText(value: unknown): string | null {
	const text = cellText(value);
	return text === null || nothings.has(text.toLowerCase()) ? null : text;
}

const longestShown = 60;

/** A cell for a message: one line, bounded. */
export function shownCell(value: unknown): string {
	const text = (cellText(value) ?? '').replace(/\s+/g, ' ');
	return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}
