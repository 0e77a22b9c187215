import type { Draft, WriteResult } from '../../core/books';
import type { Failure } from '../../core/http';
import type { DocumentForm, FormContext, NewDocument } from './form';
import type { LedgerOptions, QuickBooksSession } from './session';

/** One run's means of writing. */
export interface Writing {
	readonly session: QuickBooksSession;
	readonly options: LedgerOptions;
	readonly form: DocumentForm;
	readonly context: FormContext;
}

export interface Pending {
	readonly draft: Draft;
	readonly document: NewDocument;
	/** Tries so far. */
	readonly attempts: number;
}

/** What a try left open. */
export type Open =
	/** Refused for the number of calls: to be written again. */
	| { readonly kind: 'repeat'; readonly failure: Failure }
	/** May have been written. */
	| { readonly kind: 'unknown'; readonly failure: Failure }
	/** The number is in use: perhaps by ourselves. */
	| { readonly kind: 'duplicate'; readonly failure: Failure };

export type Verdict = { readonly kind: 'settled'; readonly result: WriteResult } | Open;

/** A document that is not settled yet. */
export interface Given {
	readonly entry: Pending;
	readonly open: Open;
}
