import { ingestions } from '../event';
import type { Row } from './row';
import { jsonText } from './values';

export function compareTexts(one: string, other: string): number {
	return one < other ? -1 : one > other ? 1 : 0;
}

/**
 * Oldest first; of the same time by id, then a webhook before a poll, then by all they say, so that the order of the
 * input never decides.
 */
export function byAge(one: Row, other: Row, textOf: (row: Row) => string = textOfRow): number {
	return (
		compareTexts(one.time ?? '', other.time ?? '') ||
		compareTexts(one.factId ?? '', other.factId ?? '') ||
		rankOf(other) - rankOf(one) ||
		compareTexts(textOf(one), textOf(other))
	);
}

export function sortedByAge(rows: readonly Row[]): readonly Row[] {
	const texts = new Map<Row, string>();
	const cached = (row: Row): string => {
		const known = texts.get(row);
		if (known !== undefined) return known;
		const text = textOfRow(row);
		texts.set(row, text);
		return text;
	};
	return [...rows].sort((one, other) => byAge(one, other, cached));
}

function textOfRow({ item }: Row): string {
	return jsonText(item);
}

function rankOf({ ingestion }: Row): number {
	return ingestion === null ? ingestions.length : ingestions.indexOf(ingestion);
}
