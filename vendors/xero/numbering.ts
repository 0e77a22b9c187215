import { revisionOf, type LookUp } from '../../core/books';
import type { XeroDocument } from './document';

/**
 * The credit note of a day has a number of its own, `ZR-…` beside the invoice `ZD-…`; that of a sale has the sale's,
 * because a sale has one document.
 */
export function creditNoteNumberOf(kind: 'day' | 'sale', number: string): string {
	return kind === 'day' ? number.replace(/^(.)D-/, '$1R-') : number;
}

export interface Belonging {
	readonly lookUp: LookUp;
	readonly revision: number;
}

/** Finds the look-up that a document belongs to, in one step per document; `null` for others' documents. */
export function createBelonging(
	lookUps: readonly LookUp[],
): (document: Pick<XeroDocument, 'kind' | 'number'>) => Belonging | null {
	const byStem = {
		invoice: new Map(lookUps.map((lookUp) => [lookUp.base, lookUp])),
		creditNote: new Map(
			lookUps.map((lookUp) => [creditNoteNumberOf(lookUp.journal.kind, lookUp.base), lookUp]),
		),
	};
	return ({ kind, number }) => {
		for (const stem of [number, number.replace(/-\d{1,2}$/, '')]) {
			const lookUp = byStem[kind].get(stem);
			const revision = lookUp === undefined ? null : revisionOf(lookUp.journal.kind, stem, number);
			if (lookUp !== undefined && revision !== null) return { lookUp, revision };
		}
		return null;
	};
}
