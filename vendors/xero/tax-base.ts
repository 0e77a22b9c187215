import type { Journal } from '../../core/books';
import { isPosted, type XeroDocument } from './document';
import { placeLine, type Placing } from './place';
import { parseSlot } from './slot';

export interface TaxedChange {
	readonly taxType: string;
	/** Minor units, debit positive, without tax. */
	readonly amount: number;
}

/**
 * By how much the taxed lines of an account that is compared as a whole have to change. Stored value may be sold with
 * tax and used without, all on one account; Xero counts the base of the tax by the tax type of each line, so what was
 * posted with a tax type is taken back with it.
 */
export function taxedChangesOf(
	slotText: string,
	journal: Journal,
	placing: Placing,
	earlier: readonly XeroDocument[],
): readonly TaxedChange[] {
	const slot = parseSlot(slotText);
	if (slot.kind !== 'settle') return [];
	const changes = new Map<string, number>();
	const add = (taxType: string, amount: number) => changes.set(taxType, (changes.get(taxType) ?? 0) + amount);
	for (const line of journal.lines) {
		if (!line.taxed || line.role === 'tax') continue;
		const placed = placeLine(line, journal, placing);
		if (placed.ok && placed.slot === slotText) add(placing.tax.taxed ?? '', line.amount);
	}
	const posted = earlier.filter(isPosted).flatMap(({ lines }) => lines);
	const taxTypes = new Set(posted.filter(({ tax }) => tax !== 0).map(({ taxType }) => taxType));
	for (const { accountId, taxType, amount } of posted) {
		const isTaxed = taxType === placing.tax.taxed || taxTypes.has(taxType);
		if (accountId === slot.accountId && isTaxed) add(taxType, -amount);
	}
	return [...changes].map(([taxType, amount]) => ({ taxType, amount })).filter(({ amount }) => amount !== 0);
}
