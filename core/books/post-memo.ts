import type { Journal } from './journal';
import type { Dating } from './closed-period';

const longestMemo = 1000;

/** For the person who reads the ledger: which sales it is, and why it is dated as it is. One line. */
export function memoOf(journal: Journal, dating: Extract<Dating, { ok: true }>, linkPrefix: string): string {
	const { businessDay } = journal;
	const moved =
		dating.closedThrough === null
			? ''
			: `Business day ${businessDay}, dated ${dating.date} because the books are closed through ${dating.closedThrough}. `;
	const room = longestMemo - moved.length;
	return `${moved}${journal.document === null ? salesText(journal, room) : saleText(journal, linkPrefix, room)}`;
}

function saleText({ document, sales, lines }: Journal, linkPrefix: string, room: number): string {
	const [sale] = sales;
	const id = document?.id ?? '';
	const isRefund = lines.length > 0 && lines.every(({ flow }) => flow === 'refund');
	const number = sale?.number ?? document?.number ?? id;
	const parts = [
		`${isRefund ? 'Refund' : 'Sale'} ${number}${sale === undefined ? ', voided' : ''}`,
		sale?.correlationId ?? id,
		...(linkPrefix === '' ? [] : [`${linkPrefix}${encodeURIComponent(id)}`]),
	].map(oneLine);
	return parts
		.reduce((text, part) => (`${text}, ${part}`.length <= room ? `${text}, ${part}` : text))
		.slice(0, room);
}

/** As many whole numbers as there is room for, in the order people count. */
function salesText({ sales }: Journal, room: number): string {
	if (sales.length === 0) return 'No sales';
	const numbers = sales.map(({ number }) => oneLine(number)).sort(byLengthAndText);
	let text = `${numbers.length === 1 ? 'Sale' : 'Sales'} ${numbers[0] ?? ''}`;
	for (const [index, number] of numbers.entries()) {
		if (index === 0) continue;
		const left = numbers.length - index;
		const longer = `${text}, ${number}`;
		const ending = left > 1 ? andMore(left - 1) : '';
		if (longer.length + ending.length > room) return `${text}${andMore(left)}`.slice(0, room);
		text = longer;
	}
	return text.slice(0, room);
}

function andMore(count: number): string {
	return ` and ${count} more`;
}

/** Numbers of digits by their value, without reading them as numbers. */
function byLengthAndText(one: string, other: string): number {
	return one.length - other.length || (one < other ? -1 : one > other ? 1 : 0);
}

function oneLine(text: string): string {
	return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}
