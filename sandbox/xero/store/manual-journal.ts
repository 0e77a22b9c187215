import type { DocumentLine, LineAmountTypes } from './document';

export interface ManualJournal {
	readonly id: string;
	readonly narration: string;
	readonly date: string;
	readonly status: 'DRAFT' | 'POSTED';
	readonly lineAmountTypes: LineAmountTypes;
	/** Debit positive; amounts add up to zero, tax included. */
	readonly lines: readonly DocumentLine[];
	readonly updatedAt: number;
}
