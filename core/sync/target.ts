import type { Failure } from '../http';
import type { ContactField, DealField, Values } from './fields';
import type { PlannedChange } from './outcome';

/** A record as the CRM holds it, in our field names and our notation. */
export interface Held<Field extends string> {
	readonly id: string;
	readonly url: string | null;
	/** Further e-mail addresses that lead to this record. */
	readonly aliases: readonly string[];
	readonly values: Values<Field>;
}

/** Answer of a look-up by one field. A value that is neither found nor failed does not exist. */
export interface Found<Field extends string> {
	readonly records: ReadonlyMap<string, Held<Field>>;
	readonly failures: ReadonlyMap<string, Failure>;
	readonly attempts: ReadonlyMap<string, number>;
}

/** One record to write; `id` is set when a record that has no key yet is taken over. */
export interface Change<Field extends string> {
	/** Our key: unique within one call. */
	readonly key: string;
	readonly id: string | null;
	/** For the plan of a dry run. */
	readonly isNew: boolean;
	readonly values: Values<Field>;
}

export type Written =
	| {
			readonly kind: 'written';
			/** Empty in a dry run that would create. */
			readonly id: string;
			readonly url: string | null;
			readonly isNew: boolean;
			readonly attempts: number;
	  }
	/** A unique value is taken by another record: look again and decide anew. */
	| { readonly kind: 'conflict'; readonly failure: Failure; readonly attempts: number }
	| { readonly kind: 'failed'; readonly failure: Failure; readonly attempts: number };

export type WrittenByKey = ReadonlyMap<string, Written>;

export interface Link {
	readonly dealKey: string;
	readonly dealId: string;
	readonly contactId: string;
	/** A deal of this run has no links yet. */
	readonly isNewDeal: boolean;
}

/** A client who withdrew consent to marketing mail. */
export interface OptOut {
	readonly contactKey: string;
	readonly email: string;
}

/** A step beside the records (linking, opting out): only the ones that failed are named, by our key. */
export interface StepResult {
	readonly failures: ReadonlyMap<string, Failure>;
}

/**
 * A CRM as the sync sees it. Batches, paths, error texts and pauses are the target's own business; a new CRM is
 * one more object of this shape. No function throws for what the CRM does.
 */
export interface CrmTarget {
	/** Value of the node's parameter, `hubSpot`. */
	readonly system: string;
	/** Lifecycle stages a first purchase may move on from, in the CRM's own words. */
	readonly stagesBeforeCustomer: readonly string[];
	readonly findContacts: (by: 'key' | 'email', values: readonly string[]) => Promise<Found<ContactField>>;
	readonly writeContacts: (changes: ReadonlyArray<Change<ContactField>>) => Promise<WrittenByKey>;
	readonly findDeals: (keys: readonly string[]) => Promise<Found<DealField>>;
	readonly writeDeals: (changes: ReadonlyArray<Change<DealField>>) => Promise<WrittenByKey>;
	/** Links deals to contacts; repeating it changes nothing. */
	readonly link: (links: readonly Link[]) => Promise<StepResult>;
	/** Records an opt-out from marketing mail with the CRM's own consent service; `null` when none is set up. */
	readonly optOut: ((optOuts: readonly OptOut[]) => Promise<StepResult>) | null;
	/** Requests sent so far; in a dry run those that would have been sent, too. */
	readonly calls: () => number;
	/** What was not written because this is a dry run, by our key; `null` outside a dry run. */
	readonly planned: (() => ReadonlyMap<string, readonly PlannedChange[]>) | null;
}
