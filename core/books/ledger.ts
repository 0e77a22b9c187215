import type { Failure } from '../http';
import type { RecordRef } from '../sync/outcome';
import type { Gap, Journal, JournalLine } from './journal';
import type { Stamp } from './stamp';

/**
 * A ledger as the posting sees it. Paths, batches, document types, error texts and pauses are the ledger's own
 * business; a new ledger is one more object of this shape. No function throws for what the ledger does.
 */
export interface Ledger {
	/** Value of the node's parameter, `quickBooks`. */
	readonly system: string;
	/** For people, `QuickBooks`. */
	readonly label: string;
	/** Reads the chart of accounts, the settings and all documents under these numbers, in as few calls as possible. */
	readonly look: (lookUps: readonly LookUp[]) => Promise<Looked>;
	/**
	 * Writes new documents, each at most once: after an answer that never came it looks before it repeats. It compares
	 * the ledger's own totals with ours, to the cent. Only after `look` of the same base. One result per number.
	 */
	readonly write: (drafts: readonly Draft[]) => Promise<ReadonlyMap<string, WriteResult>>;
	/** Calls that writing these drafts would take at the least; for previews. */
	readonly callsToWrite: (drafts: readonly Draft[]) => number;
	/** Requests sent so far. */
	readonly calls: () => number;
	/**
	 * Whether the read after the write costs a `look` of its own, or the answers to the writes told everything already.
	 */
	readonly readsBack: boolean;
}

/** A journal may be looked up under two bases: that of its numbers, and that of before its centre had a code. */
export interface LookUp {
	readonly journal: Journal;
	/** What the numbers of all its documents begin with. */
	readonly base: string;
}

export type Looked =
	| { readonly ok: true; readonly books: Books; readonly attempts: number }
	| { readonly ok: false; readonly failure: Failure; readonly attempts: number };

/** What the ledger holds and how it is set up. */
export interface Books {
	/** Name of the company or organisation whose books they are; `null` when not told. */
	readonly company: string | null;
	/** ISO 4217 of the company; `null` when not told. */
	readonly currency: string | null;
	/** May other currencies be posted. */
	readonly takesCurrency: (currency: string) => boolean;
	/** Last closed day, `YYYY-MM-DD`; nothing may be dated on or before it. */
	readonly closedThrough: string | null;
	/** What stands in the way of posting at all (a company setting): told with the gaps of every journal. */
	readonly obstacles: readonly Gap[];
	/** The account of one line. */
	readonly place: (line: JournalLine, journal: Journal) => Placement;
	/**
	 * The account of a slot of a document found, for a correction that takes back what is no longer in the journal;
	 * `null` when nothing can be posted to it any more.
	 */
	readonly accountOf: (slot: string) => LedgerAccount | null;
	/** Documents found, by the base they were looked up by, ascending by revision; an absent base has none. */
	readonly posted: ReadonlyMap<string, readonly PostedDocument[]>;
}

export interface LedgerAccount {
	readonly id: string;
	readonly name: string;
}

export type Placement =
	| {
			readonly ok: true;
			/** What amounts are compared by: the account with whatever else tells postings apart (location, class, tax code). */
			readonly slot: string;
			readonly account: LedgerAccount;
	  }
	| { readonly ok: false; readonly gap: Gap };

export interface PostedDocument {
	readonly number: string;
	readonly revision: number;
	readonly records: readonly RecordRef[];
	/** `YYYY-MM-DD`. */
	readonly date: string;
	/** Signed minor units by slot, debit positive, settlements included. Empty for a void document. */
	readonly amounts: ReadonlyMap<string, number>;
	/**
	 * Minor units still to be settled (Xero: what is due, negative for a credit note); 0 when complete. All of `amounts`
	 * and this add up to zero.
	 */
	readonly open: number;
	/** `null` when nothing of ours is in it. */
	readonly stamp: Stamp | null;
	/** `edited`: its lines are not those of its stamp, or it carries our number without a stamp. */
	readonly state: 'ours' | 'edited' | 'void';
}

/** One amount to post. */
export interface DraftLine {
	readonly slot: string;
	readonly account: LedgerAccount;
	/** Minor units, debit positive. */
	readonly amount: number;
	/** What it is; in a correction the first journal line of this slot, `null` when the slot is no longer in the journal. */
	readonly line: JournalLine | null;
	/** For people: `Services (5)`, `Card takings, change`. */
	readonly text: string;
}

/**
 * One document to write. Revision 1 carries the journal line by line; a later one carries one line per slot that
 * differs. Its amounts add up to the open amounts of `earlier`: to zero, but for payments that did not get through.
 */
export interface Draft {
	readonly base: string;
	readonly number: string;
	readonly revision: number;
	/** The ledger's date: the business day, or the first open day after it. */
	readonly date: string;
	readonly journal: Journal;
	readonly lines: readonly DraftLine[];
	/** Documents of the base that stand already. */
	readonly earlier: readonly PostedDocument[];
	/** Without the sha, which is over the lines as this ledger writes them. */
	readonly stamp: Omit<Stamp, 'sha'>;
	/** For the memo: source ids and a link, one line, at most 1,000 characters. */
	readonly memo: string;
}

export type WriteResult =
	| {
			readonly kind: 'written';
			readonly records: readonly RecordRef[];
			readonly attempts: number;
			/** It stood there already: an earlier try had got through. */
			readonly wasThere: boolean;
	  }
	| { readonly kind: 'failed'; readonly failure: Failure; readonly attempts: number };
