import type { Draft, DraftLine } from '../../core/books';
import { accountById, takesMoney } from './accounts';
import type { XeroDocument } from './document';
import type { Placing } from './place';
import { parseSlot } from './slot';
import { taxedChangesOf } from './tax-base';

/** One amount of a draft as a document line would carry it. */
export interface Part {
	/** `in` is money or stored value received, `out` is given back: both settle a document as payments. */
	readonly side: 'in' | 'out' | 'line' | 'tax';
	/** Empty for tax. */
	readonly accountId: string;
	readonly taxType: string;
	readonly tracking: string;
	/** Minor units, debit positive. */
	readonly amount: number;
	readonly text: string;
	readonly source: DraftLine;
}

/** `earlier` are the documents of the draft's base as they were read. */
export function partsOf(draft: Draft, placing: Placing, earlier: readonly XeroDocument[]): readonly Part[] {
	return draft.lines
		.filter(({ amount }) => amount !== 0)
		.flatMap((source) => {
			const taxed = draft.revision === 1 ? [] : taxedChangesOf(source.slot, draft.journal, placing, earlier);
			const lines = taxed.map(({ taxType, amount }): Part => {
				const part = partOf({ ...source, amount }, draft, placing);
				return { ...part, side: 'line', taxType };
			});
			const rest = source.amount - sumOf(lines);
			return rest === 0 ? lines : [...lines, partOf({ ...source, amount: rest }, draft, placing)];
		});
}

/** A settle line of a correction is without tax here, because what has tax was taken out of it. */
function partOf(source: DraftLine, { revision, journal }: Draft, { chart, mapping, tax }: Placing): Part {
	const slot = parseSlot(source.slot);
	const { amount, text, line } = source;
	const told = { amount, text, source };
	if (slot.kind === 'tax')
		return { ...told, side: 'tax', accountId: '', taxType: slot.taxType, tracking: '' };
	if (slot.kind === 'line') {
		const { accountId, taxType, tracking } = slot;
		return { ...told, side: 'line', accountId, taxType, tracking };
	}
	const { accountId } = slot;
	const account = accountById(chart, accountId);
	const isFirst = revision === 1;
	const isMoney = !isFirst || line?.role === 'tender' || line?.role === 'redeemed';
	const settles = isMoney && account !== null && takesMoney(account);
	return {
		...told,
		side: settles ? (amount > 0 ? 'in' : 'out') : 'line',
		accountId,
		taxType: (isFirst && line?.taxed === true ? tax.taxed : null) ?? tax.untaxed ?? 'NONE',
		tracking: mapping.centres.get(journal.centre.id)?.unit ?? '',
	};
}

export function sumOf(parts: ReadonlyArray<{ readonly amount: number }>): number {
	return parts.reduce((sum, { amount }) => sum + amount, 0);
}
