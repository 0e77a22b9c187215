import type { BookMapping, Draft } from '../../core/books';
import type { UnknownRecord } from '../../core/event/read';
import type { Failure } from '../../core/http';
import type { Entity } from './api';
import type { Company } from './company';
import type { Posting } from './slot';

/** What a document says, stored or to be written. */
export interface Content {
	/** Its own lines, signed. */
	readonly postings: readonly Posting[];
	readonly sha: string;
	/** Minor units: Σ debits of a journal entry, the total of a sales form. */
	readonly total: number;
	/** Minor units of tax that QuickBooks' sales tax keeps, debit positive. */
	readonly tax: number;
	/** The account the money of a sales form goes to or comes from. */
	readonly depositId: string | null;
}

export interface NewDocument {
	readonly entity: Entity;
	readonly body: Readonly<Record<string, unknown>>;
	readonly content: Content;
}

export type Built =
	{ readonly ok: true; readonly document: NewDocument } | { readonly ok: false; readonly failure: Failure };

/** What a form has to know to write and read its documents. */
export interface FormContext {
	readonly company: Company;
	readonly mapping: BookMapping;
	/** Accounts that earlier documents of this base took their money to. */
	readonly depositsOf: (base: string) => ReadonlySet<string>;
}

/** A way to put journals into QuickBooks. */
export interface DocumentForm {
	readonly entities: readonly Entity[];
	readonly build: (draft: Draft, context: FormContext) => Built;
	readonly read: (
		entity: Entity,
		row: UnknownRecord,
		digits: number,
		context: Pick<FormContext, 'company' | 'mapping'>,
	) => Content;
}
