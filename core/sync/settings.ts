import type { ContactField, DealField } from './fields';
import type { Pipeline } from './stages';

/** What the user decided. */
export interface SyncSettings {
	/** `null`: contacts only. */
	readonly pipeline: Pipeline | null;
	readonly owned: {
		readonly contact: ReadonlySet<ContactField>;
		readonly deal: ReadonlySet<DealField>;
	};
	/** The CRM's id of the person new records are given to; `null` for none. */
	readonly ownerId: string | null;
	/** Lead source of clients whose studio system tells none; `null` for none. */
	readonly leadSource: string | null;
}
