import type { Company } from '../company';
import type { StoredRecord } from '../store/record';

/** What a document or list object is made in. */
export interface Draft {
	readonly company: Company;
	readonly entity: string;
	/** The object that is changed; `null` for a new one. */
	readonly self: StoredRecord | null;
	/** `include=allowduplicatedocnum` */
	readonly allowsDuplicateNumber: boolean;
}
