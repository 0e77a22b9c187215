import type { Journal } from '../../core/books';
import { takesLines } from './accounts';
import { findAccount, type Placing } from './place';
import type { Part } from './draft-parts';
import type { XeroLine } from './document';

/** A document line to be written. */
export interface PlannedLine extends XeroLine {
	readonly text: string;
}

/**
 * Puts tax, exactly as it was charged, on the lines it belongs to: the taxed line of the same kind of item. In a
 * correction that is the largest line that can bear it; where there is none, a pair of lines that cancel each other
 * carries it, because Xero knows no tax without a line.
 */
export function withTax(
	parts: readonly Part[],
	taxes: readonly Part[],
	journal: Journal,
	placing: Placing,
): readonly PlannedLine[] {
	const lines = parts.map((part) => ({ part, tax: 0 }));
	const pairs: PlannedLine[] = [];
	for (const tax of taxes) {
		const able = lines.filter((line) => canBear(line, tax)).sort(largestFirst);
		const bearer = able.find(({ part }) => isOwnLine(part, tax)) ?? able[0];
		if (bearer === undefined) pairs.push(...pairOf(tax, journal, placing));
		else bearer.tax += tax.amount;
	}
	return [...lines.map(({ part, tax }) => toLine(part, tax)), ...pairs];
}

interface Bearing {
	readonly part: Part;
	tax: number;
}

const itemRoles: ReadonlySet<string> = new Set(['revenue', 'returns', 'liability']);

function isOwnLine({ source: { line } }: Part, { source }: Part): boolean {
	const taxed = source.line;
	return (
		line !== null &&
		taxed !== null &&
		itemRoles.has(line.role) &&
		line.flow === taxed.flow &&
		line.sub === taxed.sub
	);
}

/** Tax of another sign than its line, or more than it, would be refused or look like a mistake. */
function canBear({ part, tax: borne }: Bearing, { taxType, amount }: Part): boolean {
	const isSameSign = Math.sign(part.amount) === Math.sign(amount);
	return part.taxType === taxType && isSameSign && Math.abs(borne + amount) <= Math.abs(part.amount);
}

function largestFirst(one: Bearing, other: Bearing): number {
	return Math.abs(other.part.amount) - Math.abs(one.part.amount);
}

function pairOf(
	{ amount, taxType, text, source }: Part,
	journal: Journal,
	placing: Placing,
): readonly PlannedLine[] {
	const accountId = taxedAccount(source.line?.sub ?? 'service', journal, placing);
	const tracking = placing.mapping.centres.get(journal.centre.id)?.unit ?? '';
	const line = { accountId, taxType, tracking, text };
	return [
		{ ...line, amount, tax: amount },
		{ ...line, amount: -amount, tax: 0 },
	];
}

/** The revenue account of that kind of item; any of the organisation's own where that cannot be used. */
function taxedAccount(sub: string, journal: Journal, { chart, mapping }: Placing): string {
	const found = findAccount({ role: 'revenue', sub }, journal, chart, mapping);
	if (found.ok && takesLines(found.account)) return found.account.id;
	const revenue = chart.accounts.find(
		(account) => account.isActive && takesLines(account) && ['REVENUE', 'SALES'].includes(account.type),
	);
	return revenue?.id ?? '';
}

export function toLine({ accountId, taxType, tracking, amount, text }: Part, tax = 0): PlannedLine {
	return { accountId, taxType, tracking, amount, tax, text };
}
