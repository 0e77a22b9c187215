import type { BookMapping } from './mapping';

export interface BookSettings {
	readonly mapping: BookMapping;
	/** What happens to a day that the ledger has closed. */
	readonly closedPeriod: 'stop' | 'firstOpenDay';
	/**
	 * Whether a day may shrink: fewer sales in the input than the ledger already holds usually means that the input is
	 * not the whole day.
	 */
	readonly allowFewerSales: boolean;
	/** Put in front of a sale's id in the memo, to make a link; empty for none. */
	readonly linkPrefix: string;
}
